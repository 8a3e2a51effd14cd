"""Days as ISO text (AAAA-MM-JJ), and as numbers on a time axis."""

from calendar import isleap, monthrange
from fractions import Fraction


def fin_d_annee(annee: int) -> str:
    """The last day of a calendar year."""
    return f"{annee}-12-31"


def rang(jour: str) -> Fraction:
    """The end of a day (ISO) as an exact number of years: that of 2020-12-31 is 2021."""
    annee, mois, jour_du_mois = (int(morceau) for morceau in jour.split("-"))
    ecoules = sum(monthrange(annee, passe)[1] for passe in range(1, mois)) + jour_du_mois
    return annee + Fraction(ecoules, 366 if isleap(annee) else 365)


def jour_entier(jour: str) -> str:
    """The last day of a date written AAAA, AAAA-MM or AAAA-MM-JJ; empty for an empty one."""
    if len(jour) == 4:
        return fin_d_annee(int(jour))
    return _fin_de_mois(int(jour[:4]), int(jour[5:])) if len(jour) == 7 else jour


def ajouter_mois(jour: str, mois: int) -> str:
    """The last day of the month that comes `mois` months (zero or more) after the month of `jour`."""
    annee, rang_du_mois = divmod(int(jour[:4]) * 12 + int(jour[5:7]) - 1 + mois, 12)
    return _fin_de_mois(annee, rang_du_mois + 1)


def _fin_de_mois(annee: int, mois: int) -> str:
    return f"{annee}-{mois:02d}-{monthrange(annee, mois)[1]:02d}"
