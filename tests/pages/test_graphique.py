"""Bars are as long as their figures, whatever these are."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.pages.graphique import barres_horizontales, barres_verticales

nombres = st.decimals(-(10**15), 10**15, allow_nan=False, allow_infinity=False, places=2)
points = st.lists(st.tuples(st.text("abc", max_size=3), nombres, st.text("123", max_size=3)), max_size=40)


def longueur(mesure: object) -> float:
    """A length, in pixels or in percent."""
    return float(str(mesure).rstrip("%"))


@settings(derandomize=True, deadline=None, database=None)
@given(points)
def test_colonnes(points: list[tuple[str, Decimal, str]]) -> None:
    """One column per point, inside the drawing, zero line shared, order of heights that of figures; words pass untouched."""
    dessin = barres_verticales("g", "t", "d", points)
    assert [(barre.nom, barre.valeur) for barre in dessin.barres] == [(nom, ecrit) for nom, _, ecrit in points]
    for barre, (_, valeur, _) in zip(dessin.barres, points, strict=True):
        assert barre.hauteur >= 0
        assert longueur(barre.largeur) >= 0
        assert 0 <= barre.y <= barre.y + barre.hauteur <= dessin.hauteur
        assert (barre.y + barre.hauteur if valeur >= 0 else barre.y) == dessin.zero
    for un, (_, a, _) in zip(dessin.barres, points, strict=True):
        for deux, (_, b, _) in zip(dessin.barres, points, strict=True):
            assert abs(a) > abs(b) or un.hauteur <= deux.hauteur


@settings(derandomize=True, deadline=None, database=None)
@given(points)
def test_rangees(points: list[tuple[str, Decimal, str]]) -> None:
    """The same, lying down; a figure below zero has no length."""
    dessin = barres_horizontales("g", "t", "d", points)
    assert [(barre.nom, barre.valeur) for barre in dessin.barres] == [(nom, ecrit) for nom, _, ecrit in points]
    for barre, (_, valeur, _) in zip(dessin.barres, points, strict=True):
        assert longueur(barre.largeur) >= 0
        assert valeur > 0 or longueur(barre.largeur) == 0
        assert barre.y + barre.hauteur <= dessin.hauteur
    for un, (_, a, _) in zip(dessin.barres, points, strict=True):
        for deux, (_, b, _) in zip(dessin.barres, points, strict=True):
            assert a > b or longueur(un.largeur) <= longueur(deux.largeur)
