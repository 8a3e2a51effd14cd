"""The published tables once more, as a spreadsheet set to French opens them at a double click: a BOM, semicolons, decimal commas."""

import csv
import io
import re

_BOM = "\ufeff"
_DECIMAL = re.compile(r"-?[0-9]+\.[0-9]+")


def chemin_pour_tableur(chemin: str) -> str:
    """«donnees/valeurs.csv» → «donnees/valeurs-tableur.csv»."""
    return f"{chemin.removesuffix('.csv')}-tableur.csv"


def pour_tableur(octets: bytes) -> bytes:
    """The same table for a French spreadsheet: same rows, columns and words, `octets` being one of our CSV files. A cell that is a decimal number gets a
    comma, which our own reader takes back for the same figure; all other cells stay as they are."""
    sortie = io.StringIO()
    plume = csv.writer(sortie, delimiter=";", lineterminator="\r\n")
    for ligne in csv.reader(io.StringIO(octets.decode("utf-8"), newline="")):
        plume.writerow(_a_virgule(cellule) for cellule in ligne)
    return f"{_BOM}{sortie.getvalue()}".encode()


def _a_virgule(cellule: str) -> str:
    return cellule.replace(".", ",") if _DECIMAL.fullmatch(cellule) else cellule
