"""Reads years, school years, spans, months and days."""

import re
from calendar import monthrange
from datetime import date

from generator.model.periode import GenrePeriode, Periode

_ANNEE = r"((?:19|20|21)[0-9]{2})"


class PeriodeInvalide(ValueError):
    """The text is not a period; the message says how to write one, in French, without capital nor full stop."""


def interpreter_periode(texte: str) -> Periode:
    """Read 2019, 2017-2018 (school year, September to August), 2015/2019, 2018-09/2021-01, 2019-03 or 2019-03-31.

    Raises PeriodeInvalide. «2015-2019» is refused because a dash joins the two years of a school year: a span takes a slash.
    """
    mot = texte.strip()
    if trouve := re.fullmatch(_ANNEE, mot):
        return Periode(f"{mot}-01-01", f"{mot}-12-31", GenrePeriode.ANNEE, mot)
    if trouve := re.fullmatch(rf"{_ANNEE}\s?[-–]\s?{_ANNEE}", mot):
        debut, fin = int(trouve[1]), int(trouve[2])
        if fin != debut + 1:
            conseil = f" ; pour plusieurs années, écrire {debut}/{fin}" if fin > debut else ""
            raise PeriodeInvalide(f"une année scolaire dure un an{conseil}")
        return Periode(f"{debut}-09-01", f"{fin}-08-31", GenrePeriode.ANNEE_SCOLAIRE, f"{debut}-{fin}")
    if trouve := re.fullmatch(rf"{_ANNEE}\s?/\s?{_ANNEE}", mot):
        debut, fin = int(trouve[1]), int(trouve[2])
        if fin <= debut:
            raise PeriodeInvalide("la seconde année doit suivre la première")
        return Periode(f"{debut}-01-01", f"{fin}-12-31", GenrePeriode.INTERVALLE, f"{debut}/{fin}")
    if trouve := re.fullmatch(rf"({_ANNEE}-[0-9]{{2}})\s?/\s?({_ANNEE}-[0-9]{{2}})", mot):
        premier, dernier = interpreter_periode(trouve[1]), interpreter_periode(trouve[3])
        if dernier.debut <= premier.debut:
            raise PeriodeInvalide("le second mois doit suivre le premier")
        return Periode(premier.debut, dernier.fin, GenrePeriode.INTERVALLE, f"{premier.texte}/{dernier.texte}")
    if trouve := re.fullmatch(rf"{_ANNEE}-([0-9]{{2}})", mot):
        annee, mois = int(trouve[1]), int(trouve[2])
        if not 1 <= mois <= 12:
            raise PeriodeInvalide("le mois doit être compris entre 01 et 12")
        return Periode(f"{mot}-01", f"{mot}-{monthrange(annee, mois)[1]:02d}", GenrePeriode.MOIS, mot)
    jour = mot
    if trouve := re.fullmatch(rf"([0-9]{{2}})/([0-9]{{2}})/{_ANNEE}", mot):
        jour = f"{trouve[3]}-{trouve[2]}-{trouve[1]}"
    if re.fullmatch(rf"{_ANNEE}-[0-9]{{2}}-[0-9]{{2}}", jour):
        try:
            date.fromisoformat(jour)
        except ValueError:
            raise PeriodeInvalide("ce jour n’existe pas") from None
        return Periode(jour, jour, GenrePeriode.JOUR, jour)
    raise PeriodeInvalide("écrire 2019, 2017-2018, 2015/2019, 2019-03 ou 2019-03-31")


def periode_lue(texte: str) -> Periode | None:
    """The same; None where the text is not a period, or is empty."""
    try:
        return interpreter_periode(texte) if texte else None
    except PeriodeInvalide:
        return None


def est_date(mot: str) -> bool:
    """True for AAAA, AAAA-MM and AAAA-MM-JJ that exist."""
    if not re.fullmatch(rf"{_ANNEE}(-[0-9]{{2}}){{0,2}}", mot):
        return False
    return periode_lue(mot) is not None
