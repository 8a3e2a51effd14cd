"""One file to publish: where, under which content key, and how to make it."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sortie:
    """`chemin` is relative to the site's source folder; `rendre` gives the same bytes whenever `cle` is the same.

    `titre` and `surtitre` are those that a page shows, for the search; empty for a file that no search finds.
    """

    chemin: str
    cle: str
    rendre: Callable[[], bytes]
    titre: str = ""
    surtitre: str = ""


def cle_de(*morceaux: str | bytes) -> str:
    """The digest of `morceaux`, each taken with its length so that no two lists of pieces share one."""
    somme = hashlib.sha256()
    for morceau in morceaux:
        octets = morceau.encode("utf-8") if isinstance(morceau, str) else morceau
        somme.update(len(octets).to_bytes(8, "big"))
        somme.update(octets)
    return somme.hexdigest()


def fichier(chemin: str, octets: bytes) -> Sortie:
    """An output whose bytes are already known."""
    return Sortie(chemin, cle_de(octets), lambda: octets)
