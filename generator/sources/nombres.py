"""Numbers as French offices write them: decimal comma or point, spaces between thousands, %, €."""

import re
from decimal import Decimal

from msgspec import Struct

ESPACES = " \u00a0\u202f\u2009\u2007"
_GROUPES = re.compile(rf"[1-9][0-9]{{0,2}}(?:[{ESPACES}][0-9]{{3}})+|[0-9]+")
_POINT_AMBIGU = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_MOINS = {"-", "−", "–"}
CHIFFRES_MAX = 20


class NombreInvalide(ValueError):
    """The text is not a number; the message says why, in French, without capital nor full stop."""


class NombreLu(Struct, frozen=True):
    """A number and the unit written after it: «», «%» or «€»."""

    valeur: Decimal
    unite: str


def interpreter_nombre(texte: str, *, point_decimal: bool = False) -> NombreLu:
    """Read «1 234,5», «12,5 %», «10 500 €», «-3».

    Raises NombreInvalide, among others for a point and a comma together, for thousands that are not groups of three, and for
    «1.234.567» and «1.234», which is a thousand for some and one for others (unless `point_decimal`): a wrong figure on a public
    site is worse than a question.
    """
    reste = texte.strip(ESPACES + "\t")
    unite = ""
    if reste and reste[-1] in "%€":
        unite = reste[-1]
        reste = reste[:-1].rstrip(ESPACES)
    negatif = bool(reste) and reste[0] in _MOINS
    if reste and (negatif or reste[0] == "+"):
        reste = reste[1:]
    if not reste:
        raise NombreInvalide("il est vide")
    if "," in reste and "." in reste:
        raise NombreInvalide("il contient à la fois une virgule et un point")
    if reste.count(",") + reste.count(".") > 1:
        raise NombreInvalide("il contient plusieurs séparateurs décimaux")
    if not point_decimal and _POINT_AMBIGU.fullmatch(reste):
        raise NombreInvalide(f"le point peut séparer des milliers ou des décimales ({reste.replace('.', '')} ou {reste.replace('.', ',')})")
    entier, separateur, decimales = reste.replace(",", ".").partition(".")
    if not _GROUPES.fullmatch(entier):
        raise NombreInvalide(
            "les milliers ne vont pas par groupes de trois chiffres"
            if _que_chiffres_et_espaces(entier)
            else "il contient autre chose que des chiffres"
        )
    if separateur and not re.fullmatch(r"[0-9]+", decimales):
        raise NombreInvalide("les décimales sont mal écrites")
    chiffres = "".join(lettre for lettre in entier if lettre not in ESPACES)
    if len(chiffres) + len(decimales) > CHIFFRES_MAX:
        raise NombreInvalide("il a trop de chiffres")
    valeur = Decimal(f"{chiffres}.{decimales}" if decimales else chiffres)
    return NombreLu(valeur.copy_negate() if negatif and valeur else valeur, unite)


def _que_chiffres_et_espaces(texte: str) -> bool:
    return bool(texte) and all(lettre in "0123456789" + ESPACES for lettre in texte)
