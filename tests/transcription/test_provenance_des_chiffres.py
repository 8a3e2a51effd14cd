"""Every figure of the four contracts says where it comes from: publication, place in it, its date, when it was read, who entered it, and the licence where it was looked for."""

from collections.abc import Sequence

import pytest

from generator.model.dossier import Dossier
from generator.model.provenance import provenance_de
from generator.publication.construction import examiner
from tests.exemple.projet import RACINE


@pytest.fixture(scope="module")
def dossiers() -> Sequence[Dossier]:
    return examiner(RACINE, "2026-12-01")[0].dossiers


def test_chaque_chiffre_dit_d_ou_il_vient(dossiers: Sequence[Dossier]) -> None:
    """Of all of them, and not of most."""
    vus = 0
    for dossier in dossiers:
        publications = dossier.publications_par_nom()
        for valeur in dossier.observations():
            publication = publications[valeur.publication]
            provenance = provenance_de(valeur, publication)
            assert publication.titre, valeur
            assert valeur.repere, valeur
            assert provenance.publie_le, valeur
            assert provenance.lu_le, valeur
            assert provenance.saisi_par, valeur
            # A document of the contract was read whole: it prints no licence. What others say of theirs was not looked for everywhere.
            assert not publication.document or provenance.licence is not None, valeur
            vus += 1
    assert vus > 200


def test_un_document_decrit_deux_fois_garde_ses_mots(dossiers: Sequence[Dossier]) -> None:
    """An entry of publications.yml that describes a document takes from contrat.yml what it does not say."""
    repris = {}
    for dossier in dossiers:
        documents = {document.id: document for document in dossier.contrat.documents}
        for publication in dossier.publications:
            if publication.document:
                document = documents[publication.document]
                assert publication.date == document.date
                assert publication.genre is document.genre
                repris[publication.id] = publication.titre == document.titre
    # The first two say no title of their own, the third does.
    assert repris == {"protocole": True, "engagements": True, "apur-2019-note": False}
