"""What changed in the files of a project from one version to the next, and how each is written again: its own with their comments, its
copies of the program's schemas from the program."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec import Struct

from generator.publication import schemas
from generator.publication.disque import ecrire


class Migration(Struct, frozen=True):
    """One change of the form of some files.

    `version` is the first version of the program that wants the new form, `fichiers` a pattern of paths below the project, `quoi` the
    change in French. `reecrire` makes the new bytes of a file from the old; a file that has the new form already stays as it is.
    """

    version: str
    fichiers: str
    quoi: str
    reecrire: Callable[[bytes], bytes]


def _mot_du_tableau(ancien: str, nouveau: str) -> Callable[[bytes], bytes]:
    """Replaces a word where it is a whole cell of a CSV table, in any encoding and with any separator."""
    cellule = re.compile(rf"(?<![^;,\t\"\r\n]){re.escape(ancien)}(?![^;,\t\"\r\n])".encode("ascii"))
    return lambda octets: cellule.sub(nouveau.encode("ascii"), octets)


def _sans_reglages_du_programme(octets: bytes) -> bytes:
    """mkdocs.yml without the folders that the program sets itself, and without the menu that it makes."""
    octets = re.sub(rb"(?m)^(?:docs_dir|site_dir):[^\n]*\n", b"", octets)
    octets = re.sub(rb"(?m)^[ \t]+custom_dir:[ \t]*site_templates/theme[ \t]*\r?\n", b"", octets)
    pages = rb"(?:index|mesures-nationales/index|partenaires/index|territoires/index|glossaire/index)\.md"
    return re.sub(rb"(?m)^nav:[ \t]*\r?\n(?:[ \t]+- [^\n]*: " + pages + rb"[ \t]*(?:\r?\n|\Z))+(?![ \t]+-)", b"", octets)


MIGRATIONS = (
    Migration(
        "0.2.0",
        "referentiels/*/etats/*.csv",
        "l’état « sans_nouvelle » s’écrit « aucune_nouvelle »",
        _mot_du_tableau("sans_nouvelle", "aucune_nouvelle"),
    ),
    Migration(
        "0.2.0",
        "mkdocs.yml",
        "les dossiers et le menu que le programme choisit lui-même n’y sont plus",
        _sans_reglages_du_programme,
    ),
)


def migrer(projet: Path, *, essai: bool = False) -> Iterator[tuple[str, str]]:
    """Write the files of `projet` as this version wants them; for each change, the path and in French what is written otherwise.

    With `essai`, nothing is written. Raises OSError where a file cannot be read or written.
    """
    for migration in MIGRATIONS:
        for chemin in sorted(projet.glob(migration.fichiers)):
            avant = chemin.read_bytes()
            apres = migration.reecrire(avant)
            if apres != avant:
                if not essai:
                    ecrire(chemin, apres)
                yield chemin.relative_to(projet).as_posix(), migration.quoi
    yield from schemas.renouveler(projet, essai=essai)
