"""Where the files that the program brings to every project are, and how a project replaces them.

They are templates, MkDocs' settings, common registers (bodies, acronyms, national measures), models of a new project, JSON Schemas; and
what the preview adds to the pages that it shows, which no project replaces.
"""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

import generator
from generator.model.codes import CodeLien
from generator.sources.champs import Champs
from generator.sources.journal import extrait, proche

T = TypeVar("T")

_PAQUET = Path(generator.__file__).resolve().parent
SOCLE = _PAQUET / "socle"
REGISTRES = SOCLE / "referentiels"
CONFIGURATION = SOCLE / "mkdocs.yml"
NOUVEAU = SOCLE / "nouveau"
APERCU = SOCLE / "apercu"
SCHEMAS = SOCLE / "schemas"
# Installed, the templates are inside the package; in the program's own repository they stand beside it.
GABARITS = next(dossier for base in (_PAQUET, _PAQUET.parent) if (dossier := base / "site_templates").is_dir())


def superposer(*dossiers: Path) -> dict[str, Path]:
    """The files of several folders by their path in them, with slashes and in the order of paths: a file of a later folder replaces one
    of the same path."""
    fichiers: dict[str, Path] = {}
    for dossier in dossiers:
        fichiers |= {chemin.relative_to(dossier).as_posix(): chemin for chemin in dossier.rglob("*") if chemin.is_file()}
    return dict(sorted(fichiers.items()))


def du_socle(haut: Champs, socle: Sequence[T], nom: Callable[[T], str]) -> tuple[T, ...]:
    """What a project keeps of the program's register: all of it, all but the names of `socle_sans`, or nothing where it says «socle: non».

    `haut` are the fields at the head of the project's file, `nom` gives the name of an entry. A name that the register does not have is
    an error.
    """
    entier = haut.booleen("socle")
    ecartes = haut.textes("socle_sans")
    connus = list(dict.fromkeys(map(nom, socle)))
    if socle:
        _inconnus(haut, [ecarte for ecarte in ecartes if ecarte not in connus], connus)
    return () if entier is False else tuple(un for un in socle if nom(un) not in ecartes)


def _inconnus(haut: Champs, inconnus: Iterable[str], connus: Sequence[str]) -> None:
    for inconnu in inconnus:
        message = f"« {extrait(inconnu)} » n’est pas dans le registre que le programme apporte."
        conseil = proche(inconnu, connus).strip() or "Enlever ce nom : il n’y a rien à écarter."
        haut.journal.erreur(haut.lieu_du("socle_sans"), CodeLien.REFERENCE, message, conseil)
