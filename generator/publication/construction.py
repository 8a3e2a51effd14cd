"""From a folder of référentiels to a published site: reads, checks, renders, builds, verifies, swaps. Only what changed is made again."""

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from msgspec import Struct, field
from msgspec.structs import replace

from generator.checks.production import exemples_restants, verifier_production
from generator.graphe.observe import copie
from generator.model.dossier import Registre, vierge
from generator.model.places_des_editions import ARCHIVES
from generator.model.probleme import Gravite, Probleme
from generator.pages.edition import ECRAN_SEUL, Edition
from generator.pages.mots.typographie import INSECABLE
from generator.pages.pieces.recherche import TitreDePage
from generator.pages.recettes.pages_d_un_site import PagesDUnSite, titre_de_page
from generator.pages.site import Site, Sites, sites
from generator.publication.adresses_perdues import adresses_perdues, fichiers_revenus
from generator.publication.assemblage import BilanDePublication, publier
from generator.publication.chemins import AUCUN, Chemins
from generator.publication.comparaison import SiteAPublier, Voulus
from generator.publication.constructeur import Constructeur
from generator.publication.controle_des_liens import Controle, LiensDuSite, controler
from generator.publication.deja_publie import ce_jour
from generator.publication.disque import retablir
from generator.publication.echec import ConstructionImpossible, CopieAbimee
from generator.publication.editions.publiees import EditionsPubliees
from generator.publication.equipe import Equipe, faire_tout
from generator.publication.etrangers_dits import dire_les_etrangers
from generator.publication.examen import examiner_projet, poids_du_contrat
from generator.publication.gabarits import lire_fonds
from generator.publication.historique import SANS_HISTORIQUE, OrigineDesMouvements, lire_les_historiques
from generator.publication.impression import ABSENCE, moteur_disponible, version_du_moteur
from generator.publication.inventaire import Inscription, publies_de
from generator.publication.magasin import atelier_de, magasin_de
from generator.publication.mkdocs.constructeur import MKDOCS
from generator.publication.papiers import moteur
from generator.publication.programme import empreinte_du_programme
from generator.publication.projet_ouvert import Commande, ProjetOuvert, fermer, poser
from generator.publication.registres_d_avant import adresses_d_avant
from generator.publication.site_fait import SiteFait, dossier_de, faire_le_site
from generator.publication.tel_quel import TelsQuels
from generator.publication.travaux import TravailDeContrat, contrats_de_la_part
from generator.publication.verrou import verrou
from generator.sources.champs import ADRESSE
from generator.sources.dossiers_du_projet import TEL_QUEL
from generator.sources.fichiers_lus import EtatDuDisque
from generator.sources.journal import extrait

_CONSEIL = f"Écrire l’adresse publique du site, par exemple{INSECABLE}: https://engagements.ville.fr."


_SOUS_ARCHIVES = f"{ARCHIVES}/"


class Comptes(Struct, frozen=True):
    """How much a build did: facts compared with those of before and facts that had changed, views made, pages rendered, pages that the builder
    made, pages whose links were followed, PDFs printed."""

    faits: int = 0
    changes: int = 0
    vues: int = 0
    rendus: int = 0
    pages: int = 0
    liens: int = 0
    pdf: int = 0


