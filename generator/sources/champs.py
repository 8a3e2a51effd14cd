"""Reads the fields of one YAML mapping, each with its type, and says what is missing, misspelt or of the wrong kind.

A reader always gets a value of the right type: when the field is wrong, a problem is noted and the empty value is given, so
that one run names every problem. Nothing built from such a value is ever published, for a run with an error stops there.
"""

import re
from collections.abc import Iterable
from decimal import Decimal

import yaml

from generator.model.codes import CodeChamp, CodeYaml
from generator.model.lieu import Lieu
from generator.model.probleme import Code
from generator.sources.journal import Journal, extrait, proche
from generator.sources.nombres import NombreInvalide, parse_nombre
from generator.sources.periodes import est_date
from generator.sources.yaml_noeuds import ScalaireSuivi, lieu_de

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
ID_MAX = 60
OUI_NON = {"oui": True, "non": False, "true": True, "false": False}
_VIDES = {"", "~", "null"}
# A «#» after a text without quotes cuts it. It starts a comment where two spaces stand before it and one after, as everyone aligns
# comments, or where the text is one identifier, number or code; but «#3», «# 3» and «#garçons» are words of the text.
_COLLE = re.compile(r" ?[0-9]|[^\W_]")
_UN_MOT = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*|(?=\S*[0-9])[A-Za-z0-9./,%+-]+|[0-9][0-9 \u00a0\u202f.,]*[%€]?")


