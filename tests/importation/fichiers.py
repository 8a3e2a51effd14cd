"""The real files of ../shared/fichiers: where they are, and what each must yield."""

from pathlib import Path
from typing import Any

import pytest
import yaml

DOSSIER = Path(__file__).parents[2].parent / "shared" / "fichiers"
SANS = "the real files are not beside this checkout (../shared/fichiers)"


def fichiers() -> list[Any]:
    """A parameter for each file, by its name; one that is skipped where there is none."""
    trouves = sorted(DOSSIER.rglob("*.attendu.yml")) if DOSSIER.is_dir() else []
    noms = [attendu.with_name(attendu.name.removesuffix(".attendu.yml")) for attendu in trouves]
    parametres = [pytest.param(chemin, id=chemin.relative_to(DOSSIER).as_posix(), marks=pytest.mark.sources) for chemin in noms]
    return parametres or [pytest.param(None, marks=pytest.mark.skip(reason=SANS))]


def attendu(chemin: Path) -> dict[str, Any]:
    """What a right import of the file gives."""
    lu: dict[str, Any] = yaml.safe_load(chemin.with_name(f"{chemin.name}.attendu.yml").read_text("utf-8"))
    return lu
