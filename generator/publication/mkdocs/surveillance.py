"""What templates look at of a page. A mould stands for a page only where they look at nothing that a mould does not know."""

from typing import Any

from mkdocs.structure.pages import Page

# What a mould has a mark for, or what is the same for all pages of one form.
CONNUS = frozenset(
    (
        "meta",
        "content",
        "toc",
        "title",
        "url",
        "canonical_url",
        "is_homepage",
        "active",
        "previous_page",
        "next_page",
        "ancestors",
        "parent",
    )
)
# What changes no page while it is empty.
SI_VIDES = frozenset(("edit_url",))


class Regardee:
    """A page, as templates see it: what they look at besides what a mould knows is noted in `regards`."""

    def __init__(self, page: Page, regards: set[str]) -> None:
        self._page = page
        self._regards = regards

    def __getattr__(self, nom: str) -> Any:
        valeur = getattr(self._page, nom)
        if nom not in CONNUS and (valeur or nom not in SI_VIDES):
            self._regards.add(nom)
        return valeur

    def __eq__(self, autre: object) -> bool:
        return self._page == (autre._page if isinstance(autre, Regardee) else autre)

    def __hash__(self) -> int:
        return hash(self._page)