class Champs:
    """The fields of one mapping node. Call `fini()` when all known fields were asked for: the others are reported."""

    def __init__(self, noeud: yaml.Node, fichier: str, journal: Journal) -> None:
        self.fichier = fichier
        self.journal = journal
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
            self._erreur(noeud, CodeChamp.TYPE, "Des champs (« nom: valeur ») sont attendus ici.", "Voir le guide des données.")

    def _erreur(self, noeud: yaml.Node | None, code: Code, message: str, conseil: str) -> None:
        self.journal.erreur(lieu_de(noeud, self.fichier) if noeud else self.lieu, code, message, conseil)

    def __contains__(self, cle: str) -> bool:
        noeud = self._valeurs.get(cle)
        return noeud is not None and not (isinstance(noeud, yaml.ScalarNode) and _vide(noeud))

    def lieu_du(self, cle: str) -> Lieu:
        """The place of a field's value; that of the mapping when the field is absent."""
        return lieu_de(self._valeurs[cle], self.fichier) if cle in self._valeurs else self.lieu

    def lieux(self) -> dict[str, Lieu]:
        """The place of the value of each field that is written."""
        return {cle: lieu_de(valeur, self.fichier) for cle, valeur in self._valeurs.items()}

    def _noeud(self, cle: str, *, requis: bool) -> yaml.Node | None:
        self._lus.add(cle)
        if cle in self:
            return self._valeurs[cle]
        if requis and self._lisible:
            self._erreur(
                self._valeurs.get(cle), CodeChamp.CHAMP_MANQUANT, f"Le champ « {cle} » manque.", f"Ajouter « {cle}: … » à cet élément."
            )
        return None

    def _mot(self, noeud: yaml.Node, cle: str) -> str | None:
        if isinstance(noeud, yaml.ScalarNode):
            return str(noeud.value).strip()
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
            self.journal.avertir(suite.lieu, CodeYaml.YAML_DIESE, message, conseil)

    def texte(self, cle: str, *, requis: bool = False, prose: bool = True) -> str:
        """The text of a field, without the spaces around it; empty when absent. Without `prose`, it is a name and not a sentence."""
        noeud = self._noeud(cle, requis=requis)
        if prose:
            self._prose(self._valeurs.get(cle), cle)
        return (self._mot(noeud, cle) or "") if noeud else ""

    def id(self, cle: str = "id") -> str:
        """A required identifier: lower-case ASCII letters, digits and single dashes."""
        noeud = self._noeud(cle, requis=True)
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

    def choix(self, cle: str, connus: Iterable[str], *, defaut: str = "", requis: bool = False) -> str:
        """One of the words of `connus`; `defaut` when absent."""
        noeud = self._noeud(cle, requis=requis)
        mot = self._mot(noeud, cle) if noeud else None
        if mot is None:
            return defaut
        liste = list(connus)
        if mot not in liste:
            self._erreur(
                noeud,
                CodeChamp.CHOIX,
                f"« {extrait(mot)} » n’est pas une valeur connue du champ « {cle} ».",
                f"{proche(mot, liste)}Écrire l’un de : {', '.join(liste)}.",
            )
            return defaut
        return mot

    def annee(self, cle: str, *, requis: bool = False) -> int | None:
        """A calendar year from 1900 to 2199."""
        noeud = self._noeud(cle, requis=requis)
        mot = self._mot(noeud, cle) if noeud else None
        if mot is None:
            return None
        if not re.fullmatch(r"(?:19|20|21)[0-9]{2}", mot):
            self._erreur(noeud, CodeChamp.ANNEE, f"« {extrait(mot)} » n’est pas une année.", "Écrire une année à quatre chiffres (2019).")
            return None
        return int(mot)

    def entier(self, cle: str) -> int | None:
        """A whole number, zero or more."""
        nombre = self.nombre(cle)
        if nombre is None:
            return None
        if nombre != nombre.to_integral_value() or nombre < 0:
            self._erreur(
                self._valeurs[cle], CodeChamp.NOMBRE, f"Le champ « {cle} » doit être un nombre entier.", "Écrire par exemple 12500."
            )
            return None
        return int(nombre)

    def nombre(self, cle: str, *, signes: str = "", bornes: tuple[int, int] | None = None, point_decimal: bool = False) -> Decimal | None:
        """A number as French offices write them, within the bounds, followed by nothing or by one of the `signes`."""
        noeud = self._noeud(cle, requis=False)
        mot = self._mot(noeud, cle) if noeud else None
        if mot is None:
            return None
        try:
            lu = parse_nombre(mot, point_decimal=point_decimal)
        except NombreInvalide as erreur:
            self._erreur(
                noeud, CodeChamp.NOMBRE, f"« {extrait(mot)} » n’est pas un nombre : {erreur}.", "Écrire par exemple 12500 ou 12,5."
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
        mot = self.choix(cle, OUI_NON)
        return OUI_NON.get(mot)

    def date(self, cle: str, *, requis: bool = False) -> str:
        """AAAA, AAAA-MM or AAAA-MM-JJ; empty when absent."""
        noeud = self._noeud(cle, requis=requis)
        mot = self._mot(noeud, cle) if noeud else None
        if mot is None:
            return ""
        if not est_date(mot):
            self._erreur(noeud, CodeChamp.DATE, f"« {extrait(mot)} » n’est pas une date.", "Écrire 2020-12-08, 2020-12 ou 2020.")
            return ""
        return mot

    def url(self, cle: str) -> str:
        """An address that starts with https:// or http://; empty when absent."""
        noeud = self._noeud(cle, requis=False)
        mot = self._mot(noeud, cle) if noeud else None
        if mot is None:
            return ""
        if not re.fullmatch(r"https?://[A-Za-z0-9.-]+(?::[0-9]+)?(?:/[^\s<>\"'\\]*)?", mot):
            self._erreur(
                noeud,
                CodeChamp.ADRESSE,
                f"« {extrait(mot)} » n’est pas une adresse de page.",
                "Écrire une adresse qui commence par https://.",
            )
            return ""
        return mot

    def _elements(self, cle: str, *, requis: bool, vide: bool = True) -> list[yaml.Node]:
        noeud = self._noeud(cle, requis=requis)
        if noeud is None:
            return []
        if not isinstance(noeud, yaml.SequenceNode):
            self._erreur(
                noeud, CodeChamp.TYPE, f"Le champ « {cle} » doit être une liste.", "Écrire [a, b], ou une ligne « - … » par élément."
            )
            return []
        if not noeud.value and not vide:
            self._erreur(noeud, CodeChamp.CHAMP_MANQUANT, f"La liste « {cle} » est vide.", "Y écrire au moins un élément.")
        return list(noeud.value)

    def textes(self, cle: str, *, requis: bool = False, vide: bool = True) -> tuple[str, ...]:
        """A list of non-empty texts; with `vide` false, a list that holds none is reported."""
        mots = []
        for element in self._elements(cle, requis=requis, vide=vide):
            mot = self._mot(element, cle)
            self._prose(element, cle)
            if isinstance(element, yaml.ScalarNode) and _vide(element):
                self._erreur(element, CodeChamp.CHAMP_MANQUANT, f"Un élément de « {cle} » est vide.", "L’écrire, ou enlever la ligne.")
            elif mot is not None:
                mots.append(mot)
        return tuple(mots)

    def ids(self, cle: str) -> tuple[str, ...]:
        """A list of identifiers."""
        return tuple(mot for element in self._elements(cle, requis=False) if (mot := self._identifiant(element, cle)))

    def liste(self, cle: str, *, requis: bool = False, vide: bool = True) -> list["Champs"]:
        """A list of mappings; with `vide` false, one that holds nothing is reported."""
        return [Champs(element, self.fichier, self.journal) for element in self._elements(cle, requis=requis, vide=vide)]

    def elements(self, cle: str) -> list["tuple[Lieu, Champs | str]"]:
        """A list whose items are either a bare identifier or a mapping, each with its place."""
        sortie: list[tuple[Lieu, Champs | str]] = []
        for element in self._elements(cle, requis=False):
            lieu = lieu_de(element, self.fichier)
            if isinstance(element, yaml.ScalarNode):
                sortie.append((lieu, self._identifiant(element, cle)))
            else:
                sortie.append((lieu, Champs(element, self.fichier, self.journal)))
        return sortie

    def sous(self, cle: str) -> "Champs | None":
        """A nested mapping; None when absent."""
        noeud = self._noeud(cle, requis=False)
        return Champs(noeud, self.fichier, self.journal) if noeud else None

    def fini(self) -> None:
        """Report the fields that nobody asked for."""
        for cle, noeud in self._cles.items():
            if cle not in self._lus:
                self._erreur(
                    noeud,
                    CodeChamp.CHAMP_INCONNU,
                    f"Le champ « {extrait(cle)} » n’existe pas ici.",
                    f"{proche(cle, self._lus)}Champs possibles : {', '.join(sorted(self._lus))}.",
                )


def _vide(noeud: yaml.ScalarNode) -> bool:
    """A plain empty scalar, ~ or null; a quoted "null" is a word."""
    return noeud.value.strip() == "" or (not noeud.style and noeud.value in _VIDES)
