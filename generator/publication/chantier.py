"""Where one site is made, before it is published."""

from pathlib import Path

from msgspec import Struct

# The portal's name among the folders of .construction, which no contract may have.
PORTAIL = "portail"


class Chantier(Struct, frozen=True):
    """The folders of one site, below `racine`, the folder of the build. `projet` is the folder of the project."""

    projet: Path
    racine: Path
    nom: str

    @property
    def dossier(self) -> str:
        """Its folder below `public/`; empty for the portal."""
        return "" if self.nom == PORTAIL else self.nom

    @property
    def racine_publiee(self) -> str:
        """Its folder below `public/`, with a slash; empty for the portal."""
        return "" if self.nom == PORTAIL else f"{self.nom}/"

    @property
    def pages(self) -> Path:
        """The folder that the builder reads: sources of pages."""
        return self.racine / "pages" / self.nom

    @property
    def html(self) -> Path:
        """The folder of the files as they will be published: those that the builder makes, and the others."""
        return self.racine / "sites" / self.nom

    @property
    def pdf(self) -> Path:
        """The folder of its PDFs."""
        return self.racine / "papiers" / "pdf" / self.nom

    def chemin(self, fichier: str) -> str:
        """Where a file of the site is published, below `public/`."""
        return fichier if self.nom == PORTAIL else f"{self.nom}/{fichier}"


def adresse_publique(dossier: str, adresse_du_site: str) -> str:
    """Where the site of a folder (empty: the portal) will be served; empty when the build does not know."""
    if not adresse_du_site or not dossier:
        return adresse_du_site
    return f"{adresse_du_site.rstrip('/')}/{dossier}/"
