"""Makes one site in its folders: writes outputs, has pages built, and says what was done. What is remembered of it is written where it was made."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from jinja2 import TemplateError, TemplateSyntaxError
from msgspec import Struct
from msgspec.structs import replace

from generator.graphe.souvenirs import Souvenirs
from generator.pages.recettes.pages_d_un_site import pages_connues
from generator.pages.site import Site
from generator.publication.avance import dire_en_avance, est_ecoute
from generator.publication.chantier import Chantier
from generator.publication.chemins import AUCUN, Chemins
from generator.publication.constructeur import Constructeur
from generator.publication.controle_des_liens import a_perdu
from generator.publication.disque import empreinte, fichiers_de
from generator.publication.echec import ConstructionImpossible, CopieAbimee
from generator.publication.ecriture import Bilan, ecrire_sorties, effacer
from generator.publication.inventaire import EtatDuSite, Inventaire, TeteDuSite, contenu_de, publies_de
from generator.publication.papiers import TravailPapier, moteur, papiers_gardes
from generator.publication.passe_faite import Construites, PasseAFaire
from generator.publication.projet_ouvert import Commande
from generator.publication.verification import Renvois


class SiteFait(Struct, frozen=True):
    """One site after it was made, PDFs apart. `neuf` is false where it is as it was, `papiers` are the PDFs that are left to print. `rendus` are the
    addresses that were rendered, `construites` those of the pages whose HTML is not what it was, `nouveaux` the paths of pages whose links may be
    others, and `perd` is true where something that links may lead to is gone. `faits`, `changes` and `vues` count facts compared, facts
    changed, and views made."""

    dossier: str
    neuf: bool = False
    papiers: tuple[TravailPapier, ...] = ()
    rendus: Chemins = AUCUN
    construites: Chemins = AUCUN
    nouveaux: Chemins = AUCUN
    perd: bool = False
    faits: int = 0
    changes: int = 0
    vues: int = 0

    def apres(self, avant: "SiteFait | None") -> "SiteFait":
        """The same, with what was made of the site before in this build."""
        if avant is None:
            return self
        return replace(
            self,
            neuf=self.neuf or avant.neuf,
            rendus=avant.rendus.avec(self.rendus),
            construites=avant.construites.avec(self.construites),
            nouveaux=avant.nouveaux.avec(self.nouveaux),
            perd=self.perd or avant.perd,
            faits=avant.faits + self.faits,
            changes=avant.changes + self.changes,
            vues=avant.vues + self.vues,
        )


def faire_le_site(site: Site, chantier: Chantier, etat: EtatDuSite, commande: Commande, fond: str) -> SiteFait:
    """Make `site`, PDFs apart, and remember it; `fond` is the builder's digest of what all sites depend on. Raises CopieAbimee where its folders do not
    hold what is remembered."""
    return _SiteEnChantier(site, chantier, etat, commande.constructeur).faire(commande.adresse, fond)


@dataclass
class _SiteEnChantier:
    """One site that is being made."""

    site: Site
    chantier: Chantier
    etat: EtatDuSite
    constructeur: Constructeur
    inventaire: Inventaire = field(init=False)
    renvois: dict[str, Renvois] = field(init=False, default_factory=dict)  # the links of the pages made anew, by path

    @cached_property
    def avant(self) -> Inventaire:
        """The inventory of the last build."""
        return self.etat.inventaire()

    def faire(self, adresse: str, fond: str) -> SiteFait:
        """All of it."""
        bilan, papiers, passe = self._ecrire(adresse, fond)
        construites = self._ranger(passe.faire(), passe.adresses) if passe else ()
        fichiers = (chemin for un in bilan.rendus for chemin in (un, f"{un}index.html") if chemin in bilan.fichiers)
        dire_en_avance(self.chantier, (*(f"{adresse}index.html" for adresse in construites), *fichiers))
        reprise = self.site.reprise
        comptes = (reprise.compares, reprise.changes, len(reprise.faites)) if reprise else ()
        if (
            self.inventaire == self.avant
            and reprise is not None
            and reprise.intacte
            and not reprise.faites
            and not papiers
            and self._est_dit
        ):
            return SiteFait(self.site.dossier, False, (), Chemins.de(bilan.rendus), Chemins.de(construites), AUCUN, False, *comptes)
        dossier = self.site.dossier
        publies, avant = (publies_de(dossier, une) for une in (self.inventaire, self.avant))
        nouveaux = {chemin: une for chemin, une in self.renvois.items() if chemin in publies}
        anciens = self.etat.renvois()
        tous = {chemin: une for chemin, une in {**anciens, **self.renvois}.items() if chemin in publies}
        souvenirs = reprise.souvenirs() if reprise else Souvenirs()
        pages = pages_connues(bilan.titres)
        tete = TeteDuSite(
            souvenirs.donnees,
            souvenirs.fond,
            self.inventaire.cle,
            replace(self.site, sorties=(), reprise=None),
            "" if papiers else moteur(self.site, self.chantier),
            pages.cle_des_titres,
            pages.cle_des_adresses,
            contenu_de(publies),
        )
        self.etat.garder(tete, self.inventaire, souvenirs, tous)
        return SiteFait(
            dossier,
            True,
            tuple(papiers),
            Chemins.de(bilan.rendus),
            Chemins.de(construites),
            Chemins.de(nouveaux),
            a_perdu(publies, avant, nouveaux, anciens),
            *comptes,
        )

    @property
    def _est_dit(self) -> bool:
        """True where the head says what the inventory has: a process that was killed between the two may have left an older one."""
        tete = self.etat.tete
        publie = contenu_de(publies_de(self.site.dossier, self.inventaire))
        return tete is not None and (tete.moteur, tete.contenu) == (moteur(self.site, self.chantier), publie)

    def _ecrire(self, adresse: str, fond: str) -> tuple[Bilan, list[TravailPapier], PasseAFaire | None]:
        """Write the outputs whose key changed; what is then left to make."""
        try:
            bilan = ecrire_sorties(
                self.site.sorties, self.chantier, self.constructeur, self.avant, lambda *lues: self._devancer(adresse, fond, *lues)
            )
        except TemplateError as erreur:
            place = f"« {erreur.name} », ligne {erreur.lineno}" if isinstance(erreur, TemplateSyntaxError) else "de site_templates/pages"
            raise ConstructionImpossible(f"Un gabarit est mal écrit ({place}) : {erreur.message}") from erreur
        self.renvois.update(bilan.renvois)
        cle = self.constructeur.cle(self.site, self.chantier, adresse, fond=fond)
        construits = {chemin: somme for chemin, somme in self.avant.construits.items() if not self._est_perdu(chemin, bilan)}
        gardes, papiers = papiers_gardes(self.site, self.chantier, bilan.fichiers, self.avant.papiers)
        self.inventaire = Inventaire(cle, bilan.pages, bilan.fichiers, construits, gardes)
        toutes = cle != self.avant.cle
        if toutes:
            self._verifier_les_sources()
        if not toutes and not bilan.a_construire:
            return bilan, papiers, None
        passe = self.constructeur.passe(self.site, self.chantier, adresse, cle)
        return bilan, papiers, PasseAFaire(passe, self.chantier, self.site.nom, None if toutes else bilan.a_construire)

    def _devancer(self, adresse: str, fond: str, pages: Sequence[str], cartes: Sequence[str]) -> None:
        """Tell, where somebody listens, which pages and maps are made, before the rest of the site is."""
        if not est_ecoute(self.chantier):
            return
        cle = self.constructeur.cle(self.site, self.chantier, adresse, fond=fond)
        if cle != self.avant.cle:
            return  # all pages are others
        if pages:
            PasseAFaire(self.constructeur.passe(self.site, self.chantier, adresse, cle), self.chantier, self.site.nom, tuple(pages)).faire()
        dire_en_avance(self.chantier, (*(f"{page}index.html" for page in pages), *cartes))

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

    def _ranger(self, construites: Construites, adresses: Collection[str] | None) -> tuple[str, ...]:
        """Note what the builder made; the addresses of the pages whose HTML is not what it was. `adresses` are those that it was asked for
        (None: all)."""
        demandees = {f"{adresse}index.html" for adresse in adresses or ()}
        anciens = self.inventaire.construits
        if adresses is None:
            for perdu in anciens.keys() - construites.sommes.keys() - self.inventaire.fichiers.keys():
                effacer(self.chantier.html, perdu)
            anciens = {}
        elif any(anciens.get(chemin) != somme for chemin, somme in construites.sommes.items() if chemin not in demandees):
            raise CopieAbimee(self.chantier.racine_publiee)  # of another source than that of the inventory, or of one that it has not
        self.inventaire = replace(self.inventaire, construits={**anciens, **construites.sommes})
        self.renvois |= construites.renvois
        avant = self.avant.construits
        chemins = ((adresse, f"{adresse}index.html") for adresse in self.inventaire.pages)
        return tuple(adresse for adresse, un in chemins if un in construites.sommes and construites.sommes[un] != avant.get(un))


def dossier_de(chemin: str, contrats: Collection[str]) -> str:
    """The folder of the site that the file at `chemin` (below `public/`) is of; empty for the portal."""
    dossier, barre, _ = chemin.partition("/")
    return dossier if barre and dossier in contrats else ""
