"""A figure in words, or why there is none."""

from generator.model.valeur import Valeur
from generator.pages.mots.noms import ABSENCES
from generator.pages.mots.typographie import grandeur


def texte_valeur(valeur: Valeur) -> str:
    """The figure with its unit, the words, or why there is none."""
    if valeur.statut.est_absence:
        return ABSENCES[valeur.statut]
    return grandeur(valeur.nombre, valeur.unite) if valeur.nombre is not None else valeur.mots
