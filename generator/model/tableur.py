"""Text cells of the CSV files that spreadsheets open: a word that they would take for a formula is marked with an apostrophe.

`rendre` undoes `proteger` for any text, so that a file that the site exports is read back as it was.
"""

import re

_FORMULE = re.compile(r"'*[=+\-@\t\n\r＝＋－＠]")


def proteger(texte: str) -> str:
    """A text cell that no spreadsheet will take for a formula."""
    return f"'{texte}" if _FORMULE.match(texte) else texte


def rendre(cellule: str) -> str:
    """The text that such a cell holds."""
    return cellule[1:] if cellule.startswith("'") and _FORMULE.match(cellule) else cellule
