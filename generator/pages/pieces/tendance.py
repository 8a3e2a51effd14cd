"""The small line in the row of an indicator, from its first comparable figure to its last, and the words that say the same."""

from fractions import Fraction

from msgspec.structs import replace

from generator.calculs.dates import rang
from generator.calculs.observations import Mesure
from generator.model.referentiel import Indicateur
from generator.model.unite import Unite
from generator.pages.contexte import Contexte
from generator.pages.mots.typographie import grandeur, periode_fr
from generator.pages.pieces.indicateurs import LigneIndicateur, Tendance, ligne_indicateur

LARGEUR, HAUTEUR, MARGE = 64, 18, 3


def ligne_avec_tendance(contexte: Contexte, page: str, indicateur: Indicateur) -> LigneIndicateur:
    """The row of `indicateur`, with its line where it has at least two figures that may be compared."""
    mesures = contexte.suivi.tendances.get(indicateur.id)
    ligne = ligne_indicateur(contexte, page, indicateur)
    return replace(ligne, tendance=tendance(mesures, indicateur.unite)) if mesures else ligne


def tendance(mesures: tuple[Mesure, ...], unite: Unite) -> Tendance:
    """The line through `mesures`, oldest first: time from left to right, at true distances; the smallest figure lies at the bottom."""
    jours = [rang(mesure.periode.fin) for mesure in mesures]
    nombres = [mesure.fraction for mesure in mesures]
    points = [
        (_place(jour, jours, LARGEUR), HAUTEUR - _place(nombre, nombres, HAUTEUR)) for jour, nombre in zip(jours, nombres, strict=True)
    ]
    premiere, derniere = mesures[0], mesures[-1]
    return Tendance(
        " ".join(f"{x},{y}" for x, y in points),
        *points[-1],
        _mots(premiere, derniere, unite),
    )


def _mots(premiere: Mesure, derniere: Mesure, unite: Unite) -> str:
    """«De 400 (2016) à 1 222 (2017)», or «20 000 € (2018 et 2019)» where both are one figure."""
    debut, fin = periode_fr(premiere.periode), periode_fr(derniere.periode)
    if premiere.nombre == derniere.nombre:
        return f"{grandeur(premiere.nombre, unite)} ({debut} et {fin})"
    return f"De {grandeur(premiere.nombre, unite)} ({debut}) à {grandeur(derniere.nombre, unite)} ({fin})"


def _place(valeur: Fraction, toutes: list[Fraction], longueur: int) -> int:
    """Where `valeur` stands between the least and the greatest of `toutes`, in whole pixels; in the middle where they are all alike."""
    bas, haut = min(toutes), max(toutes)
    part = (valeur - bas) / (haut - bas) if haut > bas else Fraction(1, 2)
    return MARGE + round(part * (longueur - 2 * MARGE))
