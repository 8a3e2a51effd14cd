"""Pages that MkDocs need not build again: their HTML, kept by the digest of all that they depend on.

A page's HTML depends on its own Markdown, on the configuration, on the theme and on the menu, and on nothing of other pages:
the menu holds hub pages only, under titles fixed by the configuration. So a page whose Markdown and site key are unchanged is
taken out of what MkDocs builds (it stays in its list of files, for links lead to it), and its HTML is put back afterwards.
"""

import pickle
from dataclasses import dataclass
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.pages import Page

from generator.publication.disque import ecrire, empreinte
from generator.publication.mkdocs.html_tel_quel import sommaire
from generator.publication.mkdocs.source import lire_titres

_SOMME = 64  # hexadecimal digits of a SHA-256


@dataclass(frozen=True, slots=True)
class PageConstruite:
    """A built page: its key, where it goes, its HTML."""

    cle: str
    destination: str
    html: bytes


class Memoire(BasePlugin):  # type: ignore[type-arg,no-untyped-call]
    """The MkDocs plugin that does it. `construites` lists the pages that MkDocs built in this run."""

    def __init__(self, chemin: Path, cle_du_site: str, menu: frozenset[str]) -> None:
        super().__init__()
        self.chemin = chemin
        self.cle_du_site = cle_du_site
        self.menu = menu
        self.connues = _lire(chemin)
        self.cles: dict[str, str] = {}
        self.pages: dict[str, PageConstruite] = {}
        self.ordre: list[str] = []
        self.construites: list[str] = []

    @event_priority(-100)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Leave out the pages that are known; those of the menu stay, for MkDocs needs them to make it."""
        # MkDocs' sitemap dates every page by the day of the build; the portal's own is among its pages.
        if (plan := files.get_file_from_path("sitemap.xml")) and plan.src_dir != config.docs_dir:
            files.remove(plan)
        # The theme's own scripts are in no page (see theme/main.html).
        for file in [file for file in files if file.src_uri.startswith("assets/javascripts/")]:
            files.remove(file)
        for file in list(files.documentation_pages()):
            self.ordre.append(file.src_uri)
            cle = empreinte(f"{self.cle_du_site}\n{file.src_uri}\n".encode() + file.content_bytes)
            self.cles[file.src_uri] = cle
            connue = self.connues.get(file.src_uri)
            if connue is not None and connue.cle == cle and file.src_uri not in self.menu:
                self.pages[file.src_uri] = connue
                file.inclusion = InclusionLevel.EXCLUDED
        self.ordre.sort()
        return files

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Give the page the headings that its source names."""
        page.toc = sommaire(lire_titres(page.meta["titres"]))
        return html

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Keep the page that MkDocs just built."""
        uri = page.file.src_uri
        self.pages[uri] = PageConstruite(self.cles[uri], page.file.dest_uri, output.encode("utf-8", "xmlcharrefreplace"))
        self.construites.append(uri)
        return output

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Put back the pages that were left out."""
        site = Path(config.site_dir)
        for uri, page in self.pages.items():
            if uri not in self.construites:
                destination = site / page.destination
                destination.parent.mkdir(parents=True, exist_ok=True)
                destination.write_bytes(page.html)

    def garder(self) -> None:
        """Write the memory for the next run, under its own digest."""
        octets = pickle.dumps({uri: self.pages[uri] for uri in self.ordre}, protocol=5)
        ecrire(self.chemin, empreinte(octets).encode("ascii") + octets)


def _lire(chemin: Path) -> dict[str, PageConstruite]:
    """The memory of the last run; empty when missing, damaged in any byte, or written by another version of the program."""
    try:
        octets = chemin.read_bytes()
    except OSError:
        return {}
    somme, contenu = octets[:_SOMME], octets[_SOMME:]
    if somme != empreinte(contenu).encode("ascii"):
        return {}
    try:
        lu = pickle.loads(contenu)
    except (pickle.UnpicklingError, AttributeError, ImportError, IndexError, TypeError):
        return {}
    return lu if isinstance(lu, dict) and all(isinstance(page, PageConstruite) for page in lu.values()) else {}
