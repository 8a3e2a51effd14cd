"""When two texts hold the same words: letter case, accents, punctuation, spaces and exponents set aside, and nothing else."""

import re
import unicodedata

_MOT = re.compile(r"[^\W_]+")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "Œ": "oe", "Æ": "ae"})


def mots(texte: str) -> str:
    """The words of a text, in order, with a space before, between and after: one text holds another where it contains it."""
    plat = unicodedata.normalize("NFKD", texte.translate(_LIGATURES)).casefold()
    plat = "".join(signe for signe in plat if not unicodedata.combining(signe))
    return f" {' '.join(_MOT.findall(plat))} "
