"""Reads the fields of one YAML mapping as they are defined (`model/formats`), and says what is missing, misspelt or of the wrong kind.

A reader always gets a value of the right type: when the field is wrong, a problem is noted and the empty value is given, so
that one run names every problem. Nothing built from such a value is ever published, for a run with an error stops there.

What must be there, the words that a field may hold and its example come from the definition. A reader that asks for a field which is not
defined, for another kind of it, or that never asks for one which is, raises DefinitionRompue: the two can only change together.
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import partial

import yaml

from generator.model.codes import CodeChamp, CodeYaml
from generator.model.formats.forme import Champ, DefinitionRompue, Forme, GenreDeChamp, exemple_de_champ, exemple_de_forme, exemple_en_tete
from generator.model.lieu import Lieu
from generator.model.periode import Periode
from generator.model.probleme import Code
from generator.sources.dates_voulues import date_voulue, ecrire_la_date
from generator.sources.journal import Journal, extrait, proche
from generator.sources.mots_a_publier import dire_les_mots
from generator.sources.nombres import NombreInvalide, interpreter_nombre
from generator.sources.nombres_voulus import conseil_pour
from generator.sources.periodes import PeriodeInvalide, est_date, interpreter_periode
from generator.sources.yaml_noeuds import ScalaireSuivi, lieu_de

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
ID_MAX = 60
# What a copied name of a field may have around it, and nobody sees.
SANS_LETTRE = re.compile("[\u00a0\u00ad\u200b-\u200d\u202f\u2007\u2060\u3000\\s]")
ADRESSE = re.compile(r"https?://[A-Za-z0-9.-]+(?::[0-9]+)?(?:/[^\s<>\"'\\]*)?")
OUI_NON = {"oui": True, "non": False, "true": True, "false": False}
_VIDES = {"", "~", "null"}
_MOTS = {
    GenreDeChamp.TEXTE,
    GenreDeChamp.REFERENCE,
    GenreDeChamp.PASSAGE,
    GenreDeChamp.NUMERO,
    GenreDeChamp.COURRIEL,
    GenreDeChamp.TELEPHONE,
    GenreDeChamp.COULEUR,
    GenreDeChamp.NOMBRE_OU_OUI_NON,
}
_COORDONNEES = {GenreDeChamp.COURRIEL, GenreDeChamp.TELEPHONE}
_SANS_PROSE = {GenreDeChamp.REFERENCE, GenreDeChamp.PASSAGE}
# A «#» after a text without quotes cuts it. It starts a comment where two spaces stand before it and one after, as everyone aligns
# comments, or where the text is one identifier, number or code; but «#3», «# 3» and «#garçons» are words of the text.
_COLLE = re.compile(r" ?[0-9]|[^\W_]")
_UN_MOT = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*|(?=\S*[0-9])[A-Za-z0-9./,%+-]+|[0-9][0-9 \u00a0\u202f.,]*[%€]?")


class Champs:
    """The fields of one mapping node, of which `forme` is the definition. Call `fini()` at the end: it reports the unknown ones.

    `en_tete` is true at the top of a file.
    """

    def __init__(self, noeud: yaml.Node, fichier: str, journal: Journal, forme: Forme, *, en_tete: bool = True) -> None:
        self.fichier = fichier
        self.journal = journal
        self.forme = forme
        self.lieu = lieu_de(noeud, fichier)
        self._valeurs: dict[str, yaml.Node] = {}
        self._cles: dict[str, yaml.Node] = {}
        self._lus: set[str] = set()
        self._lisible = isinstance(noeud, yaml.MappingNode)
        if isinstance(noeud, yaml.MappingNode):
            for cle, valeur in noeud.value:
                self._valeurs[cle.value] = valeur
                self._cles[cle.value] = cle
        else:
            exemple = exemple_en_tete(forme) if en_tete else exemple_de_forme(forme)
            self._erreur(noeud, CodeChamp.TYPE, "Des champs (« nom: valeur ») sont attendus ici.", f"Écrire par exemple « {exemple} ».")

    def _erreur(self, noeud: yaml.Node | None, code: Code, message: str, conseil: str, champ: str = "") -> None:
        lieu = lieu_de(noeud, self.fichier) if noeud else self.lieu
        self.journal.erreur(lieu, code, message, conseil, champ or self._champ_de(noeud))

    def _champ_de(self, noeud: yaml.Node | None) -> str:
        """The field that a node is the name, the value, or an item of; empty for another."""
        for cle, valeur in self._valeurs.items():
            elements = valeur.value if isinstance(valeur, yaml.SequenceNode) else ()
            if any(noeud is un for un in (valeur, self._cles[cle], *elements)):
                return cle
        return ""

    def __contains__(self, cle: str) -> bool:
        noeud = self._valeurs.get(cle)
        return noeud is not None and not (isinstance(noeud, yaml.ScalarNode) and _vide(noeud))

    def lieu_du(self, cle: str) -> Lieu:
        """The place of a field's value; that of the mapping when the field is absent."""
        return lieu_de(self._valeurs[cle], self.fichier) if cle in self._valeurs else self.lieu

    def lieux(self) -> dict[str, Lieu]:
        """The place of the value of each field that is written."""
        return {cle: lieu_de(valeur, self.fichier) for cle, valeur in self._valeurs.items()}

    def _champ(self, cle: str, *genres: GenreDeChamp) -> Champ:
        """The definition of a field, which must be of one of these kinds."""
        champ = self.forme.champ(cle)
        if champ.genre not in genres:
            raise DefinitionRompue(f"« {cle} » of « {self.forme.nom} » is a field of another kind ({champ.genre})")
        self._lus.add(cle)
        return champ

    def _noeud(self, champ: Champ, requis: bool | None = None) -> yaml.Node | None:
        """The node of a field; `requis` decides for a field that the definition requires on a condition, and for no other."""
        if bool(champ.condition) is (requis is None):
            raise DefinitionRompue(f"« {champ.nom} » of « {self.forme.nom} »: only a condition is decided by the reader")
        if champ.nom in self:
            return self._valeurs[champ.nom]
        if (champ.requis or requis) and self._lisible:
            conseil = f"Ajouter par exemple « {exemple_de_champ(champ, self.forme)} » à cet élément."
            self._erreur(self._valeurs.get(champ.nom), CodeChamp.CHAMP_MANQUANT, f"Le champ « {champ.nom} » manque.", conseil, champ.nom)
        return None

    def _mot(self, noeud: yaml.Node, cle: str) -> str | None:
        if isinstance(noeud, yaml.ScalarNode):
            mot = str(noeud.value).strip()
            attendue = self.forme.champ(cle).genre in _COORDONNEES
            dire_les_mots(mot, partial(lieu_de, noeud, self.fichier), self.journal, cle, coordonnees=attendue)
            return mot
        self._erreur(
            noeud,
            CodeChamp.TYPE,
            f"Le champ « {cle} » doit être un texte, pas une liste ni des champs.",
            "Mettre le texte entre guillemets.",
        )
        return None

    def _prose(self, noeud: yaml.Node | None, cle: str) -> None:
        """Warn where a «#» seems to have cut the words of a field."""
        if not isinstance(noeud, ScalaireSuivi):
            return
        dit, suite = noeud.value.strip(), noeud.commentaire
        coupe = bool(dit and suite.texte.strip()) and suite.ecart == " " and not _UN_MOT.fullmatch(dit)
        coupe = coupe or _COLLE.match(suite.texte) is not None
        if coupe:
            reste = f"s’arrête à « {extrait(dit)} »" if dit else "est vide"
            message = f"Un « # » coupe le texte du champ « {extrait(cle)} », qui {reste} : « {extrait(f'#{suite.texte}')} » n’est pas lu."
            conseil = (
                "Mettre tout le texte entre guillemets doubles ; si c’est un commentaire, le séparer par deux espaces (« texte  # … »)."
            )
            self.journal.avertir(suite.lieu, CodeYaml.YAML_DIESE, message, conseil, cle)

    def texte(self, cle: str, *, requis: bool | None = None) -> str:
        """The text of a field, without the spaces around it; empty when absent."""
        champ = self._champ(cle, *_MOTS)
        noeud = self._noeud(champ, requis)
        if champ.genre not in _SANS_PROSE:
            self._prose(self._valeurs.get(cle), cle)
        return (self._mot(noeud, cle) or "") if noeud else ""

    def id(self, cle: str = "id", *, requis: bool | None = None) -> str:
        """An identifier: lower-case ASCII letters, digits and single dashes; empty when absent."""
        noeud = self._noeud(self._champ(cle, GenreDeChamp.IDENTIFIANT), requis)
        return self._identifiant(noeud, cle) if noeud else ""

    def _identifiant(self, noeud: yaml.Node, cle: str) -> str:
        mot = self._mot(noeud, cle)
        if mot is None:
            return ""
        if not ID.match(mot) or len(mot) > ID_MAX:
            self._erreur(
                noeud,
                CodeChamp.IDENTIFIANT,
                f"« {extrait(mot)} » n’est pas un identifiant.",
                f"Écrire des lettres minuscules sans accent, des chiffres et des tirets, {ID_MAX} signes au plus (« o1-2-p3 »).",
            )
            return ""
        return mot

    def choix(self, cle: str, *, defaut: str | None = None, requis: bool | None = None, autres: Iterable[str] = ()) -> str:
        """One of the words of the definition, or of `autres` where that is open to others; when absent, `defaut`, or that of the definition."""
        champ = self._champ(cle, GenreDeChamp.CHOIX)
        return self._un_des(champ, (*champ.choix, *(autres if champ.ouvert else ())), champ.defaut if defaut is None else defaut, requis)

    def _un_des(self, champ: Champ, connus: tuple[str, ...], defaut: str, requis: bool | None = None) -> str:
        noeud = self._noeud(champ, requis)
        mot = self._mot(noeud, champ.nom) if noeud else None
        if mot is None:
            return defaut
        if mot not in connus:
            self._erreur(
                noeud,
                CodeChamp.CHOIX,
                f"« {extrait(mot)} » n’est pas une valeur connue du champ « {champ.nom} ».",
                f"{proche(mot, connus)}Écrire l’un de : {', '.join(connus)}.",
            )
            return defaut
        return mot

    def annee(self, cle: str) -> int | None:
        """A calendar year from 1900 to 2199."""
        noeud = self._noeud(self._champ(cle, GenreDeChamp.ANNEE))
        mot = self._mot(noeud, cle) if noeud else None
        if mot is None:
            return None
        if not re.fullmatch(r"(?:19|20|21)[0-9]{2}", mot):
            self._erreur(noeud, CodeChamp.ANNEE, f"« {extrait(mot)} » n’est pas une année.", _l_annee(mot))
            return None
        return int(mot)

    def entier(self, cle: str) -> int | None:
        """A whole number, zero or more."""
        nombre = self._nombre(self._champ(cle, GenreDeChamp.ENTIER))
        if nombre is None:
            return None
        if nombre != nombre.to_integral_value() or nombre < 0:
            self._erreur(
                self._valeurs[cle], CodeChamp.NOMBRE, f"Le champ « {cle} » doit être un nombre entier.", "Écrire par exemple 12500."
            )
            return None
        return int(nombre)

    def nombre(self, cle: str, *, signes: str = "", point_decimal: bool = False) -> Decimal | None:
        """A number as French offices write them, within the bounds of the definition, followed by nothing or by one of the `signes`."""
        return self._nombre(self._champ(cle, GenreDeChamp.NOMBRE, GenreDeChamp.NOMBRE_OU_OUI_NON), signes, point_decimal=point_decimal)

    def _nombre(self, champ: Champ, signes: str = "", *, point_decimal: bool = False) -> Decimal | None:
        cle, bornes = champ.nom, champ.bornes
        noeud = self._noeud(champ)
        mot = self._mot(noeud, cle) if noeud else None
        if mot is None:
            return None
        try:
            lu = interpreter_nombre(mot, point_decimal=point_decimal)
        except NombreInvalide as erreur:
            self._erreur(
                noeud,
                CodeChamp.NOMBRE,
                f"« {extrait(mot)} » n’est pas un nombre : {erreur}.",
                conseil_pour(mot, "Écrire par exemple 12500 ou 12,5.", absent=False),
            )
            return None
        if lu.unite not in signes:
            self._erreur(noeud, CodeChamp.UNITE, f"Le champ « {cle} » n’est pas en « {lu.unite} ».", "Écrire le nombre seul.")
            return None
        if bornes and not bornes[0] <= lu.valeur <= bornes[1]:
            message = f"« {extrait(mot)} » est hors des bornes ({bornes[0]} à {bornes[1]})."
            self._erreur(noeud, CodeChamp.NOMBRE, message, "Vérifier ce nombre et son signe.")
            return None
        return lu.valeur

    def booleen(self, cle: str) -> bool | None:
        """oui or non; None when absent."""
        return OUI_NON.get(self._un_des(self._champ(cle, GenreDeChamp.OUI_NON), tuple(OUI_NON), ""))

    def date(self, cle: str, *, requis: bool | None = None) -> str:
        """AAAA, AAAA-MM or AAAA-MM-JJ; a whole day where the definition says so; empty when absent."""
        champ = self._champ(cle, GenreDeChamp.DATE, GenreDeChamp.JOUR)
        noeud = self._noeud(champ, requis)
        mot = self._mot(noeud, cle) if noeud else None
        if mot is None:
            return ""
        if not est_date(mot):
            self._erreur(
                noeud, CodeChamp.DATE, f"« {extrait(mot)} » n’est pas une date.", ecrire_la_date(mot, "Écrire 2020-12-08, 2020-12 ou 2020.")
            )
            return ""
        if champ.genre is GenreDeChamp.JOUR and len(mot) != len("2020-12-08"):
            self._erreur(noeud, CodeChamp.DATE, f"« {mot} » n’est pas un jour.", f"Écrire le jour entier ({champ.exemple}).")
            return ""
        return mot

    def periode(self, cle: str) -> Periode | None:
        """A period as in a data file; None when absent."""
        champ = self._champ(cle, GenreDeChamp.PERIODE)
        noeud = self._noeud(champ)
        mot = self._mot(noeud, cle) if noeud else None
        try:
            return interpreter_periode(mot) if mot else None
        except PeriodeInvalide as erreur:
            conseil = ecrire_la_date(mot or "", "Corriger la période.", periode=True)
            self._erreur(noeud, CodeChamp.PERIODE, f"« {extrait(mot or '')} » n’est pas une période : {erreur}.", conseil)
            return None

    def url(self, cle: str) -> str:
        """An address that starts with https:// or http://; empty when absent."""
        noeud = self._noeud(self._champ(cle, GenreDeChamp.ADRESSE))
        mot = self._mot(noeud, cle) if noeud else None
        if mot is None:
            return ""
        if not ADRESSE.fullmatch(mot):
            self._erreur(
                noeud,
                CodeChamp.ADRESSE,
                f"« {extrait(mot)} » n’est pas une adresse de page.",
                "Écrire une adresse qui commence par https://.",
            )
            return ""
        return mot

    def _elements(self, champ: Champ, requis: bool | None = None) -> list[yaml.Node]:
        noeud = self._noeud(champ, requis)
        if noeud is None:
            return []
        exemple = exemple_de_champ(champ, self.forme)
        if not isinstance(noeud, yaml.SequenceNode):
            conseil = f"Écrire par exemple « {exemple} », ou une ligne « - … » par élément."
            self._erreur(noeud, CodeChamp.TYPE, f"Le champ « {champ.nom} » doit être une liste.", conseil)
            return []
        if not noeud.value and champ.non_vide:
            conseil = f"Y écrire au moins un élément, par exemple « {exemple} »."
            self._erreur(noeud, CodeChamp.CHAMP_MANQUANT, f"La liste « {champ.nom} » est vide.", conseil)
        return list(noeud.value)

    def textes(self, cle: str) -> tuple[str, ...]:
        """A list of non-empty texts."""
        mots = []
        for element in self._elements(self._champ(cle, GenreDeChamp.TEXTES, GenreDeChamp.LISTE_DE_CHOIX, GenreDeChamp.PASSAGES)):
            mot = self._mot(element, cle)
            self._prose(element, cle)
            if isinstance(element, yaml.ScalarNode) and _vide(element):
                self._erreur(element, CodeChamp.CHAMP_MANQUANT, f"Un élément de « {cle} » est vide.", "L’écrire, ou enlever la ligne.")
            elif mot is not None:
                mots.append(mot)
        return tuple(mots)

    def ids(self, cle: str) -> tuple[str, ...]:
        """A list of identifiers."""
        elements = self._elements(self._champ(cle, GenreDeChamp.IDENTIFIANTS))
        return tuple(mot for element in elements if (mot := self._identifiant(element, cle)))

    def liste(self, cle: str, *, requis: bool | None = None) -> list["Champs"]:
        """A list of mappings."""
        champ = self._champ(cle, GenreDeChamp.LISTE)
        return [self._dedans(element, champ) for element in self._elements(champ, requis)]

    def elements(self, cle: str) -> list["tuple[Lieu, Champs | str]"]:
        """A list whose items are either a bare identifier or a mapping, each with its place."""
        champ = self._champ(cle, GenreDeChamp.IDENTIFIANTS_OU_CHAMPS)
        sortie: list[tuple[Lieu, Champs | str]] = []
        for element in self._elements(champ):
            lieu = lieu_de(element, self.fichier)
            if isinstance(element, yaml.ScalarNode):
                sortie.append((lieu, self._identifiant(element, cle)))
            else:
                sortie.append((lieu, self._dedans(element, champ)))
        return sortie

    def sous(self, cle: str) -> "Champs | None":
        """A nested mapping; None when absent."""
        champ = self._champ(cle, GenreDeChamp.CHAMPS)
        noeud = self._noeud(champ)
        return self._dedans(noeud, champ) if noeud else None

    def _dedans(self, noeud: yaml.Node, champ: Champ) -> "Champs":
        return Champs(noeud, self.fichier, self.journal, self.forme.dedans(champ), en_tete=False)

    def fini(self) -> None:
        """Report the fields that the definition does not have."""
        if oublies := set(self.forme.noms) - self._lus:
            raise DefinitionRompue(f"nobody reads {', '.join(sorted(oublies))} of « {self.forme.nom} »")
        for cle, noeud in self._cles.items():
            if cle not in self.forme:
                possibles = sorted(self.forme.noms)
                if (propre := SANS_LETTRE.sub("", cle[:100])) != cle and propre in self.forme:
                    message = f"Le nom du champ « {extrait(propre)} » porte un signe qui ne se voit pas (une espace insécable, souvent)."
                    conseil = f"Effacer ce qui est avant et après « {extrait(propre)} », et l’écrire de nouveau."
                    self._erreur(noeud, CodeChamp.CHAMP_INCONNU, message, conseil)
                    continue
                self._erreur(
                    noeud,
                    CodeChamp.CHAMP_INCONNU,
                    f"Le champ « {extrait(cle)} » n’existe pas ici.",
                    f"{proche(cle, possibles)}Champs possibles : {', '.join(possibles)}.",
                )


def _l_annee(mot: str) -> str:
    """The advice for what is no year: that of the date which it seems to be, where it is one."""
    voulue = date_voulue(mot)
    return f"Écrire « {voulue[:4]} »." if voulue else "Écrire une année à quatre chiffres (2019)."


def _vide(noeud: yaml.ScalarNode) -> bool:
    """A plain empty scalar, ~ or null; a quoted "null" is a word."""
    return noeud.value.strip() == "" or (not noeud.style and noeud.value in _VIDES)
