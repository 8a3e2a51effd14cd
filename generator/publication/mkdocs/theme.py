"""The theme's templates, compiled once: Material's take longer to compile than a small site to build."""

import os
from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader
from mkdocs.theme import Theme

from generator.publication.mkdocs.corrections import retoucher


class _Chargeur(FileSystemLoader):
    """Lists what is not hidden: MkDocs copies no hidden file, and Material's hidden folder holds 14,000 icons. Mends what it reads."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The mended text of a template, so that its digest is that of what is compiled."""
        texte, chemin, a_jour = super().get_source(environment, template)
        return retoucher(template, texte), chemin, a_jour

    def list_templates(self) -> list[str]:
        """All templates outside hidden folders, sorted."""
        noms: set[str] = set()
        for racine in self.searchpath:
            for dossier, sous_dossiers, fichiers in os.walk(racine, followlinks=self.followlinks):
                sous_dossiers[:] = [nom for nom in sous_dossiers if not nom.startswith(".")]
                base = Path(dossier).relative_to(racine)
                noms.update((base / nom).as_posix() for nom in fichiers)
        return sorted(noms)


def garder_les_gabarits(theme: Theme, dossier: Path) -> None:
    """Make `theme` keep its compiled templates in `dossier`; each is used again only under the digest of its text."""
    dossier.mkdir(parents=True, exist_ok=True)
    d_origine = theme.get_env

    def get_env() -> Environment:
        environnement = d_origine()
        environnement.bytecode_cache = FileSystemBytecodeCache(str(dossier))
        environnement.loader = _Chargeur(theme.dirs)
        return environnement

    theme.get_env = get_env  # type: ignore[method-assign]
