"""When two texts hold the same words: letter case, accents, punctuation, spaces and exponents set aside, and nothing else."""

import re
import unicodedata
from functools import lru_cache

_MOT = re.compile(r"[^\W_]+")
_ACCENTS = re.compile(
    "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)  # the combining marks that NFKD parts from letters
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "Œ": "oe", "Æ": "ae"})


@lru_cache(50_000)
def mots(texte: str) -> str:
    """The words of a text, in order, with a space before, between and after: one text holds another where it contains it."""
    plat = texte if texte.isascii() else _ACCENTS.sub("", unicodedata.normalize("NFKD", texte.translate(_LIGATURES)))
    return f" {' '.join(_MOT.findall(plat.casefold()))} "
