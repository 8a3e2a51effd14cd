"""Observations of one indicator, arranged by place and by period: which are of a time that has begun, which version counts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.model.periode import GenrePeriode, Periode
from generator.model.valeur import StatutValeur, Valeur


@dataclass(frozen=True, slots=True)
class Tableau:
    """Observations as a table: `cases[territoire, periode]`; rows in the order of the contract's territories, columns in time."""

    territoires: tuple[str, ...]
    periodes: tuple[Periode, ...]
    cases: Mapping[tuple[str, str], Valeur]

    def ligne(self, territoire: str) -> tuple[Valeur | None, ...]:
        """The observations of one place, one per period, None where there is none."""
        return tuple(self.cases.get((territoire, periode.texte)) for periode in self.periodes)


def arranger(valeurs: Iterable[Valeur], ordre: Sequence[str]) -> Tableau:
    """Arrange the observations of one indicator; `ordre` lists the ids of the contract's territories."""
    cases = {(valeur.territoire, valeur.periode.texte): valeur for valeur in valeurs}
    rangs = {territoire: rang for rang, territoire in enumerate(ordre)}
    territoires = sorted({territoire for territoire, _ in cases}, key=lambda id: (rangs.get(id, len(rangs)), id))
    periodes = sorted({valeur.periode for valeur in cases.values()}, key=lambda p: (p.genre is GenrePeriode.INTERVALLE, p.debut, p.fin))
    return Tableau(tuple(territoires), tuple(periodes), cases)


def est_commencee(periode: Periode, jour: str) -> bool:
    """True for a time that has begun on `jour` (ISO day); for a span of years, when it is over: its total is not known before."""
    return (periode.fin if periode.genre is GenrePeriode.INTERVALLE else periode.debut) <= jour


def derniere(valeurs: Iterable[Valeur]) -> Valeur | None:
    """The most recent observation that holds a figure or words; a span of years comes after its last single year."""
    presentes = [valeur for valeur in valeurs if not valeur.statut.est_absence]
    return max(presentes, key=lambda valeur: (valeur.periode.fin, valeur.periode.debut), default=None)


_RANGS = {StatutValeur.SECRET: 0, StatutValeur.PROVISOIRE: 1, StatutValeur.DEFINITIF: 2, StatutValeur.REVISE: 3}


def retenues(valeurs: Iterable[Valeur]) -> tuple[Valeur, ...]:
    """One observation per place, period and part: revised before final, final before provisional, any figure before an absence,
    and a secret, which was measured, before the others."""
    meilleures: dict[tuple[object, ...], Valeur] = {}
    for valeur in valeurs:
        cle = (valeur.indicateur, valeur.territoire, valeur.periode.texte, valeur.ventilation)
        if cle not in meilleures or _RANGS.get(valeur.statut, -1) > _RANGS.get(meilleures[cle].statut, -1):
            meilleures[cle] = valeur
    return tuple(meilleures.values())
