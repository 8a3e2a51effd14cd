"""From a folder of référentiels to a published site: reads, checks, renders, builds, verifies, swaps. Only what changed is made again."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urlsplit

from generator.checks.production import verifier_production
from generator.graphe.magasin import Magasin
from generator.graphe.observe import copie
from generator.model.dossier import REGISTRE, Registre
from generator.model.probleme import Gravite, Probleme
from generator.pages.edition import ECRAN_SEUL, Edition
from generator.pages.faits import donnees_du_build
from generator.pages.site import BuildPrecedent, Site, sites
from generator.publication.assemblage import CopieAbimee, publier
from generator.publication.chantier import PORTAIL, Chantier
from generator.publication.constructeur import Constructeur
from generator.publication.controle_des_liens import controler
from generator.publication.deja_publie import ce_jour
from generator.publication.disque import retablir
from generator.publication.echec import ConstructionImpossible
from generator.publication.examen import CalculsGardes, Examen, examiner_projet
from generator.publication.gabarits import lire_fonds
from generator.publication.impression import ABSENCE, moteur_disponible
from generator.publication.inventaire import EtatDuSite
from generator.publication.magasin import atelier_de, magasin_de
from generator.publication.mise_en_chantier import SiteEnChantier, dossier_de, faire_les_sites
from generator.publication.mkdocs.constructeur import MKDOCS
from generator.publication.programme import empreinte_du_programme
from generator.publication.verrou import verrou


@dataclass(frozen=True, slots=True)
class Comptes:
    """How much a build did: facts compared with those of before and facts that had changed, views made, pages rendered, pages that the builder
    made, pages whose links were followed, PDFs printed."""

    faits: int = 0
    changes: int = 0
    vues: int = 0
    rendus: int = 0
    pages: int = 0
    liens: int = 0
    pdf: int = 0


@dataclass(frozen=True, slots=True)
class Resultat:
    """What a run did. `problemes` holds everything found in the data; `echec` says why nothing was published although they are sound;
    `remarques` what was left out because this machine cannot do it."""

    problemes: tuple[Probleme, ...]
    rendus: tuple[str, ...] = ()
    construites: tuple[str, ...] = ()
    ecrits: tuple[str, ...] = ()
    retires: tuple[str, ...] = ()
    echec: tuple[str, ...] = field(default=())
    remarques: tuple[str, ...] = ()
    comptes: Comptes = Comptes()

    @property
    def sain(self) -> bool:
        """True when nothing stops publication."""
        return not self.echec and not any(probleme.gravite is Gravite.ERREUR for probleme in self.problemes)


def examiner(projet: Path, aujourd_hui: str = "") -> tuple[Registre, tuple[Probleme, ...]]:
    """Read and check everything, on that day (ISO; empty: the day of this run); problems in the order of files and lines."""
    examen = examiner_projet(projet, aujourd_hui or ce_jour())
    return examen.registre, examen.problemes


def construire(
    projet: Path,
    public: Path,
    dire: Callable[[str], None] = lambda _: None,
    *,
    aujourd_hui: str = "",
    production: bool = False,
    pdf: bool = True,
    constructeur: Constructeur = MKDOCS,
) -> Resultat:
    """Publish the contracts of `projet` into `public`, as progress stands on `aujourd_hui` (ISO day; empty: the day of this run).

    `dire` receives short French progress messages. With `production`, an entry that the law requires and that is missing is an error,
    and the public address of `site.yml` is used where the variable SITE_URL gives none. Without `pdf`, no PDF is made, and no page leads to one.
    `constructeur` makes the HTML.

    With an error in the data, or a dead link in the built site, nothing is written to `public`. Raises ConstructionEnCours.
    """
    atelier = atelier_de(projet)
    magasin = magasin_de(projet)
    programme = empreinte_du_programme()
    jour = aujourd_hui or ce_jour()
    with verrou(atelier):
        dire("Lecture et vérification des données")
        examen = examiner_projet(projet, jour, magasin, programme=programme)
        adresse = os.environ.get("SITE_URL", "") or (examen.registre.mentions.adresse if production else "")
        examen = _servi_a(examen, adresse)
        problemes = examen.problemes
        if production:
            problemes = (*problemes, *verifier_production(examen.registre))
        resultat = Resultat(problemes)
        if not resultat.sain:
            return resultat
        # A link that leads elsewhere stays a link: what it leads to is replaced.
        public = public.resolve()
        retablir(public)
        build = _Build(examen, projet, public, atelier, magasin, programme, jour, pdf, constructeur, dire)
        try:
            return replace(build.publier(), problemes=problemes)
        except ConstructionImpossible as erreur:
            return Resultat(problemes, echec=erreur.lignes)


def _servi_a(examen: Examen, adresse: str) -> Examen:
    """The same, for a portal that will be served at `adresse` (empty: not known)."""
    registre = copie(examen.registre, mentions=replace(examen.registre.mentions, adresse=adresse))
    cle = REGISTRE, "mentions"
    return replace(examen, registre=registre, cles={**examen.cles, cle: f"{examen.cles.get(cle, '')} {adresse}"})


@dataclass(frozen=True, slots=True)
class _Build:
    """One build, and all that it is made with."""

    examen: Examen
    projet: Path
    public: Path
    atelier: Path
    magasin: Magasin
    programme: str
    jour: str
    pdf: bool
    constructeur: Constructeur
    dire: Callable[[str], None]

    def publier(self) -> Resultat:
        """Make and publish. Where the folder of the build holds something else than what is remembered of it, what it holds of that site
        is made again."""
        oublies: set[str] = set()
        while True:
            try:
                return self._essayer()
            except CopieAbimee as erreur:
                dossier = dossier_de(erreur.chemin, [dossier.contrat.id for dossier in self.examen.registre.dossiers])
                if dossier in oublies:
                    raise ConstructionImpossible(f"Le dossier « {self.atelier.name} » change pendant la construction.") from erreur
                oublies.add(dossier)
                self._etat(dossier).oublier()

    def _chantier(self, dossier: str) -> Chantier:
        return Chantier(self.projet, self.atelier, dossier or PORTAIL)

    def _etat(self, dossier: str) -> EtatDuSite:
        return EtatDuSite(self.magasin, self._chantier(dossier), self.programme)

    def _essayer(self) -> Resultat:
        registre = self.examen.registre
        adresse = registre.mentions.adresse
        edition = Edition(pdf=self.pdf and moteur_disponible(self.atelier), adresse=adresse)
        contrats = [dossier.id_du_contrat for dossier in registre.dossiers]
        donnees = {**self.examen.cles, **donnees_du_build(contrats, self.jour, edition)}
        calculs = CalculsGardes(self.magasin, donnees, self.programme)
        avant = BuildPrecedent(donnees, lambda dossier: self._etat(dossier).souvenirs(), calculs.du_contrat)
        tous = sites(registre, lire_fonds(self.projet, self._compiles()), aujourd_hui=self.jour, edition=edition, avant=avant)
        chantiers = [SiteEnChantier(site, self._chantier(site.dossier), self._etat(site.dossier), self.constructeur) for site in tous]
        rendus, construites, pdf = faire_les_sites(chantiers, adresse, self.programme, self.dire)
        morts, suivis = self._controler(chantiers, urlsplit(adresse).path or "/")
        comptes = Comptes(
            faits=sum(site.reprise.compares for site in tous if site.reprise),
            changes=sum(site.reprise.changes for site in tous if site.reprise),
            vues=sum(len(site.reprise.faites) for site in tous if site.reprise),
            rendus=len(rendus),
            pages=len(construites),
            liens=suivis,
            pdf=pdf,
        )
        if morts:
            echec = ("Le site construit contient des liens qui ne mènent nulle part :", *morts)
            return Resultat((), rendus, construites, echec=echec, comptes=comptes)
        publies = {chemin: fichier for chantier in chantiers for chemin, fichier in chantier.publies()}
        publication = publier(publies, self.public, self.atelier, self.magasin)
        for chantier in chantiers:
            chantier.garder()
        calculs.fermer()
        remarques = (ABSENCE,) if self.pdf and not edition.pdf else ()
        return Resultat((), rendus, construites, publication.ecrits, publication.retires, remarques=remarques, comptes=comptes)

    def _compiles(self) -> Path:
        """The folder of this version's compiled templates; those of others are deleted."""
        dossier = self.atelier / "gabarits-des-pages"
        ici = dossier / self.programme[:16]
        if dossier.is_dir() and not ici.is_dir():
            shutil.rmtree(dossier)
        return ici

    def _controler(self, chantiers: list[SiteEnChantier], base: str) -> tuple[list[str], int]:
        """Follow the links; all of them where other sites were published the last time, or elsewhere."""
        cle = "\n".join((self.programme, base, *(chantier.site.dossier for chantier in chantiers))).encode()
        tout = self.magasin.lire("liens") != cle
        self.magasin.ecrire("liens", b"")  # until these links are known to be good, none is
        self.dire("Vérification des liens")
        morts, suivis = controler([chantier.liens() for chantier in chantiers], base, tout=tout)
        if not morts:
            self.magasin.ecrire("liens", cle)
        return morts, suivis


def tous_les_sites(registre: Registre, projet: Path, *, aujourd_hui: str = "", edition: Edition = ECRAN_SEUL) -> tuple[Site, ...]:
    """The outputs that a build of `registre` would write on that day, without writing them."""
    return sites(registre, lire_fonds(projet), aujourd_hui=aujourd_hui or ce_jour(), edition=edition)
