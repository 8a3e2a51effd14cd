"""MkDocs with Material as a builder of sites."""

from pathlib import Path

from msgspec import Struct

from generator.pages.site import Site
from generator.pages.sortie import Fichier, Page
from generator.publication.chantier import Chantier, adresse_publique
from generator.publication.mkdocs.configuration import cle_des_sites, cle_du_site, reglages_du_site
from generator.publication.mkdocs.passe import PasseMkDocs
from generator.publication.mkdocs.source import SOURCE, ecrire_source, source_de


class ConstructeurMkDocs(Struct, frozen=True):
    """The builder (see `publication.constructeur.Constructeur`)."""

    def source(self, page: Page) -> Fichier:
        """A Markdown file whose body is HTML alone."""
        return Fichier(self.chemin(page.adresse), page.cle, lambda: ecrire_source(source_de(page.ecrire())))

    def chemin(self, adresse: str) -> str:
        """The file of a page in the folder that MkDocs would read."""
        return f"{adresse}{SOURCE}"

    def fond(self, projet: Path, programme: str) -> str:
        """The digest of configuration, theme and program."""
        return cle_des_sites(projet, programme)

    def cle(self, site: Site, chantier: Chantier, adresse: str, *, fond: str) -> str:
        """That digest, with the menu and the words of the site."""
        return cle_du_site(site, chantier, adresse, fond=fond)

    def passe(self, site: Site, chantier: Chantier, adresse: str, cle: str) -> PasseMkDocs:
        """The pass that makes the HTML of `site`, which will be served below `adresse`."""
        return PasseMkDocs(
            reglages_du_site(site, chantier, adresse),
            chantier,
            cle,
            adresse_publique(site.dossier, adresse),
            site.habillage,
        )


MKDOCS = ConstructeurMkDocs()
