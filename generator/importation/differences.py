"""Figures of «2022-2023» that are not of that time, but made of those of 2022 and of 2023: a difference, a change in percent, a mean, a sum."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from generator.importation.cellules_retenues import cellules_de
from generator.importation.id_de_question import id_de_question
from generator.model.importation import ObservationLue, QuestionPosee

_ENTRE = re.compile(r"(?:19|20|21)[0-9]{2}(?:[-/](?:19|20|21)[0-9]{2}|/[0-9]{2})")
_PRESQUE = Decimal("0.8")
LAISSER, IMPORTER = "laisser de côté", "importer"
_MOTS = {"difference": "la différence", "evolution": "l’évolution en %", "moyenne": "la moyenne", "somme": "la somme"}


def calculs_entre_deux(observations: Sequence[ObservationLue]) -> Mapping[str, tuple[str, list[ObservationLue]]]:
    """By label and interval («Places 2019/2023»), what its figures are («la différence»), and these: where nearly all of them can be computed again from those of the two ends, of the same label,
    or of another one if at least two figures can."""
    intervalles: dict[tuple[str, str], list[ObservationLue]] = {}
    valeurs: dict[tuple[str, str], dict[tuple[object, ...], Decimal]] = {}
    for une in observations:
        if une.valeur is None:
            continue
        if _ENTRE.fullmatch(une.periode):
            intervalles.setdefault((une.libelle, une.periode), []).append(une)
        elif une.periode.isdecimal():
            valeurs.setdefault((une.libelle, une.periode), {})[_ou(une)] = une.valeur
    calculs: dict[str, tuple[str, list[ObservationLue]]] = {}
    for (libelle, periode), unes in intervalles.items():
        debut, fin = _bouts(periode)
        for autre in sorted({nom for nom, _ in valeurs}, key=lambda nom: nom != libelle):
            annees = [valeurs[autre, str(an)] for an in range(int(debut), int(fin) + 1) if (autre, str(an)) in valeurs]
            bouts = valeurs.get((autre, debut), {}), valeurs.get((autre, fin), {})
            comptes = [
                comment_se_calcule(une.valeur, [une_annee[ou] for une_annee in annees if ou in une_annee], int(fin) - int(debut))
                for une in unes
                if (ou := _ou(une)) in bouts[0] and ou in bouts[1] and une.valeur is not None
            ]
            dit = next((nom for nom in _MOTS if comptes and sum(nom in une for une in comptes) >= _PRESQUE * len(comptes)), "")
            if dit and (autre == libelle or len(comptes) > 1):
                calculs[f"{libelle} {periode}"] = (_MOTS[dit], unes)
                break
    return calculs


def questions_des_differences(observations: Sequence[ObservationLue]) -> list[QuestionPosee]:
    """For each label and interval, whether its figures are left aside."""
    questions = []
    for mot, (quoi, unes) in calculs_entre_deux(observations).items():
        debut, fin = _bouts(unes[0].periode)
        dit = f"Les chiffres de « {unes[0].libelle} » en « {unes[0].periode} » sont {quoi} de ceux de {debut} et de {fin}"
        question, choix = f"{dit} : les laisser de côté ?", (LAISSER, IMPORTER)
        cellules = tuple(une.cellule for une in unes[:8])
        questions.append(
            QuestionPosee(
                id_de_question("calcul-entre-deux", mot),
                question,
                choix,
                LAISSER,
                cellules,
                len(unes),
                bloque=True,
                retient=cellules_de(unes),
            )
        )
    return questions


def _bouts(periode: str) -> tuple[str, str]:
    """The two years of an interval; «2022/23» ends in 2023."""
    debut, fin = periode[:4], re.split("[-/]", periode)[1]
    return debut, fin if len(fin) == 4 else f"{debut[:2]}{fin}"


def _ou(une: ObservationLue) -> tuple[object, ...]:
    return une.territoire, une.ventilation


def comment_se_calcule(valeur: Decimal, annees: Sequence[Decimal], ans: int) -> set[str]:
    """All the ways in which a figure is made of those of these years, the first and the last or all of them, as far as it is written."""
    exposant = valeur.as_tuple().exponent
    pas = Decimal(1).scaleb(exposant if isinstance(exposant, int) and exposant < 0 else 0)
    debut, fin = annees[0], annees[-1]
    faits: dict[str, list[Decimal]] = {
        "difference": [fin - debut, debut - fin],
        "evolution": [],
        "moyenne": [(debut + fin) / 2, sum(annees, Decimal(0)) / len(annees)],
        "somme": [debut + fin, sum(annees, Decimal(0))],
    }
    if debut:
        rapport = (fin - debut) / debut
        faits["evolution"] = [rapport * 100, *([rapport] if pas < 1 or valeur == rapport else [])]
        if fin / debut > 0 and ans > 1:
            faits["evolution"].append(((fin / debut) ** (Decimal(1) / ans) - 1) * 100)
    return {nom for nom, unes in faits.items() if any(abs(valeur - une) <= pas * Decimal("0.51") for une in unes)}
