"""Thresholds of an indicator's own: the classes that a figure falls into. They say nothing of its target."""

from decimal import Decimal

from msgspec import Struct

from generator.calculs.observations import Mesure
from generator.model.referentiel import SeuilPropre

_PLUS_HAUT = (">", ">=")


class Classement(Struct, frozen=True):
    """The thresholds that a figure is beyond, of each side the farthest, and those that the bounds of an estimate leave open."""

    passes: tuple[SeuilPropre, ...]
    indecis: tuple[SeuilPropre, ...]


def classer(seuils: tuple[SeuilPropre, ...], mesure: Mesure) -> Classement:
    """What `mesure` is beyond."""
    bornes = mesure.bornes or (mesure.nombre, mesure.nombre)
    surs = [seuil for seuil in seuils if all(est_passe(seuil, borne) for borne in bornes)]
    indecis = tuple(seuil for seuil in seuils if seuil not in surs and any(est_passe(seuil, borne) for borne in bornes))
    hauts = [seuil for seuil in surs if seuil.comparateur in _PLUS_HAUT]
    bas = [seuil for seuil in surs if seuil.comparateur not in _PLUS_HAUT]
    passes = [*([max(hauts, key=_rang)] if hauts else []), *([min(bas, key=_rang)] if bas else [])]
    return Classement(tuple(passes), indecis)


def est_passe(seuil: SeuilPropre, nombre: Decimal) -> bool:
    """Whether a number is on the side of the threshold that its name is of."""
    if seuil.comparateur in _PLUS_HAUT:
        return nombre > seuil.valeur or (nombre == seuil.valeur and seuil.comparateur == ">=")
    return nombre < seuil.valeur or (nombre == seuil.valeur and seuil.comparateur == "<=")


def _rang(seuil: SeuilPropre) -> Decimal:
    return seuil.valeur
