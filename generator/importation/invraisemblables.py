"""Figures that can hardly be what they say: shares above a hundred, zeros among hundreds, one amount twice to one body."""

from collections.abc import Sequence
from decimal import Decimal
from statistics import median

from generator.calculs.mots import mots
from generator.calculs.vraisemblance import est_un_compte, est_une_part
from generator.importation.unites_ecrites import compte_des_choses
from generator.model.importation import ObservationLue, StatutLu

_DEMESURE = 1000  # percent that a change or a rate of anything hardly ever reaches


def hors_bornes(observations: Sequence[ObservationLue]) -> list[ObservationLue]:
    """Shares and rates below 0 or above 100 %, and other figures in percent that are beyond measure."""
    return [
        une
        for une in observations
        if une.valeur is not None
        and une.unite == "%"
        and not 0 <= une.valeur <= 100
        and (est_une_part(une.libelle) or abs(une.valeur) > _DEMESURE)
    ]


def comptes_negatifs(observations: Sequence[ObservationLue]) -> list[ObservationLue]:
    """Figures below 0 of what can only be counted."""
    return [
        une
        for une in observations
        if une.valeur is not None and une.valeur < 0 and (not une.unite or compte_des_choses(une.unite)) and est_un_compte(une.libelle)
    ]


def parts_isolees(observations: Sequence[ObservationLue]) -> list[ObservationLue]:
    """Shares of one among percentages: 0,093 where the others of its label are around 9,1; those without a sign too, where one of the label bears «%»."""
    par_libelle: dict[str, list[ObservationLue]] = {}
    for une in observations:
        if une.statut is StatutLu.VALEUR and une.valeur is not None and une.unite in ("%", ""):
            par_libelle.setdefault(une.libelle, []).append(une)
    isolees = []
    for unes in par_libelle.values():
        if not any(une.unite for une in unes):
            continue
        petites = [une for une in unes if une.valeur is not None and 0 < une.valeur < 1 and "%" not in une.texte]
        autres = [float(une.valeur or 0) for une in unes if une not in petites]
        signees = all("%" in une.texte for une in unes if une not in petites)  # «35 %» beside «0,35»: however many there are of each
        usuelle = median(autres) if signees and autres else median([float(une.valeur or 0) for une in unes])
        if petites and autres and (signees or len(petites) <= 0.5 * len(unes)) and usuelle >= 3:
            isolees += [une for une in petites if usuelle / 3 <= 100 * float(une.valeur or 0) <= usuelle * 3]
    return isolees


def parts_sans_signe(observations: Sequence[ObservationLue]) -> frozenset[str]:
    """The labels whose figures bear no unit and are none of them above one, some between none and one: of a percentage, 0,14 may be 14 %."""
    par_libelle: dict[str, list[Decimal]] = {}
    for une in observations:
        if une.valeur is not None and not une.unite:
            par_libelle.setdefault(une.libelle, []).append(une.valeur)
    return frozenset(
        libelle
        for libelle, valeurs in par_libelle.items()
        if min(valeurs) >= 0 and max(valeurs) <= 1 and any(valeur.to_integral_value() != valeur for valeur in valeurs)
    )


def zeros_douteux(observations: Sequence[ObservationLue]) -> list[ObservationLue]:
    """The few zeros of a label whose other figures are hundreds."""
    par_libelle: dict[str, list[ObservationLue]] = {}
    for une in observations:
        if une.statut is StatutLu.VALEUR and une.valeur is not None:
            par_libelle.setdefault(une.libelle, []).append(une)
    zeros = []
    for unes in par_libelle.values():
        nuls = [une for une in unes if une.valeur == 0]
        if len(unes) >= 10 and 0 < len(nuls) <= 0.05 * len(unes) and median([float(une.valeur or 0) for une in unes]) >= 100:
            zeros += nuls
    return zeros


def montants_repetes(observations: Sequence[ObservationLue]) -> list[tuple[ObservationLue, ...]]:
    """Amounts of a list of subventions that are given more than once to one body."""
    vus: dict[tuple[object, object], list[ObservationLue]] = {}
    for une in observations:
        if une.valeur is not None and une.ventilation:
            vus.setdefault((mots(une.ventilation[0][1]), une.valeur), []).append(une)
    return [tuple(unes) for unes in vus.values() if len(unes) > 1]
