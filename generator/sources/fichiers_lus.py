"""Which files and folders were read, and the digest of what each holds now."""

import hashlib
import os
import stat
from collections.abc import Iterable
from pathlib import Path

from generator.graphe.carnet import Lu, noter

FICHIER, DOSSIER, DEHORS = "fichier", "dossier", "dehors"
CHANGEANT = "changeant"  # in the place of a digest
_LIEN = "lien "  # before the digest of what a link leads to


def noter_fichier(chemin: Path) -> None:
    """Note that the file was read, or looked for."""
    noter((FICHIER, str(chemin)))


def lire_octets(chemin: Path) -> bytes:
    """The bytes of a file. Their digest is noted with it: by the end of the reading the file may hold others. Raises OSError."""
    octets = chemin.read_bytes()
    noter((FICHIER, str(chemin), _somme(chemin, octets)))
    return octets


def noter_dossier(chemin: Path) -> None:
    """Note that the folder was listed, or looked for."""
    noter((DOSSIER, str(chemin)))


def est_dehors(chemin: Path, projet: str) -> bool:
    """Whether a link leads out of the folder of the project, on the way to a file that lies below it; noted, for the link may be replaced by what it leads to."""
    dehors = _mene_dehors(chemin, projet)
    if dehors:
        noter((DEHORS, str(chemin)))
    return dehors


def racine_du_projet(chemin: Path, nom: str) -> str:
    """The folder of the project in which `nom` is the path of `chemin`; empty where `nom` is no such path (a file that somebody named from elsewhere). What counts is
    how many folders `nom` goes through: messages shorten a name that is long."""
    parties = nom.split("/")
    dossiers = chemin.absolute().parents
    return "" if "" in parties or ".." in parties or len(parties) > len(dossiers) else str(dossiers[len(parties) - 1])


def _mene_dehors(chemin: Path, projet: str) -> bool:
    return not Path(os.path.realpath(chemin)).is_relative_to(os.path.realpath(projet))


class EtatDuDisque:
    """What files and folders of a project hold, and which links lead out of it; each is read once. `racine` is the project's folder: what lies in it is named from there, so
    that a copy of the project elsewhere is the same."""

    def __init__(self, racine: Path) -> None:
        self.racine = f"{racine}{os.sep}"
        self._sommes: dict[tuple[str, str], str] = {}

    def nommer(self, lus: Iterable[Lu]) -> list[tuple[str, str]]:
        """Files and folders among `lus`, named from the project's folder where they lie in it. The digest of one whose bytes were read is from now on
        that of these bytes; of one that was read twice and had others, none that it may have."""
        notes: dict[tuple[str, str], set[str]] = {}
        for genre, chemin, *somme in lus:
            if genre in (FICHIER, DOSSIER, DEHORS):
                notes.setdefault((str(genre), str(chemin).removeprefix(self.racine)), set()).update(map(str, somme))
        self._sommes |= {note: sommes.pop() if len(sommes) == 1 else CHANGEANT for note, sommes in notes.items() if sommes}
        return sorted(notes)

    def somme(self, note: tuple[str, str]) -> str:
        """The digest of what `note` (its kind and its name) holds now."""
        if note not in self._sommes:
            genre, nom = note
            chemin = Path(self.racine, nom)  # `nom` alone where it is absolute
            if genre == DEHORS:
                self._sommes[note] = f"{DEHORS} {_mene_dehors(chemin, self.racine)}"
            else:
                self._sommes[note] = _du_fichier(chemin) if genre == FICHIER else _du_dossier(chemin)
        return self._sommes[note]


def _du_fichier(chemin: Path) -> str:
    lien = ""
    try:
        etat = chemin.lstat()
        if stat.S_ISLNK(etat.st_mode):
            lien = _LIEN
            etat = chemin.stat()
        if not stat.S_ISREG(etat.st_mode):
            return f"mode {stat.S_IFMT(etat.st_mode)}"
        with chemin.open("rb", buffering=0) as fichier:
            return f"{lien}{hashlib.file_digest(fichier, 'sha256').hexdigest()}"  # in pieces: it may be a film, which nothing reads
    except (OSError, ValueError) as erreur:
        return f"{lien}erreur {getattr(erreur, 'errno', 0)}"


def _somme(chemin: Path, octets: bytes) -> str:
    """The digest of the bytes of a file; one that is a link has another."""
    return f"{_LIEN if chemin.is_symlink() else ''}{hashlib.sha256(octets).hexdigest()}"


def _du_dossier(chemin: Path) -> str:
    try:
        with os.scandir(chemin) as contenu:
            noms = sorted(f"{entree.name}{'/' if entree.is_dir() else ''}{'@' if entree.is_symlink() else ''}" for entree in contenu)
    except (OSError, ValueError) as erreur:
        return f"erreur {getattr(erreur, 'errno', 0)}"
    return f"{_LIEN if chemin.is_symlink() else ''}{hashlib.sha256(chr(10).join(noms).encode('utf-8', 'surrogateescape')).hexdigest()}"
