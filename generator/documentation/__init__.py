"""Pages of `docs/` that are written from the program's own definitions, so that they cannot differ from it.

`python -m generator.documentation` writes them again.
"""

from collections.abc import Callable, Mapping

from generator.documentation.problemes import page_des_problemes

# What makes each page, by its name in `docs/`.
PAGES: Mapping[str, Callable[[], str]] = {"problemes.md": page_des_problemes}
AVIS = "<!-- Page écrite par le programme (python -m generator.documentation) : ne pas la corriger ici. -->\n\n"


def pages() -> dict[str, str]:
    """The text of every page, by its name in `docs/`."""
    return {nom: f"{AVIS}{ecrire()}" for nom, ecrire in PAGES.items()}
