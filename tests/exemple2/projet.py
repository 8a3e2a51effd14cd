"""The second example as a project that can be built: its own data under the real templates."""

import shutil
from pathlib import Path

RACINE = Path(__file__).parents[2]
EXEMPLE = RACINE / "tests" / "exemple2"
CONTRAT = "belleroche"
JOUR = "2025-06-30"  # the day on which it is told


def copier_exemple2(destination: Path) -> Path:
    """A fresh project with the data of the second example, at `destination`."""
    destination.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(RACINE / "mkdocs.yml", destination / "mkdocs.yml")
    shutil.copytree(RACINE / "site_templates", destination / "site_templates")
    shutil.copytree(EXEMPLE / "referentiels", destination / "referentiels")
    return destination
