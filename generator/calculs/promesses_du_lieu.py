"""Which parts of a contract concern a place: those that name it, those that name places near it, those that hold for the whole contract."""

from collections.abc import Collection

from generator.calculs.index_du_contrat import IndexDuContrat
from generator.calculs.lieux import Partie, vaut_partout
from generator.calculs.nouvelles import engagements
from generator.model.referentiel import Indicateur


def parties_qui_nomment(index: IndexDuContrat, lieux: Collection[str], sauf: str = "") -> list[Partie]:
    """The parts whose head names one of `lieux`, without those that name `sauf`."""
    return [partie for partie in index.parties if set(partie.lieux) & set(lieux) and sauf not in partie.lieux]


def indicateurs_qui_nomment(index: IndexDuContrat, lieux: Collection[str], sauf: str = "") -> list[Indicateur]:
    """The indicators that themselves name one of `lieux`, where their promise names none of them."""
    return [
        indicateur
        for indicateur in index.indicateurs.values()
        if set(indicateur.territoires) & set(lieux)
        and sauf not in indicateur.territoires
        and not set(index.suivi.lieux[indicateur.noeud]) & {*lieux, sauf}
    ]


def parties_partout(index: IndexDuContrat) -> list[Partie]:
    """The parts that name no place or the whole perimeter, without those that have neither promises nor indicators."""
    return [partie for partie in index.parties if vaut_partout(partie.lieux, index.territoires) and any(contenu_de(index, partie))]


def contenu_de(index: IndexDuContrat, partie: Partie) -> tuple[int, int]:
    """How many promises, cut as finely as the document cuts them, and how many indicators that name no place outside of the part's."""
    siens = [
        indicateur
        for noeud in partie.noeuds
        for indicateur in noeud.indicateurs
        if set(indicateur.territoires) <= set(partie.lieux) or vaut_partout(indicateur.territoires, index.territoires)
    ]
    return len(engagements(partie.noeuds, index.nouvelles)), len(siens)
