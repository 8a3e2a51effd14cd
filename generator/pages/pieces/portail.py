"""What several pages of the portal share."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.model.dossier import Registre
from generator.model.partenaire import Partenaire
from generator.model.publication import EtatDeLecture
from generator.pages.adresses import PUBLICATIONS, relative
from generator.pages.contexte import Contexte
from generator.pages.mots.documents_lus import DocumentsLus
from generator.pages.mots.typographie import INSECABLE
from generator.pages.pieces.entete import annees
from generator.pages.pieces.liens import Lien


def fil_du_portail(page: str, *suite: Lien) -> tuple[Lien, ...]:
    """The breadcrumb of a page of the portal: the portal, then `suite`."""
    return (Lien("Engagements ouverts", relative(page, "")), *suite)


def lien_contrat(contexte: Contexte, page: str) -> Lien:
    """A link to the home of a contract, with its years."""
    contrat = contexte.contrat
    return Lien(f"{contrat.territoire_nom}{INSECABLE}: {contrat.titre}", relative(page, contexte.adresses.accueil()), annees(contexte))


def partenaires_nommes(contextes: Sequence[Contexte]) -> tuple[Partenaire, ...]:
    """The partners that at least one contract names, in the order of the register."""
    ids = {id for contexte in contextes for id in contexte.partenaires_du_contrat}
    registre = contextes[0].registre.partenaires if contextes else ()
    return tuple(partenaire for partenaire in registre if partenaire.id in ids)


def lus_du_portail(contextes: Sequence[Contexte]) -> DocumentsLus:
    """What all contracts have read: a publication that several share counts once; the day is the earliest of theirs."""
    lues = {
        (contexte.contrat.id if publication.document or publication.id in documents else "", publication.id): publication.etat
        for contexte in contextes
        for documents in [{document.id for document in contexte.contrat.documents}]
        for publication in contexte.dossier.publications_connues()
        if publication.est_lue
    }
    en_partie = sum(etat is EtatDeLecture.LUE_EN_PARTIE for etat in lues.values())
    jours = [contexte.dossier.lecture_arretee_le for contexte in contextes]
    recus = bool(contextes) and all(contexte.contrat.collecte_les_chiffres for contexte in contextes)
    return DocumentsLus(len(lues), min(jours, default=""), PUBLICATIONS, recus=recus, en_partie=en_partie)


@dataclass(frozen=True)
class Portail:
    """What the pages of the portal are made from: all contracts, and what they share."""

    contextes: Sequence[Contexte]
    registre: Registre

    @property
    def page_des_mesures(self) -> bool:
        """Whether there is a page of the national measures."""
        return any(contexte.page_des_mesures for contexte in self.contextes)
