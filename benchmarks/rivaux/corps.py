"""The bodies that the generator gives to MkDocs: what stands inside the theme on each page, as HTML."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml


@dataclass(frozen=True, slots=True)
class Corps:
    """One page: its address from the root of the site («grigny/indicateurs/», empty for the home), its title and its HTML."""

    adresse: str
    titre: str
    html: str


def corps_du_projet(projet: Path) -> Iterator[Corps]:
    """All pages of a project that was built, in the order of their addresses. Raises FileNotFoundError where none is kept.

    They are read in `.construction/pages/<site>/…/index.md`: a head between two lines `---`, then HTML. The portal's stand at the root.
    """
    pages = projet / ".construction" / "pages"
    fichiers = sorted(pages.glob("*/**/index.md"))
    if not fichiers:
        raise FileNotFoundError(f"no page is kept in {pages}: build the project first")
    for fichier in fichiers:
        site, *suite = fichier.parent.relative_to(pages).parts
        morceaux = suite if site == "portail" else [site, *suite]
        _, tete, html = fichier.read_text(encoding="utf-8").split("---\n", 2)
        yield Corps("".join(f"{morceau}/" for morceau in morceaux), str(yaml.safe_load(tete)["title"]), html)
