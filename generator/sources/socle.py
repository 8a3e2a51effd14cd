"""Where the files that the program brings to every project are, and how those of a project replace them.

They are templates, MkDocs' settings, common registers (bodies, acronyms, national measures), models of a new project, JSON Schemas, guides; and
what the preview adds to the pages that it shows, which no project replaces.
"""

from pathlib import Path

import generator

_PAQUET = Path(generator.__file__).resolve().parent
SOCLE = _PAQUET / "socle"
REGISTRES = SOCLE / "referentiels"
CONFIGURATION = SOCLE / "mkdocs.yml"
NOUVEAU = SOCLE / "nouveau"
APERCU = SOCLE / "apercu"
SCHEMAS = SOCLE / "schemas"
GUIDES = SOCLE / "guides"
# Installed, the templates are inside the package; in the program's own repository they stand beside it.
GABARITS = next(dossier for base in (_PAQUET, _PAQUET.parent) if (dossier := base / "site_templates").is_dir())


def superposer(*dossiers: Path) -> dict[str, Path]:
    """The files of several folders by their path in them, with slashes and in the order of paths: a file of a later folder replaces one
    of the same path. Those that systems leave there (`.DS_Store`) are none of them."""
    fichiers: dict[str, Path] = {}
    for dossier in dossiers:
        fichiers |= {
            chemin.relative_to(dossier).as_posix(): chemin for chemin in dossier.rglob("*") if chemin.is_file() and chemin.name[0] != "."
        }
    return dict(sorted(fichiers.items()))
