"""What can be known on a given day: one rule, by which pages leave out rows of the future and the checks warn of them."""

from calendar import monthrange

from generator.model.periode import GenrePeriode, Periode


def connue_des(periode: Periode) -> str:
    """The ISO day from which a figure of the period may be known: its first day; for a total over several years, its last."""
    return periode.fin if periode.genre is GenrePeriode.INTERVALLE else periode.debut


def est_venue(date: str, jour: str) -> bool:
    """True unless a date (AAAA, AAAA-MM or AAAA-MM-JJ) is surely after `jour` (ISO): «2021» may have come as early as 1 January 2021."""
    return date <= jour[: len(date)]


def lendemain(jour: str) -> str:
    """The day after (ISO)."""
    annee, mois, rang = (int(morceau) for morceau in jour.split("-"))
    if rang < monthrange(annee, mois)[1]:
        return f"{annee}-{mois:02d}-{rang + 1:02d}"
    return f"{annee}-{mois + 1:02d}-01" if mois < 12 else f"{annee + 1}-01-01"
