"""The unit that most figures of a label bear is that of all of them; one that only a few bear is theirs, and is asked about."""

from collections import Counter
from collections.abc import Mapping, Sequence

from generator.importation.unites_ecrites import compte_des_choses, unite_supposee
from generator.model.importation import ObservationLue


def unites_communes(observations: Sequence[ObservationLue]) -> dict[str, str]:
    """By label, the unit of more than half of its figures; half of them do where it goes with the label («120 logements»). Absences say nothing of it."""
    chiffrees: Counter[str] = Counter()
    avec: Counter[tuple[str, str]] = Counter()
    for une in observations:
        chiffree = une.valeur is not None or une.minimum is not None
        chiffrees[une.libelle] += chiffree
        if une.unite:
            avec[une.libelle, une.unite] += chiffree
    return {
        libelle: unite
        for (libelle, unite), fois in reversed(avec.most_common())
        if 2 * fois > chiffrees[libelle] or (2 * fois == chiffrees[libelle] and _va_de_soi(libelle, unite))
    }


def _va_de_soi(libelle: str, unite: str) -> bool:
    """True for a unit that the label itself lets suppose: what it counts, «€» of a budget, «%» of a rate."""
    return compte_des_choses(unite) or unite_supposee(libelle, 0, 50) == unite


def unites_isolees(observations: Sequence[ObservationLue]) -> Mapping[str, tuple[ObservationLue, ...]]:
    """By label, the few figures that bear a unit when the others bear none, or another."""
    par_libelle: dict[str, list[ObservationLue]] = {}
    for une in observations:
        if une.valeur is not None or une.minimum is not None:
            par_libelle.setdefault(une.libelle, []).append(une)
    isolees = {}
    for libelle, unes in par_libelle.items():
        unites = Counter(une.unite for une in unes)
        if len(unites) > 1:
            usuelle = unites.most_common(1)[0][0]
            isolees[libelle] = tuple(une for une in unes if une.unite != usuelle)
    return isolees
