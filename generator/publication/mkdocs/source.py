"""A page as MkDocs reads it: a Markdown file of HTML alone, with its title and headings in the front matter."""

import json
from collections.abc import Iterable

from markupsafe import escape

from generator.pages.mots.echappement import une_ligne
from generator.pages.sortie import PageEcrite, Titre

SOURCE = "index.md"


def ecrire_source(page: PageEcrite) -> bytes:
    """The file of `page`. The theme prints title and description as they are: they are written as HTML."""
    masques = ["navigation", *([] if page.sommaire else ["toc"])]
    lignes = (
        "---",
        f"title: {_texte(page.onglet)}",
        f"description: {_texte(page.description)}",
        f"hide: {json.dumps(masques)}",
        f"titres: {json.dumps(json.dumps([[titre.niveau, titre.ancre, titre.texte] for titre in page.titres], ensure_ascii=False), ensure_ascii=False)}",
        "---",
        "",
        f"{page.corps}",
        "",
    )
    return "\n".join(lignes).encode("utf-8")


def lire_titres(ecrits: str) -> Iterable[Titre]:
    """The headings that the front matter of a page holds."""
    from markupsafe import Markup

    return [Titre(niveau, ancre, Markup(texte)) for niveau, ancre, texte in json.loads(ecrits)]


def _texte(texte: str) -> str:
    return json.dumps(str(escape(une_ligne(texte))), ensure_ascii=False)
