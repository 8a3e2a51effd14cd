"""`python -m generator.documentation`, in the program's own repository: writes what comes from definitions."""

from pathlib import Path

import generator
from generator.documentation import ecrits
from generator.publication.disque import ecrire

DEPOT = Path(generator.__file__).resolve().parents[1]


def main() -> None:
    """Write each file. Raises FileNotFoundError where the program is installed without its repository."""
    if not (DEPOT / "docs").is_dir():
        raise FileNotFoundError(DEPOT / "docs")
    for nom, texte in ecrits().items():
        ecrire(DEPOT / nom, texte.encode("utf-8"))
        print(nom)


if __name__ == "__main__":
    main()
