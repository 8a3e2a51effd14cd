"""Thresholds of an indicator's own, in words."""

from generator.model.referentiel import SeuilPropre
from generator.model.unite import Unite
from generator.pages.mots.typographie import grandeur

COMPARATEURS = {">=": "au moins", "<=": "au plus", ">": "plus de", "<": "moins de"}


def seuil_dit(seuil: SeuilPropre, unite: Unite) -> str:
    """«moins de 50», «au moins 80 %»."""
    return f"{COMPARATEURS[seuil.comparateur]} {grandeur(seuil.valeur, unite)}"
