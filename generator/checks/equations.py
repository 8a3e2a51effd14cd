"""Which unknowns of a set of linear equations have one possible value; exact, and quick where few equations hold the unknowns asked for."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

TAILLE_MAX = 400  # equations solved together; beyond, only one unknown at a time
CROISEMENT = "plusieurs totaux à la fois"


@dataclass(frozen=True, slots=True)
class Equation:
    """The sum of its terms, each times its coefficient, is zero. `comment` says in words what it is."""

    termes: Mapping[Hashable, int]
    comment: str


@dataclass(slots=True)
class _Reste:
    """An equation once what is known is out of it: the unknowns make `valeur`."""

    inconnues: dict[Hashable, Fraction]
    valeur: Fraction
    comment: str


def determinees(
    equations: Sequence[Equation], connues: Mapping[Hashable, Fraction], cherchees: Collection[Hashable]
) -> dict[Hashable, str]:
    """Those of `cherchees` that the equations give, with what gives each. Figures are never negative: parts of nothing are nothing."""
    valeurs: dict[Hashable, Fraction] = dict(connues)
    trouvees: dict[Hashable, str] = {}
    restes = [_reste(equation, valeurs) for equation in equations]
    if not _propager(restes, valeurs, trouvees, cherchees):
        for groupe in _groupes(restes, cherchees):
            if len(groupe) <= TAILLE_MAX:
                trouvees |= {inconnue: CROISEMENT for inconnue in _reduire(groupe) if inconnue in cherchees}
    return {inconnue: trouvees[inconnue] for inconnue in cherchees if inconnue in trouvees}


def une_a_une(equations: Iterable[Equation], connues: Mapping[Hashable, Fraction], cherchees: Collection[Hashable]) -> dict[Hashable, str]:
    """Those of `cherchees` that one equation gives by itself: for equations that may not all be true at once."""
    return {
        inconnue: equation.comment for equation in equations for inconnue, _ in _seules(_reste(equation, connues)) if inconnue in cherchees
    }


def _reste(equation: Equation, valeurs: Mapping[Hashable, Fraction]) -> _Reste:
    inconnues = {terme: Fraction(facteur) for terme, facteur in equation.termes.items() if terme not in valeurs}
    connu = sum((facteur * valeurs[terme] for terme, facteur in equation.termes.items() if terme in valeurs), Fraction(0))
    return _Reste(inconnues, -connu, equation.comment)


def _propager(
    restes: Sequence[_Reste], valeurs: dict[Hashable, Fraction], trouvees: dict[Hashable, str], cherchees: Collection[Hashable]
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


def _seules(reste: _Reste) -> list[tuple[Hashable, Fraction]]:
    if len(reste.inconnues) == 1:
        ((inconnue, facteur),) = reste.inconnues.items()
        return [(inconnue, reste.valeur / facteur)]
    signes = {facteur > 0 for facteur in reste.inconnues.values()}
    # Differences of totals (tuples of time) may be negative: their equations hold both signs.
    return [(inconnue, Fraction(0)) for inconnue in list(reste.inconnues)] if reste.valeur == 0 and len(signes) == 1 else []


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


def _reduire(restes: Sequence[_Reste]) -> list[Hashable]:
    """The unknowns that are alone in a line once the equations are reduced (Gauss and Jordan): no other line can give one."""
    lignes: list[tuple[Hashable, dict[Hashable, Fraction]]] = []
    for reste in restes:
        ligne = dict(reste.inconnues)
        for pivot, autre in lignes:
            _retrancher(ligne, pivot, autre)
        if not ligne:
            continue
        pivot = next(iter(ligne))
        facteur = ligne[pivot]
        ligne = {inconnue: valeur / facteur for inconnue, valeur in ligne.items()}
        for _, autre in lignes:
            _retrancher(autre, pivot, ligne)
        lignes.append((pivot, ligne))
    return [pivot for pivot, ligne in lignes if len(ligne) == 1]


def _retrancher(ligne: dict[Hashable, Fraction], pivot: Hashable, autre: Mapping[Hashable, Fraction]) -> None:
    """Take out of `ligne` what makes its `pivot` vanish."""
    facteur = ligne.get(pivot)
    if not facteur:
        return
    for inconnue, valeur in autre.items():
        reste = ligne.get(inconnue, Fraction(0)) - facteur * valeur
        if reste:
            ligne[inconnue] = reste
        else:
            ligne.pop(inconnue, None)
