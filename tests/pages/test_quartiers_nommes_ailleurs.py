"""Neighbourhoods that a document does not name, and that a source names in one of its places: they are read there, with who says so, and found by their names."""

import pytest

from generator.calculs.mots import mots
from generator.model.dossier import Registre
from generator.pages.contexte import Contexte
from generator.pages.fichiers.interface import referentiel_json
from generator.pages.genres.contrat.territoire import vue_territoire
from generator.pages.pieces.dit_d_un_lieu import QUARTIERS_NOMMES_AILLEURS, lignes_du_lieu
from generator.pages.pieces.quartiers import lieux_a_choisir
from generator.pages.pieces.recherche import precisions_du_contrat
from generator.publication.construction import examiner
from tests.exemple.projet import RACINE


@pytest.fixture(scope="module")
def contexte() -> Contexte:
    """Paris, whose document names no neighbourhood."""
    registre: Registre = examiner(RACINE, "2026-11-30")[0]
    return Contexte(next(un for un in registre.dossiers if un.contrat.id == "paris"), registre, "2026-11-30")


def test_chacun_est_lu_avec_sa_source(contexte: Contexte) -> None:
    """On the page of its place, on its sheet, and in the data; none is a place of the contract."""
    nommes = [lieu for lieu in contexte.territoires.values() if lieu.quartiers]
    assert len(nommes) == 9
    publies = referentiel_json(contexte).decode()
    for lieu in nommes:
        dit = f"{', '.join(lieu.quartiers)} ({lieu.quartiers_source})"
        assert "ANCT" in lieu.quartiers_source
        assert (QUARTIERS_NOMMES_AILLEURS, dit) in vue_territoire(contexte, lieu).lignes
        assert (QUARTIERS_NOMMES_AILLEURS, dit) in list(lignes_du_lieu(contexte, lieu))
        assert all(f'"{nom}"' in publies for nom in lieu.quartiers)
    assert not any(lieu.est_quartier for lieu in contexte.territoires.values())


@pytest.mark.parametrize(
    ("tape", "lieu"),
    [("goutte d'or", "paris-18"), ("porte de vanves", "paris-14"), ("les amandiers", "paris-20"), ("petit belleville", "paris-10")],
)
def test_on_le_trouve(contexte: Contexte, tape: str, lieu: str) -> None:
    """By the finder of places, and by the search."""
    adresse = contexte.adresses.territoire(lieu)
    trouves = [un.lieu.lien.adresse for un in lieux_a_choisir(contexte, "paris/").communes if mots(tape) in mots(un.lieu.mots)]
    assert [f"paris/{trouve}" for trouve in trouves] == [adresse]
    trouves = [
        ici for ici, une in precisions_du_contrat(contexte).items() if ici.startswith("territoires/") and mots(tape) in mots(une.annexe)
    ]
    assert [f"paris/{trouve}" for trouve in trouves] == [adresse]
