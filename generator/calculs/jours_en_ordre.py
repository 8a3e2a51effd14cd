"""Days in the order of what happened, where some of the clocks that wrote them were wrong."""

from bisect import bisect_right
from collections.abc import Sequence
from fractions import Fraction
from itertools import accumulate, groupby, pairwise

from generator.calculs.dates import rang as rang_du_jour


def jours_en_ordre(dits: Sequence[str], au_plus: str) -> list[str]:
    """The ISO days of things that happened one after the other, none after `au_plus`: as they are said where that goes with the others, else the nearest day that does.

    As many as possible keep their own day: one wrong clock, before or ahead, moves nothing else. Of several ways, the one whose days are closest together
    counts, then that which keeps the first.
    """
    if all(un <= autre for un, autre in pairwise([*dits, au_plus])):
        return list(dits)
    gardes = _gardes([(jour, len(list(suite))) for jour, suite in groupby(dits)], au_plus)
    tenus = [jour if gardes[rang] else "" for rang, (jour, suite) in enumerate(groupby(dits)) for _ in suite]
    avant = list(accumulate(tenus, max))
    apres = list(accumulate(reversed([jour or au_plus for jour in tenus]), min))[::-1]
    return list(accumulate((min(max(dit, bas), haut) for dit, bas, haut in zip(dits, avant, apres, strict=True)), max))


def _gardes(suites: Sequence[tuple[str, int]], au_plus: str) -> list[bool]:
    """Which of these runs of one day (with how many things) keep it: the heaviest rising chain of them."""
    jours = sorted({jour for jour, _ in suites if jour <= au_plus})
    # For each day, the best chain that ends on it or before: its weight, its first day, the rank of its last run; in a tree of prefixes, so that a long history is no matter.
    arbre: list[tuple[int, str, int]] = [(0, "", -1)] * (len(jours) + 1)
    avant, chaines = [-1] * len(suites), list[tuple[int, Fraction, int]]()
    for rang, (jour, combien) in enumerate(suites):
        if jour > au_plus:
            continue
        place, meilleure, ici = bisect_right(jours, jour), (0, "", -1), bisect_right(jours, jour)
        while ici:
            meilleure = max(meilleure, arbre[ici], key=lambda une: une[:2])
            ici -= ici & -ici
        poids, debut, avant[rang] = meilleure[0] + combien, meilleure[1] or jour, meilleure[2]
        chaines.append((poids, rang_du_jour(debut) - rang_du_jour(jour), -rang))
        while place <= len(jours):
            arbre[place] = max(arbre[place], (poids, debut, rang), key=lambda une: une[:2])
            place += place & -place
    gardes = [False] * len(suites)
    rang = -max(chaines)[2] if chaines else -1
    while rang >= 0:
        gardes[rang] = True
        rang = avant[rang]
    return gardes
