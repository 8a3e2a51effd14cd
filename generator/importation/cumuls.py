"""Figures that add up since a day: «T2 2024 (cumulé)» counts from January to June or from April, «Cumul depuis 2020» says no end."""

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from generator.calculs.mots import mots
from generator.importation.autres_dates import DEPUIS
from generator.importation.cellules_retenues import cellules_de
from generator.importation.differences import LAISSER
from generator.importation.id_de_question import id_de_question
from generator.importation.temps_ecrits import temps_dans
from generator.model.importation import ObservationLue, QuestionPosee
from generator.model.periode import GenrePeriode, Periode
from generator.sources.periodes import periode_lue

_CUMUL = re.compile(
    r" (?:cumuls?(?! emploi)|cumulee?s?|cumulatif|cumulative|ytd) | depuis (?:janvier|le (?:debut|lancement)|la (?:creation|signature)|l (?:origine|ouverture)) "
)
_DEPUIS = re.compile(rf"{DEPUIS}(?=(?:19|20)[0-9]{{2}})", re.IGNORECASE)
_SERIE = re.compile(r" (?:historique|evolutions?|variations?|series?|tendances?) ")
DU_PREMIER_JANVIER, CETTE_PERIODE = "depuis le 1er janvier", "cette période seule"


def dit_un_cumul(texte: str) -> bool:
    """True for words around a table that say that its figures add up since a day; «en historique depuis 1968» says where a series begins."""
    return bool(_CUMUL.search(mots(texte)))


def _en_est_un(libelle: str) -> bool:
    return dit_un_cumul(libelle) or bool(_DEPUIS.search(libelle) and not _SERIE.search(mots(libelle)))


def cumuls(observations: Sequence[ObservationLue], autour: str) -> Mapping[str, list[ObservationLue]]:
    """The figures that add up, as their label says, or `autour` the words around their table; by label. Those of several years are already the sum that they say."""
    par_libelle: dict[str, list[ObservationLue]] = {}
    for une in observations:
        if (_en_est_un(une.libelle) or dit_un_cumul(autour)) and (lue := periode_lue(une.periode)):
            sur_des_annees = lue.genre in (GenrePeriode.INTERVALLE, GenrePeriode.ANNEE_SCOLAIRE) and lue.debut[:4] != lue.fin[:4]
            if not sur_des_annees:
                par_libelle.setdefault(une.libelle, []).append(une)
    return par_libelle


def questions_des_cumuls(observations: Sequence[ObservationLue], autour: str) -> Iterator[QuestionPosee]:
    """For each label, from when its figures count."""
    for libelle, unes in cumuls(observations, autour).items():
        question = f"Les chiffres de « {libelle} » sont cumulés (le premier : {unes[0].periode}) : depuis quand chacun compte-t-il ?"
        choix = (*_debuts(libelle, autour, unes), CETTE_PERIODE, LAISSER)
        cellules = tuple(une.cellule for une in unes[:8])
        yield QuestionPosee(
            id_de_question("cumul", libelle), question, choix, "", cellules, len(unes), bloque=True, retient=cellules_de(unes)
        )


def depuis(une: ObservationLue, choix: str) -> ObservationLue:
    """The figure, of the period that the answer says."""
    lue = periode_lue(une.periode)
    if lue is None or choix == CETTE_PERIODE:
        return une
    debut = f"{lue.debut[:4]}-01-01" if choix == DU_PREMIER_JANVIER else choix.removeprefix("depuis ")
    return replace(une, periode=_jusqu_a(debut, lue) or une.periode)


def _debuts(libelle: str, autour: str, unes: Sequence[ObservationLue]) -> tuple[str, ...]:
    """The answers that give every one of these figures another period: since the day that words say, else since January."""
    for texte in (libelle, autour):
        trouve = _DEPUIS.search(texte)
        dit = temps_dans(re.sub("(?i)^depuis ", "", texte[trouve.start() :])) if trouve else None
        if dit and dit.sur:
            ecrit = dit.periode
            return (f"depuis {ecrit}",) if all((lue := periode_lue(une.periode)) and _jusqu_a(ecrit, lue) for une in unes) else ()
    entieres = any((lue := periode_lue(une.periode)) and lue.genre is GenrePeriode.ANNEE for une in unes)
    return () if entieres else (DU_PREMIER_JANVIER,)


def _jusqu_a(debut: str, lue: Periode) -> str:
    """From the beginning of one period to the end of another, or empty where no writing says it."""
    premiere = periode_lue(debut)
    if premiere is None or premiere.debut > lue.debut:
        return ""
    if premiere.debut.endswith("-01-01") and lue.fin.endswith("-12-31"):
        ans = premiere.debut[:4], lue.fin[:4]
        return ans[0] if ans[0] == ans[1] else "/".join(ans)
    if not premiere.debut.endswith("-01") or (fin := periode_lue(lue.fin[:7])) is None or fin.fin != lue.fin:
        return ""
    mois = premiere.debut[:7], lue.fin[:7]
    return mois[0] if mois[0] == mois[1] else "/".join(mois)
