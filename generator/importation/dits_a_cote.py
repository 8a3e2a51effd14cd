"""What people say of figures without writing it in a cell: notes attached to cells, and cells that are struck through."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from generator.calculs.nombres_dits import accord
from generator.importation.cellules_retenues import cellules_de
from generator.importation.differences import LAISSER
from generator.model.classeur import FeuilleLue
from generator.model.importation import FeuilleComprise, ObservationLue, QuestionPosee

BARREES = "barrees"


def avec_les_dits_a_cote(observations: Sequence[ObservationLue], feuille: FeuilleLue) -> tuple[ObservationLue, ...]:
    """The same figures, each with the note of its cell, and whether this one is struck through."""
    if not feuille.commentaires and not feuille.barrees:
        return tuple(observations)
    notes, barrees = dict(feuille.commentaires), set(feuille.barrees)
    return tuple(
        replace(une, note=notes.get(une.cellule, ""), barree=une.cellule in barrees)
        if une.cellule in notes or une.cellule in barrees
        else une
        for une in observations
    )


def question_des_barrees(observations: Sequence[ObservationLue]) -> Iterator[QuestionPosee]:
    """Whether figures that somebody struck through are still true."""
    if barrees := [une for une in observations if une.barree]:
        dits = accord(len(barrees), "chiffre est barré", "chiffres sont barrés")
        question = f"{dits}, en entier ou en partie, dans le tableur (le premier : {barrees[0].cellule}) : {'vaut-il' if len(barrees) == 1 else 'valent-ils'} encore ?"
        cellules = tuple(une.cellule for une in barrees[:8])
        yield QuestionPosee(BARREES, question, ("oui", LAISSER), LAISSER, cellules, len(barrees), bloque=True, retient=cellules_de(barrees))


def avec_ceux_des_feuilles(comprises: Sequence[FeuilleComprise], lues: Sequence[FeuilleLue]) -> tuple[FeuilleComprise, ...]:
    """The same reports on sheets; the first on each sheet says its notes and what is struck through."""
    restent = {feuille.nom: feuille for feuille in lues if feuille.commentaires or feuille.barrees}
    dites = []
    for une in comprises:
        feuille = restent.pop(une.nom, None)
        if feuille is not None:
            remarques = (*une.remarques, *_remarques(feuille))
            une = replace(une, commentaires=feuille.commentaires, barrees=feuille.barrees, remarques=remarques)
        dites.append(une)
    return tuple(dites)


def _remarques(feuille: FeuilleLue) -> Iterator[str]:
    if feuille.commentaires:
        adresse, premier = feuille.commentaires[0]
        dits = accord(len(feuille.commentaires), "cellule porte un commentaire", "cellules portent un commentaire")
        yield f"{dits}, que rien n’importe (le premier : {adresse}, « {premier[:120]} ») : le lire avant d’écrire ces chiffres."
    if feuille.barrees:
        yield f"{accord(len(feuille.barrees), 'cellule est barrée', 'cellules sont barrées')} (la première : {feuille.barrees[0]})."
