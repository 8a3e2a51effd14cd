"""The time an observation speaks of: a year, a school year, a span of years, a month or a day."""

from enum import StrEnum

from msgspec import Struct


class GenrePeriode(StrEnum):
    """The five ways French offices date a figure."""

    ANNEE = "annee"
    ANNEE_SCOLAIRE = "annee_scolaire"
    INTERVALLE = "intervalle"
    MOIS = "mois"
    JOUR = "jour"


class Periode(Struct, frozen=True, order=True):
    """`debut` and `fin` are ISO days, both included; `texte` is the canonical writing (2019, 2017-2018, 2015/2019,
    2018-09/2021-01, 2019-03, 2019-03-31)."""

    debut: str
    fin: str
    genre: GenrePeriode
    texte: str

    @property
    def annee_de_fin(self) -> int:
        """The calendar year in which the period ends."""
        return int(self.fin[:4])
