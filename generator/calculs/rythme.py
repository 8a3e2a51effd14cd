"""The straight line from reference to target, and where the pace seen so far leads."""

from collections.abc import Sequence
from fractions import Fraction
from math import ceil, floor

from generator.calculs.avancement import ValeurDeDepart
from generator.calculs.dates import rang
from generator.calculs.objectifs import Objectif
from generator.calculs.observations import Mesure

HORIZON = 30  # years; a pace that needs longer is not given a year: it only means that the target will not be reached at this pace


def part_du_temps(debut: str, fin: str, jour: str) -> Fraction | None:
    """The part of the time from `debut` to `fin` that is over on `jour` (ISO days), from 0 to 1; None where a day is unknown."""
    if not debut or not fin or debut >= fin:
        return None
    return min(Fraction(1), max(Fraction(0), (rang(jour) - rang(debut)) / (rang(fin) - rang(debut))))


def projeter(but: Objectif, mesures: Sequence[Mesure], mesure: Mesure, reference: ValeurDeDepart | None) -> tuple[int | None, bool]:
    """(year in which the target is reached at the pace seen so far, True when the figures go away from it).

    The pace is that of the line from the reference, or else from the first figure, to `mesure`. The year is None when there is no such
    line, when it does not lead to the target, or only after more than thirty years.
    """
    depart = _depart(mesures, mesure, reference)
    if depart is None:
        return None, False
    jour, nombre = depart
    arrivee, sens = but.borne_depuis(nombre), but.vers(nombre, mesure.fraction)
    if arrivee is None or sens <= 0:
        return None, sens < 0
    parcouru, temps = mesure.fraction - nombre, rang(mesure.periode.fin) - rang(jour)
    quand = rang(jour) + temps * (arrivee - nombre) / parcouru
    if quand < rang(mesure.periode.fin):  # the figure is already past the far side of a range
        return None, True
    # «More than 50» is not reached on the day when the line is at 50.
    annee = floor(quand) if but.strict else ceil(quand) - 1
    return (None if quand > rang(mesure.periode.fin) + HORIZON else annee), False


def _depart(mesures: Sequence[Mesure], mesure: Mesure, reference: ValeurDeDepart | None) -> tuple[str, Fraction] | None:
    if reference is not None and reference.jour and reference.jour < mesure.periode.fin:
        return reference.jour, Fraction(reference.nombre)
    premiere = mesures[0] if mesures else mesure
    return (premiere.periode.fin, premiere.fraction) if premiere.periode.fin < mesure.periode.fin else None
