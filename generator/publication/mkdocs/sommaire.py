"""The table of contents of a page, as the theme's template wants it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from generator.pages.sortie import Titre


@dataclass(slots=True)
class Entree:
    """One entry: where it leads («#chiffres»), its words as HTML, its level (2 or 3), and those below it. MkDocs' own names."""

    url: str
    title: Markup
    level: int
    children: "list[Entree]" = field(default_factory=list)
    active: bool = False


def est_au_sommaire(titre: Titre) -> bool:
    """True for the headings that the table shows."""
    return titre.niveau in (2, 3)


def sommaire(titres: Iterable[Titre]) -> list[Entree]:
    """The headings of levels 2 and 3, each under the nearest higher one before it."""
    entrees: list[Entree] = []
    au_dessus: list[Entree] = []
    for titre in filter(est_au_sommaire, titres):
        entree = Entree(f"#{titre.ancre}", escape(titre.texte.striptags()), titre.niveau)
        while au_dessus and au_dessus[-1].level >= entree.level:
            au_dessus.pop()
        (au_dessus[-1].children if au_dessus else entrees).append(entree)
        au_dessus.append(entree)
    return entrees
