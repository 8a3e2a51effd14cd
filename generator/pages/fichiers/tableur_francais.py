"""The published tables once more, as a spreadsheet set to French opens them at a double click: a BOM, semicolons, decimal commas, names beside ids."""

import csv
import io
import re
from itertools import chain, repeat

from generator.pages.fichiers.noms_des_colonnes import SANS_NOMS, NomsDesColonnes
from generator.pages.mots.echappement import cellule_csv

_BOM = "\ufeff"
# The columns of our tables that hold numbers with decimals. All others hold words, and «4.1» in them is a place in a document, or a version.
NOMBRES = frozenset(
    [
        "attendu", "chiffre", "cible_ensemble", "cible_maximum", "cible_minimum", "cible_points", "cible_retenue", "cible_valeur", "cible_variation",
        "depart_retenu", "montant", "reference_valeur", "taux", "valeur", "valeur_retenue",
    ]
)  # fmt: skip
_DECIMAL = re.compile(r"-?[0-9]+\.[0-9]+")


def chemin_pour_tableur(chemin: str) -> str:
    """«donnees/valeurs.csv» → «donnees/valeurs-tableur.csv»."""
    return f"{chemin.removesuffix('.csv')}-tableur.csv"


def pour_tableur(octets: bytes, noms: NomsDesColonnes = SANS_NOMS) -> bytes:
    """The same table for a French spreadsheet: same rows, columns and words, `octets` being one of our CSV files. In a column of numbers, a decimal one gets a
    comma, which our own reader takes back for the same figure; all other cells stay as they are. After a column of ids come those of `noms`, which say what
    they name, and which our reader passes over."""
    sortie = io.StringIO()
    plume = csv.writer(sortie, delimiter=";", lineterminator="\r\n")
    lignes = csv.reader(io.StringIO(octets.decode("utf-8"), newline=""))
    colonnes = next(lignes, [])
    dits = [noms.pour(colonne, colonnes) for colonne in colonnes]
    plume.writerow(chain.from_iterable((colonne, *(nom for nom, _ in siens)) for colonne, siens in zip(colonnes, dits, strict=True)))
    for ligne in lignes:
        rangee = dict(zip(colonnes, ligne, strict=False))
        plume.writerow(
            chain.from_iterable(
                (_a_virgule(cellule) if colonne in NOMBRES else cellule, *(cellule_csv(dire(rangee)) for _, dire in siens))
                for colonne, cellule, siens in zip(chain(colonnes, repeat("")), ligne, chain(dits, repeat(())), strict=False)
            )
        )
    return f"{_BOM}{sortie.getvalue()}".encode()


def _a_virgule(cellule: str) -> str:
    return cellule.replace(".", ",") if _DECIMAL.fullmatch(cellule) else cellule
