"""Estimates: what their bounds allow, and what can be said of them all the same."""

from collections.abc import Iterator
from decimal import Decimal

from msgspec.structs import replace

from generator.calculs.entrees import decimal
from generator.calculs.objectifs import Objectif
from generator.calculs.observations import Mesure, Suite


def aux_bornes(choisie: Suite, jugee: Mesure, but: Objectif | None) -> Iterator[Suite]:
    """The figures as they would be at the ends of what is known: the judged one at its least, at its most, and at the bounds of the target that lie
    between (a range may be reached in the middle of an estimate alone), with the others at theirs."""
    for nombre in _points(jugee, but):
        for borne in (0, 1):
            mesures = tuple(
                (replace(une, nombre=nombre, extreme=True) if une.bornes else une) if une is jugee else _a_sa_borne(une, borne)
                for une in choisie.mesures
            )
            yield replace(choisie, mesures=mesures)


def _points(jugee: Mesure, but: Objectif | None) -> tuple[Decimal, ...]:
    """The figures at which the answer may change."""
    if jugee.bornes is None:
        return (jugee.nombre,)
    bas, haut = jugee.bornes
    bornes = (decimal(borne) for borne in (but.bas, but.haut) if borne is not None) if but is not None else ()
    return (bas, haut, *(borne for borne in bornes if bas < borne < haut))


def _a_sa_borne(mesure: Mesure, borne: int) -> Mesure:
    return mesure if mesure.bornes is None else replace(mesure, nombre=mesure.bornes[borne], extreme=True)
