"""What a person says beside a figure: the words of a note attached to its cell, words that are struck through."""

import re
from collections.abc import Iterable

# What Excel puts before the words of a conversation, for programs that know only simple notes.
_DE_CONVERSATION = re.compile(
    r"^\s*\[(?:Threaded comment|Commentaire à thread|Commentaire de conversation|Conversation)\].*?(?:Comment|Commentaire)\s*:\s*",
    re.DOTALL | re.IGNORECASE,
)

_EXPOSANTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def commentaire_nu(texte: str) -> str:
    """The words on one line, without what Excel adds to them; empty where there are none."""
    return " ".join(_DE_CONVERSATION.sub("", texte).split())


def en_exposant(mots: str) -> str:
    """Words raised above the line, as signs that are raised: «12» then a raised «2» is twelve and the call of a note, and no 122."""
    return mots.translate(_EXPOSANTS)


def mots_barres_en_partie(morceaux: Iterable[tuple[str, bool]]) -> str:
    """The words of a cell from its runs and whether each is struck through. Where some are and others are not, those are told apart: «41» struck through before «42» is
    no 4142."""
    suite = list(morceaux)
    if len({barre for mots, barre in suite if mots.strip()}) < 2:
        return "".join(mots for mots, _ in suite)
    return " ".join(f"{mots.strip()} (barré)" if barre else mots.strip() for mots, barre in suite if mots.strip())
