"""Which figures are drawn together: those of one place through time, those of one time over places; never of two kinds of periods."""

from collections.abc import Collection, Mapping, Sequence

from generator.calculs.lecture import Lecture
from generator.calculs.observations import Mesure
from generator.calculs.series import Tableau
from generator.model.periode import GenrePeriode, Periode
from generator.model.referentiel import Indicateur
from generator.model.territoire import Territoire, TypeTerritoire
from generator.model.unite import Unite
from generator.model.valeur import Valeur

Trace = tuple[str, list[Valeur]]  # a place and its figures


def lieux_traces(lecture: Lecture, tableau: Tableau, prevues: Collection[Valeur] = ()) -> list[Trace]:
    """The figures drawn as a line per place; periods of different kinds are never on one line. One figure is enough where `prevues` has what is expected
    of that place."""
    genre = genre_principal(tableau.periodes)
    du_chiffre = {mesure.periode.genre for mesure in lecture.suite.mesures}
    if lecture.cible_tracee and len(lecture.suite.mesures) > 1 and len(du_chiffre) == 1:
        (genre,) = du_chiffre
    lignes = [
        (id, [case for case in tableau.ligne(id) if case and case.est_chiffree and case.periode.genre is genre])
        for id in tableau.territoires
    ]
    return [(id, valeurs) for id, valeurs in lignes if len(valeurs) + bool(valeurs and prevues_ici(id, valeurs, prevues)) > 1]


def prevues_ici(lieu: str, valeurs: Sequence[Valeur], prevues: Collection[Valeur]) -> list[Valeur]:
    """What is expected of the place whose figures are `valeurs`, for periods of the same kind."""
    genres = {valeur.periode.genre for valeur in valeurs}
    return [une for une in prevues if une.territoire == lieu and not une.ventilation and une.periode.genre in genres]


def est_dessinee(lecture: Lecture, lignes: Sequence[Trace]) -> bool:
    """True where only one place has a line, and that line draws exactly the figures that are compared with the target."""
    if len(lignes) != 1 or any(mesure.est_calculee for mesure in lecture.suite.mesures):
        return False
    return {id(valeur) for valeur in lignes[0][1]} == {id(mesure.parties[0]) for mesure in lecture.suite.mesures}


def genre_principal(periodes: Sequence[Periode]) -> GenrePeriode | None:
    """The most frequent kind of period, spans of years left out; None where there is no other."""
    genres = [periode.genre for periode in periodes if periode.genre is not GenrePeriode.INTERVALLE]
    return max(dict.fromkeys(genres), key=genres.count, default=None)


def derniers_par_commune(tableau: Tableau, territoires: Mapping[str, Territoire]) -> tuple[Periode, tuple[tuple[str, Valeur], ...]] | None:
    """The most recent period of which several communes have a figure, none below zero; with their figures, the greatest first."""
    communes = [id for id in tableau.territoires if territoires[id].type is TypeTerritoire.COMMUNE]
    for periode in reversed(tableau.periodes):
        cases = [(id, case) for id in communes if (case := tableau.cases.get((id, periode.texte))) and case.nombre is not None]
        if len(cases) > 1 and all(case.nombre is not None and case.nombre >= 0 for _, case in cases):
            return periode, tuple(sorted(cases, key=lambda paire: -(paire[1].nombre or 0)))
    return None


def mesures_de_la_tendance(indicateur: Indicateur, lecture: Lecture) -> tuple[Mesure, ...]:
    """The comparable figures of an indicator; none where they had to be added up or subtracted first, or where they are yes and no."""
    mesures = lecture.suite.mesures
    comptees = indicateur.unite is not Unite.OUI_NON and not any(mesure.est_calculee or mesure.bornes for mesure in mesures)
    return mesures if comptees else ()
