"""The small project that tests spoil."""

from pathlib import Path

import pytest

from tests.sources.essai import Projet, nouveau_projet


@pytest.fixture
def projet(tmp_path: Path) -> Projet:
    """A sound project, in its own folder."""
    return nouveau_projet(tmp_path)
