"""Contradictions found in the documents."""

from msgspec import Struct

from generator.calculs.fiches import GenreDObjet, Objet
from generator.model.fait import Anomalie
from generator.pages.adresses import ancre_d_anomalie, relative
from generator.pages.contexte import Contexte
from generator.pages.pieces.liens import Lien, etape, lien_territoire
from generator.pages.pieces.places import VueSource, adresse_du_passage, vue_source


class VueAnomalie(Struct, frozen=True):
    """A contradiction found in the document, as a page shows it."""

    titre: str
    texte: str
    citations: tuple[tuple[str, str], ...]  # the printed words, and the address of their paragraph where the document is read here
    calcul: str
    source: VueSource
    ancre: str
    concerne: tuple[Lien, ...]


def vue_anomalie(contexte: Contexte, page: str, anomalie: Anomalie) -> VueAnomalie:
    """A contradiction with links to all that it concerns."""
    concerne = []
    for id in dict.fromkeys(anomalie.concerne):
        if id in contexte.noeuds:
            noeud = contexte.noeuds[id]
            concerne.append(etape(contexte, page, noeud))
        elif id in contexte.indicateurs:
            concerne.append(Lien(contexte.indicateurs[id].libelle, relative(page, contexte.adresses.indicateur(id))))
        else:
            concerne.append(lien_territoire(contexte, page, id))
    return VueAnomalie(
        anomalie.titre,
        anomalie.texte,
        tuple(
            (citation, adresse_du_passage(contexte, page, Objet(GenreDObjet.ANOMALIE, anomalie.id, rang)))
            for rang, citation in enumerate(anomalie.citations)
        ),
        anomalie.calcul,
        vue_source(contexte, page, anomalie.source, Objet(GenreDObjet.ANOMALIE, anomalie.id)),
        ancre_d_anomalie(anomalie.id),
        tuple(concerne),
    )


def liens_anomalies(contexte: Contexte, page: str, id: str) -> tuple[Lien, ...]:
    """Links to the contradictions that concern one node, indicator or territory."""
    return tuple(
        Lien(anomalie.titre, relative(page, contexte.adresses.anomalie(anomalie.id))) for anomalie in contexte.anomalies.get(id, ())
    )
