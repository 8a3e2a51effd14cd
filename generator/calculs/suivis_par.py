"""Which indicators each promise has: those written under it, and those that are written under another and follow it too."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from generator.model.referentiel import Indicateur, Noeud

Partages = Mapping[str, tuple[Indicateur, ...]]


def partages(indicateurs: Iterable[Indicateur]) -> Partages:
    """By node, the indicators that follow it and are written under another one (`aussi_sous`), in the order of the files."""
    trouves: dict[str, list[Indicateur]] = {}
    for indicateur in indicateurs:
        for id in dict.fromkeys(indicateur.aussi_sous):
            if id != indicateur.noeud:
                trouves.setdefault(id, []).append(indicateur)
    return {id: tuple(siens) for id, siens in trouves.items()}


def indicateurs_de(noeud: Noeud, autres: Partages) -> tuple[Indicateur, ...]:
    """The indicators of one node: its own, each followed by its sub-indicators, then those that it shares."""
    tous = (*noeud.indicateurs, *autres.get(noeud.id, ()))
    ici = {indicateur.id for indicateur in tous}
    sous: dict[str, list[Indicateur]] = {}
    for indicateur in tous:
        if indicateur.de in ici and indicateur.de != indicateur.id:
            sous.setdefault(indicateur.de, []).append(indicateur)
    if not sous:
        return tous
    return tuple(un for tete in tous if tete.de not in ici or tete.de == tete.id for un in (tete, *sous.get(tete.id, ())))


def indicateurs_sous(noeuds: Iterable[Noeud], autres: Partages) -> Sequence[Indicateur]:
    """The indicators of `noeuds` and of all that is below them, each once, in the order of the document."""
    return list({un.id: un for racine in noeuds for noeud in racine.parcourir() for un in indicateurs_de(noeud, autres)}.values())


def suivis_plusieurs_fois(noeuds: Iterable[Noeud], autres: Partages) -> int:
    """How many indicators are under more than one of `noeuds`, which stand side by side: so many times, or more, their counts exceed that of all."""
    fois = Counter(un.id for noeud in noeuds for un in indicateurs_sous((noeud,), autres))
    return sum(nombre > 1 for nombre in fois.values())
