"""Indicators that answer by yes or no among others that count: their cells are no words in the place of figures."""

from collections.abc import Sequence
from decimal import Decimal

from msgspec.structs import replace

from generator.importation.mots_des_tetes import OUI_NON
from generator.model.importation import ObservationLue, RefusDeCellule, StatutLu
from generator.model.unite import Unite


def avec_les_oui_non(
    observations: Sequence[ObservationLue], refus: Sequence[RefusDeCellule]
) -> tuple[tuple[ObservationLue, ...], tuple[RefusDeCellule, ...]]:
    """The same, with one for yes and none for no where all that a label has are answers or absences; these cells are refused no more."""
    autres = {
        une.libelle
        for une in observations
        if une.valeur is not None or (une.statut is StatutLu.A_DEMANDER and une.texte and not _reponse(une))
    }
    repondues = {id(une) for une in observations if _reponse(une) and une.libelle not in autres}
    if not repondues:
        return tuple(observations), tuple(refus)
    cellules = {une.cellule for une in observations if id(une) in repondues}
    lues = tuple(
        replace(une, valeur=Decimal(OUI_NON[une.texte.casefold()]), statut=StatutLu.VALEUR, unite=Unite.OUI_NON.value)
        if id(une) in repondues
        else une
        for une in observations
    )
    return lues, tuple(un for un in refus if un.cellule not in cellules)


def _reponse(une: ObservationLue) -> bool:
    return une.statut is StatutLu.A_DEMANDER and une.texte.casefold() in OUI_NON
