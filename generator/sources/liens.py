"""Links of a project that lead out of its folder: what they lead to is the machine's, and is neither quoted nor published. And those that lead nowhere, where
nobody would miss what they stood for."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path

from generator.model.codes import CodeFichier
from generator.model.lieu import Lieu
from generator.sources.fichiers_lus import est_dehors, racine_du_projet
from generator.sources.journal import Journal, extrait
from generator.sources.texte import dire_illisible

# What is handed as it is to templates and to the builder: no reader of ours opens it by its name.
_A_PARCOURIR = ("site_templates", "mkdocs.yml")
_GUIDES = "content/aide"  # read file by file, each if it is there: a link to nowhere would be a guide that is not


def dossier_dehors(dossier: Path, nom: str, journal: Journal) -> bool:
    """Whether a link leads to the folder out of the project, in which `nom` is its path; then it is said, and nothing of what it holds."""
    projet = racine_du_projet(dossier, nom)
    if not projet or not est_dehors(dossier, projet):
        return False
    message, conseil = "Le dossier ne peut pas être lu : un lien y mène hors du projet.", "Mettre le dossier lui-même dans le projet."
    journal.erreur(Lieu(nom), CodeFichier.DOSSIER_ILLISIBLE, message, conseil)
    return True


def dire_les_liens(racine: Path, journal: Journal) -> None:
    """Note each link out of the project among its templates and settings; and each to nowhere, for the program's own file would take its place."""
    for nom in (*_A_PARCOURIR, _GUIDES):
        for chemin in _liens(racine / nom):
            ici = chemin.relative_to(racine)
            affiche = "/".join(extrait(partie, 100) for partie in ici.parts)
            if not chemin.exists():
                dire_illisible(OSError(errno.ENOENT, ""), affiche, journal)
            elif nom == _GUIDES:
                continue  # what reads them says where they lead
            elif chemin.is_dir():
                dossier_dehors(chemin, affiche, journal)
            elif est_dehors(chemin, str(racine)):
                dire_illisible(OSError(errno.EXDEV, ""), affiche, journal)


def _liens(chemin: Path) -> Iterator[Path]:
    """The path, where it is a link; else those below it that are."""
    if chemin.is_symlink():
        yield chemin
    elif chemin.is_dir():
        for dossier, sous, fichiers in os.walk(chemin):
            sous.sort()
            yield from (lien for nom in sorted([*sous, *fichiers]) if (lien := Path(dossier, nom)).is_symlink())
