"""One file to publish: where, under which content key, and how to make it."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

# The file of a page of the theme, whose words are Markdown, and that of a page that is written as it is; both stand for their folder.
PAGE, PAGE_SANS_THEME = "index.md", "index.html"


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

    @property
    def est_une_page(self) -> bool:
        """Whether it is a page of the theme."""
        return self.chemin.rpartition("/")[2] == PAGE

    @property
    def adresse(self) -> str:
        """Where it is read, below its site."""
        return adresse_de(self.chemin)


def adresse_de(chemin: str) -> str:
    """The address of the output at `chemin`: that of its folder, where it is a page."""
    dossier, barre, nom = chemin.rpartition("/")
    return f"{dossier}{barre}" if nom in (PAGE, PAGE_SANS_THEME) else chemin


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
