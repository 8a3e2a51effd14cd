"""The example's pages and files, rendered once for all tests of this folder."""

import pickle
from pathlib import Path

import pytest

from tests.exemple.projet import copier_exemple, sorties_de_l_exemple
from tests.une_fois import une_fois


@pytest.fixture(scope="session")
def exemple_rendu(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What `sorties_de_l_exemple` gives for the example as it is. Read only."""

    def garder(dossier: Path) -> None:
        sorties = sorties_de_l_exemple(copier_exemple(dossier / "projet"))
        (dossier / "sorties").write_bytes(pickle.dumps(sorties))

    rendues: dict[str, bytes] = pickle.loads((une_fois(tmp_path_factory, "exemple-rendu", garder) / "sorties").read_bytes())
    return rendues
