"""MkDocs with Material, as they come: the same bodies as pages of Markdown that hold HTML, one project of all sites.

Search is off, and the menu has the home of each site only: a menu of all pages, on all pages, would take minutes and measure nothing else.
What is spared: charts, the search's index, files of data, pictures, PDFs, checks of data and of links.
"""

import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from benchmarks.rivaux.corps import Corps
from benchmarks.rivaux.rival import Rival

OUTIL = "mkdocs"
REGLAGES = """site_name: Engagements ouverts
site_url: https://exemple.invalid/
theme:
  name: material
  language: fr
  font: false
plugins: []
validation:
  nav: {omitted_files: ignore, not_found: ignore, absolute_links: ignore}
  links: {not_found: ignore, absolute_links: ignore, unrecognized_links: ignore, anchors: ignore}
not_in_nav: "/**"
"""


def mkdocs_nu(corps: Sequence[Corps], dossier: Path, changee: str) -> Rival:
    """A project of plain MkDocs in `dossier`, which is made. `changee` is the address of the page that changes."""
    ecrire_pages(corps, dossier)
    mots = (sys.executable, "-m", "mkdocs", "build", "--quiet")
    numero = f"{version('mkdocs')} + Material {version('mkdocs-material')}"
    return Rival(OUTIL, numero, dossier, mots, dossier / "site", (), dossier / "docs" / f"{changee}index.md")


def ecrire_pages(corps: Sequence[Corps], dossier: Path) -> None:
    """`mkdocs.yml` and `docs/`, which Zensical reads too."""
    for page in corps:
        fichier = dossier / "docs" / page.adresse / "index.md"
        fichier.parent.mkdir(parents=True, exist_ok=True)
        titre = page.titre.replace("\\", "\\\\").replace('"', '\\"')
        fichier.write_text(f'---\ntitle: "{titre}"\n---\n\n{page.html}', encoding="utf-8")
    accueils = sorted(page.adresse for page in corps if page.adresse.count("/") == 1)
    nav = "".join(f"  - {adresse.strip('/')}: {adresse}index.md\n" for adresse in accueils[:12])
    (dossier / "mkdocs.yml").write_text(f"{REGLAGES}nav:\n  - Accueil: index.md\n{nav}", encoding="utf-8")
