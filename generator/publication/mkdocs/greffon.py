"""What we change in MkDocs' work, as one plugin: headings are given as data, files of the theme that no page asks for are left out, and
what templates look at is noted."""

from typing import Any, cast

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from generator.publication.mkdocs.sommaire import sommaire
from generator.publication.mkdocs.source import EN_HTML, lire_titres
from generator.publication.mkdocs.surveillance import Surveillance


class Greffon(BasePlugin):  # type: ignore[type-arg,no-untyped-call] # it has no settings
    """The plugin. `pages` holds the HTML of each page by its source's path, `surveillance` knows which page is being built."""

    def __init__(self) -> None:
        super().__init__()
        self.pages: dict[str, str] = {}
        self.surveillance = Surveillance()

    @event_priority(-100)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Leave out what is not for this site."""
        # MkDocs' sitemap dates every page by the day of the build; the portal's own is among its pages.
        if (plan := files.get_file_from_path("sitemap.xml")) and plan.src_dir != config.docs_dir:
            files.remove(plan)
        # The theme's own scripts are in no page (see theme/main.html).
        for file in [file for file in files if file.src_uri.startswith("assets/javascripts/")]:
            files.remove(file)
        return files

    @event_priority(-100)
    def on_page_content(self, html: str, *, page: Page, **_: Any) -> str:
        """Give the page the headings that its source names, and mark as HTML what its source gives as such: the theme escapes all else."""
        page.toc = TableOfContents(cast(list[AnchorLink], sommaire(lire_titres(page.meta["titres"]))))  # entries of the same names
        page.meta.update((champ, Markup(page.meta[champ])) for champ in EN_HTML)
        return Markup(html)

    @event_priority(-100)
    def on_page_context(self, context: Any, *, page: Page, **_: Any) -> Any:
        """Say which page is being built."""
        self.surveillance.page = page
        return context

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: Page, **_: Any) -> str:
        """Keep the HTML of the page."""
        self.pages[page.file.src_uri] = output
        self.surveillance.page = None
        return output