class Resultat(Struct, frozen=True):
    """What a run did. `problemes` holds everything found in the data; `echec` says why nothing was published although they are sound;
    `remarques` what was left out because this machine cannot do it, and what others put into the published folder; `mis_de_cote` where those of their files
    are that had to leave it."""

    problemes: tuple[Probleme, ...]
    rendus: Chemins = AUCUN
    construites: Chemins = AUCUN
    ecrits: Chemins = AUCUN
    retires: Chemins = AUCUN
    echec: tuple[str, ...] = field(default=())
    remarques: tuple[str, ...] = ()
    mis_de_cote: tuple[str, ...] = ()
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
    classeurs: bool = True,
    constructeur: Constructeur = MKDOCS,
    equipe: Equipe = faire_tout,
    part: tuple[int, int] | None = None,
    disque: EtatDuDisque | None = None,
    origine: OrigineDesMouvements = SANS_HISTORIQUE,
    garder: int = 0,
) -> Resultat:
    """Publish the contracts of `projet` into `public`, as progress stands on `aujourd_hui` (ISO day; empty: the day of this run).

    `dire` receives short French progress messages. With `production`, an entry that the law requires and that is missing is an error,
    and the public address of `site.yml` is used where the variable SITE_URL gives none. Without `pdf`, no PDF is made, and no page leads to one; the same without `classeurs`
    for the workbook and the archive of each contract.
    `constructeur` makes the HTML, and `equipe` does the work that can be shared. With `part` (i, n), the contracts of the i-th of n parts are made in the
    folder of the build, and nothing is published: a build that finds the parts of all there publishes what one build would. `disque` is what the files of
    the project are known to hold, for who has just read them. `origine` says from where what changed in what the site says is read; else nothing of it is told. `garder` is how
    many of the states that were published before are kept, to go back to.

    With an error in the data, a dead link in the built site, or a SITE_URL that is no address, nothing is written to `public`. Raises
    ConstructionEnCours.
    """
    atelier = atelier_de(projet)
    programme = empreinte_du_programme()
    jour = aujourd_hui or ce_jour()
    with verrou(atelier):
        dire("Lecture et vérification des données")
        try:
            examen = examiner_projet(projet, jour, magasin_de(projet), programme=programme, equipe=equipe, disque=disque)
        except ConstructionImpossible as erreur:
            return Resultat((), echec=erreur.lignes)
        donnee = os.environ.get("SITE_URL", "")
        if donnee and not ADRESSE.fullmatch(donnee):
            return Resultat((), echec=(f"La variable SITE_URL n’est pas une adresse de page{INSECABLE}: {extrait(donnee)}", _CONSEIL))
        adresse = donnee or (examen.registre.mentions.adresse if production else "")
        problemes = examen.problemes
        if production:
            problemes = (*exemples_restants(problemes), *verifier_production(_servi_a(examen.registre, adresse)))
        resultat = Resultat(problemes)
        if not resultat.sain:
            return resultat
        # A link that leads elsewhere stays a link: what it leads to is replaced.
        public = public.resolve()
        retablir(public)
        avec_pdf = pdf and moteur_disponible(atelier)
        if origine.se_lit:
            dire("Lecture de ce qui a changé")
        try:
            historiques = lire_les_historiques(projet, vierge(examen.registre), examen.cles, jour, magasin_de(projet), origine, programme)
        except ConstructionImpossible as erreur:
            return Resultat(problemes, echec=erreur.lignes)
        commande = Commande(
            projet,
            jour,
            adresse,
            avec_pdf,
            classeurs,
            programme,
            os.urandom(8).hex(),
            examen.empreinte,
            constructeur,
            historiques.sommes,
            adresses_d_avant(projet, magasin_de(projet)) if origine.git else {},
        )
        ouvert = ProjetOuvert(commande, examen)
        poser(ouvert)
        try:
            remarques = (*((ABSENCE,) if pdf and not avec_pdf else ()), *historiques.remarques)
            tels_quels = TelsQuels(projet, atelier, examen.tels_quels, disque, examen.registre.adresses_changees)
            fait = _Build(ouvert, public, dire, equipe, part, tels_quels, garder).publier()
            return replace(fait, problemes=(*problemes, *fait.problemes), remarques=(*remarques, *fait.remarques))
        except ConstructionImpossible as erreur:
            return Resultat(problemes, echec=erreur.lignes)
        finally:
            fermer()


