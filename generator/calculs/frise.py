"""The events of a contract in the order of time: what happened, what was planned, what figures speak of, what was published."""

from collections import defaultdict
from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from generator.calculs.dates import jour_entier
from generator.calculs.index_du_contrat import IndexDuContrat
from generator.model.publication import EtatDeLecture, GenreDeSource
from generator.model.temps import est_venue


class Voie(StrEnum):
    """What an event is of, in the order in which the timeline shows them."""

    CONTRAT = "contrat"
    LOI = "loi"
    PREVU = "prevu"
    CHIFFRES = "chiffres"
    NOUVELLES = "nouvelles"
    PUBLICATIONS = "publications"


class Sorte(StrEnum):
    """What an event is; those of one day are shown in this order."""

    DEBUT = "debut"  # the first year that the document prints
    CONTRATS_DE_VILLE = "contrats_de_ville"
    SIGNATURE = "signature"
    DOCUMENT = "document"
    EFFET = "effet"  # the day from which a document holds, where that is not its own
    CHANGEMENT = "changement"  # what a document changed of targets and of the list of indicators
    FIN = "fin"  # the last year that the document prints
    LOI = "loi"
    MESURES = "mesures"  # the national measures that promises echo, as they stood on a day
    FIN_PROLONGEE = "fin_prolongee"
    FIN_DES_CONTRATS_DE_VILLE = "fin_des_contrats_de_ville"
    OBLIGATION = "obligation"
    ECHEANCE = "echeance"  # a deadline printed for indicators
    CIBLE = "cible"  # the year of targets
    CHIFFRES = "chiffres"
    NOUVELLE = "nouvelle"
    AVIS = "avis"
    REPONSE = "reponse"  # a partner's own words
    REPONSE_A_UN_AVIS = "reponse_a_un_avis"
    PUBLICATION = "publication"


VOIES = {
    Sorte.DEBUT: Voie.CONTRAT,
    Sorte.CONTRATS_DE_VILLE: Voie.CONTRAT,
    Sorte.SIGNATURE: Voie.CONTRAT,
    Sorte.DOCUMENT: Voie.CONTRAT,
    Sorte.EFFET: Voie.CONTRAT,
    Sorte.CHANGEMENT: Voie.CONTRAT,
    Sorte.FIN: Voie.CONTRAT,
    Sorte.LOI: Voie.LOI,
    Sorte.MESURES: Voie.LOI,
    Sorte.FIN_PROLONGEE: Voie.LOI,
    Sorte.FIN_DES_CONTRATS_DE_VILLE: Voie.LOI,
    Sorte.OBLIGATION: Voie.PREVU,
    Sorte.ECHEANCE: Voie.PREVU,
    Sorte.CIBLE: Voie.PREVU,
    Sorte.CHIFFRES: Voie.CHIFFRES,
    Sorte.NOUVELLE: Voie.NOUVELLES,
    Sorte.AVIS: Voie.NOUVELLES,
    Sorte.REPONSE: Voie.NOUVELLES,
    Sorte.REPONSE_A_UN_AVIS: Voie.NOUVELLES,
    Sorte.PUBLICATION: Voie.PUBLICATIONS,
}
# What was planned for a time is ahead until the last day that its date may mean; what happened, only where it is surely later.
PLANS = frozenset({Sorte.FIN, Sorte.FIN_PROLONGEE, Sorte.FIN_DES_CONTRATS_DE_VILLE, Sorte.OBLIGATION, Sorte.ECHEANCE, Sorte.CIBLE})


class Evenement(Struct, frozen=True):
    """Something at a date (AAAA, AAAA-MM or AAAA-MM-JJ): what it is, the ids of what it is about, and whether the day of the site comes before it.

    `mots` are printed words that tell deadlines of one year from each other.
    """

    sorte: Sorte
    date: str
    ids: tuple[str, ...]
    a_venir: bool
    mots: str = ""

    @property
    def voie(self) -> Voie:
        """What it is of."""
        return VOIES[self.sorte]

    @property
    def annee(self) -> int:
        """Its calendar year."""
        return int(self.date[:4])


def evenements(index: IndexDuContrat) -> tuple[Evenement, ...]:
    """All events of the contract, oldest first; of one time, the one dated more finely comes last: «2020» may be any day of it."""
    jour = index.suivi.aujourd_hui
    lus = [
        Evenement(sorte, date, ids, a_venir(sorte, date, jour), mots)
        for sorte, date, ids, mots in (*_du_contrat(index), *_des_publications(index), *_prevus(index), *_trouves(index))
        if date
    ]
    ordre = list(Sorte)
    return tuple(sorted(lus, key=lambda un: (un.date, ordre.index(un.sorte), un.mots)))


