"""Which date or period was probably meant by one that is not written as files write them: «1er juillet 2024», «01/07/2024», «T1 2025»."""

import re
import unicodedata
from contextlib import suppress

from generator.model.mois import MOIS_PAR_NOM
from generator.sources.periodes import PeriodeInvalide, interpreter_periode

_LONGUEUR_LUE = 40
_NOM = rf"(?P<mois>{'|'.join(sorted(MOIS_PAR_NOM, key=len, reverse=True))})\.?"
_AN = r"(?P<an>(?:19|20|21)[0-9]{2})"
_FORMES = (
    (re.compile(rf"(?:le )?(?P<jour>[0-9]{{1,2}}) ?(?:er)? {_NOM} {_AN}"), "{an}-{mois:02d}-{jour:02d}"),
    (re.compile(rf"(?P<jour>[0-9]{{1,2}}) ?[/.-] ?(?P<mois>[0-9]{{1,2}}) ?[/.-] ?{_AN}"), "{an}-{mois:02d}-{jour:02d}"),
    (re.compile(rf"{_AN}[/.](?P<mois>[0-9]{{1,2}})[/.](?P<jour>[0-9]{{1,2}})"), "{an}-{mois:02d}-{jour:02d}"),
    (re.compile(rf"(?:fin |debut |depuis )?{_NOM}[ -]{_AN}"), "{an}-{mois:02d}"),
    (re.compile(rf"(?P<mois>[0-9]{{1,2}})[/-]{_AN}"), "{an}-{mois:02d}"),
    (re.compile(rf"(?:annee|an|exercice|en|fin|debut|bilan|rentree) (?:civile )?{_AN}"), "{an}"),
    (re.compile(rf"{_AN}[.,]0"), "{an}"),
)
_TRIMESTRE = re.compile(
    rf"(?:t|trimestre )(?P<rang>[1-4])[ -]{_AN}|(?P<rang2>[1-4])(?:er|e|eme)? trimestre (?P<an2>(?:19|20|21)[0-9]{{2}})"
)
_SEMESTRE = re.compile(rf"(?:s|semestre )(?P<rang>[12])[ -]{_AN}|(?P<rang2>[12])(?:er|e|eme|nd)? semestre (?P<an2>(?:19|20|21)[0-9]{{2}})")
_DE_A = re.compile(rf"(?:de )?(?P<debut>(?:19|20|21)[0-9]{{2}}) ?(?:a|au) {_AN}")


def date_voulue(mot: str, *, periode: bool = False) -> str:
    """The date as files write it («2024-07-01», «2024-07», «2024»), or the period, where `periode`; empty where one can only guess."""
    plat = _plat(mot) if len(mot) <= _LONGUEUR_LUE else ""
    for forme, ecrite in _FORMES:
        if trouve := forme.fullmatch(plat):
            dits = trouve.groupdict()
            mois = dits.get("mois", "") or "0"
            return _qui_existe(ecrite.format(an=dits["an"], mois=MOIS_PAR_NOM.get(mois) or int(mois), jour=int(dits.get("jour") or 0)))
    if not periode:
        return ""
    for forme, duree in ((_TRIMESTRE, 3), (_SEMESTRE, 6)):
        if trouve := forme.fullmatch(plat):
            an, rang = trouve["an"] or trouve["an2"], int(trouve["rang"] or trouve["rang2"])
            return f"{an}-{(rang - 1) * duree + 1:02d}/{an}-{rang * duree:02d}"
    trouve = _DE_A.fullmatch(plat)
    return _qui_existe(f"{trouve['debut']}/{trouve['an']}") if trouve else ""


def ecrire_la_date(mot: str, sinon: str, *, periode: bool = False) -> str:
    """The advice: the date to write, or `sinon` where one can only guess."""
    voulue = date_voulue(mot, periode=periode)
    return f"Écrire « {voulue} »." if voulue else sinon


def _qui_existe(ecrite: str) -> str:
    with suppress(PeriodeInvalide):
        return interpreter_periode(ecrite).texte
    return ""


def _plat(mot: str) -> str:
    lettres = unicodedata.normalize("NFKD", " ".join(mot.lower().split()))
    return "".join(lettre for lettre in lettres if not unicodedata.combining(lettre))
