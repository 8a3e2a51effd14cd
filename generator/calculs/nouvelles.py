"""Where commitments stand, from their dated news: the current state, the history, counts. Never averages."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from generator.model.etat import EtatEngagement, Nouvelle
from generator.model.referentiel import Noeud

# The order in which states are shown: what is done stands first, what no news speaks of stands last.
ORDRE = (
    EtatEngagement.REALISE,
    EtatEngagement.EN_COURS,
    EtatEngagement.A_LANCER,
    EtatEngagement.ABANDONNE,
    EtatEngagement.AUCUNE_NOUVELLE,
)


def dernier_jour(date: str) -> str:
    """The last day that a date may mean, so that years, months and days compare: «2021» may be as late as 31 December."""
    return date + {4: "-12-31", 7: "-31"}.get(len(date), "")


def par_noeud(nouvelles: Iterable[Nouvelle]) -> dict[str, tuple[Nouvelle, ...]]:
    """The history of each node, newest first. Of two news that may be of the same day, the one dated more finely comes first."""
    groupes: defaultdict[str, list[Nouvelle]] = defaultdict(list)
    for nouvelle in nouvelles:
        groupes[nouvelle.noeud].append(nouvelle)
    return {
        noeud: tuple(sorted(groupe, key=lambda nouvelle: (dernier_jour(nouvelle.date), len(nouvelle.date)), reverse=True))
        for noeud, groupe in groupes.items()
    }


def etat_actuel(historique: Sequence[Nouvelle]) -> EtatEngagement:
    """The state that the newest of the news tells (`historique` is newest first); without any, there is no news."""
    return historique[0].etat if historique else EtatEngagement.AUCUNE_NOUVELLE


def est_un_engagement(noeud: Noeud, historiques: Mapping[str, Sequence[Nouvelle]]) -> bool:
    """True for the nodes that bear a state: those below which the document promises nothing smaller, and any that news speak of.

    The tree is cut as its document cuts it: what it does not split further is what somebody can do, and then say that it is done.
    A partner named higher up (the pilots of a theme) answers for the whole, not for one act.
    """
    return not noeud.enfants or noeud.id in historiques


def engagements(noeuds: Iterable[Noeud], historiques: Mapping[str, Sequence[Nouvelle]]) -> tuple[Noeud, ...]:
    """Those of `noeuds` that bear a state, each once."""
    return tuple({noeud.id: noeud for noeud in noeuds if est_un_engagement(noeud, historiques)}.values())


def compter_etats(etats: Iterable[EtatEngagement]) -> tuple[tuple[EtatEngagement, int], ...]:
    """How many of each state, in a fixed order, without those that nobody has."""
    comptes = Counter(etats)
    return tuple((etat, comptes[etat]) for etat in ORDRE if comptes[etat])
