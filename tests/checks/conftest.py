"""The small project that tests spoil."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sources.dits import ecouter
from tests.sources.essai import Projet, nouveau_projet


@pytest.fixture
def projet(tmp_path: Path) -> Projet:
    """A sound project, in its own folder."""
    return nouveau_projet(tmp_path)


@pytest.fixture(autouse=True)
def mot_pour_mot(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What is said in a test is what was read."""
    yield from ecouter(request, monkeypatch)
