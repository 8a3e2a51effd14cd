"""What all kinds of pages «Ce qui a changé» have in common, of a contract and of the portal."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from generator.pages.adresses import CHANGEMENTS
from generator.pages.pieces.listes_longues import ListesDUnePage, parties_de
from generator.pages.rendu.genre import GenreDePage, une_par

S = TypeVar("S")


def genre_des_changements(
    nom: str,
    gabarit: str,
    adresse: str,
    role: str,
    ids: Callable[[S], Iterable[Any]],
    vue: Callable[..., Any],
    listes: Callable[..., ListesDUnePage],
    pied: Callable[[S, str, str], Any],
    plan: str = "",
) -> GenreDePage[S]:
    """The kind of page below the pages at `adresse`, one for each of `ids` (as in `une_par`; one empty tuple where there is one page, none where it says
    nothing): `vue` and `listes` make its view and its lists from the site and the words of the id. The search finds the things, not what changed of them."""
    return GenreDePage(
        nom,
        gabarit,
        CHANGEMENTS.format(adresse),
        une_par(ids, vue),
        role,
        plan=plan,
        si=lambda site: any(True for _ in ids(site)),
        parties=parties_de(ids, listes),
        cherche=False,
        pied=pied,
    )