class _Build(Struct, frozen=True):
    """One build of a project into `public`."""

    projet: ProjetOuvert
    public: Path
    dire: Callable[[str], None]
    equipe: Equipe
    part: tuple[int, int] | None
    tels_quels: TelsQuels
    garder: int

    def publier(self) -> Resultat:
        """Make and publish. Where the folder of the build holds something else than what is remembered of it, what it holds of that site
        is made again."""
        magasin, base = self.projet.magasin, urlsplit(self.projet.commande.adresse).path or "/"
        noms = (*self.projet.contrats, TEL_QUEL, *self.tels_quels.chemins)
        cle = "\n".join((self.projet.commande.programme, base, *noms)).encode("utf-8", "surrogateescape")
        tout = magasin.lire("liens") != cle  # other sites were published the last time, or elsewhere
        magasin.ecrire("liens", b"")  # until the links of what is made now are known to be good, none is
        self.projet.douter_des_tetes()
        oublies: set[str] = set()
        faits: dict[str, SiteFait] = {}
        while True:
            try:
                resultat = self._essayer(faits, base, tout=tout)
                if resultat.sain and not self.part:
                    magasin.ecrire("liens", cle)
                return resultat
            except CopieAbimee as erreur:
                dossier = dossier_de(erreur.chemin, self.projet.contrats)
                if dossier in oublies:
                    raise ConstructionImpossible(
                        f"Le dossier « {self.projet.commande.atelier.name} » change pendant la construction."
                    ) from erreur
                oublies.add(dossier)
                self.projet.etat(dossier).oublier()
                self.projet.relire(dossier)

    def _essayer(self, deja: dict[str, SiteFait], base: str, *, tout: bool) -> Resultat:
        """Make and publish once. `deja` is what was made in this build, to which what is made is added. With `tout`, all links are followed."""
        self._faire_les_sites(deja)
        faits = [deja[dossier] for dossier in ("", *self.projet.contrats) if dossier in deja]
        self._imprimer(faits)
        if not self.part:
            self.projet.retenir_les_tetes()
        controle = Controle([], 0, {}) if self.part else self._controler(faits, base, tout=tout)
        rendus, construites = (Chemins.de(_sous(faits, liste)) for liste in (_rendus, _construites))
        comptes = Comptes(
            faits=sum(fait.faits for fait in faits),
            changes=sum(fait.changes for fait in faits),
            vues=sum(fait.vues for fait in faits),
            rendus=len(rendus),
            pages=len(construites),
            liens=controle.suivis,
            pdf=sum(len(fait.papiers) for fait in faits),
        )
        if controle.morts:
            from generator.publication.liens_ecrits import problemes_des_liens  # here and not above: most builds have no dead link

            ecrits = tuple(problemes_des_liens(self.projet.commande.projet, self.projet.contrats, controle.mortes))
            echec = ("Le site construit contient des liens qui ne mènent nulle part :", *controle.morts)
            return Resultat(ecrits, rendus, construites, echec=echec, comptes=comptes)
        if self.part:
            return Resultat((), rendus, construites, comptes=comptes)
        if perdues := tuple(adresses_perdues(self.projet, self._editions.accueils, self.tels_quels.chemins)):
            return Resultat(perdues, rendus, construites, comptes=comptes)
        publication = self._publier_les_sites([fait.dossier for fait in faits])
        return Resultat(
            tuple(fichiers_revenus(self.projet, self.tels_quels.chemins)),
            rendus,
            construites,
            publication.ecrits,
            publication.retires,
            remarques=dire_les_etrangers(publication.etrangers),
            mis_de_cote=publication.de_cote,
            comptes=comptes,
        )

    @property
    def _editions(self) -> EditionsPubliees:
        """The frozen editions of the project."""
        retraits: Voulus = {}
        if any(une.adresse.startswith(_SOUS_ARCHIVES) for une in self.projet.registre.adresses_changees):
            du_portail = self.projet.voulus_de("").items()
            retraits = {chemin.removeprefix(_SOUS_ARCHIVES): un for chemin, un in du_portail if chemin.startswith(_SOUS_ARCHIVES)}
        return EditionsPubliees(self.projet.commande.projet, self.projet.commande.atelier, self.projet.contrats, retraits)

    def _publier_les_sites(self, dossiers: Sequence[str]) -> BilanDePublication:
        """Publish what was made, and the frozen editions as they are."""
        editions = self._editions
        sites = [self._a_publier(dossier) for dossier in dossiers]
        try:
            return publier(
                [*sites, *([editions.site] if editions else [])],
                self.public,
                self.projet.commande.atelier,
                self.projet.magasin,
                conserves=self.projet.registre.mentions.conserves,
                garder=self.garder,
            )
        except CopieAbimee as erreur:
            if erreur.chemin.partition("/")[0] != ARCHIVES:
                raise
            raise ConstructionImpossible(
                f"Un fichier d’une édition figée manque, ou a changé{INSECABLE}: {erreur.chemin}",
                f"Le remettre comme il était (« git checkout -- {ARCHIVES} ») ; « engagements archiver --verifier » dit tout ce qui a changé.",
            ) from None

    def _faire_les_sites(self, deja: dict[str, SiteFait]) -> None:
        """Make the sites of all contracts, then that of the portal, which is told of them; what is made is added to `deja`."""
        projet, commande = self.projet, self.projet.commande
        tous, calculs = projet.sites()
        contrats = self._contrats_de(self.part) if self.part else projet.contrats
        faits = {id: SiteFait(id) for id in contrats if tous.est_intact(id) and self._est_fait(id)}
        travaux = [TravailDeContrat(commande, id, poids_du_contrat(commande.projet, id)) for id in contrats if id not in faits]
        for fait in (*faits.values(), *self.equipe(travaux, self.dire)):
            deja[fait.dossier] = fait.apres(deja.get(fait.dossier))
        for travail in travaux:
            projet.relire(travail.contrat)
        if self.part:
            return
        self.dire("Pages : portail")
        portail = tous.du_portail({id: self._pages_de(id, tous) for id in projet.contrats})
        deja[""] = faire_le_site(portail, projet.chantier(""), projet.etat(""), commande, projet.fond).apres(deja.get(""))
        projet.relire("")
        calculs.fermer()

    def _contrats_de(self, part: tuple[int, int]) -> Sequence[str]:
        """The contracts of one part of the country."""
        return contrats_de_la_part({id: poids_du_contrat(self.projet.commande.projet, id) for id in self.projet.contrats}, part)

    def _est_fait(self, dossier: str) -> bool:
        """True where a site of which no view is to be made is to be built no more either, nor printed."""
        tete, chantier, commande = self.projet.etat(dossier).tete, self.projet.chantier(dossier), self.projet.commande
        return (
            tete is not None
            and tete.cle == commande.constructeur.cle(tete.site, chantier, commande.adresse, fond=self.projet.fond)
            and tete.moteur == moteur(tete.site, chantier)
        )

    def _pages_de(self, contrat: str, tous: Sites) -> PagesDUnSite:
        """What the portal is told of the pages of a contract that was made."""
        tete = self.projet.etat(contrat).tete
        return PagesDUnSite(lambda: _titres(tous.du_contrat(contrat)), tete.titres if tete else "", tete.adresses if tete else "")

    def _a_publier(self, dossier: str) -> SiteAPublier:
        etat, projet = self.projet.etat(dossier), self.projet
        contenu = etat.tete.contenu if etat.tete else ""
        if dossier:
            return SiteAPublier(dossier, contenu, lambda: projet.voulus_de(dossier))
        demenages = projet.fichiers_demenages()

        def charger() -> Voulus:
            # What stands in the place of editions that were withdrawn is published among them.
            voulus = {chemin: un for chemin, un in projet.voulus_de("").items() if not chemin.startswith(_SOUS_ARCHIVES)}
            return self.tels_quels.joindre(demenages.joindre(voulus, projet.voulus_de))

        return SiteAPublier("", self.tels_quels.contenu(demenages.contenu(contenu)), charger)

    def _liens_de(self, fait: SiteFait) -> LiensDuSite:
        etat = self.projet.etat(fait.dossier)
        autres = () if fait.dossier else self.tels_quels.chemins

        def publies() -> Collection[str]:
            siens = publies_de(fait.dossier, etat.inventaire())
            return siens.keys() | set(autres) if autres else siens

        return LiensDuSite(fait.dossier, publies, fait.nouveaux, fait.perd, etat.renvois)

    def _imprimer(self, faits: list[SiteFait]) -> None:
        """Print what is left to print."""
        papiers = [papier for fait in faits for papier in fait.papiers]
        imprimes = iter(self.equipe(papiers, self.dire))
        for fait in faits:
            siens: dict[str, Inscription] = {}
            for _ in fait.papiers:
                siens |= next(imprimes)
            if siens:
                etat = self.projet.etat(fait.dossier)
                inventaire = etat.inventaire()
                complet = replace(inventaire, papiers={**inventaire.papiers, **siens})
                etat.completer(complet, version_du_moteur(self.projet.commande.atelier))
                self.projet.relire(fait.dossier)

    def _controler(self, faits: list[SiteFait], base: str, *, tout: bool) -> Controle:
        """Follow the links of what was made, or with `tout`, all of them."""
        self.dire("Vérification des liens")
        editions = self._editions
        return controler([*map(self._liens_de, faits), *([editions.liens] if editions else [])], base, tout=tout)


def _servi_a(registre: Registre, adresse: str) -> Registre:
    """The same, for a portal that will be served at `adresse` (empty: not known)."""
    return copie(registre, mentions=replace(registre.mentions, adresse=adresse))


def _rendus(fait: SiteFait) -> Chemins:
    return fait.rendus


def _construites(fait: SiteFait) -> Chemins:
    return fait.construites


def _sous(faits: Iterable[SiteFait], liste: Callable[[SiteFait], Chemins]) -> Iterator[str]:
    for fait in faits:
        for adresse in liste(fait):
            yield f"{fait.dossier}/{adresse}" if fait.dossier else adresse


def _titres(site: Site) -> Iterator[TitreDePage]:
    for sortie in site.sorties:
        yield from titre_de_page(sortie)


def tous_les_sites(registre: Registre, projet: Path, *, aujourd_hui: str = "", edition: Edition = ECRAN_SEUL) -> tuple[Site, ...]:
    """The outputs that a build of `registre` would write on that day, without writing them."""
    return sites(registre, lire_fonds(projet), aujourd_hui=aujourd_hui or ce_jour(), edition=edition)
