"""One pass of MkDocs: from a folder of pages to a folder of HTML, in which only what changed is built."""

import logging
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.publication.chantier import Chantier
from generator.publication.echec import ConstructionImpossible
from generator.publication.mkdocs.configuration import theme
from generator.publication.mkdocs.source import SOURCE

# MkDocs gives pages the time of the build; a fixed one keeps the same input at the same bytes on every machine and day.
_EPOQUE = "1704067200"


@dataclass(frozen=True, slots=True)
class PasseMkDocs:
    """What a pass needs: `menu` holds the addresses of the menu's pages, `adresse` is where the site will be served, `habillage` what the
    theme says on every page (name, words)."""

    configuration: Path
    chantier: Chantier
    cle: str
    menu: tuple[str, ...]
    adresse: str
    habillage: tuple[tuple[str, str], ...]

    def faire(self) -> tuple[str, ...]:
        """Run MkDocs; the addresses of the pages that it built. Raises ConstructionImpossible."""
        os.environ["SOURCE_DATE_EPOCH"] = _EPOQUE
        os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
        # Here and not above: MkDocs and Material take 0.3 s to import, and a build without change needs neither.
        from jinja2 import TemplateError
        from mkdocs.exceptions import MkDocsException

        # MkDocs empties the folder itself, but leaves hidden files.
        shutil.rmtree(self.chantier.html, ignore_errors=True)
        with _plaintes() as plaintes:
            try:
                return self._lancer()
            except (MkDocsException, TemplateError) as erreur:
                raise ConstructionImpossible(
                    f"MkDocs n’a pas pu construire le site « {self.chantier.nom} » :", *plaintes, _en_mots(erreur)
                ) from erreur

    def _lancer(self) -> tuple[str, ...]:
        from mkdocs.commands.build import build
        from mkdocs.config import load_config

        from generator.publication.mkdocs.html_tel_quel import HtmlTelQuel
        from generator.publication.mkdocs.memoire import Memoire
        from generator.publication.mkdocs.theme import garder_les_gabarits

        chantier = self.chantier
        config = load_config(str(self.configuration), site_url=self.adresse)
        config.extra.update(dict(self.habillage))
        config.markdown_extensions = [HtmlTelQuel()]
        if theme(chantier).is_dir():
            config.theme.dirs.insert(0, str(theme(chantier)))
        # A menu of the project's own may name a page that its portal has not: a project without national measures has one less.
        config.nav = [entree for entree in config.nav or () if all((chantier.pages / str(page)).is_file() for page in entree.values())]
        memoire = Memoire(
            chantier.racine / "memoire" / f"{chantier.nom}.pickle", self.cle, frozenset(f"{adresse}{SOURCE}" for adresse in self.menu)
        )
        config.plugins["engagements/memoire"] = memoire
        # Their `lastmod` would be the day of the build; the portal has one of its own for all sites, without dates (pages/plan_des_adresses).
        config.theme.static_templates -= {"sitemap.xml"}
        garder_les_gabarits(config.theme, chantier.racine / "gabarits")
        build(config)
        memoire.garder()
        return tuple(uri.removesuffix(SOURCE) for uri in memoire.construites)


class _Ecoute(logging.Handler):
    """Keeps messages instead of printing them."""

    def __init__(self, niveau: int) -> None:
        super().__init__(niveau)
        self.lignes: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one message."""
        self.lignes.append(record.getMessage())


@contextmanager
def _plaintes() -> Iterator[list[str]]:
    """What MkDocs complains of. Its warnings are left aside: links are checked in the built site, all of them and in French."""
    ecoute = _Ecoute(logging.ERROR)
    journal = logging.getLogger("mkdocs")
    avant = journal.propagate
    journal.addHandler(ecoute)
    journal.propagate = False
    try:
        yield ecoute.lignes
    finally:
        journal.removeHandler(ecoute)
        journal.propagate = avant


def _en_mots(erreur: Exception) -> str:
    place = ", ".join(f"{nom} {valeur}" for nom in ("name", "lineno") if (valeur := getattr(erreur, nom, None)))
    return f"{erreur}{f' ({place})' if place else ''}"
