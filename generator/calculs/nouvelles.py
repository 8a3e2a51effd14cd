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
    """The state that the newest news tells (`historique` is newest first); AUCUNE_NOUVELLE where there is none."""
    return historique[0].etat if historique else EtatEngagement.AUCUNE_NOUVELLE


def est_un_engagement(noeud: Noeud, historiques: Mapping[str, Sequence[Nouvelle]]) -> bool:
    """True for a node that has a state: one without nodes below it, and any node that a news is about.

    What the document does not split further is an act, which somebody can do and then say to be done. A node higher up is a heading of
    several acts, even where it names a partner (the pilots of a theme).
    """
    return not noeud.enfants or noeud.id in historiques


def engagements(noeuds: Iterable[Noeud], historiques: Mapping[str, Sequence[Nouvelle]]) -> tuple[Noeud, ...]:
    """Those of `noeuds` that have a state, each once."""
    return tuple({noeud.id: noeud for noeud in noeuds if est_un_engagement(noeud, historiques)}.values())


def compter_etats(etats: Iterable[EtatEngagement]) -> tuple[tuple[EtatEngagement, int], ...]:
    """(state, how many), in the order `ORDRE`, without the states that none has."""
    comptes = Counter(etats)
    return tuple((etat, comptes[etat]) for etat in ORDRE if comptes[etat])
