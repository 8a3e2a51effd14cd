"""One fault at a time in a YAML file: the cases of cas/yaml.yml, which a data officer can read and add to."""

from pathlib import Path

import pytest
import yaml

from tests.sources.essai import Projet

CAS = yaml.safe_load((Path(__file__).parent / "cas" / "yaml.yml").read_text("utf-8"))


@pytest.mark.parametrize("cas", CAS, ids=[cas["cas"] for cas in CAS])
def test_une_faute(projet: Projet, cas: dict) -> None:
    """The run says exactly this, at this line and column."""
    projet.remplacer(cas["fichier"], cas["remplacer"], cas["par"])
    dits = [probleme.removeprefix("referentiels/").removeprefix("essai/") for probleme in projet.problemes()]
    assert dits == cas["problemes"]
