"""`python -m generator.documentation`, in the program's own repository: writes the pages of `docs/` that come from definitions."""

from pathlib import Path

import generator
from generator.documentation import pages
from generator.publication.disque import ecrire

DOCS = Path(generator.__file__).resolve().parents[1] / "docs"


def main() -> None:
    """Write each page. Raises FileNotFoundError where the program is installed without its repository."""
    if not DOCS.is_dir():
        raise FileNotFoundError(DOCS)
    for nom, texte in pages().items():
        ecrire(DOCS / nom, texte.encode("utf-8"))
        print(f"docs/{nom}")


if __name__ == "__main__":
    main()
