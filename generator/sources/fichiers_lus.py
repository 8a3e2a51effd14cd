"""Which files and folders were read, and the digest of what each holds now."""

import hashlib
import os
import stat
from collections.abc import Iterable
from pathlib import Path

from generator.graphe.carnet import Lu, noter

FICHIER, DOSSIER = "fichier", "dossier"


def noter_fichier(chemin: Path) -> None:
    """Note that the file was read, or looked for."""
    noter((FICHIER, str(chemin)))


def noter_dossier(chemin: Path) -> None:
    """Note that the folder was listed, or looked for."""
    noter((DOSSIER, str(chemin)))


class EtatDuDisque:
    """What files and folders of a project hold; each is read once. `racine` is the project's folder: what lies in it is named from there, so
    that a copy of the project elsewhere is the same."""

    def __init__(self, racine: Path) -> None:
        self.racine = f"{racine}{os.sep}"
        self._sommes: dict[tuple[str, str], str] = {}

    def nommer(self, lus: Iterable[Lu]) -> list[tuple[str, str]]:
        """Files and folders among `lus`, named from the project's folder where they lie in it."""
        notes = {(str(genre), str(chemin).removeprefix(self.racine)) for genre, chemin, *_ in lus if genre in (FICHIER, DOSSIER)}
        return sorted(notes)

    def somme(self, note: tuple[str, str]) -> str:
        """The digest of what `note` (its kind and its name) holds now."""
        if note not in self._sommes:
            genre, nom = note
            chemin = Path(self.racine, nom)  # `nom` alone where it is absolute
            self._sommes[note] = _du_fichier(chemin) if genre == FICHIER else _du_dossier(chemin)
        return self._sommes[note]


def _du_fichier(chemin: Path) -> str:
    try:
        etat = chemin.stat()
        if not stat.S_ISREG(etat.st_mode):
            return f"mode {stat.S_IFMT(etat.st_mode)}"
        lien = "lien " if chemin.is_symlink() else ""
        return lien + hashlib.sha256(chemin.read_bytes()).hexdigest()
    except (OSError, ValueError) as erreur:
        return f"erreur {getattr(erreur, 'errno', 0)}"


def _du_dossier(chemin: Path) -> str:
    try:
        with os.scandir(chemin) as contenu:
            noms = sorted(f"{entree.name}{'/' if entree.is_dir() else ''}" for entree in contenu)
    except (OSError, ValueError) as erreur:
        return f"erreur {getattr(erreur, 'errno', 0)}"
    return hashlib.sha256("\n".join(noms).encode("utf-8", "surrogateescape")).hexdigest()
