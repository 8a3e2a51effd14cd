"""Which files a folder holds, and by what it is seen that one is not the one of before."""

import os
import shutil
from collections.abc import Collection
from pathlib import Path

# Inode, size, times of the last change of its bytes and of the file itself, in nanoseconds. No program can change the bytes of a file and keep all
# four, unless it does so within the grain of the clock (`est_recente`).
Signature = tuple[int, int, int, int]
# Nanoseconds within which a file can be changed twice at what a disk calls one time. A time of whole seconds comes from the coarsest clock in use (two
# seconds), or may; one with a part of a second comes from a clock of 10 ms or finer.
_GRAIN, _GRAIN_FIN = 3_000_000_000, 40_000_000
_SECONDE = 1_000_000_000


def etat_des_fichiers(dossier: Path, *, sauf: Collection[str] = ()) -> dict[str, Signature]:
    """The signature of each file below `dossier`, by its path with slashes, and of each folder that holds nothing, whose path ends in one; none
    where there is no such folder. What stands under a name of `sauf` is left out."""
    etat: dict[str, Signature] = {}
    a_voir = [""]
    while a_voir:
        ici = a_voir.pop()
        try:
            contenu = os.scandir(f"{dossier}/{ici}")
        except (FileNotFoundError, NotADirectoryError):
            if ici:
                raise
            return {}
        vide = True
        with contenu:
            for entree in contenu:
                vide = False
                if not ici and entree.name in sauf:
                    continue
                chemin = f"{ici}{entree.name}"
                if entree.is_dir(follow_symlinks=False):
                    a_voir.append(f"{chemin}/")
                else:
                    # On Windows the listing of a folder has no inodes.
                    etat[chemin] = _signature(os.lstat(entree.path) if os.name == "nt" else entree.stat(follow_symlinks=False))
        if vide and ici:
            etat[ici] = _signature(os.lstat(f"{dossier}/{ici}"))
    return etat


def signature_de(chemin: Path | str) -> Signature:
    """The signature of one file."""
    return _signature(os.lstat(chemin))


def est_recente(signature: Signature, instant: int) -> bool:
    """True where a file with this signature, which was noted at `instant`, could have been changed after that without another signature."""
    return instant_sur(signature) > instant


def instant_sur(signature: Signature) -> int:
    """The instant (nanoseconds) from which on no change leaves a file with this signature."""
    return max(signature[2], signature[3]) + (_GRAIN_FIN if signature[2] % _SECONDE and signature[3] % _SECONDE else _GRAIN)


def effacer_si_vides(racine: Path, chemin: str) -> None:
    """Remove the folders of `chemin` below `racine` that are empty."""
    for dossier in (racine / chemin).parents:
        if dossier == racine or not dossier.is_dir() or any(dossier.iterdir()):
            return
        dossier.rmdir()


def effacer_tout(chemin: Path) -> None:
    """Delete what is at `chemin`, if anything is: a folder with all that it holds, a file, a link."""
    if chemin.is_dir() and not chemin.is_symlink():
        shutil.rmtree(chemin)
    else:
        chemin.unlink(missing_ok=True)


def _signature(etat: os.stat_result) -> Signature:
    return etat.st_ino, etat.st_size, etat.st_mtime_ns, etat.st_ctime_ns
