"""Zensical, from the authors of Material, on the very project of plain MkDocs. It is measured where its command is on PATH."""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from benchmarks.rivaux.corps import Corps
from benchmarks.rivaux.mkdocs_nu import ecrire_pages
from benchmarks.rivaux.rival import Rival

OUTIL = "zensical"


def zensical(corps: Sequence[Corps], dossier: Path, changee: str) -> Rival | None:
    """A project of Zensical in `dossier`, which is made; None where it is not installed. `changee` is the address of the page that changes."""
    programme = shutil.which("zensical")
    if programme is None:
        return None
    ecrire_pages(corps, dossier)
    version = subprocess.run([programme, "--version"], capture_output=True, text=True, check=True).stdout.split()[-1]
    mots = (programme, "build", "--config-file", "mkdocs.yml")
    return Rival(OUTIL, version, dossier, mots, dossier / "site", (dossier / ".cache",), dossier / "docs" / f"{changee}index.md")
