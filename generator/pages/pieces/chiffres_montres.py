"""Which figures of an indicator have a place of their own on the page that shows them one by one."""

from generator.model.valeur import Valeur
from generator.pages.adresses import CHIFFRES_DE_L_INDICATEUR
from generator.pages.contexte import Contexte
from generator.pages.pieces.calculs_montres import ancre_du_chiffre


def a_ses_chiffres(contexte: Contexte, id: str) -> bool:
    """True for an indicator that has that page: it has figures, or had some when it was published."""
    publiees = contexte.dossier.adresses_publiees.lignes
    return id in contexte.suivi.observations or id in contexte.suivi.previsions or CHIFFRES_DE_L_INDICATEUR.format(id) in publiees


def chiffres_montres(contexte: Contexte, id: str) -> tuple[Valeur, ...]:
    """Those figures: of each place, period and part the one that counts, else what is expected."""
    toutes = (*contexte.suivi.retenues.get(id, ()), *contexte.suivi.previsions.get(id, ()))
    par_ancre: dict[str, Valeur] = {}
    for valeur in toutes:
        par_ancre.setdefault(ancre_du_chiffre(valeur), valeur)
    return tuple(par_ancre.values())
