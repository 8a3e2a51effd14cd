"""What MkDocs takes for Markdown is our HTML: it goes through as it is, so that no word of it can mean anything to Markdown."""

from collections.abc import Iterable

from markdown import Markdown
from markdown.extensions import Extension
from markupsafe import escape
from mkdocs.structure.toc import AnchorLink, TableOfContents

from generator.pages.sortie import Titre

_DANS_LE_SOMMAIRE = range(2, 4)  # levels of headings


class HtmlTelQuel(Extension):  # type: ignore[misc] # the library has no types
    """The Markdown extension that leaves everything as it is."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Make `md` give back what it is given."""
        md.convert = str


def sommaire(titres: Iterable[Titre]) -> TableOfContents:
    """The table of contents of a page: its headings of levels 2 and 3, each under the nearest higher one before it."""
    entrees: list[AnchorLink] = []
    au_dessus: list[AnchorLink] = []
    for titre in titres:
        if titre.niveau not in _DANS_LE_SOMMAIRE:
            continue
        entree = AnchorLink(str(escape(titre.texte.striptags())), titre.ancre, titre.niveau)
        while au_dessus and au_dessus[-1].level >= entree.level:
            au_dessus.pop()
        (au_dessus[-1].children if au_dessus else entrees).append(entree)
        au_dessus.append(entree)
    if entrees:
        entrees[0].active = True  # type: ignore[attr-defined] # MkDocs does so
    return TableOfContents(entrees)
