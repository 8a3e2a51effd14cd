"""Thresholds of an indicator's own, in words."""

from generator.calculs.nombres_dits import COMPARATEURS
from generator.model.referentiel import SeuilPropre
from generator.model.unite import Unite
from generator.pages.mots.typographie import grandeur


def seuil_dit(seuil: SeuilPropre, unite: Unite) -> str:
    """«moins de 50», «au moins 80 %»."""
    return f"{COMPARATEURS[seuil.comparateur]} {grandeur(seuil.valeur, unite)}"
