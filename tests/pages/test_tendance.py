"""The small line in the row of an indicator."""

from decimal import Decimal

import pytest

from generator.calculs.observations import Mesure
from generator.model.unite import Unite
from generator.pages.pieces.tendance import tendance
from generator.sources.periodes import interpreter_periode


def _mesures(*paires: tuple[str, str]) -> tuple[Mesure, ...]:
    return tuple(Mesure(interpreter_periode(quand), Decimal(nombre), ()) for quand, nombre in paires)


@pytest.mark.parametrize(
    ("paires", "points"),
    [
        ((("2015", "0"), ("2020", "10")), "3,15 61,3"),  # up: y goes down
        ((("2015", "10"), ("2020", "0")), "3,3 61,15"),
        ((("2015", "5"), ("2020", "5")), "3,9 61,9"),  # nothing changes: in the middle
        ((("2015", "0"), ("2016", "5"), ("2020", "10")), "3,15 15,9 61,3"),  # a year in five is a fifth of the width
        ((("2015", "-10"), ("2020", "-30")), "3,3 61,15"),
    ],
)
def test_la_ligne(paires: tuple[tuple[str, str], ...], points: str) -> None:
    vue = tendance(_mesures(*paires), Unite.NOMBRE)
    assert vue.points == points
    assert f"{vue.x},{vue.y}" == points.split()[-1]


def test_les_mots_disent_le_premier_et_le_dernier() -> None:
    vue = tendance(_mesures(("2015", "12.5"), ("2016", "40"), ("2018", "9")), Unite.POURCENTAGE)
    assert vue.mots.replace("\u00a0", " ") == "De 12,5 % (2015) à 9 % (2018)"
