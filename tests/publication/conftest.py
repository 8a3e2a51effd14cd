"""Builds of the example, shared: a test copies a built project, changes it, and builds again."""

import shutil
from pathlib import Path

import folium  # noqa: F401  (once here, and not in every process that a build starts)
import mkdocs.commands.build
import mkdocs.config.defaults  # noqa: F401
import pytest

from tests.publication.arbres import Propre, a_neuf, arbre, exemple_neuf
from tests.une_fois import une_fois


@pytest.fixture(scope="session")
def exemple_construit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, built from nothing. Read only: see `projet`."""
    return une_fois(tmp_path_factory, "exemple", exemple_neuf)


@pytest.fixture
def projet(exemple_construit: Path, tmp_path: Path) -> Path:
    """A copy of the built example, with its memory."""
    return Path(shutil.copytree(exemple_construit, tmp_path / "projet"))


@pytest.fixture(scope="session")
def arbre_initial(exemple_construit: Path) -> dict[str, bytes]:
    """The published example."""
    return arbre(exemple_construit / "public")


@pytest.fixture
def construction_propre(tmp_path: Path) -> Propre:
    """What a build from nothing makes of a project's present sources."""
    return a_neuf(tmp_path / "autre" / "chemin" / "projet")
