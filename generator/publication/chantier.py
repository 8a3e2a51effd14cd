"""Where one site is made, before it is published."""

from dataclasses import dataclass
from pathlib import Path

from generator.pages.site import Site

# The portal's name among the folders of .construction, which no contract may have.
PORTAIL = "portail"


@dataclass(frozen=True, slots=True)
class Chantier:
    """The folders and the marks of one site, below `racine`, the folder of the build. `projet` is the folder of the project."""

    projet: Path
    racine: Path
    nom: str

    @property
    def pages(self) -> Path:
        """The folder that the builder reads: sources of pages, and files as they will be published."""
        return self.racine / "pages" / self.nom

    @property
    def html(self) -> Path:
        """The folder that the builder writes."""
        return self.racine / "sites" / self.nom

    @property
    def cles(self) -> Path:
        """The keys of the rendered outputs."""
        return self.racine / "cles" / f"{self.nom}.json"

    @property
    def temoin(self) -> Path:
        """The digest of all that the last complete build of this site was made from."""
        return self.racine / "sites" / f"{self.nom}.cle"


def adresse_publique(site: Site, adresse_du_site: str) -> str:
    """Where `site` will be served; empty when the build does not know."""
    if not adresse_du_site or not site.dossier:
        return adresse_du_site
    return f"{adresse_du_site.rstrip('/')}/{site.dossier}/"
