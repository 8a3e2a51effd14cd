"""The published tables once more, as a spreadsheet set to French opens them at a double click: a BOM, semicolons, decimal commas."""

import csv
import io
import re
from itertools import chain, repeat

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


def pour_tableur(octets: bytes) -> bytes:
    """The same table for a French spreadsheet: same rows, columns and words, `octets` being one of our CSV files. In a column of numbers, a decimal one gets a
    comma, which our own reader takes back for the same figure; all other cells stay as they are."""
    sortie = io.StringIO()
    plume = csv.writer(sortie, delimiter=";", lineterminator="\r\n")
    lignes = csv.reader(io.StringIO(octets.decode("utf-8"), newline=""))
    colonnes = next(lignes, [])
    plume.writerow(colonnes)
    for ligne in lignes:
        plume.writerow(
            _a_virgule(cellule) if nom in NOMBRES else cellule for nom, cellule in zip(chain(colonnes, repeat("")), ligne, strict=False)
        )
    return f"{_BOM}{sortie.getvalue()}".encode()


def _a_virgule(cellule: str) -> str:
    return cellule.replace(".", ",") if _DECIMAL.fullmatch(cellule) else cellule
