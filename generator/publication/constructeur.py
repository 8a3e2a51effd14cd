"""What makes the HTML of a site out of its pages. MkDocs is one builder (`publication/mkdocs`); another one is another folder like it.

Pages, files, links, PDFs, checks and the exchange of folders are the same whatever the builder.
"""

from typing import Protocol

from generator.pages.site import Site
from generator.pages.sortie import Fichier, Page
from generator.publication.chantier import Chantier


class Passe(Protocol):
    """The work of making one site, as it may be sent to another process."""

    def faire(self) -> tuple[str, ...]:
        """Fill `Chantier.html` out of `Chantier.pages`; the addresses (below the site) of the pages that were made anew.

        Raises ConstructionImpossible.
        """
        ...


class Constructeur(Protocol):
    """A way to make HTML pages."""

    def source(self, page: Page) -> Fichier:
        """The file in which `page` waits in `Chantier.pages`."""
        ...

    def cle(self, site: Site, chantier: Chantier, adresse: str, *, programme: str) -> str:
        """The digest of all that every page of `site` depends on besides its own source; `adresse` is where the portal will be served,
        `programme` the digest of the program."""
        ...

    def passe(self, site: Site, chantier: Chantier, adresse: str, cle: str) -> Passe:
        """The work to do for `site`, where `cle` is the digest that `cle` gave. Raises ConstructionImpossible."""
        ...
