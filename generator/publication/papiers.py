"""The PDFs of a site: which of them must be made again (a PDF whose page did not change is kept), and where their files are."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.pages.edition import Papier
from generator.pages.site import Site
from generator.publication.chantier import Chantier
from generator.publication.disque import ecrire, effacer_dossiers_vides, empreinte, fichiers_de
from generator.publication.echec import ConstructionImpossible
from generator.publication.impression import imprimer, version_du_moteur

_LUS = ("papier.css", "signes/")  # what a print page shows besides its own words


@dataclass(frozen=True, slots=True)
class TravailPapier:
    """One PDF to make."""

    papier: Papier
    chantier: Chantier
    cle: str

    @property
    def nom(self) -> str:
        """Its path in the site, which progress messages print."""
        return self.papier.pdfs[0]

    def est_fait(self) -> bool:
        """True when its files are, byte for byte, what was last made from the same page."""
        temoin, fichiers = self._temoin(), [dossier_des_pdf(self.chantier) / pdf for pdf in self.papier.pdfs]
        if not temoin.is_file() or not all(fichier.is_file() for fichier in fichiers):
            return False
        lu = temoin.read_text("utf-8")
        return all(lu == f"{self.cle}\n{empreinte(fichier.read_bytes())}\n" for fichier in fichiers)

    def faire(self) -> tuple[str, ...]:
        """Make the PDF. The file that proves that it is complete (`_temoin`) is deleted first and written last; no page is built: ()."""
        self._temoin().unlink(missing_ok=True)
        page = (self.chantier.pages / self.papier.html).read_bytes()
        ressources = self.chantier.pages / "ressources"
        try:
            octets = imprimer(page, ressources, self.chantier.racine, adresse=self.papier.adresse, feuille=self.papier.feuille)
        except Exception as erreur:
            raise ConstructionImpossible(f"Le PDF « {self.nom} » n’a pas pu être fait ({type(erreur).__name__} : {erreur}).") from erreur
        for pdf in self.papier.pdfs:
            ecrire(dossier_des_pdf(self.chantier) / pdf, octets)
        ecrire(self._temoin(), f"{self.cle}\n{empreinte(octets)}\n".encode())
        return ()

    def _temoin(self) -> Path:
        return self.chantier.racine / "papiers" / "cles" / self.chantier.nom / f"{self.papier.pdfs[0]}.cle"


def dossier_des_pdf(chantier: Chantier) -> Path:
    """Where the PDFs of a site are made."""
    return chantier.racine / "papiers" / "pdf" / chantier.nom


def papiers_a_faire(site: Site, chantier: Chantier, *, programme: str) -> list[TravailPapier]:
    """Those of the site whose page, style sheet, pictures or program changed. PDFs that the site has no more are deleted."""
    voulus = {pdf for papier in site.papiers for pdf in papier.pdfs}
    dossier = dossier_des_pdf(chantier)
    perdus = [fichier for nom, fichier in fichiers_de(dossier).items() if nom not in voulus] if dossier.is_dir() else []
    for fichier in perdus:
        fichier.unlink()
    if perdus:
        effacer_dossiers_vides(dossier)
    if not site.papiers:
        return []
    fonds = [version_du_moteur(chantier.racine), programme, *_empreintes(chantier.pages / "ressources")]
    travaux = (TravailPapier(papier, chantier, _cle(papier, chantier, fonds)) for papier in site.papiers)
    return [travail for travail in travaux if not travail.est_fait()]


def fichiers_des_papiers(site: Site, chantier: Chantier) -> dict[str, Path]:
    """Path below `public/` → file, for every PDF of the site."""
    return {f"{site.dossier}/{pdf}": dossier_des_pdf(chantier) / pdf for papier in site.papiers for pdf in papier.pdfs}


def _empreintes(ressources: Path) -> Iterable[str]:
    return (f"{nom} {empreinte(fichier.read_bytes())}" for nom, fichier in fichiers_de(ressources).items() if nom.startswith(_LUS))


def _cle(papier: Papier, chantier: Chantier, fonds: Iterable[str]) -> str:
    page = empreinte((chantier.pages / papier.html).read_bytes())
    return empreinte("\n".join((repr(papier), page, *fonds)).encode("utf-8"))
