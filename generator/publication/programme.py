"""The digest of the program itself. It is part of every key: what another version of the code or of a library made is never used again."""

from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import generator
from generator.publication.disque import empreinte, fichiers_de

# The packages whose version may change a byte of the site.
_PAQUETS = (
    "mkdocs",
    "mkdocs-material",
    "markdown",
    "pymdown-extensions",
    "pygments",
    "jinja2",
    "markupsafe",
    "folium",
    "branca",
    "XStatic-Leaflet",
    "weasyprint",
    "pydyf",
    "fonttools",
    "tinycss2",
    "tinyhtml5",
    "cssselect2",
    "pillow",
    "font-source-sans-pro",
)


@cache
def empreinte_du_programme() -> str:
    """The digest of every module of the package and of the versions of the libraries that make pages.

    Read once: a preview goes on with the code that it began with, whatever happens to the files.
    """
    racine = Path(generator.__file__).parent
    modules = (f"{nom}\t{empreinte(chemin.read_bytes())}" for nom, chemin in fichiers_de(racine).items() if nom.endswith(".py"))
    return empreinte("\n".join((*(f"{nom} {_version(nom)}" for nom in _PAQUETS), *modules)).encode("utf-8"))


def _version(paquet: str) -> str:
    try:
        return version(paquet)
    except PackageNotFoundError:
        return ""
