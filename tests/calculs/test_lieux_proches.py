"""How far places are, and in which direction: tables of places whose answers are known."""

import pytest

from generator.calculs.lieux_proches import direction, distance, kilometres, plus_proches

PARIS, ORLY, LILLE, BREST, STRASBOURG = (48.8566, 2.3522), (48.7431, 2.4018), (50.6292, 3.0573), (48.3904, -4.4861), (48.5734, 7.7521)


@pytest.mark.parametrize(
    ("un", "vers", "attendue"),
    [
        (PARIS, LILLE, "nord"),
        (PARIS, ORLY, "sud"),
        (PARIS, BREST, "ouest"),
        (PARIS, STRASBOURG, "est"),
        (LILLE, STRASBOURG, "sud-est"),
        (LILLE, BREST, "sud-ouest"),
        (BREST, LILLE, "nord-est"),
        ((48.0, 2.0), (49.0, 2.55), "nord"),  # a degree of longitude is two thirds of one of latitude there: 20 degrees from the north
        ((48.0, 2.0), (49.0, 2.7), "nord-est"),
        ((48.0, 2.0), (49.0, 1.45), "nord"),
        ((48.0, 2.0), (49.0, 1.3), "nord-ouest"),
        ((0.0, 55.0), (1.0, 55.45), "nord-est"),  # at the equator, one is as long as the other
        ((-21.0, 55.5), (-22.0, 55.1), "sud"),
        ((-21.0, 55.5), (-22.0, 55.0), "sud-ouest"),
    ],
)
def test_direction(un: tuple[float, float], vers: tuple[float, float], attendue: str) -> None:
    assert direction(un, vers) == attendue


@pytest.mark.parametrize(
    ("un", "autre", "attendus"),
    [
        (PARIS, LILLE, 204),
        (PARIS, ORLY, 13),
        (PARIS, BREST, 505),
        (PARIS, STRASBOURG, 397),
        (PARIS, PARIS, 0),
        ((-21.0, 55.5), (-21.0, 56.5), 104),
    ],
)
def test_kilometres(un: tuple[float, float], autre: tuple[float, float], attendus: int) -> None:
    """As the crow flies, to one in a hundred."""
    assert kilometres(un, autre) == pytest.approx(attendus, rel=0.01, abs=0.3)
    assert kilometres(autre, un) == kilometres(un, autre)


def test_plus_proches() -> None:
    """The nearest first, as many as asked; of two as far, the first that was named."""
    autres = {"lille": LILLE, "orly": ORLY, "paris": PARIS, "double": ORLY, "brest": BREST}
    assert plus_proches(PARIS, autres, 4) == ("paris", "orly", "double", "lille")
    assert plus_proches(PARIS, {}, 2) == ()
    assert distance(PARIS, PARIS) == 0
