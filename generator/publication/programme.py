"""The digest of the program itself. It is part of every key: what another version of the code or of a library made is never used again."""

import hashlib
import os
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import generator
from generator.publication.disque import lire_d_un_coup

# The packages whose version may change a byte of the site.
_PAQUETS = frozenset(
    (
        "mkdocs",
        "mkdocs-material",
        "markdown",
        "pymdown-extensions",
        "pygments",
        "pyyaml",
        "msgspec",
        "jinja2",
        "markupsafe",
        "folium",
        "branca",
        "xstatic-leaflet",
        "weasyprint",
        "pydyf",
        "fonttools",
        "tinycss2",
        "tinyhtml5",
        "cssselect2",
        "pillow",
        "font-source-sans-pro",
    )
)
# «mkdocs_material-9.8.1.dist-info», beside the packages: the name and the version of one that is installed.
_INSTALLE = re.compile(r"^(.+?)-([^-]+)(?:-py[\d.]+)?\.(?:dist|egg)-info$")


@cache
def empreinte_du_programme() -> str:
    """The digest of every file of the package but what Python compiled of them, of Python, and of the versions of the libraries that make pages.

    Read once: a preview goes on with the code that it began with, whatever happens to the files.
    """
    somme = hashlib.sha256(repr((sys.version, sorted(_versions()))).encode())
    for nom, octets in fichiers_tries(Path(generator.__file__).parent, sauf="__pycache__"):
        somme.update(f"\n{nom} {len(octets)}\n".encode())
        somme.update(octets)
    return somme.hexdigest()


def fichiers_tries(dossier: Path, *, sauf: str = "") -> Iterator[tuple[str, bytes]]:
    """The files below a folder (see `chemins_tries`), with their bytes. A file that cannot be read has the reason in the place of its bytes; a folder
    without files has none."""
    for nom in chemins_tries(dossier, sauf=sauf):
        if nom.endswith(os.sep):
            yield nom, b""
            continue
        try:
            yield nom, lire_d_un_coup(f"{dossier}{os.sep}{nom}")
        except OSError as erreur:
            yield nom, f"erreur {erreur.errno}".encode()


def chemins_tries(dossier: Path, *, sauf: str = "") -> Iterator[str]:
    """The paths of the files below a folder, in their order; without the folders named `sauf`. A folder without files is there too, with a slash at its
    end."""
    for ici, sous_dossiers, noms in os.walk(dossier, followlinks=True):
        sous_dossiers[:] = sorted(nom for nom in sous_dossiers if nom != sauf)
        la = f"{ici}{os.sep}".removeprefix(f"{dossier}{os.sep}")
        if not noms:
            yield la or f".{os.sep}"
        for nom in sorted(noms):
            yield f"{la}{nom}"


def _versions() -> Iterator[str]:
    for lieu in sys.path:
        try:
            noms = [chemin.name for chemin in Path(lieu or ".").iterdir()]
        except OSError:
            continue
        for trouve in map(_INSTALLE.match, noms):
            if trouve and re.sub(r"[-_.]+", "-", trouve[1]).lower() in _PAQUETS:
                yield trouve[0]
