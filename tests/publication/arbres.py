"""Folders as values that can be compared, and small edits of a project's files."""

from pathlib import Path


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
