"""Reads a CSV table as French spreadsheets write it.

Names of columns may have capitals, accents and spaces. Each row knows its line, and each problem its line and column.
"""

import csv
import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from generator.model.codes import CodeFichier, CodeTableau
from generator.model.formats.forme import Forme
from generator.model.lieu import Lieu
from generator.model.probleme import Code
from generator.model.tableur import rendre
from generator.sources.journal import Journal, extrait, proche
from generator.sources.mots_a_publier import dire_les_mots

# How many rows below its heading a table may have.
LIGNES_MAX = 100_000
# How many cells its heading may have: the place of each is looked for in the line.
COLONNES_MAX = 300
# In how many lines at the top the names of columns are looked for, where the first has none.
LIGNES_DE_TITRE = 20
# A column of names beside ids, which our tables for spreadsheets have (pages/fichiers/noms_des_colonnes): for people, and not read.
_POUR_LES_GENS = "_nom"
_CITEE = re.compile('"(?:[^"]|"")*+"')  # a whole cell between quotation marks


class RangeeEcrite(NamedTuple):
    """One row as it is written: its cells, the lines of the file that it takes, the place where it begins, and the separator."""

    cellules: Sequence[str]
    lignes: Sequence[str]
    lieu: Lieu
    separateur: str

    def lieu_de(self, rang: int) -> Lieu:
        """Where the cell of that rank (from 0) begins, its quotation mark included: line and character, both from 1; where the row begins, for a row
        that has fewer cells. Quoted cells may hold separators and ends of lines."""
        for cellule, (numero, place) in enumerate(_debuts(self.lignes, self.separateur)):
            if cellule == rang:
                return Lieu(self.lieu.fichier, self.lieu.ligne + numero, place + 1)
        return self.lieu


def _debuts(lignes: Sequence[str], separateur: str) -> Iterator[tuple[int, int]]:
    """Where each cell of a row begins: its line and its sign, both from 0. A quotation mark opens a cell where it is its first sign, and is a sign like others elsewhere."""
    yield 0, 0
    citee, ouverte, debut = False, False, True
    for numero, ligne in enumerate(lignes):
        for place, signe in enumerate(ligne):
            if debut:
                citee = ouverte = signe == '"'
            elif citee and signe == '"':  # two in a row, inside of a cell, leave and enter it again
                ouverte = not ouverte
            if debut := signe == separateur and not ouverte:
                yield numero, place + 1
                citee = False


def _guillemet_seul(lignes: Sequence[str], separateur: str) -> tuple[int, int]:
    """Where the quotation mark stands that keeps these lines from being one row: one that is never closed, or one after which its cell goes on; the beginning, for
    another fault."""
    fin = len(lignes) - 1, len(lignes[-1]) + 1
    for (numero, place), (suivante, ici) in pairwise((*_debuts(lignes, separateur), fin)):
        morceaux = [lignes[numero][place : ici - 1]]
        if numero < suivante:
            morceaux = [lignes[numero][place:], *lignes[numero + 1 : suivante], lignes[suivante][: ici - 1]]
        if morceaux[0].startswith('"') and not _CITEE.fullmatch("\n".join(morceaux)):
            return numero, place
    return 0, 0


class Ligne:
    """One row being read."""

    def __init__(self, rangee: RangeeEcrite, colonnes: Sequence[str], journal: Journal) -> None:
        cellules = rangee.cellules
        self.cellules = dict(zip(colonnes, (rendre(cellule.strip()).strip() for cellule in cellules), strict=False))
        self.colonnes = list(colonnes)
        self.lieu = rangee.lieu
        self.journal = journal
        self._rangee = rangee
        self.saine = True
        self.entiere = len(cellules) == len(colonnes)
        if not self.entiere:
            self.erreur(
                "",
                CodeTableau.CSV_LIGNE,
                f"La ligne a {len(cellules)} cellule{'s' if len(cellules) > 1 else ''} au lieu de {len(colonnes)}.",
                "Mettre entre guillemets un texte qui contient le séparateur."
                if len(cellules) > len(colonnes)
                else "Écrire celles qui manquent (vides, s’il n’y a rien à y écrire), ou enlever la ligne : un fichier enregistré à moitié finit ainsi.",
            )

    def lieu_de(self, colonne: str) -> Lieu:
        """The place of a cell; that of the row's first cell when the table has no such column."""
        return self._rangee.lieu_de(self.colonnes.index(colonne)) if colonne in self.colonnes else self.lieu

    def erreur(self, colonne: str, code: Code, message: str, conseil: str) -> None:
        """Note a problem at the cell of `colonne`: the row is no longer sound."""
        self.journal.erreur(self.lieu_de(colonne), code, message, conseil, colonne)
        self.saine = False


