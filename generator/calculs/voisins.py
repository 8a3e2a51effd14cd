"""Neighbouring figures, arranged by place and time, and added up where the writer says that they may be."""

from collections.abc import Mapping
from decimal import Decimal, localcontext

from msgspec import Struct

from generator.model.dossier import Dossier
from generator.model.periode import GenrePeriode, Periode
from generator.model.voisin import SerieVoisine, ValeurVoisine


class TableauVoisin(Struct, frozen=True):
    """A series as a table: one row per place (those of the contract in its order, then its own), one column per period.

    `sommes` has one item per period, None where a figure is missing; it is empty for a series that is not added up.
    """

    serie: SerieVoisine
    lieux: tuple[str, ...]
    periodes: tuple[Periode, ...]
    cases: Mapping[tuple[str, str], ValeurVoisine]
    sommes: tuple[Decimal | None, ...]


def tableaux_voisins(dossier: Dossier, id: str) -> tuple[TableauVoisin, ...]:
    """The series to show beside one indicator or node, those without figures left out."""
    tableaux = (_tableau(dossier, serie) for serie in dossier.voisins.series if id in serie.pres_de)
    return tuple(tableau for tableau in tableaux if tableau.periodes)


def _tableau(dossier: Dossier, serie: SerieVoisine) -> TableauVoisin:
    valeurs = [valeur for valeur in dossier.voisins.valeurs if valeur.serie == serie.id]
    cases = {(valeur.endroit, valeur.periode.texte): valeur for valeur in valeurs}
    connus = dossier.contrat.contrats_de_ville if serie.par_contrat_de_ville else dossier.territoires
    presents = {valeur.endroit for valeur in valeurs}
    lieux = tuple(id for id in (*(lieu.id for lieu in connus), *(lieu.id for lieu in serie.lieux)) if id in presents)
    periodes = sorted({valeur.periode for valeur in valeurs}, key=lambda p: (p.genre is GenrePeriode.INTERVALLE, p.fin, p.debut))
    sommes = tuple(_somme(serie, cases, periode) for periode in periodes) if serie.somme else ()
    return TableauVoisin(serie, lieux, tuple(periodes), cases, sommes)


def _somme(serie: SerieVoisine, cases: Mapping[tuple[str, str], ValeurVoisine], periode: Periode) -> Decimal | None:
    """The sum at one time, only where every place that it adds has a figure."""
    if serie.somme is None:
        return None
    presentes = [cases.get((id, periode.texte)) for id in serie.somme.lieux]
    nombres = [case.nombre for case in presentes if case is not None and case.nombre is not None]
    if len(nombres) < len(serie.somme.lieux):
        return None
    with localcontext(prec=100):  # exact, as all sums here
        return sum(nombres, Decimal(0))
