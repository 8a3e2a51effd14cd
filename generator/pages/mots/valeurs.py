"""A figure in words, or why there is none."""

from decimal import Decimal

from generator.calculs.observations import Mesure
from generator.model.unite import Unite
from generator.model.valeur import Valeur
from generator.pages.mots.noms import ABSENCES
from generator.pages.mots.typographie import grandeur


def texte_valeur(valeur: Valeur) -> str:
    """The figure with its unit («300», «300, entre 280 et 320»), the words, or why there is none."""
    if valeur.statut.est_absence:
        return ABSENCES[valeur.statut]
    return estimation(valeur.nombre, valeur.bornes, valeur.unite) if valeur.est_chiffree else valeur.mots


def texte_mesure(mesure: Mesure, unite: Unite) -> str:
    """The same for a figure that speaks. The middle of a range, which no source gives, is never written."""
    return estimation(None if mesure.en_fourchette else mesure.nombre, mesure.bornes, unite)


def estimation(nombre: Decimal | None, bornes: tuple[Decimal, Decimal] | None, unite: Unite) -> str:
    """«300», «environ 300, entre 280 et 320», or «entre 280 et 320» where there is no figure between the bounds."""
    seul = grandeur(nombre, unite) if nombre is not None else ""
    if bornes is None:
        return seul
    entre = f"entre {grandeur(bornes[0], unite)} et {grandeur(bornes[1], unite)}"
    return f"environ {seul}, {entre}" if seul else entre
