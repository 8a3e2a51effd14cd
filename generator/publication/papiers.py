"""The PDFs of a site: which of them must be made again. One whose page did not change is kept."""

from collections.abc import Mapping

from msgspec import Struct, field

from generator.pages.edition import Papier
from generator.pages.site import Site
from generator.publication.chantier import Chantier
from generator.publication.disque import ecrire, empreinte
from generator.publication.echec import ConstructionImpossible
from generator.publication.ecriture import effacer
from generator.publication.impression import GENRES, imprimer, version_du_moteur
from generator.publication.inventaire import Inscription
from generator.publication.pose import verifier_copie

_RESSOURCES, _SIGNES = "ressources/", "ressources/signes/"
_FEUILLE = "ressources/papier.css"


class TravailPapier(Struct, frozen=True):
    """One PDF to make. `lus` are the files that it is made of (path in the site → digest)."""

    papier: Papier
    chantier: Chantier
    cle: str
    lus: Mapping[str, str] = field(default_factory=dict)

    @property
    def titre(self) -> str:
        """«PDF : bilan.pdf»."""
        return f"PDF : {self.nom}"

    @property
    def poids(self) -> int:
        """That of a whole contract is longer than a sheet."""
        return 1 if self.papier.feuille else 2

    @property
    def nom(self) -> str:
        """Its path in the site, which progress messages print."""
        return self.papier.pdfs[0]

    def faire(self) -> dict[str, Inscription]:
        """Make the PDF; its inscription at each of its paths. Raises CopieAbimee where a file is not what it was."""
        for chemin, somme in self.lus.items():
            verifier_copie(self.chantier.html / chemin, somme, self.chantier.chemin(chemin))
        page = (self.chantier.html / self.papier.html).read_bytes()
        ressources = self.chantier.html / "ressources"
        papier = self.papier
        try:
            octets = imprimer(page, ressources, self.chantier.racine, adresse=papier.adresse, feuille=papier.feuille, cotes=papier.cotes)
        except Exception as erreur:
            raise ConstructionImpossible(f"Le PDF « {self.nom} » n’a pas pu être fait ({type(erreur).__name__} : {erreur}).") from erreur
        for pdf in self.papier.pdfs:
            ecrire(self.chantier.pdf / pdf, octets)
        return dict.fromkeys(self.papier.pdfs, (self.cle, empreinte(octets)))


SANS_PDF = "aucun"


def moteur(site: Site, chantier: Chantier) -> str:
    """What prints the PDFs of `site`."""
    return version_du_moteur(chantier.racine) if site.papiers else SANS_PDF


def papiers_gardes(
    site: Site, chantier: Chantier, fichiers: Mapping[str, Inscription], avant: Mapping[str, Inscription]
) -> tuple[dict[str, Inscription], list[TravailPapier]]:
    """The PDFs of before that are still right, and those to make: whose page, style sheet or pictures (`fichiers`: by path) or the engine changed.
    PDFs that the site has no more are deleted."""
    voulus = {pdf for papier in site.papiers for pdf in papier.pdfs}
    for perdu in avant.keys() - voulus:
        effacer(chantier.pdf, perdu)
    if not site.papiers:
        return {}, []
    lus = _lus(chantier, {nom: somme for nom, (_, somme) in sorted(fichiers.items()) if nom.startswith(_RESSOURCES)})
    fonds = [version_du_moteur(chantier.racine), *(f"{nom} {somme}" for nom, somme in lus.items())]
    gardes: dict[str, Inscription] = {}
    a_faire = []
    for papier in site.papiers:
        page = fichiers[papier.html][1]
        cle = empreinte("\n".join((repr(papier), page, *fonds)).encode("utf-8"))
        if all(avant.get(pdf, ("", ""))[0] == cle for pdf in papier.pdfs):
            gardes |= {pdf: avant[pdf] for pdf in papier.pdfs}
        else:
            a_faire.append(TravailPapier(papier, chantier, cle, {papier.html: page, **lus}))
    return gardes, a_faire


def _lus(chantier: Chantier, ressources: Mapping[str, str]) -> dict[str, str]:
    """What a print page shows besides its own words, of the files of the theme (path → digest): the style sheet of paper, our signs, and what that style
    sheet names, which a project may have written."""
    feuille = chantier.html / _FEUILLE
    cites = feuille.read_text("utf-8", "replace") if feuille.is_file() else ""
    return {
        nom: somme
        for nom, somme in ressources.items()
        if nom == _FEUILLE or nom.startswith(_SIGNES) or (nom.endswith(tuple(GENRES)) and nom.removeprefix(_RESSOURCES) in cites)
    }
