"""Which figures a map shows, and the classes that its colours stand for."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.calculs.cartographie import CLASSES, classe_de, le_plus_rond, seuils

NOMBRES = st.decimals(-(10**9), 10**9, places=2, allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    ("nombres", "attendus"),
    [
        ("", ""),
        ("4", ""),
        ("4 4 4", ""),
        ("4 5", "5"),
        ("1 2 3 4 5 6 7 8 9 10", "3 5 7 9"),
        ("0 0 0 0 0 0 0 0 12", "10"),
        ("3 11 26 31 104", "10 20 30 100"),
        ("6.4 9.8 12.1 18.5 27 31.2", "8 10 20 30"),
        ("-8 -3 2 4 9", "-5 0 4 5"),
        ("2000 6000 10500 41200 44850", "5000 10000 20000 44000"),
    ],
)
def test_des_seuils_ronds(nombres: str, attendus: str) -> None:
    """Bounds that a person would choose: round, and no rounder than the figures allow."""
    assert [str(seuil) for seuil in seuils([Decimal(nombre) for nombre in nombres.split()])] == attendus.split()


@given(st.lists(NOMBRES, max_size=40))
def test_chaque_chiffre_dans_une_classe(nombres: list[Decimal]) -> None:
    """No class is empty, none holds figures of both signs, equal figures are together, and the order of the rows counts for nothing."""
    bornes = seuils(nombres)
    assert list(bornes) == sorted(set(bornes))
    assert bornes == seuils(nombres[::-1])
    classes: dict[int, list[Decimal]] = {}
    for nombre in nombres:
        classes.setdefault(classe_de(nombre, bornes), []).append(nombre)
    assert set(classes) == set(range(len(bornes) + 1)) if nombres else not bornes
    assert len(classes) == min(CLASSES, len(set(nombres)))
    for siens in classes.values():
        assert min(siens) >= 0 or max(siens) < 0


@given(NOMBRES, NOMBRES)
def test_le_plus_rond_separe(un: Decimal, autre: Decimal) -> None:
    """It lies between the two, and is written with no more digits than the greater."""
    bas, haut = sorted((un, autre))
    if bas == haut:
        return
    rond = le_plus_rond(bas, haut)
    assert bas < rond <= haut
    assert len(rond.normalize().as_tuple().digits) <= max(1, len(haut.normalize().as_tuple().digits))