def lire_lignes(texte: str, nom: str, forme: Forme, journal: Journal) -> Iterator[Ligne]:
    """The rows of a CSV text below its heading, without the empty ones; nothing when the heading is not sound.

    `forme` defines the columns.
    """
    if not texte.split("\n", 1)[0].strip():
        journal.erreur(
            Lieu(nom, 1, 1),
            CodeTableau.CSV_COLONNES,
            "La première ligne doit nommer les colonnes.",
            f"Commencer par : {';'.join(forme.requis)}.",
        )
        return
    rangees = lire_rangees(texte, nom, journal)
    entete = next(rangees, None)
    if entete is None or entete.lieu.ligne != 1:  # the heading is no CSV, which was said: another row does not name the columns
        return
    if _ne_nomme_rien(entete, texte, forme, journal):
        return
    nommees = _nommees(entete)
    colonnes = _colonnes(entete._replace(cellules=entete.cellules[:nommees]), forme, journal)
    if colonnes is None:
        return
    for rang, rangee in enumerate(rangees):
        if rang == LIGNES_MAX:
            message = "Le tableau dépasse cent mille lignes : la suite n’est pas lue."
            journal.erreur(
                rangee.lieu, CodeFichier.TABLEAU_TROP_LONG, message, "N’y garder que les lignes des lieux et des indicateurs du contrat."
            )
            return
        if any(cellule.strip() for cellule in rangee.cellules):
            if len(rangee.cellules) > nommees and not any(cellule.strip() for cellule in rangee.cellules[nommees:]):
                rangee = rangee._replace(cellules=rangee.cellules[:nommees])
            ligne = Ligne(rangee, colonnes, journal)
            for colonne, mots in ligne.cellules.items():
                dire_les_mots(mots, partial(ligne.lieu_de, colonne), journal, colonne)
            yield ligne


def lire_rangees(texte: str, nom: str, journal: Journal) -> Iterator[RangeeEcrite]:
    """The rows with the line on which each starts (a quoted cell may hold line ends), the heading first; a row that is not CSV is reported and left out.
    The separator is the one of `;`, `,` and tab that the first line holds most."""
    lignes = texte.split("\n")
    separateur = max(";,\t", key=lignes[0].count)
    lecteur = csv.reader((f"{ligne}\n" for ligne in lignes), delimiter=separateur, strict=True)
    while True:
        lieu = Lieu(nom, lecteur.line_num + 1, 1)
        try:
            cellules = next(lecteur)
        except StopIteration:
            return
        except csv.Error as erreur:
            numero, place = _guillemet_seul(lignes[lieu.ligne - 1 : lecteur.line_num], separateur)
            ici = Lieu(nom, lieu.ligne + numero, place + 1)
            journal.erreur(
                ici, CodeTableau.CSV_SYNTAXE, "Cette ligne n’est pas du CSV lisible.", "Vérifier les guillemets : chacun doit être fermé."
            )
            if "limit" in str(erreur):  # a quote was left open, and its cell exceeds the limit: no later row can be trusted
                return
            continue
        yield RangeeEcrite(cellules, lignes[lieu.ligne - 1 : lecteur.line_num], lieu, separateur)


def _nommees(entete: RangeeEcrite) -> int:
    """How many columns there are: spreadsheets save empty ones after those that have a name."""
    return max((rang for rang, cellule in enumerate(entete.cellules, 1) if cellule.strip()), default=0)


