"""What several folders of tests share: the real contracts, built once for the whole run."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

RACINE = Path(__file__).parents[1]
ENTREES = ("content", "referentiels", "site_templates", "mkdocs.yml")


@pytest.fixture(scope="session")
def site_construit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder `public` that the command makes of this repository's own data, from a copy so that no other build is in its way.

    Where the variable PUBLIC names a folder, that one is tested instead: CI tests the very files that it publishes.
    """
    if publie := os.environ.get("PUBLIC"):
        assert (Path(publie) / "donnees" / "contrats.json").is_file(), f"no site was built in {publie}"
        return Path(publie)
    projet = tmp_path_factory.mktemp("projet")
    for nom in ENTREES:
        source = RACINE / nom
        if source.is_dir():
            shutil.copytree(source, projet / nom)
        else:
            shutil.copy(source, projet / nom)
    public = projet / "public"
    milieu = {nom: valeur for nom, valeur in os.environ.items() if nom != "SITE_URL"}
    commande = [sys.executable, "-m", "generator", "construire", "--projet", str(projet), "--public", str(public)]
    fini = subprocess.run(commande, cwd=RACINE, env=milieu, capture_output=True, text=True, check=False, timeout=180)
    assert fini.returncode == 0, fini.stdout + fini.stderr
    return public
