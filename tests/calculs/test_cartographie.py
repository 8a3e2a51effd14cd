"""Which figures a map shows, and the classes that its colours stand for."""

from decimal import ROUND_FLOOR, Decimal

import pytest
from hypothesis import example, given
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


def _le_plus_rond_de_tous(bas: Decimal, haut: Decimal) -> Decimal:
    """All multiples that lie there of the greatest step that has one, and of them the nearest to the middle, the lower of two."""
    for exposant in range(12, -6, -1):
        for chiffre in (10, 5, 2):
            pas = Decimal(chiffre).scaleb(exposant - 1)
            premier, dernier = int((bas / pas).to_integral_value(ROUND_FLOOR)) - 1, int((haut / pas).to_integral_value(ROUND_FLOOR)) + 1
            multiples = [pas * rang for rang in range(premier, min(dernier, premier + 60) + 1) if bas < pas * rang <= haut]
            if multiples:
                milieu = (bas + haut) / 2
                return min(multiples, key=lambda nombre: (abs(nombre - milieu), nombre))
    return haut


@given(st.sampled_from([NOMBRES, st.integers(-99, 99).map(Decimal)]).flatmap(lambda nombres: st.tuples(nombres, nombres)))
@example((Decimal(11), Decimal(49)))  # 20 and 40 are as near
@example((Decimal(0), Decimal(1)))
def test_le_plus_rond_est_au_milieu(paire: tuple[Decimal, Decimal]) -> None:
    """Of the multiples that part the two, none is of a greater step, and none of this step is nearer to the middle."""
    bas, haut = sorted(paire)
    if bas < haut:
        assert le_plus_rond(bas, haut) == _le_plus_rond_de_tous(bas, haut)
