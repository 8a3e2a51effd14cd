"""The observations of one indicator: arranged by place and by period, and which of several for the same thing counts."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct

from generator.model.periode import GenrePeriode, Periode
from generator.model.preference import identite_de_publication, preference
from generator.model.publication import Publication
from generator.model.valeur import Valeur


class Tableau(Struct, frozen=True):
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


def derniere(valeurs: Iterable[Valeur]) -> Valeur | None:
    """The most recent observation that holds a figure or words; a span of years comes after its last single year."""
    presentes = [valeur for valeur in valeurs if not valeur.statut.est_absence]
    return max(presentes, key=lambda valeur: (valeur.periode.fin, valeur.periode.debut), default=None)


class RegleDeChoix(StrEnum):
    """The rule by which one of two figures of the same thing was set aside for the other, in the order in which rules are tried."""

    VERSION = "version"  # a later version of the same publication
    RETENU = "retenu"  # the writer's reason
    STATUT = "statut"
    GENRE = "genre"
    DATE = "date"
    ORDRE = "ordre"  # no other rule decides, so the first in the files counts


class Choix(Struct, frozen=True):
    """The figure that counts for one place, period and part, and each of the others with the rule that set it aside."""

    valeur: Valeur
    autres: tuple[tuple[Valeur, RegleDeChoix], ...]


_CRITERES = (RegleDeChoix.RETENU, RegleDeChoix.STATUT, RegleDeChoix.GENRE, RegleDeChoix.DATE, RegleDeChoix.ORDRE)


def choix(valeurs: Iterable[Valeur], publications: Mapping[str, Publication] | None = None) -> tuple[Choix, ...]:
    """One figure per place, period and part, in the order in which they first come.

    A figure with the writer's `retenu` wins; then revised before final, final before provisional, any figure before an absence (among
    absences a secret, which was measured, first); then the kind of source, the date of the publication, and the order of the files.
    Whatever the order of `valeurs`, the same figure is chosen. `publications` maps every id by which a figure may name one to it.
    """
    connues = publications or {}
    groupes: dict[tuple[object, ...], list[Valeur]] = {}
    for valeur in valeurs:
        groupes.setdefault((valeur.indicateur, valeur.territoire, valeur.periode.texte, valeur.ventilation), []).append(valeur)
    return tuple(_choisir(groupe, connues) for groupe in groupes.values())


def _choisir(groupe: Sequence[Valeur], publications: Mapping[str, Publication]) -> Choix:
    rangees = sorted(groupe, key=lambda valeur: preference(valeur, publications))
    choisie, *autres = rangees
    return Choix(choisie, tuple((autre, _regle(choisie, autre, publications)) for autre in autres))


def _regle(choisie: Valeur, autre: Valeur, publications: Mapping[str, Publication]) -> RegleDeChoix:
    """The first rule that tells the two apart."""
    if identite_de_publication(choisie, publications) == identite_de_publication(autre, publications):
        return RegleDeChoix.VERSION
    paires = zip(_CRITERES, preference(choisie, publications), preference(autre, publications), strict=True)
    return next((regle for regle, avant, apres in paires if avant != apres), RegleDeChoix.ORDRE)


def retenues(valeurs: Iterable[Valeur], publications: Mapping[str, Publication] | None = None) -> tuple[Valeur, ...]:
    """The figures that count (see `choix`)."""
    return tuple(un.valeur for un in choix(valeurs, publications))
