"""Which unknowns of a set of linear equations have one possible value; exact, and quick where few equations hold the unknowns asked for."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

# Coefficients are counted modulo this prime, for whether a line gives an unknown does not ask how much; tables have small ones alone.
PREMIER = 2**61 - 1
CROISEMENT = "plusieurs totaux à la fois"


@dataclass(frozen=True, slots=True)
class Equation:
    """The sum of its terms, each times its coefficient (1 or -1), is zero. `comment` says in words what it is."""

    termes: Mapping[Hashable, int]
    comment: str


@dataclass(slots=True)
class _Reste:
    """An equation once what is known is out of it: the unknowns make `valeur`."""

    inconnues: dict[Hashable, int]
    valeur: int
    comment: str


def determinees(equations: Sequence[Equation], connues: Mapping[Hashable, int], cherchees: Collection[Hashable]) -> dict[Hashable, str]:
    """Those of `cherchees` that the equations give, with what gives each. Figures are never negative: parts of nothing are nothing."""
    valeurs: dict[Hashable, int] = dict(connues)
    trouvees: dict[Hashable, str] = {}
    restes = [_reste(equation, valeurs) for equation in equations]
    if not _propager(restes, valeurs, trouvees, cherchees):
        for groupe in _groupes(_utiles(restes, cherchees), cherchees):
            trouvees |= {inconnue: CROISEMENT for inconnue in _reduire(groupe) if inconnue in cherchees}
    return {inconnue: trouvees[inconnue] for inconnue in cherchees if inconnue in trouvees}


def une_a_une(equations: Iterable[Equation], connues: Mapping[Hashable, int], cherchees: Collection[Hashable]) -> dict[Hashable, str]:
    """Those of `cherchees` that one equation gives by itself: for equations that may not all be true at once."""
    return {
        inconnue: equation.comment for equation in equations for inconnue, _ in _seules(_reste(equation, connues)) if inconnue in cherchees
    }


def _reste(equation: Equation, valeurs: Mapping[Hashable, int]) -> _Reste:
    inconnues = {terme: facteur for terme, facteur in equation.termes.items() if terme not in valeurs}
    connu = sum((facteur * valeurs[terme] for terme, facteur in equation.termes.items() if terme in valeurs))
    return _Reste(inconnues, -connu, equation.comment)


def _propager(
    restes: Sequence[_Reste], valeurs: dict[Hashable, int], trouvees: dict[Hashable, str], cherchees: Collection[Hashable]
) -> bool:
    """Solve what one equation gives, and again with what it gave; true when nothing more is asked for."""
    ou: defaultdict[Hashable, list[_Reste]] = defaultdict(list)
    for reste in restes:
        for inconnue in reste.inconnues:
            ou[inconnue].append(reste)
    pile = list(restes)
    while pile:
        reste = pile.pop()
        for inconnue, valeur in _seules(reste):
            valeurs[inconnue] = valeur
            trouvees[inconnue] = reste.comment
            for autre in ou[inconnue]:
                if inconnue in autre.inconnues:
                    autre.valeur -= autre.inconnues.pop(inconnue) * valeur
                    pile.append(autre)
    return all(inconnue in trouvees for inconnue in cherchees)


def _seules(reste: _Reste) -> list[tuple[Hashable, int]]:
    if len(reste.inconnues) == 1:
        ((inconnue, facteur),) = reste.inconnues.items()
        return [(inconnue, reste.valeur * facteur)]
    signes = {facteur > 0 for facteur in reste.inconnues.values()}
    # Differences of totals (tuples of time) may be negative: their equations hold both signs.
    return [(inconnue, 0) for inconnue in list(reste.inconnues)] if reste.valeur == 0 and len(signes) == 1 else []


def _utiles(restes: Iterable[_Reste], cherchees: Collection[Hashable]) -> list[_Reste]:
    """Without the equations that have an unknown of their own, which nothing can take out of them: they give nothing of the others."""
    ou: defaultdict[Hashable, set[int]] = defaultdict(set)
    utiles = {rang: reste for rang, reste in enumerate(restes) if reste.inconnues}
    for rang, reste in utiles.items():
        for inconnue in reste.inconnues:
            ou[inconnue].add(rang)
    pile = [inconnue for inconnue in ou if inconnue not in cherchees]
    while pile:
        rangs = ou[pile.pop()]
        if len(rangs) == 1:
            (rang,) = rangs
            for inconnue in utiles.pop(rang).inconnues:
                ou[inconnue].discard(rang)
                if inconnue not in cherchees:
                    pile.append(inconnue)
    return list(utiles.values())


def _groupes(restes: Sequence[_Reste], cherchees: Collection[Hashable]) -> list[list[_Reste]]:
    """The equations that are tied together by their unknowns, for each group that holds one asked for."""
    ou: defaultdict[Hashable, list[int]] = defaultdict(list)
    for rang, reste in enumerate(restes):
        for inconnue in reste.inconnues:
            ou[inconnue].append(rang)
    vus: set[int] = set()
    groupes = []
    for cherchee in cherchees:
        pile, groupe = [rang for rang in ou[cherchee] if rang not in vus], []
        while pile:
            rang = pile.pop()
            if rang not in vus:
                vus.add(rang)
                groupe.append(restes[rang])
                pile.extend(voisin for inconnue in restes[rang].inconnues for voisin in ou[inconnue])
        if groupe:
            groupes.append(groupe)
    return groupes


def _reduire(restes: Iterable[_Reste]) -> list[Hashable]:
    """The unknowns that are alone in a line once the equations are reduced (Gauss and Jordan): no other line can give one."""
    lignes: dict[Hashable, dict[Hashable, int]] = {}  # by pivot: each pivot stands in its own line alone
    ou: defaultdict[Hashable, set[Hashable]] = defaultdict(set)  # the pivots of the lines where an unknown stands
    for reste in sorted(restes, key=lambda reste: len(reste.inconnues)):
        ligne = {inconnue: facteur % PREMIER for inconnue, facteur in reste.inconnues.items()}
        for inconnue in [inconnue for inconnue in ligne if inconnue in lignes]:
            _retrancher(ligne, inconnue, lignes[inconnue])
        if not ligne:
            continue
        pivot = next(iter(ligne))
        inverse = pow(ligne[pivot], -1, PREMIER)
        ligne = {inconnue: facteur * inverse % PREMIER for inconnue, facteur in ligne.items()}
        for autre in list(ou[pivot]):
            avant = set(lignes[autre])
            _retrancher(lignes[autre], pivot, ligne)
            for inconnue in avant - lignes[autre].keys():
                ou[inconnue].discard(autre)
            for inconnue in lignes[autre].keys() - avant:
                ou[inconnue].add(autre)
        lignes[pivot] = ligne
        for inconnue in ligne:
            ou[inconnue].add(pivot)
    return [pivot for pivot, ligne in lignes.items() if len(ligne) == 1]


def _retrancher(ligne: dict[Hashable, int], pivot: Hashable, autre: Mapping[Hashable, int]) -> None:
    """Take out of `ligne` what makes its `pivot` vanish."""
    facteur = ligne[pivot]
    for inconnue, valeur in autre.items():
        reste = (ligne.get(inconnue, 0) - facteur * valeur) % PREMIER
        if reste:
            ligne[inconnue] = reste
        else:
            ligne.pop(inconnue, None)
