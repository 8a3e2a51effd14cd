"""Checks the assembled site before it replaces the published one: every internal link leads to a file and to an anchor that exist."""

import html
import re
from collections.abc import Mapping
from pathlib import Path
from posixpath import join, normpath
from urllib.parse import unquote, urlsplit

_LIEN = re.compile(rb"""\s(?:href|src)=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_ANCRE = re.compile(rb"""\s(?:id|name)=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")


def liens_morts(fichiers: Mapping[str, Path], base: str = "/") -> list[str]:
    """«page → target: reason» for each internal link that leads nowhere. `fichiers` maps site paths to files; external links are not followed."""
    contenus = {chemin: fichier.read_bytes() for chemin, fichier in fichiers.items() if chemin.endswith(".html")}
    ancres = {chemin: _trouver(_ANCRE, octets) for chemin, octets in contenus.items()}
    morts = []
    for page, octets in contenus.items():
        for lien in sorted(_trouver(_LIEN, octets)):
            raison = _raison(page, lien, fichiers, ancres, base)
            if raison:
                morts.append(f"{page} → {lien} : {raison}")
    return morts


def _trouver(motif: re.Pattern[bytes], octets: bytes) -> set[str]:
    return {
        html.unescape(next(groupe for groupe in trouve.groups() if groupe is not None).decode("utf-8", "replace"))
        for trouve in motif.finditer(octets)
    }


def _raison(page: str, lien: str, fichiers: Mapping[str, Path], ancres: Mapping[str, set[str]], base: str) -> str:
    try:
        morceaux = urlsplit(lien)
    except ValueError:
        return "adresse illisible"
    if morceaux.scheme or morceaux.netloc:
        return ""
    chemin = unquote(morceaux.path)
    cible = _cible(page, chemin, base) if chemin else page
    if cible not in fichiers:
        cible = normpath(f"{cible}/index.html") if cible not in ("", ".") else "index.html"
    if cible not in fichiers:
        return "page absente"
    fragment = unquote(morceaux.fragment)
    if fragment and cible in ancres and fragment not in ancres[cible] and not cible.endswith("plan.html") and fragment != "__top":
        return "ancre absente"
    return ""


def _cible(page: str, chemin: str, base: str) -> str:
    if chemin.startswith("/"):
        return normpath(chemin.removeprefix(base).lstrip("/")) if chemin != base else ""
    return normpath(join(page.rpartition("/")[0], chemin))
