"""Texts in a form that can be compared word by word: without capitals, accents, punctuation, and with exponents as plain digits."""

import re
import unicodedata
from functools import lru_cache

_MOT = re.compile(r"[^\W_]+")
_ACCENTS = re.compile(
    "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)  # the combining marks that NFKD separates from letters
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "Œ": "oe", "Æ": "ae"})


@lru_cache(50_000)
def mots(texte: str) -> str:
    """The words of a text in lower case, in order, each between two single spaces («Égalité, PS²» → « egalite ps2 »).

    Thanks to the spaces at both ends, `mots(a) in mots(b)` is true only where all of `a` stands in `b` as whole words.
    """
    plat = texte if texte.isascii() else _ACCENTS.sub("", unicodedata.normalize("NFKD", texte.translate(_LIGATURES)))
    return f" {' '.join(_MOT.findall(plat.casefold()))} "


@lru_cache(50_000)
def mots_accentues(texte: str) -> str:
    """As `mots`, with the accents that are written («Égalité, livrés» → « égalité livrés »): French tells words apart by them."""
    return f" {' '.join(_MOT.findall(unicodedata.normalize('NFKC', texte.translate(_LIGATURES)).casefold()))} "


def d_un_seul_tenant(nom: str) -> str:
    """The letters and digits of a name alone («L’Haÿ-les-Roses» → «lhaylesroses»), by which two ways to write it are the same."""
    return mots(nom).replace(" ", "")
