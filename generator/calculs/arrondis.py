"""How figures that the site computes are rounded."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction


def arrondir(nombre: Fraction | Decimal | int, decimales: int) -> Decimal:
    """The one rounding of the site: a half goes away from zero (12,25 → 12,3), from the exact number."""
    exact = Fraction(nombre)
    unites = int(abs(exact) * 10**decimales + Fraction(1, 2))
    return Decimal(f"{'-' if exact < 0 else ''}{unites}e-{decimales}")


def arrondir_sans_confondre(nombre: Fraction | Decimal | int, autres: Iterable[Fraction | Decimal | int], *, decimales: int) -> Decimal:
    """The same, with as many more decimals as it takes for `nombre` to stay on its own side of each of `autres`."""
    exact = Fraction(nombre)
    bornes = [borne for autre in autres if (borne := Fraction(autre)) != exact]
    while any((Fraction(arrondi := arrondir(exact, decimales)) > borne) != (exact > borne) or arrondi == borne for borne in bornes):
        decimales += 1
    return arrondir(exact, decimales)
