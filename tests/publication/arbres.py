"""Folders as values that can be compared, small edits of a project's files, and builds of one day."""

import shutil
from collections.abc import Callable
from pathlib import Path

from generator.publication import construction
from tests.exemple.projet import copier_exemple

Propre = Callable[[Path], dict[str, bytes]]

# Whatever the day of the run: midnight may come between two builds.
JOUR = "2026-11-27"
COMMANDE = ("construire", "--sans-pdf", "--date", JOUR)


def construire(projet: Path, public: Path, *, pdf: bool = False) -> construction.Resultat:
    """A build of that day; without the PDFs, which take half of the time and have tests of their own."""
    return construction.construire(projet, public, aujourd_hui=JOUR, pdf=pdf)


def exemple_neuf(projet: Path, *, pdf: bool = False) -> Path:
    """The example, built from nothing in the folder `projet`."""
    resultat = construire(copier_exemple(projet), projet / "public", pdf=pdf)
    assert resultat.sain, resultat
    return projet


def a_neuf(autre: Path, *, pdf: bool = False) -> Propre:
    """A function that builds a project's present sources from nothing, in the folder `autre`, and gives what is published."""

    def construire_a_neuf(projet: Path) -> dict[str, bytes]:
        shutil.rmtree(autre, ignore_errors=True)
        shutil.copytree(projet, autre, ignore=shutil.ignore_patterns(".construction", "public"))
        resultat = construire(autre, autre / "public", pdf=pdf)
        assert resultat.sain, resultat
        return arbre(autre / "public")

    return construire_a_neuf


def arbre(dossier: Path) -> dict[str, bytes]:
    """Path → bytes of every file below `dossier`, hidden ones too; a folder that holds nothing is there with a slash."""
    return {
        chemin.relative_to(dossier).as_posix() + ("/" if chemin.is_dir() else ""): b"" if chemin.is_dir() else chemin.read_bytes()
        for chemin in sorted(dossier.rglob("*"))
    }


def traces(dossier: Path) -> dict[str, tuple[int, int]]:
    """Path → (inode, time of change) of every file and folder: what any write would alter."""
    return {str(chemin): (etat.st_ino, etat.st_mtime_ns) for chemin in (dossier, *sorted(dossier.rglob("*"))) for etat in (chemin.lstat(),)}


def differences(un: dict[str, bytes], autre: dict[str, bytes]) -> list[str]:
    """Paths that are not the same in both, for a message that can be read."""
    return sorted(chemin for chemin in un.keys() | autre.keys() if un.get(chemin) != autre.get(chemin))


def remplacer(fichier: Path, avant: str, apres: str) -> None:
    """Replace words that must be there."""
    texte = fichier.read_text(encoding="utf-8")
    assert avant in texte, f"{avant!r} is not in {fichier}"
    fichier.write_text(texte.replace(avant, apres), encoding="utf-8")
