"""Everything known of one contract, and of all of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.graphe.carnet import noter, sans_noter
from generator.graphe.observe import copie, differe, observee
from generator.model.adresses_publiees import AdresseChangee, AdressesPubliees
from generator.model.argent import Montants
from generator.model.avertissement import AvertissementRepondu
from generator.model.avis import Avis
from generator.model.collecte import EnvoiDeCollecte
from generator.model.constat import Constats
from generator.model.contrat import Contrat, Document
from generator.model.copie import Copie, ReponseDuWeb
from generator.model.edition_figee import EditionFigee, FicheDEdition
from generator.model.etat import Nouvelle
from generator.model.fait import Anomalie, Fait, ListeDeMesures
from generator.model.glossaire import Synonyme, Terme, Theme
from generator.model.guide import Guide
from generator.model.mentions import Mentions
from generator.model.mouvement import Historique
from generator.model.partenaire import Partenaire
from generator.model.publication import EtatDeLecture, Publication
from generator.model.referentiel import Indicateur, Noeud
from generator.model.territoire import Alentour, Territoire
from generator.model.texte_de_document import TexteDeDocument
from generator.model.valeur import Valeur
from generator.model.voisin import Voisins

REGISTRE = "registre"  # the name under which the reading of its fields is noted


def nom_du_dossier(contrat: str) -> str:
    """That of a contract, as the files say it."""
    return f"{contrat}/lu"


@observee
@dataclass(frozen=True, slots=True)
class Dossier:
    """One contract, whole. `textes` maps the name of a content file («presentation») to its Markdown.

    `incomplets` names what could not be read wholly (noeuds, territoires, faits, montants, publications): what is not found there may still exist, so no
    check may call it absent.
    `valeurs` are figures that were measured (or why there is none), `previsions` those that a source expects: nothing is computed from these.
    `publications` are the entries of publications.yml, and `lecture_arretee_le` the ISO day up to which publications were looked for
    (empty: not said); `calculs.publications` adds the documents of the contract to them. `envois` are the workbooks of collecte.yml.
    `adresses_changees` says what became of addresses, `adresses_publiees` is the ledger of those that were ever published.
    `historique` has the changes of what the site says, which no file of the project holds: a build adds them.
    """

    contrat: Contrat
    racines: tuple[Noeud, ...]
    territoires: tuple[Territoire, ...]
    valeurs: tuple[Valeur, ...]
    faits: tuple[Fait, ...]
    anomalies: tuple[Anomalie, ...]
    textes: dict[str, str] = field(default_factory=dict)
    incomplets: frozenset[str] = frozenset()
    nouvelles: tuple[Nouvelle, ...] = ()
    avis: tuple[Avis, ...] = ()
    publications: tuple[Publication, ...] = ()
    lecture_arretee_le: str = ""
    voisins: Voisins = field(default_factory=Voisins)
    textes_des_documents: tuple[TexteDeDocument, ...] = ()
    constats: Constats | None = None
    alentours: tuple[Alentour, ...] = ()
    montants: Montants = field(default_factory=Montants)
    previsions: tuple[Valeur, ...] = ()
    repondus: tuple[AvertissementRepondu, ...] = ()
    envois: tuple[EnvoiDeCollecte, ...] = ()
    adresses_changees: tuple[AdresseChangee, ...] = ()
    adresses_publiees: AdressesPubliees = field(default_factory=AdressesPubliees)
    historique: Historique = field(default_factory=Historique)
    editions: tuple[EditionFigee, ...] = ()
    copies: tuple[Copie, ...] = ()
    reponses_du_web: tuple[ReponseDuWeb, ...] = ()
    nom_suivi: str = field(default="", compare=False, repr=False)  # the name under which the reading of its fields is noted

    @property
    def id_du_contrat(self) -> str:
        """The id of the contract, for which nothing is read where its name says it."""
        return self.nom_suivi.partition("/")[0] or self.contrat.id

    def noeuds(self) -> Iterator[Noeud]:
        """All nodes, in the order of the document."""
        for racine in self.racines:
            yield from racine.parcourir()

    def indicateurs(self) -> Iterator[Indicateur]:
        """All indicators and promises of indicators, in the order of the document."""
        for noeud in self.noeuds():
            yield from noeud.indicateurs

    def observations(self) -> tuple[Valeur, ...]:
        """All rows of the tables of figures, forecasts last."""
        return (*self.valeurs, *self.previsions)

    def publications_connues(self) -> tuple[Publication, ...]:
        """The documents of the contract, described by their entry or by contrat.yml alone, then the other entries, in the order of the files."""
        declarees = {publication.document: publication for publication in self.publications if publication.document}
        documents = [declarees.get(document.id) or _publication(document) for document in self.contrat.documents]
        ids = {publication.id for publication in documents}
        return (*documents, *(publication for publication in self.publications if publication.id not in ids))

    def publications_par_nom(self) -> Mapping[str, Publication]:
        """Publications by every id that a figure may name them by: their own, and that of the document that they describe."""
        noms = {publication.id: publication for publication in self.publications_connues()}
        return noms | {publication.document: publication for publication in noms.values() if publication.document}


def _publication(document: Document) -> Publication:
    """A document that the site was made from, and that no entry describes."""
    return Publication(
        id=document.id,
        titre=document.titre,
        editeur="",
        date=document.date,
        adresse=document.url,
        genre=document.genre,
        etat=EtatDeLecture.LUE,
        lieu=document.lieu,
        document=document.id,
    )


@observee
@dataclass(frozen=True, slots=True)
class Registre:
    """All contracts and what they share. `incomplets` names what could not be read wholly (partenaires, mesures, dossiers). `adresses_publiees` has the
    ledger of the portal (under an empty name), and those of contracts that are no more, by their folder; `editions_d_avant` has the frozen editions of the latter."""

    partenaires: tuple[Partenaire, ...]
    mesures: ListeDeMesures | None
    dossiers: tuple[Dossier, ...]
    textes: dict[str, str] = field(default_factory=dict)
    incomplets: frozenset[str] = frozenset()
    glossaire: tuple[Terme, ...] = ()
    synonymes: tuple[Synonyme, ...] = ()
    themes: tuple[Theme, ...] = ()
    mentions: Mentions = field(default_factory=Mentions)
    repondus: tuple[AvertissementRepondu, ...] = ()
    guides: tuple[Guide, ...] = ()
    adresses_changees: tuple[AdresseChangee, ...] = ()
    adresses_publiees: Mapping[str, AdressesPubliees] = field(default_factory=dict)
    editions: tuple[FicheDEdition, ...] = ()
    editions_d_avant: Mapping[str, tuple[EditionFigee, ...]] = field(default_factory=dict)
    nom_suivi: str = field(default="", compare=False, repr=False)

    @property
    def lieux(self) -> tuple[tuple[str, tuple[Territoire, ...]], ...]:
        """The places of each contract, by its id. They are noted as one thing: in a country, whoever looks for those that several contracts share would
        else have read as many as there are contracts."""
        if self.nom_suivi:
            noter((self.nom_suivi, "lieux"))
        with sans_noter():
            return tuple((dossier.id_du_contrat, dossier.territoires) for dossier in self.dossiers)


def vierge(registre: Registre) -> Registre:
    """The same, whose contracts load what is read of them for themselves: it goes with this copy."""
    return copie(registre, dossiers=differe(lambda: tuple(copie(dossier) for dossier in registre.dossiers)))
