"""Finds the unknowns of a set of linear equations that have only one possible value: by this, secrets that published figures give away.

Exact, and quick where only a few equations contain the unknowns asked for.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from msgspec import Struct

# The reduction computes coefficients modulo this prime. Only whether an unknown is determined matters, not its value, and the coefficients
# of our tables are far too small for a multiple of the prime to be taken for zero.
PREMIER = 2**61 - 1
CROISEMENT = "plusieurs totaux à la fois"


class Equation(Struct, frozen=True):
    """The sum of its terms, each times its coefficient (a whole number), is zero. `comment` says in French which figures it ties together. Where `si` names a cell,
    who does not know its figure does not know the equation."""

    termes: Mapping[Hashable, int]
    comment: str
    si: Hashable | None = None


@dataclass(slots=True)
class _Reste:
    """An equation after its known terms were moved to the right: the sum of the unknowns, each times its coefficient, is `valeur`."""

    inconnues: dict[Hashable, int]
    valeur: int | Fraction
    comment: str


def determinees(equations: Sequence[Equation], connues: Mapping[Hashable, int], cherchees: Collection[Hashable]) -> dict[Hashable, str]:
    """Those of `cherchees` that the equations determine, each with the `comment` of what determines it.

    Figures are taken to be never negative: where a sum is zero, so is each of its parts.
    """
    valeurs: dict[Hashable, int | Fraction] = dict(connues)
    trouvees: dict[Hashable, str] = {}
    restes = [_reste(equation, valeurs) for equation in equations if equation.si is None or equation.si in connues]
    if not _propager(restes, valeurs, trouvees, cherchees):
        for groupe in _groupes(_utiles(restes, cherchees), cherchees):
            trouvees |= {inconnue: CROISEMENT for inconnue in _reduire(groupe) if inconnue in cherchees}
    return {inconnue: trouvees[inconnue] for inconnue in cherchees if inconnue in trouvees}


def une_a_une(equations: Iterable[Equation], connues: Mapping[Hashable, int], cherchees: Collection[Hashable]) -> dict[Hashable, str]:
    """Those of `cherchees` that one equation determines by itself. For equations that may be false: they are not combined."""
    return {
        inconnue: equation.comment for equation in equations for inconnue, _ in _seules(_reste(equation, connues)) if inconnue in cherchees
    }


def _reste(equation: Equation, valeurs: Mapping[Hashable, int | Fraction]) -> _Reste:
    inconnues = {terme: facteur for terme, facteur in equation.termes.items() if terme not in valeurs}
    connu = sum((facteur * valeurs[terme] for terme, facteur in equation.termes.items() if terme in valeurs))
    return _Reste(inconnues, -connu, equation.comment)


def _propager(
    restes: Sequence[_Reste], valeurs: dict[Hashable, int | Fraction], trouvees: dict[Hashable, str], cherchees: Collection[Hashable]
) -> bool:
    """Solve each equation that has one unknown left, put its value in the others, and go on; true when all of `cherchees` are found."""
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


def _seules(reste: _Reste) -> list[tuple[Hashable, int | Fraction]]:
    if len(reste.inconnues) == 1:
        ((inconnue, facteur),) = reste.inconnues.items()
        return [(inconnue, reste.valeur * facteur if abs(facteur) == 1 else Fraction(reste.valeur) / facteur)]
    signes = {facteur > 0 for facteur in reste.inconnues.values()}
    # Only where all signs are the same: the unknowns of `secrets._des_temps` may be negative, and their equations have both signs.
    return [(inconnue, 0) for inconnue in list(reste.inconnues)] if reste.valeur == 0 and len(signes) == 1 else []


def _utiles(restes: Iterable[_Reste], cherchees: Collection[Hashable]) -> list[_Reste]:
    """The equations that may tell something of `cherchees`.

    Where an unknown that is not asked for is in one equation only, it can take any value that makes that equation true, which thus tells
    nothing of its other unknowns. Such equations are removed, one after the other, as long as there are any.
    """
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
    """The equations in groups that share unknowns, directly or through other equations; only groups that contain one of `cherchees`."""
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
    """The unknowns that are determined: those that stand alone in a line of the reduced row echelon form (Gauss-Jordan elimination)."""
    lignes: dict[Hashable, dict[Hashable, int]] = {}  # each line by its pivot, which is in no other line
    ou: defaultdict[Hashable, set[Hashable]] = defaultdict(set)  # unknown → the pivots of the lines that contain it
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
    """Subtract from `ligne` the multiple of `autre` that makes the coefficient of `pivot` zero."""
    facteur = ligne[pivot]
    for inconnue, valeur in autre.items():
        reste = (ligne.get(inconnue, 0) - facteur * valeur) % PREMIER
        if reste:
            ligne[inconnue] = reste
        else:
            ligne.pop(inconnue, None)
