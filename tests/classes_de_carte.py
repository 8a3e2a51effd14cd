"""Reads the words of a map: the figure of a mark, and the bounds of a class («de 10 à moins de 20», «500 ou plus»)."""

import re
from decimal import Decimal


def nombre_ecrit(ecrit: str) -> Decimal:
    """«1 234,5 €» as a number."""
    return Decimal(re.sub(r"[^\d,.-]", "", ecrit).replace(",", "."))


def bornes_de(mots: str) -> tuple[Decimal, Decimal]:
    """The two bounds that the words of a class name: from the first on, below the second."""
    nombres = [nombre_ecrit(nombre) for nombre in re.findall(r"\d[\d\s\u00a0\u202f]*(?:,\d+)?", mots)]
    if mots.startswith("moins de"):
        return Decimal("-Infinity"), nombres[0]
    return (nombres[0], Decimal("Infinity")) if mots.endswith("ou plus") else (nombres[0], nombres[1])
