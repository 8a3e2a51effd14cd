"""The reference of the program's code: one page per module, made by pdoc from the docstrings. `make reference` writes it to `.reference/`."""

import pkgutil
import sys
import warnings
from pathlib import Path

import pdoc

import generator

DOSSIER = ".reference"


def modules() -> list[str]:
    """What to ask of pdoc: the program, and by their own names the modules that pdoc does not find below it.

    Those are the modules of a package whose `__all__` does not name them. Modules that start a command, or whose name begins with an
    underscore, have no page.
    """
    tous = [module.name for module in pkgutil.walk_packages(generator.__path__, f"{generator.__name__}.")]
    trouves = pdoc.extract.walk_specs([generator.__name__])
    publics = [nom for nom in tous if not any(mot.startswith("_") for mot in nom.split("."))]
    return [generator.__name__, *(nom for nom in publics if nom not in trouves)]


def ecrire(dossier: Path) -> list[str]:
    """Write the pages below `dossier`; what pdoc warned of, such as a type that it cannot read."""
    pdoc.render.configure(docformat="markdown", show_source=False, footer_text=f"engagements {generator.__version__}")
    with warnings.catch_warnings(record=True) as avertissements:
        warnings.simplefilter("always")
        pdoc.pdoc(*modules(), output_directory=dossier)
    return [f"{un.category.__name__}: {un.message}" for un in avertissements]


def entrer(mots: list[str]) -> int:
    """The exit code: 1 where pdoc warned of something, after all pages are written."""
    avertissements = ecrire(Path(*mots) if mots else Path(DOSSIER))
    for avertissement in avertissements:
        print(avertissement, file=sys.stderr)
    return 1 if avertissements else 0


if __name__ == "__main__":
    sys.exit(entrer(sys.argv[1:]))