def a_venir(sorte: Sorte, date: str, jour: str) -> bool:
    """True for what the day `jour` (ISO) comes before."""
    return jour_entier(date) > jour if sorte in PLANS else not est_venue(date, jour)


_Brut = tuple[Sorte, str, tuple[str, ...], str]


def _du_contrat(index: IndexDuContrat) -> Iterator[_Brut]:
    contrat = index.contrat
    yield Sorte.DEBUT, str(contrat.debut), (), ""
    if contrat.fin is not None:
        yield Sorte.FIN, str(contrat.fin), (), ""
    signe = contrat.signature.date if contrat.signature else ""
    yield Sorte.SIGNATURE, signe, (), ""
    for document in contrat.documents:
        if document.date != signe:
            yield Sorte.DOCUMENT, document.date, (document.id,), ""
        if document.effet != document.date:
            yield Sorte.EFFET, document.effet, (document.id,), ""
    changes: defaultdict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for un in index.changements:
        changes[un.date, un.document][un.indicateur] = None
    for (date, nom), indicateurs in changes.items():
        yield Sorte.CHANGEMENT, date, (nom, *indicateurs), ""
    villes: defaultdict[str, list[str]] = defaultdict(list)  # by year: a contract may renew many
    for ville in contrat.contrats_de_ville:
        villes[ville.date[:4]].append(ville.id)
    for annee, ids in villes.items():
        yield Sorte.CONTRATS_DE_VILLE, annee, tuple(ids), ""


def _des_publications(index: IndexDuContrat) -> Iterator[_Brut]:
    """Laws with the ends that they moved; what else was published, without the documents of the contract, which stand with it."""
    siens = {document.id for document in index.contrat.documents}
    for publication in index.dossier.publications:
        loi = publication.genre is GenreDeSource.LOI
        if publication.document or publication.id in siens or publication.etat is EtatDeLecture.CHERCHEE_NON_TROUVEE:
            continue
        yield Sorte.LOI if loi else Sorte.PUBLICATION, publication.date, (publication.id,), ""
        yield Sorte.FIN_PROLONGEE, publication.fin_du_contrat, (publication.id,), ""
        yield Sorte.FIN_DES_CONTRATS_DE_VILLE, publication.fin_des_contrats_de_ville, (publication.id,), ""
    liste = index.registre.mesures
    if liste and index.page_des_mesures and index.noeuds_des_mesures:
        yield Sorte.MESURES, liste.etat_au, (), ""


def _prevus(index: IndexDuContrat) -> Iterator[_Brut]:
    for obligation in index.contrat.calendrier:
        yield Sorte.OBLIGATION, obligation.echeance, (obligation.id,), ""
    echeances: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    cibles: defaultdict[int, list[str]] = defaultdict(list)
    for indicateur in index.indicateurs.values():
        if indicateur.echeance and indicateur.echeance.date:
            # The words are printed, the day is our reading of them: only its year is told.
            echeances[indicateur.echeance.date[:4], indicateur.echeance.texte].append(indicateur.id)
        if indicateur.cible and indicateur.cible.annee:
            cibles[indicateur.cible.annee].append(indicateur.id)
    for (annee, mots), ids in echeances.items():
        yield Sorte.ECHEANCE, annee, tuple(ids), mots
    for annee_visee, ids in cibles.items():
        yield Sorte.CIBLE, str(annee_visee), tuple(ids), ""


def _trouves(index: IndexDuContrat) -> Iterator[_Brut]:
    """Figures by the year in which their period ends, each indicator once a year; news; words of others."""
    chiffres: defaultdict[int, dict[str, None]] = defaultdict(dict)
    for id, valeurs in index.valeurs.items():
        for valeur in valeurs:
            if not valeur.statut.est_absence:
                chiffres[valeur.periode.annee_de_fin][id] = None
    for annee, ids in chiffres.items():
        yield Sorte.CHIFFRES, str(annee), tuple(ids), ""
    for nouvelle in index.dossier.nouvelles:
        yield Sorte.NOUVELLE, nouvelle.date, (nouvelle.noeud,), nouvelle.phrase
    for avis in index.dossier.avis:
        yield Sorte.REPONSE if avis.est_d_un_partenaire else Sorte.AVIS, avis.date, (avis.id,), ""
        if avis.reponse:
            yield Sorte.REPONSE_A_UN_AVIS, avis.reponse.date, (avis.id,), ""
