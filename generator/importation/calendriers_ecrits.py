"""Finds when an action begins and ends in the words of a plan's calendar: «2024-2026», «dès 2025», «jusqu’en 2027», «2024, 2025 et 2026»."""

import re

from msgspec import Struct

from generator.calculs.mots import mots
from generator.importation.temps_ecrits import temps_seul

_ANNEE = r"(?:19|20)[0-9]{2}"
# The words between years are told without accents or signs: «2024 – 2026» is « 2024 2026 ».
_ANNEES = re.compile(rf"(?:(?:entre|en|de|du|sur|annees?|exercices?) )*{_ANNEE}(?:(?: (?:a|et|au|puis))? {_ANNEE})*")
_DES = re.compile(
    rf"(?:(?:des|a partir de|a compter de|depuis)(?: l annee| la rentree| le debut de| debut| fin)?|(?:a la )?rentree(?: scolaire)?) ({_ANNEE})"
)
_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")
_JUSQUE = re.compile(rf"(?:jusqu (?:en|a|au)|d ici|d ici a|au plus tard en)(?: l annee| la fin de| la fin| fin)? ({_ANNEE})")


class TempsDUneAction(Struct, frozen=True):
    """The first and the last time that a calendar names (a year or a date, canonical); empty where it names none."""

    debut: str = ""
    fin: str = ""


def lire_le_calendrier(texte: str) -> TempsDUneAction | None:
    """When it begins and ends, or None where the words say no time that is sure («continu», «selon les crédits»)."""
    plat = mots(texte).strip()
    if not plat:
        return TempsDUneAction()
    if trouve := _DES.fullmatch(plat):
        return TempsDUneAction(debut=trouve[1])
    if trouve := _JUSQUE.fullmatch(plat):
        return TempsDUneAction(fin=trouve[1])
    if _ANNEES.fullmatch(plat):
        annees = re.findall(_ANNEE, plat)
        return TempsDUneAction(annees[0], annees[-1]) if annees == sorted(annees) else None
    seul = temps_seul(texte)
    if seul is None or not seul.sur:
        return None
    bornes = seul.periode.split("/")
    return TempsDUneAction(bornes[0], bornes[-1]) if all(map(_DATE.fullmatch, bornes)) else None
