"""Keeps the theme's templates compiled from one build to the next: compiling them takes longer than building a small site."""

import os
from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from mkdocs.theme import Theme

from generator.publication.gabarits_compiles import GabaritsCompiles
from generator.publication.mkdocs.corrections import retoucher, sans_lignes_vides
from generator.publication.mkdocs.surveillance import Surveillance


class _Chargeur(FileSystemLoader):
    """Reads the theme's templates, and mends them (`corrections`).

    It lists none in hidden folders: MkDocs copies no hidden file, and listing the 14,000 icons of Material's takes time.
    """

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


def garder_les_gabarits(theme: Theme, dossier: Path, surveillance: Surveillance | None) -> None:
    """Make `theme` keep its compiled templates in `dossier`, each used again only while its text has the same digest, and escape all that they print.

    MkDocs and Material print names, menus, settings and the front matter of pages as they are; what is HTML comes to them marked as such (`greffon`).
    """
    dossier.mkdir(parents=True, exist_ok=True)
    d_origine = theme.get_env

    def get_env() -> Environment:
        environnement = d_origine()
        environnement.autoescape = True
        environnement.bytecode_cache = GabaritsCompiles(dossier)
        environnement.loader = _Chargeur(theme.dirs)
        sans_lignes_vides(environnement)
        if surveillance is not None:
            surveillance.surveiller(environnement)
        return environnement

    theme.get_env = get_env  # type: ignore[method-assign] # MkDocs makes the theme, and asks it
