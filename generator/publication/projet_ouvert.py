"""One project as a build reads it, in whichever process: what is asked for, and what any of its sites can be made from."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from generator.graphe.carnet import Cellule
from generator.graphe.empreintes import Empreintes
from generator.graphe.observe import copie, differe
from generator.model.dossier import REGISTRE, Dossier, Registre, nom_du_dossier, vierge
from generator.pages.edition import Edition
from generator.pages.faits import donnees_du_build
from generator.pages.site import BuildPrecedent, Sites
from generator.publication.chantier import PORTAIL, Chantier
from generator.publication.constructeur import Constructeur
from generator.publication.echec import ConstructionImpossible
from generator.publication.examen import CalculsGardes, Examen, examiner_projet
from generator.publication.fichiers_demenages import FichiersDemenages
from generator.publication.gabarits import lire_fonds
from generator.publication.historique import historique_garde
from generator.publication.inventaire import EtatDuSite, TetesDesSites, publies_de
from generator.publication.magasin import atelier_de, magasin_de


class Commande(Struct, frozen=True):
    """What a build is asked for. `projet` is the folder of the project, `jour` the ISO day on which progress is told, `adresse` where the portal will
    be served (empty: not known), `classeurs` whether workbooks and archives are made, `programme` the digest of the program; `passage` is the name of this run, which no other has; `lecture` the digest of what
    was read for it, `historiques` the digests of the changes that the build kept of each contract; `adresses_d_avant` are those that ledgers had in the git history."""

    projet: Path
    jour: str
    adresse: str
    pdf: bool
    classeurs: bool
    programme: str
    passage: str
    lecture: str
    constructeur: Constructeur
    historiques: Mapping[str, str] = {}
    adresses_d_avant: Mapping[str, tuple[str, ...]] = {}

    @property
    def atelier(self) -> Path:
        """The folder of the build."""
        return atelier_de(self.projet)


class ProjetOuvert:
    """A project that was read and checked, for one build."""

    def __init__(self, commande: Commande, examen: Examen) -> None:
        self.commande = commande
        self.magasin = magasin_de(commande.projet)
        self.edition = Edition(pdf=commande.pdf, adresse=commande.adresse, classeurs=commande.classeurs)
        self._fonds = lire_fonds(commande.projet, self._compiles())
        self._etats: dict[str, EtatDuSite] = {}
        self._tetes = TetesDesSites(self.magasin, commande.programme)
        self._connues = self._tetes.lire()
        self.fond = commande.constructeur.fond(commande.projet, commande.programme)
        self._registre = copie(
            examen.registre,
            mentions=replace(examen.registre.mentions, adresse=commande.adresse),
            dossiers=tuple(self._avec_son_historique(dossier) for dossier in examen.registre.dossiers),
        )
        self.contrats = tuple(dossier.id_du_contrat for dossier in self._registre.dossiers)
        mentions = REGISTRE, "mentions"
        servi = {mentions: f"{examen.cles.get(mentions, '')} {commande.adresse}"}
        historiques = {(nom_du_dossier(id), "historique"): commande.historiques.get(id, "") for id in self.contrats}
        du_build = donnees_du_build(self.contrats, commande.jour, self.edition)
        self._donnees: Mapping[Cellule, str] = {**examen.cles, **servi, **historiques, **du_build}

    def _avec_son_historique(self, dossier: Dossier) -> Dossier:
        id = dossier.id_du_contrat
        if not self.commande.historiques.get(id):
            return dossier
        return copie(dossier, historique=differe(lambda: historique_garde(self.magasin, id)))

    @property
    def registre(self) -> Registre:
        """What was read, of which nothing is loaded that was not asked for of this copy."""
        return vierge(self._registre)

    def cles(self, nom: str, *champs: str) -> str:
        """The digests of what these fields of a thing (the registre, or a dossier) were made from."""
        return " ".join(self._donnees.get((nom, champ), "") for champ in champs)

    def sites(self) -> tuple[Sites, CalculsGardes]:
        """The sites, of which nothing is loaded yet, and what keeps their long computations: with both, all that was loaded for a site is
        forgotten."""
        calculs = CalculsGardes(self.magasin, self._donnees, self.commande.programme)
        avant = BuildPrecedent(self._donnees, lambda dossier: self.etat(dossier).souvenirs(), calculs.du_contrat, self._empreintes())
        return Sites(vierge(self._registre), self._fonds, aujourd_hui=self.commande.jour, edition=self.edition, avant=avant), calculs

    def _empreintes(self) -> Empreintes:
        """Those of a program that lives long, or new ones."""
        if self.magasin.memoire is None:
            return Empreintes()
        return self.magasin.memoire.empreintes

    def chantier(self, dossier: str) -> Chantier:
        """Where a site is made; of the portal, `dossier` is empty."""
        return Chantier(self.commande.projet, self.commande.atelier, dossier or PORTAIL)

    def etat(self, dossier: str) -> EtatDuSite:
        """What is remembered of a site, whose head is read once until `relire` is called."""
        if dossier not in self._etats:
            connue = self._connues.get(dossier)
            self._etats[dossier] = EtatDuSite(self.magasin, self.chantier(dossier), self.commande.programme, connue)
        return self._etats[dossier]

    def voulus_de(self, dossier: str) -> dict[str, tuple[str, str]]:
        """The digest and the file of each path of the site in a folder, which was made."""
        chantier, inventaire = self.chantier(dossier), self.etat(dossier).inventaire()
        html, pdf, papiers = f"{chantier.html}/", f"{chantier.pdf}/", inventaire.papiers
        return {
            chemin: (somme, f"{pdf if chemin in papiers else html}{chemin}") for chemin, somme in publies_de(dossier, inventaire).items()
        }

    def fichiers_demenages(self) -> FichiersDemenages:
        """The files of contracts that are published at their addresses of before too, once all sites were made."""
        return FichiersDemenages(self.registre, self.contrats, lambda id: publies_de(id, self.etat(id).inventaire()))

    def relire(self, dossier: str) -> None:
        """What is remembered of a site may have been written since, here or by another process."""
        self._etats.pop(dossier, None)
        self._connues.pop(dossier, None)

    def douter_des_tetes(self) -> None:
        """Until `retenir_les_tetes`, the head of each site is where it was written alone."""
        self._tetes.oublier()

    def retenir_les_tetes(self) -> None:
        """Keep the heads of all sites together."""
        lues = {dossier: self.etat(dossier).marquee for dossier in ("", *self.contrats)}
        self._tetes.ecrire({dossier: marquee for dossier, marquee in lues.items() if marquee})

    def _compiles(self) -> Path:
        """The folder of this version's compiled templates; those of others are deleted."""
        dossier = self.commande.atelier / "gabarits-des-pages"
        ici = dossier / self.commande.programme[:16]
        if dossier.is_dir() and not ici.is_dir():
            shutil.rmtree(dossier, ignore_errors=True)
        return ici


_ouverts: dict[str, ProjetOuvert] = {}


def poser(projet: ProjetOuvert) -> None:
    """Have `projet` at hand for the works of its build, here and in the processes that are copied from this one."""
    _ouverts.clear()
    _ouverts[projet.commande.passage] = projet


def fermer() -> None:
    """Have none at hand."""
    _ouverts.clear()


def ouvrir(commande: Commande) -> ProjetOuvert:
    """The project of a build, which is read from what the build kept where this process has not got it."""
    if commande.passage not in _ouverts:
        examen = examiner_projet(commande.projet, commande.jour, magasin_de(commande.projet), programme=commande.programme)
        if examen.empreinte != commande.lecture:
            raise ConstructionImpossible("Les fichiers du projet changent pendant la construction.")
        poser(ProjetOuvert(commande, examen))
    return _ouverts[commande.passage]
