"""What all sites have read together, and the page of the portal that leads to each contract's list."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.pages.adresses import PUBLICATIONS, relative
from generator.pages.contexte import Contexte
from generator.pages.documents_lus import DocumentsLus
from generator.pages.typographie import FINE, INSECABLE, accord
from generator.pages.vues.commun import Entete, Lien


@dataclass(frozen=True, slots=True)
class LectureDuContrat:
    """One contract: the link to its list, what was read of it, and what is known and not read."""

    lien: Lien
    lu: str
    a_lire: str


@dataclass(frozen=True, slots=True)
class VueLectures:
    """The portal's page «Sources et publications»."""

    entete: Entete
    contrats: tuple[LectureDuContrat, ...]


def lus_du_portail(contextes: Sequence[Contexte]) -> DocumentsLus:
    """What all contracts have read: a publication that several share counts once; the day is the earliest of theirs."""
    lues = {
        (contexte.contrat.id if publication.document or publication.id in documents else "", publication.id)
        for contexte in contextes
        for documents in [{document.id for document in contexte.contrat.documents}]
        for publication in contexte.dossier.publications_connues()
        if publication.est_lue
    }
    jours = [contexte.dossier.lecture_arretee_le for contexte in contextes]
    recus = bool(contextes) and all(contexte.contrat.collecte_les_chiffres for contexte in contextes)
    return DocumentsLus(len(lues), min(jours, default=""), PUBLICATIONS, recus=recus)


def vue_lectures(contextes: Sequence[Contexte]) -> VueLectures:
    """The view of that page."""
    return VueLectures(
        Entete(
            "Sources et publications",
            "Les documents que ce site a lus pour chaque contrat, et ceux qu’il connaît sans les avoir lus.",
            (Lien("Engagements ouverts", relative(PUBLICATIONS, "")), Lien("Sources et publications", "")),
            chapeau="Ce que ce site a lu pour chaque contrat, et ce qu’il sait publié sans l’avoir encore lu.",
        ),
        tuple(_lecture(contexte) for contexte in contextes),
    )


def _lecture(contexte: Contexte) -> LectureDuContrat:
    nom = contexte.contrat.territoire_nom
    a_lire = sum(publication.est_a_lire for publication in contexte.dossier.publications_connues())
    lu = contexte.lus.dire()
    return LectureDuContrat(
        Lien(f"Sources et publications{INSECABLE}: {nom}", relative(PUBLICATIONS, contexte.adresses.rubrique("publications"))),
        f"{lu[:1].upper()}{lu[1:]}",
        f"{FINE}; {accord(a_lire, 'autre publication connue, à lire', 'autres publications connues, à lire')}" if a_lire else "",
    )
