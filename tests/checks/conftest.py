"""The small project that tests spoil."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sources.essai import Projet, projet_relu


@pytest.fixture
def projet(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Projet]:
    """A sound project, in its own folder. What is said of it is held word for word."""
    yield from projet_relu(tmp_path, request.node.nodeid)
