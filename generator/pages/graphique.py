"""Bar charts as numbers: every coordinate is worked out here, the SVG template only prints them.

Across, lengths are shares of the room there is; down, they are pixels. So letters keep their size on a phone as on a desk, and
nothing is scaled. Bars start at zero, always, so that lengths may be compared.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

HAUTEUR = 220
MARGE_HAUTE = 24
MARGE_BASSE = 28
RANGEE = 42
COLONNES_AU_PLUS = 7  # on a phone, more columns than that and their figures touch


@dataclass(frozen=True, slots=True)
class Barre:
    """One bar: its box, its name and the figure written beside it. What runs across is a length of SVG: «12.5%»."""

    x: str
    y: int
    largeur: str
    hauteur: int
    nom: str
    nom_x: str
    nom_y: int
    valeur: str
    valeur_x: str
    valeur_y: int


@dataclass(frozen=True, slots=True)
class Graphique:
    """A chart: its height, its bars, the position of the zero line of columns, and what a screen reader says."""

    id: str
    titre: str
    description: str
    hauteur: int
    barres: tuple[Barre, ...]
    horizontal: bool
    zero: int


def barres(id: str, titre: str, description: str, points: Sequence[tuple[str, Decimal, str]]) -> Graphique:
    """Columns side by side for a few figures through time; one row each where there are too many for a phone."""
    if len(points) > COLONNES_AU_PLUS and all(valeur >= 0 for _, valeur, _ in points):
        return barres_horizontales(id, titre, description, points)
    return barres_verticales(id, titre, description, points)


def barres_verticales(id: str, titre: str, description: str, points: Sequence[tuple[str, Decimal, str]]) -> Graphique:
    """One column per (name, figure, written figure), in the order given."""
    haut = max(max((valeur for _, valeur, _ in points), default=Decimal(0)), Decimal(0))
    bas = min(min((valeur for _, valeur, _ in points), default=Decimal(0)), Decimal(0))
    etendue = haut - bas or Decimal(1)
    utile = HAUTEUR - MARGE_HAUTE - MARGE_BASSE
    zero = MARGE_HAUTE + round(utile * haut / etendue)
    pas = Decimal(100) / max(len(points), 1)
    epaisseur = min(Decimal(12), pas * 6 / 10)
    colonnes = []
    for rang, (nom, valeur, ecrit) in enumerate(points):
        longueur = round(utile * abs(valeur) / etendue)
        y = zero - longueur if valeur >= 0 else zero
        centre = rang * pas + pas / 2
        valeur_y = y - 6 if valeur >= 0 else y + longueur + 14
        colonnes.append(
            Barre(
                _part(centre - epaisseur / 2),
                y,
                _part(epaisseur),
                longueur,
                nom,
                _part(centre),
                HAUTEUR - 8,
                ecrit,
                _part(centre),
                valeur_y,
            )
        )
    return Graphique(id, titre, description, HAUTEUR, tuple(colonnes), False, zero)


def barres_horizontales(id: str, titre: str, description: str, points: Sequence[tuple[str, Decimal, str]]) -> Graphique:
    """One row per (name, figure, written figure), in the order given: words above, bar below. Figures are zero or more."""
    maximum = max((valeur for _, valeur, _ in points), default=Decimal(0)) or Decimal(1)
    rangees = []
    for rang, (nom, valeur, ecrit) in enumerate(points):
        y = rang * RANGEE
        largeur = _part(100 * max(valeur, Decimal(0)) / maximum)
        rangees.append(Barre("0", y + 20, largeur, 12, nom, "6", y + 14, ecrit, "100%", y + 14))
    return Graphique(id, titre, description, len(points) * RANGEE, tuple(rangees), True, 0)


def _part(centiemes: Decimal) -> str:
    """12.50 → «12.5%»."""
    return f"{centiemes:.2f}".rstrip("0").rstrip(".") + "%"
