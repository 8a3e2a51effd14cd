"""Steps on the way to a target: the one that a figure should have reached, and whether it has."""

from dataclasses import replace
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace as remplacer

from generator.calculs.objectifs import Objectif, objectif
from generator.model.contrat import Seuils
from generator.model.referentiel import Indicateur, Jalon


class JalonVenu(Struct, frozen=True):
    """The last step that was due when the period of the figure ended: its bounds, in the indicator's unit, and whether the figure is within them."""

    jalon: Jalon
    objectif: Objectif
    atteint: bool


def jalon_venu(indicateur: Indicateur, annee: int, valeur: Fraction, but: Objectif, seuils: Seuils) -> JalonVenu | None:
    """The step due in `annee` (that of a figure, `valeur`) or last before it, on the way to `but`; None where the target has none by then.

    Going beyond the bounds of a step, towards the target, is no fault.
    """
    cible = indicateur.cible
    venus = [jalon for jalon in cible.jalons if jalon.annee <= annee] if cible else []
    if cible is None or not venus:
        return None
    jalon = max(venus, key=lambda un: un.annee)
    sens = cible.sens or ("hausse" if but.haut is None else "baisse" if but.bas is None else "")
    alors = replace(
        cible, valeur=jalon.valeur, minimum=jalon.minimum, maximum=jalon.maximum, variation=None, points=None, sens=sens, jalons=()
    )
    etape = objectif(remplacer(indicateur, cible=alors), but.reference, seuils)
    return JalonVenu(jalon, etape, etape.est_atteint(valeur)) if etape is not None else None
