"""Whom the workbooks ask, of indicators as real contracts write them: shared, computed, retired, added."""

import pytest

from generator.calculs.ce_jour import a_ce_jour
from generator.calculs.collecte import chiffres_demandes
from generator.calculs.suivi import Suivi
from generator.publication.construction import examiner
from tests.exemple2.projet import JOUR, copier_exemple2


@pytest.fixture(scope="module")
def demandes(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], list[str]]:
    """By partner and day, the ids of the indicators that it is asked for."""
    registre, _ = examiner(copier_exemple2(tmp_path_factory.mktemp("exemple2") / "projet"), JOUR)
    (dossier,) = registre.dossiers
    return {
        (partenaire, jour): [un.indicateur.id for un in chiffres_demandes(Suivi(a_ce_jour(dossier, jour), jour), partenaire)]
        for partenaire in ("mission", "bailleur", "departement")
        for jour in (JOUR, "2022-06-30")
    }


def test_un_indicateur_partage_est_demande_a_tous(demandes: dict[tuple[str, str], list[str]]) -> None:
    """The pilots of both promises that it follows."""
    assert "jeunes-en-emploi" in demandes["mission", JOUR]
    assert "jeunes-en-emploi" in demandes["bailleur", JOUR]
    assert "jeunes-recus" not in demandes["bailleur", JOUR]


def test_ce_que_le_site_calcule_n_est_demande_a_personne(demandes: dict[tuple[str, str], list[str]]) -> None:
    assert {"places-creche", "places-assistantes"} <= set(demandes["departement", JOUR])
    for siens in demandes.values():
        assert not {"places-ouvertes", "taux-d-emploi", "vacance", "part-durable", "jeunes-sans-emploi"} & set(siens)


def test_un_indicateur_retire_n_est_plus_demande(demandes: dict[tuple[str, str], list[str]]) -> None:
    assert "contacts" in demandes["mission", "2022-06-30"]
    assert "contacts" not in demandes["mission", JOUR]
