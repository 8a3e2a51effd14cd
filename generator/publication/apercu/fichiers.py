"""Finds the file of an address in the published folder, also at the moment when a build exchanges that folder for another."""

import mimetypes
import time
from pathlib import Path
from urllib.parse import unquote

from msgspec import Struct

from generator.publication.disque import vieux

_PATIENCE = 0.5  # seconds for which a folder that is being exchanged by two renames may be missing
_PAS = 0.01
_REGARDS = 3  # looks at a folder that has not the file, before it is said to have none
_INTERDITS = frozenset('\\:\0*?"<>|')  # what some system takes for a folder, a disk, a stream or a pattern
# What a site is made of. Python would ask the system, and on some machines the system says that a script is plain text.
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".json": "application/json",
    ".map": "application/json",
    ".geojson": "application/geo+json",
    ".xml": "application/xml",
    ".ics": "text/calendar; charset=utf-8",
    ".pdf": "application/pdf",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
}
PAGE = _TYPES[".html"]


class FichierServi(Struct, frozen=True):
    """The bytes of a file, and its MIME type."""

    octets: bytes
    genre: str


class AdresseServie(Struct, frozen=True):
    """What a browser asks for: «/a/b/?x» is the names «a» and «b», a folder, and the question «x»."""

    noms: tuple[str, ...]
    dossier: bool
    question: str


def lire_adresse(cible: str) -> AdresseServie | None:
    """The address of a request; None for one that could leave the published folder."""
    chemin, _, question = cible.partition("#")[0].partition("?")
    noms = tuple(nom for nom in unquote(chemin, errors="replace").split("/") if nom)
    if not chemin.startswith("/") or any(nom in (".", "..") or _INTERDITS & set(nom) for nom in noms):
        return None
    return AdresseServie(noms, chemin.endswith("/"), question)


def lire_publie(public: Path, noms: tuple[str, ...]) -> FichierServi | None:
    """The file at `noms` below `public`; None when the published site has none, not even after an exchange that was under way."""
    fin = time.monotonic() + _PATIENCE
    manques = 0
    while True:
        avant = _identite(public)
        fichier = _lire(public.joinpath(*noms))
        if fichier is not None:
            return fichier
        # Not found in a folder that is still the published one (or there is none): it is not there, if it is so several times. The two folders of a
        # site take turns: between one look and the next, the same one may have gone and come back.
        la = avant == _identite(public) and not (avant is None and vieux(public).is_dir())
        manques = manques + 1 if la else 0
        if manques == _REGARDS or time.monotonic() > fin:
            return None
        time.sleep(_PAS)


def genre_de(nom: str) -> str:
    """The MIME type of a file, by its name."""
    return _TYPES.get(Path(nom).suffix.lower()) or mimetypes.guess_type(nom)[0] or "application/octet-stream"


def _identite(public: Path) -> tuple[int, int] | None:
    try:
        etat = public.stat()
    except OSError:
        return None
    return etat.st_dev, etat.st_ino


def _lire(chemin: Path) -> FichierServi | None:
    try:
        octets = chemin.read_bytes()
    except OSError:
        return None
    return FichierServi(octets, genre_de(chemin.name))
