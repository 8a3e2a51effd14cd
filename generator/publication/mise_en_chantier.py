"""Brings the folders of sites to what is to be published: writes outputs, has pages built and PDFs printed, and keeps the inventory."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from jinja2 import TemplateError, TemplateSyntaxError

from generator.pages.site import Site
from generator.publication.assemblage import CopieAbimee
from generator.publication.chantier import Chantier
from generator.publication.constructeur import Constructeur
from generator.publication.controle_des_liens import LiensDuSite
from generator.publication.disque import empreinte, fichiers_de
from generator.publication.echec import ConstructionImpossible
from generator.publication.ecriture import Bilan, ecrire_sorties, effacer
from generator.publication.inventaire import EtatDuSite, Inventaire
from generator.publication.papiers import TravailPapier, papiers_gardes
from generator.publication.travaux import Construites, Travail, TravailDeSite, faire_tout
from generator.publication.verification import Renvois

_PAGE_ABSENTE = "404.html"  # hosts serve that of the root only


@dataclass
class SiteEnChantier:
    """One site that is being made."""

    site: Site
    chantier: Chantier
    etat: EtatDuSite
    constructeur: Constructeur
    inventaire: Inventaire = field(init=False)
    renvois: dict[str, Renvois] = field(init=False, default_factory=dict)  # the links of the pages made anew, by path

    def __post_init__(self) -> None:
        self.inventaire = self.avant

    @cached_property
    def avant(self) -> Inventaire:
        """The inventory of the last build."""
        return self.etat.inventaire()

    @property
    def est_intact(self) -> bool:
        """True where nothing of it was made anew."""
        reprise = self.site.reprise
        return self.inventaire == self.avant and (reprise is None or (reprise.intacte and not reprise.faites))

    def ecrire(self, adresse: str, programme: str) -> tuple[Bilan, list[Travail]]:
        """Write the outputs whose key changed; what is then left to make. `adresse` is where the portal will be served, `programme` the digest of
        the program."""
        try:
            bilan = ecrire_sorties(self.site.sorties, self.chantier, self.constructeur, self.avant)
        except TemplateError as erreur:
            place = f"« {erreur.name} », ligne {erreur.lineno}" if isinstance(erreur, TemplateSyntaxError) else "de site_templates/pages"
            raise ConstructionImpossible(f"Un gabarit est mal écrit ({place}) : {erreur.message}") from erreur
        self.renvois.update(bilan.renvois)
        cle = self.constructeur.cle(self.site, self.chantier, adresse, programme=programme)
        construits = {chemin: somme for chemin, somme in self.avant.construits.items() if not self._est_perdu(chemin, bilan)}
        gardes, papiers = papiers_gardes(self.site, self.chantier, bilan.fichiers, self.avant.papiers)
        self.inventaire = Inventaire(cle, bilan.pages, bilan.fichiers, construits, gardes)
        travaux: list[Travail] = list(papiers)
        toutes = cle != self.avant.cle
        if toutes:
            self._verifier_les_sources()
        if toutes or bilan.a_construire:
            passe = self.constructeur.passe(self.site, self.chantier, adresse, cle)
            travaux.append(TravailDeSite(passe, self.chantier, self.site.nom, None if toutes else bilan.a_construire))
        return bilan, travaux

    def _est_perdu(self, chemin: str, bilan: Bilan) -> bool:
        """True for the HTML of a page that the site has no more, which is deleted."""
        adresse = chemin.removesuffix("index.html")
        perdu = adresse != chemin and adresse in self.avant.pages and adresse not in bilan.pages
        if perdu and chemin not in bilan.fichiers:
            effacer(self.chantier.html, chemin)
        return perdu

    def _verifier_les_sources(self) -> None:
        """Raises CopieAbimee where the sources of pages are not those of the inventory."""
        sommes = {self.constructeur.chemin(adresse): somme for adresse, (_, somme) in self.inventaire.pages.items()}
        presents = fichiers_de(self.chantier.pages) if self.chantier.pages.is_dir() else {}
        if presents.keys() != sommes.keys() or any(empreinte(presents[un].read_bytes()) != somme for un, somme in sommes.items()):
            raise CopieAbimee(self.chantier.racine_publiee)

    def ranger(self, construites: Construites, adresses: Collection[str] | None) -> tuple[str, ...]:
        """Note what the builder made; the addresses of the pages whose HTML is not what it was. `adresses` are those that it was asked for
        (None: all)."""
        demandees = {f"{adresse}index.html" for adresse in adresses or ()}
        anciens = self.inventaire.construits
        if adresses is None:
            for perdu in anciens.keys() - construites.sommes.keys() - self.inventaire.fichiers.keys():
                effacer(self.chantier.html, perdu)
            anciens = {}
        elif any(anciens.get(chemin, somme) != somme for chemin, somme in construites.sommes.items() if chemin not in demandees):
            raise CopieAbimee(self.chantier.racine_publiee)  # a page was made of another source than that of the inventory
        self.inventaire = replace(self.inventaire, construits={**anciens, **construites.sommes})
        self.renvois |= construites.renvois
        avant = self.avant.construits
        chemins = ((adresse, f"{adresse}index.html") for adresse in self.inventaire.pages)
        return tuple(adresse for adresse, un in chemins if un in construites.sommes and construites.sommes[un] != avant.get(un))

    def liens(self) -> LiensDuSite:
        """Its links."""
        publies, avant = (self._sans_404(inventaire) for inventaire in (self.inventaire, self.avant))
        nouveaux = {chemin: une for chemin, une in self.renvois.items() if chemin in publies}
        return LiensDuSite(self.site.dossier, publies, avant, nouveaux, self.etat.renvois)

    def publies(self) -> Iterator[tuple[str, tuple[str, Path]]]:
        """Path below `public/` → digest and file, for all that is published of it."""
        prefixe = f"{self.site.dossier}/" if self.site.dossier else ""
        for chemin, somme in self._sans_404(self.inventaire).items():
            racine = self.chantier.pdf if chemin in self.inventaire.papiers else self.chantier.html
            yield f"{prefixe}{chemin}", (somme, racine / chemin)

    def _sans_404(self, inventaire: Inventaire) -> dict[str, str]:
        publies = inventaire.publies()
        if self.site.dossier:
            publies.pop(_PAGE_ABSENTE, None)
        return publies

    def garder(self) -> None:
        """Remember what was made, where anything was."""
        reprise = self.site.reprise
        if reprise is None or self.est_intact:
            return
        publies = self.inventaire.publies()
        renvois = {chemin: une for chemin, une in {**self.etat.renvois(), **self.renvois}.items() if chemin in publies}
        self.etat.garder(self.inventaire, reprise.souvenirs(), renvois)


def faire_les_sites(
    sites: Sequence[SiteEnChantier], adresse: str, programme: str, dire: Callable[[str], None]
) -> tuple[tuple[str, ...], tuple[str, ...], int]:
    """Make all sites: the addresses below `public/` of what was rendered, of the pages whose HTML is not what it was, and how many PDFs were printed."""
    rendus: list[str] = []
    travaux: list[tuple[SiteEnChantier, Travail]] = []
    for site in sites:
        dire(f"Pages : {site.site.nom}")
        bilan, siens = site.ecrire(adresse, programme)
        rendus.extend(_sous(site, bilan.rendus))
        travaux.extend((site, travail) for travail in siens)
    construites: list[str] = []
    pdf = 0
    for (site, travail), fait in zip(travaux, faire_tout([travail for _, travail in travaux], dire), strict=True):
        if isinstance(travail, TravailPapier):
            site.inventaire = replace(site.inventaire, papiers={**site.inventaire.papiers, **fait})
            pdf += 1
        else:
            construites.extend(_sous(site, site.ranger(fait, travail.adresses)))
    return tuple(rendus), tuple(construites), pdf


def _sous(site: SiteEnChantier, adresses: Collection[str]) -> list[str]:
    return [f"{site.site.dossier}/{adresse}" if site.site.dossier else adresse for adresse in adresses]


def dossier_de(chemin: str, contrats: Collection[str]) -> str:
    """The folder of the site that the file at `chemin` (below `public/`) is of; empty for the portal."""
    dossier, barre, _ = chemin.partition("/")
    return dossier if barre and dossier in contrats else ""
