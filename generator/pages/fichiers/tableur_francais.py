"""The published tables once more, as a spreadsheet set to French opens them at a double click: a BOM, semicolons, decimal commas, names beside ids."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from itertools import chain, repeat

from generator.pages.fichiers.noms_des_colonnes import SANS_NOMS, NomsDesColonnes
from generator.pages.fichiers.tables_publiees import NOMBRES
from generator.pages.mots.echappement import cellule_csv

_BOM = "\ufeff"
_DECIMAL = re.compile(r"-?[0-9]+\.[0-9]+")


def pour_tableur(octets: bytes, noms: NomsDesColonnes = SANS_NOMS) -> bytes:
    """The same table for a French spreadsheet: same rows, columns and words, `octets` being one of our CSV files. In a column of numbers, a decimal one gets a
    comma, which our own reader takes back for the same figure; all other cells stay as they are. After a column of ids come those of `noms`, which say what
    they name, and which our reader passes over."""
    sortie = io.StringIO()
    plume = csv.writer(sortie, delimiter=";", lineterminator="\r\n")
    lignes = avec_les_noms(octets, noms)
    colonnes = next(lignes, ())
    plume.writerow(colonnes)
    for ligne in lignes:
        plume.writerow(
            _a_virgule(cellule) if colonne in NOMBRES else cellule
            for colonne, cellule in zip(chain(colonnes, repeat("")), ligne, strict=False)
        )
    return f"{_BOM}{sortie.getvalue()}".encode()


def avec_les_noms(octets: bytes, noms: NomsDesColonnes) -> Iterator[Sequence[str]]:
    """The rows of one of our CSV files, headings first, with the columns of `noms` after those of ids."""
    lignes = csv.reader(io.StringIO(octets.decode("utf-8"), newline=""))
    colonnes = next(lignes, None)
    if colonnes is None:
        return
    dits = [noms.pour(colonne, colonnes) for colonne in colonnes]
    yield tuple(chain.from_iterable((colonne, *(nom for nom, _ in siens)) for colonne, siens in zip(colonnes, dits, strict=True)))
    for ligne in lignes:
        rangee = dict(zip(colonnes, ligne, strict=False))
        yield tuple(
            chain.from_iterable(
                (cellule, *(cellule_csv(dire(rangee)) for _, dire in siens))
                for cellule, siens in zip(ligne, chain(dits, repeat(())), strict=False)
            )
        )


def _a_virgule(cellule: str) -> str:
    return cellule.replace(".", ",") if _DECIMAL.fullmatch(cellule) else cellule
