"""Figures of a time that has not begun on the day of the import: nobody can have measured them."""

from collections.abc import Iterator, Sequence

from generator.calculs.nombres_dits import accord
from generator.importation.cellules_retenues import cellules_de
from generator.importation.marques_dites import PREVISION
from generator.model.importation import ObservationLue, QuestionPosee, StatutLu
from generator.model.temps import connue_des
from generator.sources.periodes import periode_lue

A_VENIR, LAISSER = "a-venir", "laisser de côté"


def a_venir(observations: Sequence[ObservationLue], jour: str) -> list[ObservationLue]:
    """Those that are said to be measured at a time to come; none where the day is not known. A row that a site published is what it was there."""
    return [
        une
        for une in observations
        if jour
        and une.statut is StatutLu.VALEUR
        and une.drapeau != PREVISION
        and not une.dits
        and (lue := periode_lue(une.periode)) is not None
        and connue_des(lue) > jour
    ]


def question_du_temps_a_venir(observations: Sequence[ObservationLue], jour: str) -> Iterator[QuestionPosee]:
    """Whether they are what is expected."""
    unes = a_venir(observations, jour)
    if unes:
        dits = accord(len(unes), "chiffre est d’un temps qui n’a", "chiffres sont d’un temps qui n’a")
        quoi = "est-ce une prévision" if len(unes) == 1 else "sont-ce des prévisions"
        question = f"{dits} pas commencé le {jour} ({unes[0].periode}) : {quoi} ?"
        cellules = tuple(une.cellule for une in unes[:8])
        yield QuestionPosee(A_VENIR, question, (PREVISION, LAISSER), PREVISION, cellules, len(unes), bloque=True, retient=cellules_de(unes))
