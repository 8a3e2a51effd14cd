"""What makes the HTML of a site out of its pages. MkDocs is one builder (`publication/mkdocs`); another one is another folder like it.

Pages, files, links, PDFs, checks and the exchange of folders are the same whatever the builder.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from generator.pages.site import Site
from generator.pages.sortie import Fichier, Page
from generator.publication.chantier import Chantier

# The folders at the root of the portal that builders may write besides ours.
DOSSIERS_DES_CONSTRUCTEURS = ("assets", "search")


class Passe(Protocol):
    """The work of making one site, as it may be sent to another process."""

    def faire(self, adresses: Sequence[str] | None) -> Mapping[str, bytes]:
        """Make the HTML of the pages at `adresses` (below the site; None: of all) out of `Chantier.pages`, which holds all sources.

        Gives the bytes of the pages by path (gone through once, and best made as they are asked for: a site may be large), with those of the files that the builder itself brings, where they may not be what they were: all of
        them where `adresses` is None. Nothing is written in `Chantier.html`. Raises ConstructionImpossible,
        and ToutRefaire where it can only make them together with all others.
        """
        ...


class Constructeur(Protocol):
    """A way to make HTML pages."""

    def source(self, page: Page) -> Fichier:
        """The file in which `page` waits in `Chantier.pages`."""
        ...

    def chemin(self, adresse: str) -> str:
        """The path in `Chantier.pages` of the source of the page at `adresse`."""
        ...

    def fond(self, projet: Path, programme: str) -> str:
        """The digest of all that every page of every site depends on, in the project at `projet`; `programme` is the digest of the program."""
        ...

    def cle(self, site: Site, chantier: Chantier, adresse: str, *, fond: str) -> str:
        """The digest of all that every page of `site` depends on besides its own source; `adresse` is where the portal will be served,
        `fond` the digest that `fond` gave."""
        ...

    def passe(self, site: Site, chantier: Chantier, adresse: str, cle: str) -> Passe:
        """The work to do for `site`, where `cle` is the digest that `cle` gave. Raises ConstructionImpossible."""
        ...
