"""From figures to pixels: an axis with round graduations, and labels pushed apart."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from msgspec import Struct

_PAS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_INTERVALLES = 4
_PLAT = 4  # figures that vary by less than a quarter of their size would look flat on an axis from zero


class Echelle(Struct, frozen=True):
    """An axis from `bas` to `haut`, and the figures written along it."""

    bas: Decimal
    haut: Decimal
    graduations: tuple[Decimal, ...]

    @property
    def avec_zero(self) -> bool:
        """Whether zero is on the axis."""
        return self.bas <= 0 <= self.haut

    def place(self, valeur: Decimal, *, debut: int, fin: int) -> int:
        """The pixel of `valeur`, where `bas` stands at `debut` and `haut` at `fin`."""
        return round(debut + (fin - debut) * (valeur - self.bas) / (self.haut - self.bas))


def graduer(valeurs: Sequence[Decimal]) -> Echelle:
    """An axis with round graduations that holds every figure; zero too, unless the figures are far from it and near each other."""
    bas, haut = min(valeurs, default=Decimal(0)), max(valeurs, default=Decimal(0))
    loin = (bas > 0 or haut < 0) and haut != bas and (haut - bas) * _PLAT < max(abs(bas), abs(haut))
    if not loin:
        bas, haut = min(bas, Decimal(0)), max(haut, Decimal(0))
    if bas == haut:
        haut = Decimal(1)
    brut = (haut - bas) / _INTERVALLES
    puissance = Decimal(1).scaleb(brut.adjusted())
    pas = next(pas * puissance for pas in _PAS if pas * puissance >= brut)
    premier, dernier = _plancher(bas / pas), -_plancher(-haut / pas)
    graduations = tuple(rang * pas for rang in range(premier, dernier + 1))
    return Echelle(graduations[0], graduations[-1], graduations)


def etendre(valeurs: Sequence[Decimal]) -> Echelle:
    """An axis without graduations, from the least figure to the greatest; a single figure stands in its middle."""
    bas, haut = min(valeurs), max(valeurs)
    return Echelle(bas, haut, ()) if bas < haut else Echelle(bas - 1, haut + 1, ())


def ecarter(souhaits: Sequence[int], *, ecart: int, haut: int, bas: int) -> tuple[int, ...]:
    """Places as near to `souhaits` as can be, between `haut` and `bas`, at least `ecart` from each other and in the same order.

    Labels that are too near make a block, which stands around the middle of what they wish. Where there is not room for all, the
    block starts at `haut`.
    """
    ordre = sorted(range(len(souhaits)), key=lambda i: (souhaits[i], i))
    blocs: list[list[int]] = []
    for i in ordre:
        blocs.append([i])
        while len(blocs) > 1 and _debut(souhaits, blocs[-2], ecart, haut, bas) + len(blocs[-2]) * ecart > _debut(
            souhaits, blocs[-1], ecart, haut, bas
        ):
            dernier = blocs.pop()
            blocs[-1] += dernier
    places = [0] * len(souhaits)
    for bloc in blocs:
        debut = _debut(souhaits, bloc, ecart, haut, bas)
        for rang, i in enumerate(bloc):
            places[i] = debut + rang * ecart
    return tuple(places)


def eclaircir(places: Sequence[tuple[Decimal, int]], *, largeur: int) -> frozenset[int]:
    """Which labels are kept so that none touch: all, else the first, the last and every k-th, else the last alone.

    `places` are (share of the width from 0 to 100, width of the label in pixels), in the order of shares; labels stand around
    their place.
    """
    nombre = len(places)
    for saut in range(1, nombre):
        gardes = [i for i in range(nombre) if (nombre - 1 - i) % saut == 0]
        if gardes[0] != 0:
            if len(gardes) > 1 and not _tient(places, [0, gardes[0]], largeur):
                gardes.pop(0)
            gardes.insert(0, 0)
        if _tient(places, gardes, largeur):
            return frozenset(gardes)
    return frozenset([nombre - 1] if nombre else [])


def _tient(places: Sequence[tuple[Decimal, int]], gardes: Sequence[int], largeur: int) -> bool:
    return all((places[b][0] - places[a][0]) * largeur / 100 >= Decimal(places[a][1] + places[b][1]) / 2 + 8 for a, b in pairwise(gardes))


def _debut(souhaits: Sequence[int], bloc: Sequence[int], ecart: int, haut: int, bas: int) -> int:
    ideal = round(sum(souhaits[i] - rang * ecart for rang, i in enumerate(bloc)) / len(bloc))
    return max(haut, min(ideal, bas - (len(bloc) - 1) * ecart))


def _plancher(nombre: Decimal) -> int:
    entier = int(nombre)
    return entier - 1 if nombre < entier else entier
