"""What each of them is to the benchmark: a folder of pages, a command that makes all of them, and one page that can be changed."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.processus import Cout, lancer


@dataclass(frozen=True, slots=True)
class Rival:
    """One generator with its pages.

    - `outil`: its name in tables; `version`: what it says of itself.
    - `dossier`: its project; `mots`: the command that makes the whole site, run there.
    - `sortie` and `caches`: what it wrote, and what it keeps between two runs; both are taken away before a clean build.
    - `page`: the file of one page, of which `changer` makes another.
    """

    outil: str
    version: str
    dossier: Path
    mots: Sequence[str]
    sortie: Path
    caches: tuple[Path, ...]
    page: Path

    def construire(self) -> Cout:
        """Make the whole site. Raises EchecDuProgramme."""
        return lancer(self.mots, self.dossier)

    def effacer(self) -> None:
        """Take away what it wrote and what it keeps."""
        for dossier in (self.sortie, *self.caches):
            shutil.rmtree(dossier, ignore_errors=True)

    def changer(self, tour: int) -> None:
        """Add a figure to the end of one page, new at each turn."""
        with self.page.open("a", encoding="utf-8") as fichier:
            fichier.write(f"\n<p>{1_000 + tour}</p>\n")

    def pages_ecrites(self) -> int:
        """How many pages the last run left."""
        return sum(1 for _ in self.sortie.rglob("*.html"))
