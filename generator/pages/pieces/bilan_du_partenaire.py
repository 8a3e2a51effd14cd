"""How many promises and indicators name a partner, and where they stand."""

from generator.pages.contexte import Contexte
from generator.pages.mots.statuts import Etat, etat
from generator.pages.mots.typographie import FINE, accord


def bilan_du_partenaire(contexte: Contexte, id: str) -> tuple[str, Etat]:
    """How many promises and indicators name the partner itself, and where these indicators stand."""
    siens = contexte.indicateurs_de(id)
    return phrase_du_compte(contexte, len(contexte.engagements.get(id, ())), len(siens)), etat(contexte.suivi.synthese(siens))


def phrase_du_compte(contexte: Contexte, engagements: int, indicateurs: int) -> str:
    """«3 promesses ou titres le nomment dans ce contrat ; il est nommé pour 2 indicateurs.»"""
    if not engagements and not indicateurs:
        return "Le document ne le nomme lui-même pour aucune promesse ni aucun indicateur."
    promesses = (
        accord(engagements, "promesse ou titre le nomme", "promesses ou titres le nomment")
        if engagements
        else "Aucune promesse ne le nomme"
    )
    if contexte.voix.collecte:
        return f"{promesses} dans ce contrat, {accord(indicateurs, *contexte.voix.nomme_pour)}."
    nomme = f"il est nommé pour {accord(indicateurs, 'indicateur')}" if indicateurs else "il n’est nommé pour aucun indicateur"
    return f"{promesses} dans ce contrat{FINE}; {nomme}."


def promesses_et_titres(contexte: Contexte, id: str) -> str:
    """What names the partner: «Promesses», «Titres», that several promises stand below and which are none themselves, or both."""
    engagements = contexte.engagements.get(id, ())
    promesses = sum(map(contexte.est_une_promesse, engagements))
    if promesses == len(engagements):
        return "Promesses"
    return "Promesses et titres" if promesses else "Titres"
