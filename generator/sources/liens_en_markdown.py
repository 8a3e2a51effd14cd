"""The links that a text in Markdown writes, each with its place."""

import re
from collections.abc import Iterator, Sequence

_LIEN = re.compile(r"\](?:\(\s*<?([^\s)>]*)|:\s*<?([^\s)>]+))")


def liens_ecrits(lignes: Sequence[str], debut: int) -> Iterator[tuple[int, int, str]]:
    """(rank of the line, column, address) of each link that Markdown has in these lines, from the rank `debut` on."""
    for rang in range(debut, len(lignes)):
        for trouve in _LIEN.finditer(lignes[rang]):
            groupe = trouve.lastindex or 1
            yield rang, trouve.start(groupe), trouve.group(groupe)
