"""What computed indicators tell of secrets: sums and differences tie the cells of several indicators by equations, and a rate that is known ties its numerator to its
denominator."""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from fractions import Fraction

from msgspec import Struct

from generator.calculs.cellules import Case
from generator.calculs.equations import Equation
from generator.calculs.formules import pour_combien
from generator.model.referentiel import GenreDeCalcul, Indicateur

COMMENT = "la formule qui lie ces indicateurs"
COMMENT_DU_TAUX = "un taux, son numérateur et son dénominateur"


class Quotient(Struct, frozen=True):
    """The cell of a rate, with those of its numerator and of its denominator."""

    taux: Case
    dessus: Case
    dessous: Case


def groupes(indicateurs: Mapping[str, Indicateur]) -> list[tuple[str, ...]]:
    """The indicators, put together where a formula ties them, directly or through others; each in one group."""
    chef = {id: id for id in indicateurs}

    def tete(id: str) -> str:
        while chef[id] != id:
            id = chef[id]
        return id

    for indicateur in indicateurs.values():
        for terme in indicateur.calcul.termes if indicateur.calcul else ():
            if terme in chef:
                chef[tete(terme)] = tete(indicateur.id)
    ensemble: dict[str, list[str]] = {}
    for id in indicateurs:
        ensemble.setdefault(tete(id), []).append(id)
    return [tuple(ids) for ids in ensemble.values()]


def equations_liees(groupe: Iterable[Indicateur], cases: Collection[Case]) -> Iterator[Equation]:
    """The sums and differences of a group as equations between cells, which say their indicator."""
    ou = dict.fromkeys(case.de("") for case in cases)
    for indicateur in groupe:
        calcul = indicateur.calcul
        if calcul is not None and not calcul.genre.divise:
            signe = 1 if calcul.genre is GenreDeCalcul.DIFFERENCE else -1
            for case in ou:
                premier, *autres = (case.de(terme) for terme in calcul.termes)
                yield Equation({case.de(indicateur.id): 1, premier: -1, **dict.fromkeys(autres, signe)}, COMMENT)


def quotients(groupe: Iterable[Indicateur], cases: Collection[Case]) -> tuple[Quotient, ...]:
    """The rates of a group, cell by cell."""
    ou = dict.fromkeys(case.de("") for case in cases)
    divises = [(un.id, un.calcul.termes) for un in groupe if un.calcul is not None and un.calcul.genre.divise]
    return tuple(Quotient(case.de(id), case.de(dessus), case.de(dessous)) for id, (dessus, dessous) in divises for case in ou)


def equations_des_taux(
    trouves: Iterable[Quotient], groupe: Iterable[Indicateur], nombres: Mapping[Hashable, Fraction]
) -> Iterator[Equation]:
    """What a rate that is published says: the numerator is so much of the denominator. It holds as long as the rate is known (`si`). `nombres` are the figures of
    the cells, in their unit; a rate is taken as if it were not rounded."""
    pour = {un.id: pour_combien(un.calcul.genre, un.unite) for un in groupe if un.calcul is not None}
    for un in trouves:
        if un.taux in nombres:
            part = nombres[un.taux] / pour[un.taux.indicateur]
            yield Equation({un.dessus: part.denominator, un.dessous: -part.numerator}, COMMENT_DU_TAUX, un.taux)


def taux_devoiles(trouves: Iterable[Quotient], caches: Collection[Hashable], su: Callable[[Case], bool]) -> Iterator[Quotient]:
    """The hidden rates that anyone can compute again, whose two terms can be known (`su`)."""
    for un in trouves:
        if un.taux in caches and su(un.dessus) and su(un.dessous):
            yield un
