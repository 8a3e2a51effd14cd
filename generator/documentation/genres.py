"""The text of `docs/genres-de-pages.md`: every kind of page, its address, whether it is in the menu, what it is for, its template."""

from collections.abc import Iterator
from typing import Any

from generator.pages.rendu.genre import GenreDePage
from generator.pages.routes.du_contrat import GENRES as DU_CONTRAT
from generator.pages.routes.du_portail import GENRES as DU_PORTAIL

ENTETE = """\
# Les genres de pages

Chaque genre est une entrée de `generator/pages/routes` : les menus, le plan du site, la recherche et la liste des pages que les tests
ouvrent en viennent. Pour ajouter un genre, voir [CONTRIBUTING](../CONTRIBUTING.md).
"""


def page_des_genres() -> str:
    """The whole list, in Markdown."""
    return f"{ENTETE}\n## Le portail\n\n{_table(DU_PORTAIL)}\n## Un contrat\n\n{_table(DU_CONTRAT)}"


def _table(genres: tuple[GenreDePage[Any], ...]) -> str:
    return "".join(_lignes(genres))


def _lignes(genres: tuple[GenreDePage[Any], ...]) -> Iterator[str]:
    yield "| Genre | Adresse | Au menu | À quoi il sert | Gabarit |\n|---|---|---|---|---|\n"
    for genre in genres:
        menu = genre.menu if isinstance(genre.menu, str) else "oui"
        yield f"| {genre.nom} | `/{genre.adresse.replace('{}', '…')}` | {menu} | {genre.role} | `{genre.gabarit}` |\n"