def _ne_nomme_rien(entete: RangeeEcrite, texte: str, forme: Forme, journal: Journal) -> bool:
    """Whether the first row has none of the names that are asked for, which is said once: a title stands above them, or this is another table."""
    noms = {sans_accent(cellule) for cellule in entete.cellules}
    if len(entete.cellules) > COLONNES_MAX or not noms.isdisjoint(forme.requis):
        return False
    if len(noms) == 1 and _autre_separateur(next(iter(noms))[:COLONNES_MAX], (*forme.requis, *forme.facultatifs)):
        return False
    requis = ", ".join(forme.requis)
    for rang, ligne in enumerate(texte.split("\n")[1:LIGNES_DE_TITRE], 2):
        if forme.requis[0] in {sans_accent(mot.strip('"')) for mot in re.split("[;,\t]", ligne)}:
            message = f"Les noms des colonnes sont à la ligne {rang}, et non à la première."
            journal.erreur(entete.lieu, CodeTableau.CSV_COLONNES, message, "Effacer les lignes qui sont avant.")
            return True
    message = "La première ligne ne nomme aucune des colonnes attendues."
    journal.erreur(entete.lieu, CodeTableau.CSV_COLONNES, message, f"La première ligne doit contenir : {requis}.")
    return True


def sans_accent(mot: str) -> str:
    """«Période » → «periode»: in small letters, without accents and the spaces around; those inside become one «_» each."""
    lettres = unicodedata.normalize("NFKD", mot.strip().lower())
    return "".join(lettre for lettre in lettres if not unicodedata.combining(lettre)).replace(" ", "_")


def _autre_separateur(entete: str, connues: Collection[str]) -> str:
    """The sign that stands between names of columns, where it is none that is read as such: «|» in «indicateur|territoire»; else empty."""
    entre = re.findall(rf"(?:{'|'.join(connues)})\s*([^\w\s;,])\s*(?={'|'.join(connues)})", entete)
    return entre[0] if entre else ""


def _colonnes(entete: RangeeEcrite, forme: Forme, journal: Journal) -> list[str] | None:
    """The names of the columns; None, with problems, when one has no name, is unknown, double, or missing."""
    noms = [sans_accent(cellule) for cellule in entete.cellules]
    connues = (*forme.requis, *forme.facultatifs)
    if len(noms) > COLONNES_MAX:
        message = f"La première ligne a {len(noms)} cellules : elle ne nomme pas les colonnes de ce tableau."
        journal.erreur(entete.lieu, CodeTableau.CSV_COLONNES, message, f"Commencer par : {';'.join(forme.requis)}.")
        return None
    if len(noms) == 1 and (autre := _autre_separateur(noms[0][:COLONNES_MAX], connues)):
        message = f"Les colonnes sont séparées par « {autre} »."
        journal.erreur(
            entete.lieu, CodeTableau.CSV_COLONNES, message, "Les séparer par des points-virgules, des virgules ou des tabulations."
        )
        return None
    saines = True
    for rang, colonne in enumerate(noms, 1):
        ici = entete.lieu_de(rang - 1)
        if not colonne:
            journal.erreur(ici, CodeTableau.CSV_COLONNES, f"La colonne n° {rang} n’a pas de nom.", "La nommer, ou l’enlever.")
            saines = False
        elif colonne not in connues and not colonne.endswith(_POUR_LES_GENS):
            conseil = f"{proche(colonne, connues)}Colonnes possibles : {', '.join(connues)}."
            journal.erreur(ici, CodeTableau.CSV_COLONNES, f"La colonne « {extrait(colonne)} » n’est pas connue.", conseil)
            saines = False
        elif noms.index(colonne) != rang - 1:
            journal.erreur(ici, CodeTableau.CSV_COLONNES, f"La colonne « {colonne} » est écrite deux fois.", "N’en garder qu’une.")
            saines = False
    for colonne in forme.requis:
        if colonne not in noms:
            conseil = f"La première ligne doit contenir : {', '.join(forme.requis)}."
            journal.erreur(entete.lieu, CodeTableau.CSV_COLONNES, f"La colonne « {colonne} » manque.", conseil)
            saines = False
    return noms if saines else None
