"""The order in which French readers look for names, and the letter under which they look for one."""

import re
from unicodedata import combining, normalize

Cle = tuple[tuple[int, str], ...]


def cle_alphabetique(nom: str) -> Cle:
    """The key to sort a name by: «Évry» among the E, «Paris 2e» before «Paris 10e», «Saint-Denis» beside «Saint Denis»."""
    return tuple((int(mot), "") if mot.isascii() and mot.isdigit() else (0, mot) for mot in re.split("([0-9]+)", _plat(nom)))


def lettre(nom: str) -> str:
    """The letter that a name begins with, «É» as «E»; «0-9» for one that begins with none."""
    premiere = _plat(nom)[:1]
    return premiere.upper() if premiere.isalpha() else "0-9"


def _plat(nom: str) -> str:
    """Without accents, capitals or hyphens, from the first letter or figure on."""
    lettres = "".join(signe for signe in normalize("NFD", nom.lower()) if not combining(signe))
    return re.sub(r"^[\W_]+", "", lettres.replace("-", " "))
