"""Reads `valeurs/*.csv`: one row per observation, as French spreadsheets write them."""

import csv
import unicodedata
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path

from generator.model.lieu import Lieu
from generator.model.periode import Periode
from generator.model.unite import UNITES
from generator.model.valeur import StatutValeur, Valeur
from generator.sources.journal import Journal, extrait, proche
from generator.sources.nombres import NombreInvalide, parse_nombre
from generator.sources.periodes import PeriodeInvalide, parse_periode
from generator.sources.texte import lire_texte

REQUISES = ("indicateur", "territoire", "periode", "valeur", "source")
FACULTATIVES = ("unite", "statut", "commentaire")
ABSENCES = {
    "secret": StatutValeur.SECRET,
    "secret statistique": StatutValeur.SECRET,
    "nd": StatutValeur.NON_DISPONIBLE,
    "n.d.": StatutValeur.NON_DISPONIBLE,
    "non disponible": StatutValeur.NON_DISPONIBLE,
    "so": StatutValeur.SANS_OBJET,
    "s.o.": StatutValeur.SANS_OBJET,
    "sans objet": StatutValeur.SANS_OBJET,
}
OUI_NON = {"oui": Decimal(1), "non": Decimal(0)}
_STATUTS = {"": StatutValeur.DEFINITIF} | {statut.value: statut for statut in StatutValeur if not statut.est_absence}


def lire_valeurs(chemin: Path, nom: str, unites: Mapping[str, str], journal: Journal, *, unites_completes: bool = True) -> list[Valeur]:
    """The observations of one file. `unites` gives the unit of each indicator of the contract (empty when it has none yet).

    Without `unites_completes` (the tree could not be read wholly), a row about an unknown indicator is left out in silence.
    """
    texte = lire_texte(chemin, nom, journal, cp1252=True)
    return [] if texte is None else parse_valeurs(texte, nom, unites, journal, unites_completes=unites_completes)


def parse_valeurs(texte: str, nom: str, unites: Mapping[str, str], journal: Journal, *, unites_completes: bool = True) -> list[Valeur]:
    """The observations of a CSV text; every problem of every row goes to `journal`, and its row is left out."""
    premiere = texte.split("\n", 1)[0]
    if not premiere.strip():
        journal.erreur(
            Lieu(nom, 1, 1), "csv-colonnes", "La première ligne doit nommer les colonnes.", f"Commencer par : {';'.join(REQUISES)}."
        )
        return []
    separateur = max(";,\t", key=premiere.count)
    lignes = _lignes(texte, separateur, nom, journal)
    lieu, cellules = next(lignes, (Lieu(nom, 1, 1), []))
    colonnes = _colonnes(cellules, lieu, journal) if cellules else None
    if colonnes is None:
        return []
    lues = (
        _Ligne(cellules, colonnes, lieu, journal).lire(unites, unites_completes=unites_completes)
        for lieu, cellules in lignes
        if any(cellule.strip() for cellule in cellules)
    )
    return [valeur for valeur in lues if valeur]


def _lignes(texte: str, separateur: str, nom: str, journal: Journal) -> Iterator[tuple[Lieu, list[str]]]:
    """The rows with the line on which each starts (a quoted cell may hold line ends); a row that is not CSV is reported and left out."""
    lecteur = csv.reader((f"{ligne}\n" for ligne in texte.split("\n")), delimiter=separateur, strict=True)
    while True:
        lieu = Lieu(nom, lecteur.line_num + 1, 1)
        try:
            cellules = next(lecteur)
        except StopIteration:
            return
        except csv.Error as erreur:
            journal.erreur(
                lieu, "csv-syntaxe", "Cette ligne n’est pas du CSV lisible.", "Vérifier les guillemets : chacun doit être fermé."
            )
            if "limit" in str(erreur):  # a quote left open swallowed thousands of rows: the reader is lost
                return
            continue
        yield lieu, cellules


def _nom_de_colonne(cellule: str) -> str:
    """«Période » → «periode»: capitals, accents and spaces are forgiven."""
    lettres = unicodedata.normalize("NFKD", cellule.strip().lower())
    return "".join(lettre for lettre in lettres if not unicodedata.combining(lettre)).replace(" ", "_")


def _colonnes(cellules: list[str], lieu: Lieu, journal: Journal) -> list[str] | None:
    noms = [_nom_de_colonne(cellule) for cellule in cellules]
    saines = True
    for rang, colonne in enumerate(noms, 1):
        if not colonne:
            journal.erreur(
                Lieu(lieu.fichier, lieu.ligne, rang), "csv-colonnes", f"La colonne n° {rang} n’a pas de nom.", "La nommer, ou l’enlever."
            )
            saines = False
        elif colonne not in REQUISES + FACULTATIVES:
            conseil = f"{proche(colonne, REQUISES + FACULTATIVES)}Colonnes possibles : {', '.join(REQUISES + FACULTATIVES)}."
            journal.erreur(
                Lieu(lieu.fichier, lieu.ligne, rang), "csv-colonnes", f"La colonne « {extrait(colonne)} » n’est pas connue.", conseil
            )
            saines = False
        elif noms.index(colonne) != rang - 1:
            journal.erreur(
                Lieu(lieu.fichier, lieu.ligne, rang),
                "csv-colonnes",
                f"La colonne « {colonne} » est écrite deux fois.",
                "N’en garder qu’une.",
            )
            saines = False
    for colonne in REQUISES:
        if colonne not in noms:
            journal.erreur(
                lieu, "csv-colonnes", f"La colonne « {colonne} » manque.", f"La première ligne doit contenir : {', '.join(REQUISES)}."
            )
            saines = False
    return noms if saines else None


