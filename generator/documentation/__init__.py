"""What is written from the program's own definitions: pages of the guide, schemas for editors. A test holds the files against it.

`python -m generator.documentation` writes them again.
"""

from collections.abc import Callable, Mapping

from generator.documentation.champs import page_des_champs
from generator.documentation.genres import page_des_genres
from generator.documentation.problemes import page_des_problemes
from generator.documentation.schemas import schemas

# What makes each page, by its name in `docs/`.
PAGES: Mapping[str, Callable[[], str]] = {
    "champs.md": page_des_champs,
    "genres-de-pages.md": page_des_genres,
    "problemes.md": page_des_problemes,
}
AVIS = "<!-- Page écrite par le programme (python -m generator.documentation) : ne pas la corriger ici. -->\n\n"


def ecrits() -> dict[str, str]:
    """The text of every file, by its path in the repository."""
    pages = {f"docs/{nom}": f"{AVIS}{ecrire()}" for nom, ecrire in PAGES.items()}
    return pages | {f"generator/socle/schemas/{nom}": texte for nom, texte in schemas().items()}
