"""What templates look at of a page. A mould stands for a page only where they look at nothing that a mould does not know."""

from typing import Any

from jinja2 import Environment, Undefined
from mkdocs.structure.pages import Page

# What a mould has a mark for, or what is the same for all pages of one form.
CONNUS = frozenset(
    (
        *("meta", "content", "toc", "title", "url", "canonical_url", "is_homepage", "active"),
        *("previous_page", "next_page", "ancestors", "parent", "children", "is_section", "is_page", "is_link", "is_top_level", "is_index"),
    )
)
# What changes no page while it is empty.
SI_VIDES = frozenset(("edit_url",))


def _ne_dit_rien(nom: Any, valeur: Any) -> bool:
    """True for what no page has, and for what is empty and then changes none."""
    return isinstance(valeur, Undefined) or (not valeur and nom in SI_VIDES)


class Surveillance:
    """Notes in `regards` what templates look at of `page`, the page that is being built, besides what a mould knows."""

    def __init__(self) -> None:
        self.page: Page | None = None
        self.regards: set[str] = set()

    def surveiller(self, environnement: Environment) -> None:
        """Watch the templates of `environnement`: all that they look at of an object goes through it."""
        par_nom, par_cle = environnement.getattr, environnement.getitem

        def regarder(objet: Any, nom: Any, valeur: Any) -> Any:
            if self.page is not None and objet is self.page and nom not in CONNUS and not _ne_dit_rien(nom, valeur):
                self.regards.add(str(nom))
            return valeur

        # MkDocs makes the environment: only its methods can be replaced.
        environnement.getattr = lambda obj, attribute: regarder(obj, attribute, par_nom(obj, attribute))  # type: ignore[method-assign] # of this environment alone
        environnement.getitem = lambda obj, argument: regarder(obj, argument, par_cle(obj, argument))  # type: ignore[method-assign] # of this environment alone
