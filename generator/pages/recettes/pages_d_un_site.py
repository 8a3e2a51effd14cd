"""What other sites are told of the pages of one."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from generator.pages.pieces.recherche import TitreDePage
from generator.pages.sortie import Page, Sortie, cle_de


class PagesDUnSite:
    """The pages that the search finds, and the addresses of all; with a digest of each, for who need not know more. `charger` gives all pages; those
    that no search finds have no title. Nothing of it is held: each time that they are asked for, they are loaded."""

    def __init__(self, charger: Callable[[], Iterable[TitreDePage]], cle_des_titres: str = "", cle_des_adresses: str = "") -> None:
        self._charger = charger
        self._cles = cle_des_titres, cle_des_adresses

    @property
    def titres(self) -> Sequence[TitreDePage]:
        """The pages that the search finds."""
        return tuple(page for page in self._charger() if page[1])

    @property
    def adresses(self) -> Sequence[str]:
        """The addresses of all pages, below the site."""
        return tuple(adresse for adresse, _, _ in self._charger())

    @property
    def cle_des_titres(self) -> str:
        """The digest of the titles."""
        return self._cles[0] or cle_de(repr(self.titres))

    @property
    def cle_des_adresses(self) -> str:
        """The digest of the addresses."""
        return self._cles[1] or cle_de(repr(self.adresses))


def pages_connues(pages: Sequence[TitreDePage]) -> PagesDUnSite:
    """The same, of pages that are known."""
    return PagesDUnSite(lambda: pages)


def titre_de_page(sortie: Sortie) -> Iterator[TitreDePage]:
    """What the search is told of an output; nothing of one that is no page."""
    if isinstance(sortie, Page):
        yield sortie.adresse, sortie.titre, sortie.surtitre
