"""The example as a project on disk, built once; the command run as a person runs it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.exemple.projet import copier_exemple
from tests.une_fois import une_fois

Commande = Callable[..., subprocess.CompletedProcess[str]]
CONSTRUIRE = ("construire", "--sans-pdf")  # the site of all contracts, which other tests read, is built by the command with its PDFs


@pytest.fixture
def engagements() -> Commande:
    """Run `python -m generator mots…` in `dossier`, with warnings as errors."""

    def lancer(*mots: str, dossier: Path | None = None, preexec_fn: Callable[[], object] | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-W", "error", "-m", "generator", *mots],
            cwd=dossier,
            env=os.environ | {"PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            preexec_fn=preexec_fn,
        )

    return lancer


@pytest.fixture(scope="session")
def exemple_publie(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, published by the command itself, without the PDFs, which no test of the command reads. Read only: see `projet`."""

    def publier(projet: Path) -> None:
        copier_exemple(projet)
        fini = subprocess.run([sys.executable, "-m", "generator", *CONSTRUIRE], cwd=projet, capture_output=True, text=True, check=False)
        assert fini.returncode == 0, fini.stderr

    return une_fois(tmp_path_factory, "exemple-de-la-commande", publier)


@pytest.fixture
def projet(exemple_publie: Path, tmp_path: Path) -> Path:
    """A copy of the published example."""
    return Path(shutil.copytree(exemple_publie, tmp_path / "projet"))
