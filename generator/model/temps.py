"""What can be known on a day: the one rule by which pages leave rows out and the checks say so."""

from generator.model.periode import GenrePeriode, Periode


def connue_des(periode: Periode) -> str:
    """The ISO day from which a figure of the period may be known: its first day; for a total over several years, its last."""
    return periode.fin if periode.genre is GenrePeriode.INTERVALLE else periode.debut


def est_venue(date: str, jour: str) -> bool:
    """True when a date (AAAA, AAAA-MM or AAAA-MM-JJ) may have come on `jour` (ISO), as far as it says."""
    return date <= jour[: len(date)]
