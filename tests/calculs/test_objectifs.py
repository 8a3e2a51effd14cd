"""Each kind of target as bounds: the figure that is aimed at, from where to where it is reached, and the way that is left."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from generator.calculs.objectifs import Objectif, objectif
from generator.model.contrat import Seuils
from generator.model.unite import Unite
from tests.calculs.modele import cible, contrat, indicateur, reference


def _objectif(champs: dict[str, Any], depart: int | None, unite: Unite = Unite.NOMBRE) -> Objectif | None:
    return objectif(indicateur(cible=cible(**champs), unite=unite), None if depart is None else Fraction(depart), SEUILS)


SEUILS: Seuils = contrat().seuils
_D = Decimal
ENTRE = {"minimum": _D(120), "maximum": _D(140)}


@pytest.mark.parametrize(
    ("champs", "depart", "vise", "bas", "haut", "strict"),
    [
        # what is written                                     start  aimed at  from   to    bounds left out
        ({"valeur": _D(100)}, None, 100, 100, None, False),
        ({"valeur": _D(100)}, 80, 100, 100, None, False),
        ({"valeur": _D(100)}, 120, 100, None, 100, False),  # it was above: it must fall
        ({"valeur": _D(100)}, 100, 100, 100, None, False),
        ({"valeur": _D(100), "sens": "hausse"}, 120, 100, 100, None, False),
        ({"valeur": _D(100), "sens": "baisse"}, 80, 100, None, 100, False),
        ({"valeur": _D(100), "sens": "baisse"}, None, 100, None, 100, False),
        ({"valeur": _D(100), "comparateur": "="}, 80, 100, 100, None, False),
        ({"valeur": _D(100), "comparateur": "="}, 120, 100, None, 100, False),
        ({"valeur": _D(100), "comparateur": ">="}, 120, 100, 100, None, False),
        ({"valeur": _D(100), "comparateur": ">"}, 80, 100, 100, None, True),
        ({"valeur": _D(100), "comparateur": "<="}, 80, 100, None, 100, False),
        ({"valeur": _D(100), "comparateur": "<"}, 120, 100, None, 100, True),
        ({"minimum": _D(100)}, 120, 100, 100, None, False),
        ({"maximum": _D(100)}, 80, 100, None, 100, False),
        # a range
        (ENTRE, None, 120, 120, 140, False),
        (ENTRE, 80, 120, 120, 140, False),
        ({**ENTRE, "sens": "hausse"}, 80, 120, 120, None, False),
        ({**ENTRE, "sens": "baisse"}, 160, 140, None, 140, False),
        ({**ENTRE, "sens": "baisse"}, None, 140, None, 140, False),
        # a change, in percent or in points
        ({"variation": _D(10)}, 200, 220, 220, None, False),
        ({"variation": _D(-10)}, 200, 180, None, 180, False),
        ({"variation": _D(10)}, -200, -180, -180, None, False),
        ({"variation": _D(-10), "comparateur": ">="}, 200, 180, 180, None, False),
        ({"variation": _D(10), "comparateur": "<"}, 200, 220, None, 220, True),
        ({"variation": _D(10), "comparateur": ">"}, 200, 220, 220, None, True),
        # a direction: anything beyond the start
        ({"sens": "hausse"}, 80, None, 80, None, True),
        ({"sens": "baisse"}, 80, None, None, 80, True),
    ],
)
def test_les_bornes(champs: dict[str, Any], depart: int | None, vise: int | None, bas: int | None, haut: int | None, strict: bool) -> None:
    """Computed by hand from the words of the target."""
    trouve = _objectif(champs, depart)
    assert trouve is not None
    assert (trouve.vise, trouve.bas, trouve.haut, trouve.strict) == (vise, bas, haut, strict)
    assert trouve.reference == depart


@pytest.mark.parametrize(
    ("champs", "depart"),
    [({"variation": _D(10)}, None), ({"variation": _D(10)}, 0), ({"sens": "hausse"}, None), ({}, 80)],
)
def test_rien_a_quoi_se_tenir(champs: dict[str, Any], depart: int | None) -> None:
    """A change of what is not known, or of nothing, and words without figures: no bound is made up."""
    assert _objectif(champs, depart) is None


def test_une_reponse() -> None:
    """«Oui» is reached by 1 alone, «non» by 0 alone; a start has no part in it."""
    for voulu, bas, haut in ((1, 1, None), (0, None, 0)):
        trouve = _objectif({"valeur": _D(voulu)}, 0, Unite.OUI_NON)
        assert trouve is not None
        assert (trouve.vise, trouve.bas, trouve.haut, trouve.reference) == (voulu, bas, haut, None)


def test_le_depart_imprime_dit_seulement_le_sens() -> None:
    """A printed start that no figure can be compared with tells that figures were to fall; it is no beginning of the way."""
    promesse = indicateur(cible=cible(valeur=_D(100)), reference=reference(120))
    trouve = objectif(promesse, None, SEUILS)
    assert trouve is not None
    assert (trouve.bas, trouve.haut, trouve.reference) == (None, 100, None)
    trouve = objectif(promesse, None, SEUILS, depart=Fraction(80))
    assert trouve is not None
    assert (trouve.bas, trouve.haut, trouve.reference) == (100, None, None)


def test_une_part_d_un_ensemble() -> None:
    """«30 % of 200 places» is 60 places."""
    trouve = _objectif({"valeur": _D(30), "unite": Unite.POURCENTAGE, "ensemble": _D(200)}, 20)
    assert trouve is not None
    assert (trouve.vise, trouve.bas, trouve.haut) == (60, 60, None)
    assert _objectif({"valeur": _D(30), "unite": Unite.POURCENTAGE}, 20) is None


@pytest.mark.parametrize(
    ("champs", "avant", "apres", "vers"),
    [
        ({"valeur": _D(100)}, 80, 90, 1),
        ({"valeur": _D(100)}, 90, 80, -1),
        ({"valeur": _D(100)}, 110, 120, 0),  # reached is reached
        (ENTRE, 150, 145, 1),
        (ENTRE, 130, 145, -1),
        (ENTRE, 110, 150, 0),  # as far on the other side
        ({"sens": "hausse"}, 90, 91, 1),
        ({"sens": "baisse"}, 90, 91, -1),
    ],
)
def test_plus_pres_ou_plus_loin(champs: dict[str, Any], avant: int, apres: int, vers: int) -> None:
    """What counts is the distance to the bounds."""
    trouve = _objectif(champs, 80)
    assert trouve is not None
    assert trouve.vers(Fraction(avant), Fraction(apres)) == vers
