"""The small project that tests spoil."""

from pathlib import Path

import pytest
from hypothesis import settings

from tests.sources.essai import Projet, nouveau_projet

settings.register_profile("fixe", derandomize=True, deadline=None, database=None)
settings.load_profile("fixe")


@pytest.fixture
def projet(tmp_path: Path) -> Projet:
    """A sound project, in its own folder."""
    return nouveau_projet(tmp_path)