class _Ligne:
    """One row being read; the column number in messages is that of the cell, counted from 1."""

    def __init__(self, cellules: list[str], colonnes: list[str], lieu: Lieu, journal: Journal) -> None:
        self.cellules = dict(zip(colonnes, (cellule.strip() for cellule in cellules), strict=False))
        self.colonnes = colonnes
        self.lieu = lieu
        self.journal = journal
        self.saine = True
        self.entiere = len(cellules) == len(colonnes)
        if not self.entiere:
            self._erreur(
                "",
                "csv-ligne",
                f"La ligne a {len(cellules)} cellules au lieu de {len(colonnes)}.",
                "Mettre entre guillemets un texte qui contient le séparateur.",
            )

    def _erreur(self, colonne: str, code: str, message: str, conseil: str) -> None:
        rang = self.colonnes.index(colonne) + 1 if colonne in self.colonnes else 1
        self.journal.erreur(Lieu(self.lieu.fichier, self.lieu.ligne, rang), code, message, conseil)
        self.saine = False

    def lire(self, unites: Mapping[str, str], *, unites_completes: bool) -> Valeur | None:
        """The observation of this row, or None when something is wrong with it."""
        if not self.entiere:  # the cells after the missing one would all be read under a wrong name
            return None
        indicateur, territoire, source = (self.cellules.get(nom, "") for nom in ("indicateur", "territoire", "source"))
        if indicateur not in unites and unites_completes:
            self._erreur(
                "indicateur",
                "reference",
                f"L’indicateur « {extrait(indicateur)} » n’existe pas.",
                f"{proche(indicateur, unites)}Recopier l’identifiant donné par la page de l’indicateur.",
            )
        if not source:
            self._erreur(
                "source", "csv-source", "Cette valeur n’a pas de source.", "Dire d’où vient le chiffre dans la colonne « source »."
            )
        periode = self._periode()
        unite = unites.get(indicateur, "")
        nombre, mots, absence = self._valeur(unite)
        statut = self._statut(absence)
        if not self.saine or periode is None or indicateur not in unites:
            return None
        return Valeur(indicateur, territoire, periode, nombre, mots, unite, statut, source, self.cellules.get("commentaire", ""), self.lieu)

    def _periode(self) -> Periode | None:
        mot = self.cellules.get("periode", "")
        try:
            return parse_periode(mot)
        except PeriodeInvalide as erreur:
            message = f"« {extrait(mot)} » n’est pas une période."
            self._erreur("periode", "periode", message, f"{str(erreur).capitalize()}.")
            return None

    def _statut(self, absence: StatutValeur | None) -> StatutValeur:
        mot = self.cellules.get("statut", "").lower()
        if absence:
            if mot not in ("", absence.value):
                self._erreur("statut", "choix", "Une ligne sans valeur n’a pas d’autre statut.", "Vider la cellule « statut ».")
            return absence
        if mot not in _STATUTS:
            self._erreur(
                "statut",
                "choix",
                f"« {extrait(mot)} » n’est pas un statut connu.",
                f"{proche(mot, _STATUTS)}Écrire definitif, provisoire ou revise, ou laisser vide.",
            )
            return StatutValeur.DEFINITIF
        return _STATUTS[mot]

    def _valeur(self, unite: str) -> tuple[Decimal | None, str, StatutValeur | None]:
        """(number, words, reason for absence): exactly one of them is set on a sound row."""
        mot = self.cellules.get("valeur", "")
        vide: tuple[Decimal | None, str, StatutValeur | None] = (None, "", None)
        if not mot:
            self._erreur(
                "valeur",
                "valeur-vide",
                "La valeur est vide.",
                "Écrire le chiffre, ou « nd » (non disponible), « secret » ou « so » (sans objet), ou enlever la ligne.",
            )
            return vide
        ecrite = self.cellules.get("unite", "")
        if unite and ecrite and ecrite.lower() not in (unite, UNITES[unite].nom, UNITES[unite].signe or unite):
            self._erreur(
                "unite",
                "unite",
                f"L’unité « {extrait(ecrite)} » n’est pas celle de l’indicateur ({unite}).",
                f"Écrire {unite}, ou laisser vide.",
            )
        if mot.lower() in ABSENCES:
            return None, "", ABSENCES[mot.lower()]
        if unite == "oui_non":
            if mot.lower() not in OUI_NON:
                self._erreur("valeur", "valeur", f"« {extrait(mot)} » n’est ni oui ni non.", "Écrire oui ou non.")
                return vide
            return OUI_NON[mot.lower()], "", None
        if not unite or not UNITES[unite].numerique:  # no unit: the indicator is unknown or still to be defined, which is said elsewhere
            return None, mot, None
        try:
            lu = parse_nombre(mot)
        except NombreInvalide as erreur:
            message = f"« {extrait(mot)} » n’est pas un nombre : {erreur}."
            self._erreur("valeur", "nombre", message, "Écrire par exemple 1 234,5 ou 12,5 %.")
            return vide
        if lu.unite and lu.unite != UNITES[unite].signe:
            self._erreur(
                "valeur",
                "unite",
                f"La valeur est en « {lu.unite} » mais l’indicateur est en : {UNITES[unite].nom}.",
                "Corriger la valeur ou l’unité de l’indicateur.",
            )
        return lu.valeur, "", None
