"""Bar charts as numbers: every coordinate is worked out here, the SVG template only prints them.

Coordinates are user units of the chart's viewBox; bars start at zero, always, so that lengths may be compared.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

LARGEUR = 640
HAUTEUR = 220
MARGE_HAUTE = 24
MARGE_BASSE = 28
LIGNE = 28
COLONNE_NOMS = 220


@dataclass(frozen=True, slots=True)
class Barre:
    """One bar: its box, its name and the figure written beside it."""

    x: int
    y: int
    largeur: int
    hauteur: int
    nom: str
    nom_x: int
    nom_y: int
    valeur: str
    valeur_x: int
    valeur_y: int


@dataclass(frozen=True, slots=True)
class Graphique:
    """A chart: viewBox size, bars, the position of the zero line, and what a screen reader says."""

    id: str
    titre: str
    description: str
    largeur: int
    hauteur: int
    barres: tuple[Barre, ...]
    horizontal: bool
    zero: int


def barres_verticales(id: str, titre: str, description: str, points: Sequence[tuple[str, Decimal, str]]) -> Graphique:
    """One column per (name, figure, written figure), in the order given."""
    haut = max(max((valeur for _, valeur, _ in points), default=Decimal(0)), Decimal(0))
    bas = min(min((valeur for _, valeur, _ in points), default=Decimal(0)), Decimal(0))
    etendue = haut - bas or Decimal(1)
    utile = HAUTEUR - MARGE_HAUTE - MARGE_BASSE
    zero = MARGE_HAUTE + round(utile * haut / etendue)
    pas = LARGEUR // max(len(points), 1)
    epaisseur = min(64, pas * 6 // 10)
    barres = []
    for rang, (nom, valeur, ecrit) in enumerate(points):
        longueur = round(utile * abs(valeur) / etendue)
        y = zero - longueur if valeur >= 0 else zero
        centre = rang * pas + pas // 2
        valeur_y = y - 6 if valeur >= 0 else y + longueur + 14
        barres.append(Barre(centre - epaisseur // 2, y, epaisseur, longueur, nom, centre, HAUTEUR - 8, ecrit, centre, valeur_y))
    return Graphique(id, titre, description, LARGEUR, HAUTEUR, tuple(barres), False, zero)


def barres_horizontales(id: str, titre: str, description: str, points: Sequence[tuple[str, Decimal, str]]) -> Graphique:
    """One row per (name, figure, written figure), in the order given; figures are zero or more."""
    maximum = max((valeur for _, valeur, _ in points), default=Decimal(0)) or Decimal(1)
    utile = LARGEUR - COLONNE_NOMS - 110
    barres = []
    for rang, (nom, valeur, ecrit) in enumerate(points):
        y = rang * LIGNE + 4
        longueur = round(utile * max(valeur, Decimal(0)) / maximum)
        barres.append(
            Barre(COLONNE_NOMS, y, longueur, LIGNE - 8, nom, COLONNE_NOMS - 8, y + 15, ecrit, COLONNE_NOMS + longueur + 6, y + 15)
        )
    return Graphique(id, titre, description, LARGEUR, len(points) * LIGNE + 8, tuple(barres), True, COLONNE_NOMS)
