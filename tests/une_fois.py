"""What takes long to make and is only read, made once for all the workers of a run."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock


def une_fois(fabrique: pytest.TempPathFactory, nom: str, faire: Callable[[Path], object]) -> Path:
    """The place `nom`, as `faire` left it. Workers that run side by side share the folder above their own: the first makes, the others wait.

    What `faire` could not end is no result: the next worker is given another empty place.
    """
    commun = fabrique.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        commun = commun.parent
    fini = commun / f"{nom}.fini"
    with FileLock(commun / f"{nom}.verrou"):
        if not fini.is_file():
            essai = 1
            while (lieu := commun / f"{nom}-{essai}").exists():
                essai += 1
            faire(lieu)
            fini.write_text(lieu.name, "utf-8")
    return commun / fini.read_text("utf-8")
