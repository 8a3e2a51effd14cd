"""Cells of the CSV files that the site exports: safe to open in a spreadsheet, and read back without loss.

A word that a spreadsheet would take for a formula is marked with an apostrophe; `rendre` undoes `proteger` for any text.
"""

import re
from decimal import Decimal

_FORMULE = re.compile(r"'*[=+\-@\t\n\r＝＋－＠]")


def sans_formule(texte: str) -> str:
    """A text cell that no spreadsheet will take for a formula."""
    return f"'{texte}" if _FORMULE.match(texte) else texte


def rendre(cellule: str) -> str:
    """The text that such a cell holds."""
    return cellule[1:] if cellule.startswith("'") and _FORMULE.match(cellule) else cellule


def ecrire_nombre(nombre: Decimal) -> str:
    """A figure with a decimal point. «1.234», which some read as a thousand and the readers of data refuse, is written «1.2340», and «12.000» as «12»."""
    ecrit = format(nombre, "f")
    if ecrit.endswith(".000"):
        return ecrit.removesuffix(".000")
    return f"{ecrit}0" if re.fullmatch(r"-?[0-9]{1,3}\.[0-9]{3}", ecrit) else ecrit
