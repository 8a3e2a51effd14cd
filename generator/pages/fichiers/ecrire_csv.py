"""The one way of writing our tables: commas, line ends of RFC 4180, UTF-8. Cells of words have gone through `mots.echappement.cellule_csv`."""

import csv
import io
from collections.abc import Iterable


def ecrire_csv(colonnes: Iterable[str], lignes: Iterable[Iterable[str]]) -> bytes:
    """A table with these columns and rows."""
    sortie = io.StringIO()
    plume = csv.writer(sortie, lineterminator="\r\n")
    plume.writerow(colonnes)
    plume.writerows(lignes)
    return sortie.getvalue().encode("utf-8")
