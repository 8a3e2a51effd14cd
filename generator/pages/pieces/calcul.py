"""How a status was computed: the formula, the figures put in, and the rows they come from."""

from decimal import Decimal

from msgspec import Struct

from generator.calculs.avancement import Avancement, ChiffreEmploye
from generator.calculs.entrees import decimal
from generator.calculs.raisons import Formule
from generator.model.referentiel import Indicateur
from generator.pages.contexte import Contexte
from generator.pages.mots.phrases import cible_dite, taux_dit
from generator.pages.mots.typographie import INSECABLE, francais, grandeur, points_dits, pourcentage
from generator.pages.mots.valeurs import texte_mesure

ROLES = {
    "valeur": "Chiffre retenu",
    "estimation_basse": "Bas de l’estimation",
    "estimation_haute": "Haut de l’estimation",
    "reference": "Valeur de départ",
    "cible": "Cible",
    "minimum": "Borne basse",
    "maximum": "Borne haute",
    "variation": "Variation demandée",
    "points": "Points demandés",
    "jalon": "Étape prévue",
    "part": "Part visée",
    "ensemble": "Ensemble dont la cible est une part",
    "partie": "Chiffre additionné",
    "partie_retranchee": "Chiffre retranché",
}
FORMULES = {
    Formule.CHEMIN: "Part du chemin faite = (chiffre − valeur de départ) ÷ (cible − valeur de départ)",
    Formule.OUI_NON: "La promesse se tient ou ne se tient pas : 100 % si la réponse est celle de la cible, 0 % sinon",
    Formule.MAINTIEN: "Le niveau est tenu si le chiffre reste entre la borne basse et la borne haute",
    Formule.COMPARAISON: "Pas de pourcentage : le chiffre est seulement comparé à la cible",
    Formule.DIRECTION: "Pas de pourcentage : le chiffre est seulement comparé à la valeur de départ",
    Formule.AUCUNE: "",
}


class LigneCalcul(Struct, frozen=True):
    """One figure that went in: what it is, the figure, its time and place, its source."""

    role: str
    chiffre: str
    quand: str
    ou: str
    source: str


class VueCalcul(Struct, frozen=True):
    """How a status was computed: the formula, with the figures put in, and the rows."""

    formule: str
    application: str
    regle: str
    lignes: tuple[LigneCalcul, ...]


def vue_calcul(contexte: Contexte, indicateur: Indicateur, avancement: Avancement) -> VueCalcul | None:
    """The computation of a status, unfolded; None where no figure went in."""
    if not avancement.entrees:
        return None
    return VueCalcul(
        francais(FORMULES[avancement.formule]),
        _application(indicateur, avancement),
        _regle(avancement),
        tuple(_ligne(contexte, entree) for entree in avancement.entrees),
    )


def _application(indicateur: Indicateur, avancement: Avancement) -> str:
    """The formula with its figures: «(583 − 500) ÷ (1 200 − 500) = 11,9 %»."""
    but, mesure = avancement.objectif, avancement.mesure
    if but is None or mesure is None:
        return ""
    valeur = texte_mesure(mesure, indicateur.unite)
    if avancement.formule is Formule.CHEMIN and but.borne is not None and but.reference is not None:
        depart, cible = (grandeur(decimal(nombre), indicateur.unite) for nombre in (but.reference, but.borne))
        depart = f"({depart})" if but.reference < 0 else depart
        return f"({valeur} − {depart}) ÷ ({cible} − {depart}) = {taux_dit(avancement)}"
    if avancement.genre.traits.sans_fin and but.reference is not None:
        return f"{valeur} au lieu de {grandeur(decimal(but.reference), indicateur.unite)}"
    return f"{valeur}, cible{INSECABLE}: {cible_dite(indicateur, avancement)}"


def _regle(avancement: Avancement) -> str:
    """The step that was due, else where a straight line would be at the time of the figure: the status comes from comparing the two."""
    if avancement.jalon is not None:
        return "Le document prévoit des étapes : le chiffre est comparé à la dernière qui était due à la fin de sa période."
    if avancement.attendu_au_chiffre is None or avancement.mesure is None or avancement.termine:
        return ""
    return (
        f"À la fin de la période du chiffre, une ligne droite de la valeur de départ à la cible en serait à "
        f"{pourcentage(avancement.attendu_au_chiffre, () if avancement.taux is None else (avancement.taux,))} du chemin."
    )


def _points(nombre: Decimal) -> str:
    """A change in points, which is no percentage: «− 5 points»."""
    return f"{'−' if nombre < 0 else '+'}{INSECABLE}{points_dits(nombre)}"


def _ligne(contexte: Contexte, entree: ChiffreEmploye) -> LigneCalcul:
    territoire = contexte.territoires.get(entree.territoire)
    return LigneCalcul(
        ROLES[entree.role],
        _points(entree.nombre) if entree.role == "points" else grandeur(entree.nombre, entree.unite),
        entree.periode.replace("/", f"{INSECABLE}à{INSECABLE}"),
        territoire.nom if territoire else "",
        entree.source,
    )
