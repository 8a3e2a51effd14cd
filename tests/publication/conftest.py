"""Builds of the example, shared: a test copies a built project, changes it, and builds again."""

import shutil
from collections.abc import Callable
from pathlib import Path

import folium  # noqa: F401  (once here, and not in every process that a build starts)
import mkdocs.commands.build
import mkdocs.config.defaults  # noqa: F401
import pytest

from generator.publication.construction import construire
from tests.exemple.projet import copier_exemple
from tests.publication.arbres import arbre


@pytest.fixture(scope="session")
def exemple_construit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, built from nothing. Read only: see `projet`."""
    projet = copier_exemple(tmp_path_factory.mktemp("exemple") / "projet")
    resultat = construire(projet, projet / "public")
    assert resultat.sain, resultat
    return projet


@pytest.fixture
def projet(exemple_construit: Path, tmp_path: Path) -> Path:
    """A copy of the built example, with its memory."""
    return Path(shutil.copytree(exemple_construit, tmp_path / "projet"))


@pytest.fixture(scope="session")
def arbre_initial(exemple_construit: Path) -> dict[str, bytes]:
    """The published example."""
    return arbre(exemple_construit / "public")


@pytest.fixture
def construction_propre(tmp_path: Path) -> Callable[[Path], dict[str, bytes]]:
    """What a build from nothing makes of a project's present sources."""

    def construire_a_neuf(projet: Path) -> dict[str, bytes]:
        autre = tmp_path / "autre" / "chemin" / "projet"
        shutil.rmtree(autre, ignore_errors=True)
        shutil.copytree(projet, autre, ignore=shutil.ignore_patterns(".construction", "public"))
        resultat = construire(autre, autre / "public")
        assert resultat.sain, resultat
        return arbre(autre / "public")

    return construire_a_neuf
