"""How many promises and indicators name a partner, and where they stand."""

from collections.abc import Iterable

from generator.pages.contexte import Contexte
from generator.pages.mots.statuts import Etat, etat
from generator.pages.mots.typographie import FINE, accord


def bilan_du_partenaire(contexte: Contexte, id: str) -> tuple[str, Etat]:
    """How many promises and indicators name the partner itself, and where these indicators stand."""
    siens = contexte.indicateurs_de(id)
    return _phrase_du_compte(contexte, id, len(siens)), etat(contexte.suivi.synthese(siens))


def _phrase_du_compte(contexte: Contexte, id: str, indicateurs: int) -> str:
    """«3 promesses ou titres le nomment dans ce contrat ; il est nommé pour 2 indicateurs.»"""
    engagements = len(contexte.engagements.get(id, ()))
    if not engagements and not indicateurs:
        return "Le document ne le nomme lui-même pour aucune promesse ni aucun indicateur."
    promesses = qui_le_nomment(contexte, id) or "Aucune promesse ne le nomme"
    if contexte.voix.collecte:
        return f"{promesses} dans ce contrat, {accord(indicateurs, *contexte.voix.nomme_pour)}."
    nomme = f"il est nommé pour {accord(indicateurs, 'indicateur')}" if indicateurs else "il n’est nommé pour aucun indicateur"
    return f"{promesses} dans ce contrat{FINE}; {nomme}."


_LE_NOMMENT = {
    "Promesses": ("promesse le nomme", "promesses le nomment"),
    "Titres": ("titre le nomme", "titres le nomment"),
    "Promesses et titres": ("promesse ou titre le nomme", "promesses ou titres le nomment"),
}


def qui_le_nomment(contexte: Contexte, id: str) -> str:
    """«3 promesses le nomment»; of a partner whom a title names too, «3 promesses ou titres le nomment»; empty where none does."""
    engagements = contexte.engagements.get(id, ())
    return accord(len(engagements), *_LE_NOMMENT[promesses_et_titres(contexte, [id])]) if engagements else ""


def promesses_et_titres(contexte: Contexte, partenaires: Iterable[str]) -> str:
    """What names these partners (ids): «Promesses», «Titres», that several promises stand below and which are none themselves, or both."""
    sortes = {contexte.est_une_promesse(noeud) for id in partenaires for noeud in contexte.engagements.get(id, ())}
    if sortes == {False}:
        return "Titres"
    return "Promesses et titres" if False in sortes else "Promesses"
