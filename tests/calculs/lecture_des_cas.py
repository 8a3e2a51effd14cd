"""Reads the cases of cas/*.yaml with the program's own readers, so that what is tested is the syntax that a data officer writes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from generator.calculs.avancement import CadreDeLecture
from generator.calculs.series import retenues
from generator.calculs.statuts import Statut
from generator.model.codes.champs import CodeChamp
from generator.model.codes.liens import CodeLien
from generator.model.dossier import Dossier
from generator.model.formats.forme import Champ, Forme, GenreDeChamp
from generator.model.referentiel import Indicateur, Noeud
from generator.model.territoire import Territoire
from generator.model.valeur import Valeur
from generator.sources.champs import Champs
from generator.sources.contrat import lire_contrat
from generator.sources.journal import Journal
from generator.sources.referentiel import lire_noeuds
from generator.sources.territoires import lire_territoires
from generator.sources.unites import lire_unites
from generator.sources.valeurs import interpreter_valeurs
from generator.sources.yaml_noeuds import composer

# What a case may leave out, for it has no part in a computation.
CONTRAT = """\
id: exemple
titre: Exemple
territoire_nom: Exemple
type: contrat de ville
documents: [{id: document, titre: Document}]
niveaux: [{id: action, nom: Action, pluriel: Actions, article: "L’action"}]
"""
INDICATEUR = "{id: indicateur, type: suivi}"
NOEUDS = "noeuds: [{id: action, niveau: action, titre: Action, indicateurs: []}]"
TERRITOIRES = "territoires: [{id: paris, type: perimetre, nom: Paris}]"
COLONNES = ("periode", "territoire", "valeur", "statut", "ventilation", "borne_basse", "borne_haute")
VIDE = Forme("écrit comme dans les fichiers d’un contrat", ())
AILLEURS = (Statut.PUBLIE_AILLEURS, Statut.PEUT_ETRE_AILLEURS)
CAS = Forme(
    "cas",
    (
        Champ("nom", GenreDeChamp.TEXTE, "ce que le cas montre", "cible atteinte", requis=True),
        Champ("contrat", GenreDeChamp.CHAMPS, "comme dans contrat.yml", "{debut: 2015, fin: 2020}", forme=VIDE),
        Champ("date", GenreDeChamp.DATE, "le jour où l’on juge", "2018-06-30", requis=True),
        Champ("indicateur", GenreDeChamp.CHAMPS, "comme dans referentiel/*.yml", "{libelle: Places, unite: nombre}", forme=VIDE),
        Champ(
            "indicateurs",
            GenreDeChamp.LISTE,
            "plusieurs, quand il s’agit de les compter",
            "[{id: a, libelle: A, unite: nombre}]",
            forme=VIDE,
        ),
        Champ("unites", GenreDeChamp.LISTE, "comme dans unites.yml", "[{id: places, nom: places}]", forme=VIDE),
        Champ("territoires", GenreDeChamp.LISTE, "comme dans territoires.yml", "[{id: nord, type: commune, nom: Nord}]", forme=VIDE),
        Champ("valeurs", GenreDeChamp.TEXTES, "les chiffres", "[2017 ; paris ; 100]"),
        Champ("lieu", GenreDeChamp.TEXTE, "le lieu où l’on juge", "nord"),
        Champ("ailleurs", GenreDeChamp.CHOIX, "ce que l’on sait de publié ailleurs", "publie_ailleurs", choix=AILLEURS),
        Champ("attendu", GenreDeChamp.CHAMPS, "ce que le programme doit trouver", "{statut: atteint}", forme=VIDE),
    ),
)
FICHIER = Forme("fichier de cas", (Champ("cas", GenreDeChamp.LISTE, "les cas", requis=True, non_vide=True, forme=CAS),))


class CasInvalide(ValueError):
    """The case cannot be read; the message, in French, names the file, the case and the problems."""


@dataclass(frozen=True)
class Cas:
    """One case: what is known, the day, and what is expected of it (`attendu`: the fields that are written, and no other)."""

    fichier: str
    nom: str
    cadre: CadreDeLecture
    indicateurs: tuple[Indicateur, ...]
    valeurs: tuple[Valeur, ...]
    lieu: str
    plusieurs: bool
    attendu: yaml.Node
    journal: Journal
    noeuds: tuple[Noeud, ...] = ()

    def dossier(self) -> Dossier:
        """The case as a contract: what is asked of figures together (secrets, computed indicators) is asked of this."""
        return Dossier(self.cadre.contrat, self.noeuds, tuple(self.cadre.territoires.values()), self.valeurs, (), ())

    def lire_attendu(self, noms: Iterable[str]) -> dict[str, str]:
        """What the case expects of each of these; anything else that it expects is a problem."""
        forme = Forme("attendu", tuple(Champ(nom, GenreDeChamp.TEXTE, "ce qui est attendu") for nom in noms))
        champs = Champs(self.attendu, self.fichier, self.journal, forme)
        lus = {nom: champs.texte(nom) for nom in noms}
        champs.fini()
        return lus

    def attend(self, nom: str) -> str:
        """What the case expects of one thing; empty where it does not say."""
        return next((str(valeur.value) for cle, valeur in self.attendu.value if cle.value == nom), "")

    def valeurs_de(self, indicateur: Indicateur) -> tuple[Valeur, ...]:
        """The observations of one indicator, in the version that counts."""
        return retenues(valeur for valeur in self.valeurs if valeur.indicateur == indicateur.id)

    def refuser(self) -> None:
        """Raise CasInvalide when something could not be read."""
        if self.journal.problemes:
            raise CasInvalide("\n".join([f"{self.fichier}, cas « {self.nom} » :", *map(str, self.journal.problemes)]))


def lire_cas(chemin: Path) -> list[Cas]:
    """The cases of one file."""
    return parse_cas(chemin.read_text("utf-8"), chemin.name)


def parse_cas(texte: str, fichier: str) -> list[Cas]:
    """The cases of a text. Raises CasInvalide, except for what `attendu` holds: that is read by the test."""
    journal = Journal()
    racine = composer(texte, fichier, journal)
    if racine is None:
        raise CasInvalide("\n".join(map(str, journal.problemes)))
    haut = Champs(racine, fichier, journal, FICHIER)
    elements = haut.liste("cas")
    haut.fini()
    if journal.problemes:
        raise CasInvalide("\n".join(map(str, journal.problemes)))
    return [_cas(champs, noeud, fichier) for champs, noeud in zip(elements, _sous(racine, "cas").value, strict=True)]


def _cas(champs: Champs, noeud: yaml.MappingNode, fichier: str) -> Cas:
    journal = champs.journal = Journal()
    nom = champs.texte("nom") or f"ligne {champs.lieu.ligne}"
    contrat = lire_contrat(_completer(_sous(noeud, "contrat"), CONTRAT), fichier, journal)
    lieux = {lieu.id: lieu for lieu in _territoires(noeud, fichier, journal)}
    plusieurs = bool(champs.liste("indicateurs"))
    noeuds = _noeuds(noeud, fichier, journal)
    indicateurs = tuple(indicateur for lu in noeuds for indicateur in lu.indicateurs)
    valeurs = _valeurs(champs.textes("valeurs"), f"{fichier} (valeurs du cas « {nom} »)", indicateurs, lieux, journal, plusieurs=plusieurs)
    jour = champs.date("date")
    if len(jour) != 10:
        journal.erreur(champs.lieu_du("date"), CodeChamp.DATE, "La date d’un cas est un jour.", "Écrire par exemple 2018-06-30.")
    attendu = champs.sous("attendu")
    champs.sous("contrat")  # these were read above, by the program's own readers
    champs.sous("indicateur")
    champs.liste("territoires")
    champs.liste("unites")
    ailleurs = champs.choix("ailleurs")
    connus = {lu.id: Statut(ailleurs) for lu in indicateurs} if ailleurs else {}
    cas = Cas(
        fichier,
        nom,
        CadreDeLecture(contrat, lieux, jour, connus),
        indicateurs,
        valeurs,
        champs.texte("lieu"),
        plusieurs,
        _sous(noeud, "attendu"),
        journal,
        noeuds,
    )
    if attendu is None:
        journal.erreur(champs.lieu, CodeChamp.CHAMP_MANQUANT, "Le champ « attendu » manque.", "Dire ce que le programme doit trouver.")
    if not indicateurs:
        journal.erreur(champs.lieu, CodeChamp.CHAMP_MANQUANT, "Le champ « indicateur » manque.", "Le recopier du référentiel.")
    champs.fini()
    cas.refuser()
    return cas


def _territoires(noeud: yaml.MappingNode, fichier: str, journal: Journal) -> Sequence[Territoire]:
    paire = _paire(noeud, "territoires")
    racine = yaml.MappingNode("tag:yaml.org,2002:map", [paire], noeud.start_mark) if paire else composer(TERRITOIRES, fichier, journal)
    assert racine is not None
    return lire_territoires(racine, fichier, Path(), journal)


def _noeuds(noeud: yaml.MappingNode, fichier: str, journal: Journal) -> tuple[Noeud, ...]:
    """Read as those of an action of a référentiel; its id and its type may be left out."""
    un, plusieurs = _paire(noeud, "indicateur"), _paire(noeud, "indicateurs")
    ecrits = [un[1]] if un else list(plusieurs[1].value) if plusieurs else []
    racine = composer(NOEUDS, fichier, journal)
    assert isinstance(racine, yaml.MappingNode)
    _sous(_sous(racine, "noeuds").value[0], "indicateurs").value[:] = [_completer(ecrit, INDICATEUR) for ecrit in ecrits]
    unites = _paire(noeud, "unites")
    declarees = lire_unites(yaml.MappingNode(noeud.tag, [unites], noeud.start_mark), fichier, journal) if unites else ()
    return lire_noeuds(racine, fichier, journal, declarees)


def _valeurs(
    lignes: Sequence[str],
    nom: str,
    indicateurs: Sequence[Indicateur],
    lieux: Mapping[str, Territoire],
    journal: Journal,
    *,
    plusieurs: bool,
) -> tuple[Valeur, ...]:
    """Rows «période ; territoire ; valeur ; statut ; ventilation ; borne basse ; borne haute», of which the last four may be left out.

    With several indicators, the id of one comes first.
    """
    colonnes = ("indicateur", *COLONNES) if plusieurs else COLONNES
    rangees = []
    for ligne in lignes:
        cellules = [cellule.strip() for cellule in ligne.split(";")]
        cellules += [""] * (len(colonnes) - len(cellules))
        if not plusieurs:
            cellules.append(indicateurs[0].id if indicateurs else "")
        rangees.append(";".join([*cellules, "Exemple"]))
    entete = ";".join([*colonnes, *([] if plusieurs else ["indicateur"]), "source"])
    lues = interpreter_valeurs("\n".join([entete, *rangees]), nom, {lu.id: lu.unite for lu in indicateurs}, journal)
    for valeur in lues:
        if valeur.territoire not in lieux:
            conseil = "Le déclarer dans « territoires » du cas."
            journal.erreur(valeur.lieu, CodeLien.REFERENCE, f"Le territoire « {valeur.territoire} » n’existe pas.", conseil)
    return tuple(lues)


def _paire(noeud: yaml.Node, cle: str) -> tuple[yaml.Node, yaml.Node] | None:
    if not isinstance(noeud, yaml.MappingNode):
        return None
    return next((paire for paire in noeud.value if paire[0].value == cle), None)


def _sous(noeud: yaml.Node, cle: str) -> yaml.Node:
    """The node of a field; an empty mapping at the same place where there is none."""
    paire = _paire(noeud, cle)
    return paire[1] if paire else yaml.MappingNode("tag:yaml.org,2002:map", [], noeud.start_mark)


def _completer(noeud: yaml.Node, defauts: str) -> yaml.Node:
    """The same mapping, with the fields of `defauts` that it does not have."""
    autres = composer(defauts, "", Journal())
    if not isinstance(noeud, yaml.MappingNode) or not isinstance(autres, yaml.MappingNode):
        return noeud
    deja = {cle.value for cle, _ in noeud.value}
    ajoutes = [paire for paire in autres.value if paire[0].value not in deja]
    return yaml.MappingNode(noeud.tag, [*noeud.value, *ajoutes], noeud.start_mark, noeud.end_mark)
