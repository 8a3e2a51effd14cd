"""Writes files and exchanges folders so that what is written is complete or not there at all, even after a crash."""

import ctypes
import hashlib
import os
import shutil
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2
_MORCEAU = 1 << 16  # bytes: most files are smaller


def empreinte(octets: bytes) -> str:
    """The SHA-256 of `octets`."""
    return hashlib.sha256(octets).hexdigest()


def lire_d_un_coup(chemin: Path | str) -> bytes:
    """The bytes of a file, for which the system is asked for nothing else: a build reads thousands. Raises OSError."""
    fichier = os.open(chemin, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        morceaux = []
        while morceau := os.read(fichier, _MORCEAU):
            morceaux.append(morceau)
    finally:
        os.close(fichier)
    return b"".join(morceaux)


def ecrire(chemin: Path, octets: bytes) -> None:
    """Write a file so that a reader, or a process killed half-way, sees the old bytes or the new, never a part of them.

    The draft has a fixed name: what a killed process leaves is overwritten by the next one. Only one process may write at a time: a build
    holds the lock of its project (`verrou`).
    """
    chemin.parent.mkdir(parents=True, exist_ok=True)
    brouillon = chemin.with_name(f".{chemin.name}.tmp")
    try:
        brouillon.write_bytes(octets)
        brouillon.replace(chemin)
    except BaseException:
        brouillon.unlink(missing_ok=True)
        raise


def deposer(chemin: Path, octets: bytes) -> None:
    """Write a file of which a digest is kept elsewhere: what a killed process leaves of a new one is found by it. A file that is there is never
    written over, for what is published may be a link to it: another takes its place."""
    try:
        _creer(chemin, octets)
    except FileNotFoundError:
        chemin.parent.mkdir(parents=True, exist_ok=True)
        _creer(chemin, octets)
    except FileExistsError:
        ecrire(chemin, octets)


def _creer(chemin: Path, octets: bytes) -> None:
    fichier = chemin.open("xb")
    try:
        with fichier:
            fichier.write(octets)
    except OSError:  # a full disk must not stay full of halves
        chemin.unlink(missing_ok=True)
        raise


def neuf(actuel: Path) -> Path:
    """The folder beside `actuel` where its successor is made: on the same file system, so that the two can be exchanged."""
    return actuel.with_name(f".{actuel.name}.neuf")


def echanger(nouveau: Path, actuel: Path) -> bool:
    """Put folder `nouveau` in the place of folder `actuel`; `nouveau` is then what `actuel` was. False where there was none.

    The two are exchanged in one step of the file system where it can do so (Linux, macOS); elsewhere by renames, and `retablir` mends what
    a kill between them leaves.
    """
    if not actuel.exists():
        actuel.parent.mkdir(parents=True, exist_ok=True)
        nouveau.rename(actuel)
        return False
    if _echange_atomique(nouveau, actuel):
        return True
    ancien = vieux(actuel)
    shutil.rmtree(ancien, ignore_errors=True)
    actuel.rename(ancien)
    try:
        nouveau.rename(actuel)
    except OSError:
        ancien.rename(actuel)
        raise
    ancien.rename(nouveau)
    return True


def echanger_d_un_coup(nouveau: Path, actuel: Path) -> bool:
    """The same for a folder that is there, in one step of the file system; False, and nothing is done, where it cannot do so."""
    return _echange_atomique(nouveau, actuel)


def retablir(actuel: Path) -> None:
    """Repair what a killed `echanger` left: the old folder gets its name back if no new one took it; half-made folders are deleted."""
    ancien = vieux(actuel)
    if ancien.is_dir() and not actuel.exists():
        ancien.rename(actuel)
    for reste in (ancien, neuf(actuel)):
        if reste.is_dir():
            shutil.rmtree(reste)


def vieux(actuel: Path) -> Path:
    """The folder beside `actuel` where its predecessor stands for a moment, in a system that cannot exchange two folders in one step."""
    return actuel.with_name(f".{actuel.name}.ancien")


def _echange_atomique(un: Path, autre: Path) -> bool:
    """True when the operating system exchanged the two paths in one step."""
    if sys.platform not in ("linux", "darwin"):
        return False
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            return bool(libc.renamex_np(os.fsencode(un), os.fsencode(autre), _RENAME_SWAP) == 0)
        return bool(libc.renameat2(_AT_FDCWD, os.fsencode(un), _AT_FDCWD, os.fsencode(autre), _RENAME_EXCHANGE) == 0)
    except (OSError, AttributeError):
        return False


def fichiers_de(dossier: Path) -> dict[str, Path]:
    """All regular files below `dossier`, by their path relative to it with slashes."""
    return {chemin.relative_to(dossier).as_posix(): chemin for chemin in sorted(dossier.rglob("*")) if chemin.is_file()}
