"""Finds what reaches a person in a text: an address of mail, a telephone number, a number of social security."""

import re

_COURRIEL = re.compile(r"(?<![/\w.])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# Ten digits that begin with 0, or nine after the country's number, with one same sign between pairs or none: as telephones are written, and no figure is.
_TELEPHONE = re.compile(
    r"(?<![\w.,/-])(?:(?:\+|00)33[ .\u00a0\u202f-]?(?:\(0\))?[1-9]|0[1-9])(?:([ .\u00a0\u202f-]?)[0-9]{2})(?:\1[0-9]{2}){3}(?![\w/]|[.,-][0-9])"
)
# Fifteen digits, grouped by one same sign or by none; where they are grouped, thirteen are enough: no figure is, and its month says what it is.
_NIR = re.compile(
    r"(?<![\w.,/-])[12](?P<s>[ .\u00a0\u202f-]?)[0-9]{2}(?P=s)[0-9]{2}(?P=s)(?:[0-9]{2}|2[AB])(?P=s)[0-9]{3}(?P=s)[0-9]{3}(?P=s)[0-9]{2}(?![\w/]|[.,-][0-9])"
)
_NIR_SANS_CLE = re.compile(
    r"(?<![\w.,/-])[12](?P<s>[ .\u00a0\u202f-])[0-9]{2}(?P=s)(?:0[1-9]|1[0-2])(?P=s)(?:[0-9]{2}|2[AB])(?P=s)[0-9]{3}(?P=s)[0-9]{3}"
    r"(?![\w/]|[.,\u00a0\u202f -][0-9])"
)
# Without them neither number is there: most texts are not searched further.
_DES_CHIFFRES = re.compile(r"[0-9]{2}[^0-9]?[0-9]{2}|[0-9] [0-9]{2}")
_CORSE = {"2A": "19", "2B": "18"}  # as the key is computed


def coordonnee(texte: str) -> str:
    """What the text holds that reaches a person, in French with its article; empty where it holds nothing of the kind."""
    if "@" in texte and _COURRIEL.search(texte):
        return "un courriel"
    if not _DES_CHIFFRES.search(texte):
        return ""
    if _NIR_SANS_CLE.search(texte) or any(_a_sa_cle(re.sub(r"[^0-9AB]", "", trouve[0])) for trouve in _NIR.finditer(texte)):
        return "un numéro de sécurité sociale"
    return "un numéro de téléphone" if _TELEPHONE.search(texte) else ""


def _a_sa_cle(numero: str) -> bool:
    """True where the two last digits are the key of the thirteen before: another number has it once in ninety-seven times."""
    corps, cle = numero[:-2], int(numero[-2:])
    for lettres, chiffres in _CORSE.items():
        corps = corps.replace(lettres, chiffres)
    return cle == 97 - int(corps) % 97
