"""Gives things other ids, or takes them out, in all files of a project that name them; what became of their addresses is written with it."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import yaml
from msgspec import Struct, field

from generator.model.dossier import Registre
from generator.model.formats.designations import NOMMENT, GenreDAdresse
from generator.publication.identifiants_ecrits import (
    Change,
    FichierLu,
    NomEcrit,
    avec_anciens,
    dans_un_tableau,
    fichiers_du_projet,
    mentions,
    renommee,
    sans_champ,
    sans_element,
)
from generator.publication.importer import poser
from generator.publication.verrou import verrou
from generator.sources.journal import Journal
from generator.sources.yaml_noeuds import composer

FICHIER = "adresses.yml"


class ChangementImpossible(Exception):
    """What is asked cannot be written; the message says why, in French."""


class Chose(Struct, frozen=True):
    """A thing that has a page: its kind, its id, the contract that it is of (empty for a partner, which all share), its ids of before,
    its name."""

    genre: GenreDAdresse
    id: str
    contrat: str
    anciens: tuple[str, ...] = ()
    nom: str = ""

    @property
    def adresse(self) -> str:
        """The address of its page, below its site."""
        return f"{self.genre.dossier}/{self.id}/"


class Plan(Struct):
    """What is to be written: the bytes of each file (None: it goes), and what changes in them, in French; places that a person must look at (`a_relire`)."""

    textes: dict[Path, bytes | None] = field(default_factory=dict)
    dits: list[str] = field(default_factory=list)
    a_relire: list[str] = field(default_factory=list)


def choses(registre: Registre) -> Iterator[Chose]:
    """All things that have a page."""
    for dossier in registre.dossiers:
        contrat = dossier.id_du_contrat
        yield from (Chose(GenreDAdresse.NOEUD, un.id, contrat, un.anciens_ids, un.titre) for un in dossier.noeuds())
        yield from (Chose(GenreDAdresse.INDICATEUR, un.id, contrat, un.anciens_ids, un.libelle) for un in dossier.indicateurs())
        yield from (Chose(GenreDAdresse.TERRITOIRE, un.id, contrat, un.anciens_ids, un.nom) for un in dossier.territoires)
    yield from (Chose(GenreDAdresse.PARTENAIRE, un.id, "", un.anciens_ids, un.nom) for un in registre.partenaires)


def renommer(projet: Path, registre: Registre, chose: Chose, nouveau: str) -> Plan:
    """Another id for a thing, wherever it is named; the one that it had leads to it. It may be one that it had before, and that nothing else can have."""

    def changer(mention: NomEcrit) -> Iterator[Change]:
        yield renommee(mention, chose.id, nouveau)
        if mention.propre and mention.mere:
            yield avec_anciens(mention.fichier, mention.mere, [chose.id])

    plan = _parcourir(projet, registre, chose, changer, nouveau)
    facile = projet / "content" / chose.contrat / "facile" / f"{chose.id}.md"
    if chose.genre is GenreDAdresse.NOEUD and facile.is_file():
        plan.textes |= {facile: None, facile.with_stem(nouveau): facile.read_bytes()}
        plan.dits.append(f"{_nom(projet, facile)} devient {nouveau}.md")
    return plan


def fusionner(projet: Path, registre: Registre, garde: Chose, autre: Chose) -> Plan:
    """All that names `autre` names `garde`, which takes its addresses; what described `autre` goes. Of the ids of before of `garde`, its own is the first where it had no other.
    Raises ChangementImpossible where `garde` is described in no file of the project."""
    anciens = (*(() if garde.anciens else (garde.id,)), *autre.anciens, autre.id)
    decrits: list[NomEcrit] = []

    def changer(mention: NomEcrit) -> Iterator[Change]:
        if mention.propre:
            yield from _sans(mention)
        elif mention.liste and any(getattr(un, "value", "") == garde.id for un in mention.liste.value):
            yield sans_element(mention.fichier, mention.noeud, mention.liste)
        else:
            yield renommee(mention, autre.id, garde.id)

    def garder(fichier: FichierLu) -> Iterator[Change]:
        for mention in mentions(fichier, garde.genre, garde.id):
            if mention.propre and mention.mere:
                decrits.append(mention)
                yield avec_anciens(fichier, mention.mere, anciens)

    plan = _parcourir(projet, registre, autre, changer, garde.id, garder)
    if not decrits:
        raise ChangementImpossible(
            f"partenaires.yml ne décrit pas « {garde.id} », qui est du registre du programme : y écrire d’abord « - {{id: {garde.id}}} »"
        )
    return plan


def retirer(projet: Path, registre: Registre, chose: Chose, ligne: str, le: str, *, chiffres: bool) -> Plan:
    """What described a thing goes, and `ligne` says in adresses.yml what became of its page, on that ISO day. With `chiffres`, the rows of tables that name it go too. Raises
    ChangementImpossible where there are some and they are to stay."""

    def changer(mention: NomEcrit) -> Iterator[Change]:
        if mention.propre:
            yield from _sans(mention)

    plan = _parcourir(projet, registre, chose, changer, None)
    tableaux = [chemin for chemin in plan.textes if chemin.suffix == ".csv"]
    if tableaux and not chiffres:
        ou = ", ".join(_nom(projet, chemin) for chemin in tableaux)
        raise ChangementImpossible(
            f"des chiffres le nomment ({ou}). S’ils vont à un autre indicateur, « engagements adresses renommer » les y mène ; sinon, ajouter "
            "--effacer-les-chiffres"
        )
    # What a partner was is said on the portal, and in each contract that had a page of it.
    nommes = [un.id_du_contrat for un in registre.dossiers if chose.adresse in un.adresses_publiees.lignes]
    for site in (chose.contrat,) if chose.contrat else ("", *nommes):
        for ancien in lignes_des_anciens(chose, le):
            declarer(projet, site, ancien, plan)
        declarer(projet, site, ligne, plan)
    return plan


def lignes_des_anciens(chose: Chose, le: str) -> Iterator[str]:
    """The entries of adresses.yml that lead from the pages of its ids of before to that of the last: what says them where it is described goes."""
    return (f"{{adresse: {chose.genre.dossier}/{ancien}/, vers: {chose.adresse}, le: {le}}}" for ancien in chose.anciens)


def _sans(mention: NomEcrit) -> Iterator[Change]:
    """The changes that take away what describes a thing."""
    fichier, chose = mention.fichier, mention.mere
    liste, mere = _liste_de(fichier.racine, chose)
    if chose is None or liste is None:
        return
    change = sans_element(fichier, chose, liste) if len(liste.value) > 1 else sans_champ(fichier, mere, liste) if mere else None
    if change is not None:
        yield change


def _liste_de(noeud: yaml.Node | None, chose: yaml.Node | None) -> tuple[yaml.SequenceNode | None, yaml.MappingNode | None]:
    """The list that a node is an item of, and the fields that this list is one of."""
    attente = [noeud] if noeud else []
    while attente:
        ici = attente.pop()
        if isinstance(ici, yaml.MappingNode):
            for _, valeur in ici.value:
                if isinstance(valeur, yaml.SequenceNode) and any(un is chose for un in valeur.value):
                    return valeur, ici
                attente += valeur.value if isinstance(valeur, yaml.SequenceNode) else [valeur]
    return None, None


def _parcourir(
    projet: Path,
    registre: Registre,
    chose: Chose,
    changer: Callable[[NomEcrit], Iterator[Change]],
    nouveau: str | None,
    aussi: Callable[[FichierLu], Iterator[Change]] = lambda _: iter(()),
) -> Plan:
    """Change all that names a thing. A field that may as well name a thing of another kind, which has the same id, stays, and is to be read again."""
    contrats = [chose.contrat] if chose.contrat else [dossier.id_du_contrat for dossier in registre.dossiers]
    voisins = {
        une.genre for une in choses(registre) if une.id == chose.id and une.genre is not chose.genre and une.contrat in ("", *contrats)
    }
    series = {
        serie.id
        for dossier in registre.dossiers
        if dossier.id_du_contrat in contrats
        for serie in dossier.voisins.series
        if serie.par_contrat_de_ville
    }
    plan = Plan()
    for fichier in fichiers_du_projet(projet, contrats):
        changes = list(aussi(fichier))
        if fichier.chemin.suffix == ".csv":
            changes += dans_un_tableau(fichier, chose.genre, chose.id, nouveau, series)
        for mention in mentions(fichier, chose.genre, chose.id):
            if any(mention.champ in NOMMENT[voisin] for voisin in voisins) or (voisins and not mention.champ):
                plan.a_relire.append(f"{_nom(projet, fichier.chemin)}:{fichier.place(mention.noeud)[2]}")
            else:
                changes += changer(mention)
        if changes:
            plan.textes[fichier.chemin] = fichier.octets(changes)
            lignes = sorted({un.ligne for un in changes})
            plan.dits.append(f"{_nom(projet, fichier.chemin)}, {_dire_les_lignes(lignes)}")
    return plan


def _dire_les_lignes(lignes: Sequence[int]) -> str:
    if len(lignes) == 1:
        return f"ligne {lignes[0]}"
    montrees = ", ".join(map(str, lignes[:8]))
    return f"{len(lignes)} lignes ({montrees}{'…' if len(lignes) > 8 else ''})"


def ligne_d_adresse(adresse: str, le: str, *, quoi: str = "", motif: str = "", voir: Sequence[str] = ()) -> str:
    """The entry of adresses.yml, as it is written there."""
    mots = {"quoi": quoi, "motif": motif}
    champs = {"adresse": adresse, "le": le} | {nom: json.dumps(mot, ensure_ascii=False) for nom, mot in mots.items() if mot}
    suite = f", voir: [{', '.join(voir)}]" if voir else ""
    return f"{{{', '.join(f'{nom}: {mot}' for nom, mot in champs.items())}{suite}}}"


def declarer(projet: Path, site: str, ligne: str, plan: Plan) -> None:
    """Add an entry to the adresses.yml of a site (empty: the portal). Raises ChangementImpossible where the file is not written in lines."""
    chemin = projet / "referentiels" / site / FICHIER
    octets = plan.textes.get(chemin) or (chemin.read_bytes() if chemin.is_file() else b"adresses:\n")
    texte = octets.decode("utf-8")
    racine = composer(texte, chemin.name, Journal()) if chemin.is_file() or chemin in plan.textes else None
    retrait = 2
    if isinstance(racine, yaml.MappingNode):
        liste = next((valeur for cle, valeur in racine.value if cle.value == "adresses"), None)
        if not isinstance(liste, yaml.SequenceNode) or liste.flow_style:
            raise ChangementImpossible(f"{_nom(projet, chemin)} n’est pas écrit ligne par ligne")
        retrait = liste.start_mark.column
    plan.textes[chemin] = f"{texte.rstrip()}\n{' ' * retrait}- {ligne}\n".encode()
    plan.dits.append(f"{_nom(projet, chemin)} : - {ligne}")


def ecrire_le_plan(projet: Path, plan: Plan) -> None:
    """Write all of it, or nothing. Raises EcritureRefusee, OSError, ConstructionEnCours."""
    textes: Mapping[Path, bytes | None] = plan.textes
    with verrou(projet / ".construction"):
        poser(projet, textes, partout=True)


def _nom(projet: Path, chemin: Path) -> str:
    return chemin.relative_to(projet).as_posix()
