"""Reads `valeurs/*.csv`: one row per observation, as French spreadsheets write them."""

import csv
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from generator.model.lieu import Lieu
from generator.model.unite import UNITES
from generator.model.valeur import StatutValeur, Valeur
from generator.sources.journal import Journal, extrait, proche
from generator.sources.nombres import NombreInvalide, parse_nombre
from generator.sources.periodes import PeriodeInvalide, parse_periode
from generator.sources.texte import lire_texte

REQUISES = ("indicateur", "territoire", "periode", "valeur")
FACULTATIVES = ("unite", "statut", "source", "commentaire")
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


def lire_valeurs(chemin: Path, nom: str, unites: Mapping[str, str], journal: Journal) -> list[Valeur]:
    """The observations of one file. `unites` gives the unit of each indicator of the contract (empty when it has none yet)."""
    texte = lire_texte(chemin, nom, journal, cp1252=True)
    return [] if texte is None else parse_valeurs(texte, nom, unites, journal)


def parse_valeurs(texte: str, nom: str, unites: Mapping[str, str], journal: Journal) -> list[Valeur]:
    """The observations of a CSV text; every problem of every row goes to `journal`, and its row is left out."""
    premiere = texte.split("\n", 1)[0]
    if not premiere.strip():
        journal.erreur(
            Lieu(nom, 1, 1), "csv-colonnes", "La première ligne doit nommer les colonnes.", f"Commencer par : {';'.join(REQUISES)}."
        )
        return []
    separateur = max(";,\t", key=premiere.count)
    lecteur = csv.reader(texte.splitlines(keepends=True), delimiter=separateur, strict=True)
    valeurs: list[Valeur] = []
    colonnes: list[str] | None = None
    try:
        for cellules in lecteur:
            lieu = Lieu(nom, lecteur.line_num, 1)
            if colonnes is None:
                colonnes = _colonnes(cellules, lieu, journal)
                if colonnes is None:
                    return []
            elif any(cellule.strip() for cellule in cellules):
                valeur = _Ligne(cellules, colonnes, lieu, journal).lire(unites)
                if valeur:
                    valeurs.append(valeur)
    except csv.Error:
        journal.erreur(
            Lieu(nom, max(lecteur.line_num, 1), 1),
            "csv-syntaxe",
            "Cette ligne n’est pas du CSV lisible.",
            "Vérifier les guillemets : chacun doit être fermé.",
        )
    return valeurs


def _colonnes(cellules: list[str], lieu: Lieu, journal: Journal) -> list[str] | None:
    noms = [cellule.strip().lower().replace("é", "e").replace(" ", "_") for cellule in cellules]
    saines = True
    for rang, colonne in enumerate(noms, 1):
        if colonne not in REQUISES + FACULTATIVES:
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
        if len(cellules) != len(colonnes):
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

    def lire(self, unites: Mapping[str, str]) -> Valeur | None:
        """The observation of this row, or None when something is wrong with it."""
        indicateur, territoire, source = (self.cellules.get(nom, "") for nom in ("indicateur", "territoire", "source"))
        if indicateur not in unites:
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
        try:
            periode = parse_periode(self.cellules.get("periode", ""))
        except PeriodeInvalide as erreur:
            self._erreur(
                "periode",
                "periode",
                f"« {extrait(self.cellules.get('periode', ''))} » n’est pas une période ({erreur}).",
                "Corriger la période.",
            )
            return None
        unite = unites.get(indicateur, "")
        nombre, mots, absence = self._valeur(unite)
        statut = self._statut(absence)
        if not self.saine:
            return None
        return Valeur(indicateur, territoire, periode, nombre, mots, unite, statut, source, self.cellules.get("commentaire", ""), self.lieu)

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
        if mot.lower() in ABSENCES:
            return None, "", ABSENCES[mot.lower()]
        if unite == "oui_non":
            if mot.lower() not in OUI_NON:
                self._erreur("valeur", "valeur", f"« {extrait(mot)} » n’est ni oui ni non.", "Écrire oui ou non.")
                return vide
            return OUI_NON[mot.lower()], "", None
        if unite and not UNITES[unite].numerique:
            return None, mot, None
        try:
            lu = parse_nombre(mot)
        except NombreInvalide as erreur:
            self._erreur("valeur", "nombre", f"« {extrait(mot)} » n’est pas un nombre ({erreur}).", "Écrire par exemple 1 234,5 ou 12,5 %.")
            return vide
        if unite and lu.unite and lu.unite != UNITES[unite].signe:
            self._erreur(
                "valeur",
                "unite",
                f"La valeur est en « {lu.unite} » mais l’indicateur est en : {UNITES[unite].nom}.",
                "Corriger la valeur ou l’unité de l’indicateur.",
            )
        ecrite = self.cellules.get("unite", "")
        if unite and ecrite and ecrite not in (unite, UNITES[unite].nom, UNITES[unite].signe or unite):
            self._erreur(
                "unite",
                "unite",
                f"L’unité « {extrait(ecrite)} » n’est pas celle de l’indicateur ({unite}).",
                f"Écrire {unite}, ou laisser vide.",
            )
        return lu.valeur, "", None
