"""The example as a project on disk, built once; the command run as a person runs it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.exemple.projet import copier_exemple

Commande = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def engagements() -> Commande:
    """Run `python -m generator mots…` in `dossier`, with warnings as errors."""

    def lancer(*mots: str, dossier: Path | None = None, **options: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run(  # type: ignore[call-overload, no-any-return]
            [sys.executable, "-W", "error", "-m", "generator", *mots],
            cwd=dossier,
            env=os.environ | {"PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            **options,
        )

    return lancer


@pytest.fixture(scope="session")
def exemple_publie(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, published by the command itself. Read only: see `projet`."""
    projet = copier_exemple(tmp_path_factory.mktemp("cli") / "projet")
    fini = subprocess.run([sys.executable, "-m", "generator", "construire"], cwd=projet, capture_output=True, text=True, check=False)
    assert fini.returncode == 0, fini.stderr
    return projet


@pytest.fixture
def projet(exemple_publie: Path, tmp_path: Path) -> Path:
    """A copy of the published example."""
    return Path(shutil.copytree(exemple_publie, tmp_path / "projet"))
