"""Estimates: what their bounds allow, and what can be said of them all the same."""

from collections.abc import Iterator

from msgspec.structs import replace

from generator.calculs.observations import Mesure, Suite


def aux_bornes(choisie: Suite, jugee: Mesure) -> Iterator[Suite]:
    """The figures as they would be at the ends of what is known: the judged one at its least and at its most, with the others at theirs."""
    for borne in (0, 1):
        for autres in (0, 1):
            mesures = tuple(_a_sa_borne(une, borne if une is jugee else autres) for une in choisie.mesures)
            yield replace(choisie, mesures=mesures)


def _a_sa_borne(mesure: Mesure, borne: int) -> Mesure:
    return mesure if mesure.bornes is None else replace(mesure, nombre=mesure.bornes[borne], extreme=True)
