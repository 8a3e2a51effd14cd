"""Lays files down in the tree that is to be published: folders, and links to bytes that are first seen to be those that were made."""

import os
import shutil
import stat
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from generator.publication.disque import empreinte, lire_d_un_coup
from generator.publication.echec import CopieAbimee

# How many files are laid down one after the other. Where there are more, threads share them: nearly all of the time is the disk's, and the system's.
_PEU = 500
_FILS = 4  # more wait for each other


class APoser(NamedTuple):
    """A file to lay down at `destination`, from `source`; where `somme` is not empty, it is the digest that its bytes must have, and `chemin` what the file is
    called where they have another. (Words, and no paths: a clean site has thousands.)"""

    destination: str
    source: Path | str
    somme: str = ""
    chemin: str = ""


def poser_tout(fichiers: Sequence[APoser], dossier: str) -> bool:
    """Lay down all of these below `dossier`, which is there, in folders that are made; nothing stands at their places. False where the disk makes no links,
    and some were copied. Raises CopieAbimee, with some of them laid down, where one has other bytes than its digest says, and OSError."""
    dossiers = {dossier}
    fils = min(os.cpu_count() or 1, _FILS)
    if len(fichiers) <= _PEU or fils < 2:
        return _poser(fichiers, dossiers)
    # Here and not above: where little has changed, it takes longer to load than the files to lay down.
    from concurrent.futures import ThreadPoolExecutor

    pas = -(-len(fichiers) // (4 * fils))  # neighbours together: they are in the same folders
    with ThreadPoolExecutor(fils) as equipe:
        return all(list(equipe.map(lambda debut: _poser(fichiers[debut : debut + pas], dossiers), range(0, len(fichiers), pas))))


def _poser(fichiers: Sequence[APoser], dossiers: set[str]) -> bool:
    lies = True
    for un in fichiers:
        _avoir_le_dossier(un.destination.rpartition("/")[0], dossiers)
        if un.somme:
            verifier_copie(un.source, un.somme, un.chemin)
        lies = _lier(un.source, un.destination) and lies
    return lies


def _avoir_le_dossier(dossier: str, faits: set[str]) -> None:
    """Have a folder, and those that it is in up to one of `faits`, which are there; it is then one of them. Another thread may be making it."""
    if dossier not in faits:
        _avoir_le_dossier(dossier.rpartition("/")[0], faits)
        with suppress(FileExistsError):
            os.mkdir(dossier)  # noqa: PTH102 - thousands of them, as below
        faits.add(dossier)


def verifier_copie(source: Path | str, somme: str, chemin: str) -> None:
    """Raises CopieAbimee (for `chemin`) where `source` is no file (a link is none; a pipe would never end), or its bytes have another digest than `somme`."""
    try:
        if not stat.S_ISREG(os.lstat(source).st_mode) or empreinte(lire_d_un_coup(source)) != somme:
            raise CopieAbimee(chemin)
    except (FileNotFoundError, NotADirectoryError):
        raise CopieAbimee(chemin) from None


def _lier(source: Path | str, destination: str) -> bool:
    """Link, or copy where the disk makes no links; True for a link."""
    try:
        os.link(source, destination)
    except OSError:
        shutil.copy2(source, destination)
        return False
    return True
