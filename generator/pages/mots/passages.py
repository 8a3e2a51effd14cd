"""The number of a paragraph of a document in words. «p4» would be read as page 4."""

import re

from generator.pages.mots.typographie import INSECABLE

_PASSAGE = re.compile(r"p([0-9]+[a-z]?)(?:-([0-9]+))?")


def passage_dit(ancre: str) -> str:
    """«§ 4» for the fragment «p4», «§ 67, case 3» for «p67-3» (a row, and its third cell); another fragment as it is."""
    trouve = _PASSAGE.fullmatch(ancre)
    if trouve is None:
        return ancre
    numero, case = trouve.groups()
    return f"§{INSECABLE}{numero}{f', case{INSECABLE}{case}' if case else ''}"
