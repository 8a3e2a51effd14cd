"""Puts the built sites together in one folder, and exchanges it with the published one; files that did not change are kept."""

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.publication.disque import echanger, fichiers_de, neuf


@dataclass(frozen=True, slots=True)
class BilanDePublication:
    """What publication did: paths written anew (new or changed) and paths that are gone."""

    ecrits: tuple[str, ...]
    retires: tuple[str, ...]


def rassembler(sites: Mapping[str, Path]) -> dict[str, Path]:
    """All files of all sites, by their path below `public/`. The portal has the folder name ""; contracts have theirs."""
    fichiers: dict[str, Path] = {}
    for dossier, html in sites.items():
        for chemin, fichier in fichiers_de(html).items():
            # Hosts serve the 404 page of the root only.
            if dossier and chemin == "404.html":
                continue
            fichiers[f"{dossier}/{chemin}" if dossier else chemin] = fichier
    return fichiers


def publier(fichiers: Mapping[str, Path], public: Path) -> BilanDePublication:
    """Make `public` hold exactly `fichiers`. Nothing is touched when it already does; else one exchange of folders does it.

    The new tree is made beside `public`; its unchanged files are hard links to the published ones.
    """
    actuels = fichiers_de(public) if public.exists() else {}
    ecrits = tuple(chemin for chemin, fichier in fichiers.items() if chemin not in actuels or not _memes(fichier, actuels[chemin]))
    retires = tuple(chemin for chemin in actuels if chemin not in fichiers)
    if not ecrits and not retires and public.exists():
        return BilanDePublication((), ())
    changes = frozenset(ecrits)
    nouveau = neuf(public)
    nouveau.mkdir(parents=True)
    for chemin, fichier in fichiers.items():
        destination = nouveau / chemin
        destination.parent.mkdir(parents=True, exist_ok=True)
        _poser(fichier if chemin in changes else actuels[chemin], destination, lier=chemin not in changes)
    echanger(nouveau, public)
    return BilanDePublication(ecrits, retires)


def _memes(un: Path, autre: Path) -> bool:
    return un.stat().st_size == autre.stat().st_size and un.read_bytes() == autre.read_bytes()


def _poser(source: Path, destination: Path, *, lier: bool) -> None:
    if lier:
        try:
            os.link(source, destination)
        except OSError:
            shutil.copy2(source, destination)
        return
    shutil.copyfile(source, destination)
