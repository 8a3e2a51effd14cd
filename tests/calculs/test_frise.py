"""The events of a contract: in the order of time, none after the day told as over, none lost."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.calculs.dates import jour_entier
from generator.calculs.frise import PLANS, VOIES, Evenement, Sorte, Voie, a_venir, evenements
from generator.calculs.index_du_contrat import IndexDuContrat
from generator.model.dossier import Dossier, Registre
from generator.publication.construction import examiner
from tests.exemple.projet import CONTRAT, JOUR, copier_exemple

reglages = settings(derandomize=True, deadline=None, database=None, max_examples=60)
jours = st.dates(date(2012, 1, 1), date(2030, 12, 31)).map(date.isoformat)
dates = st.one_of(jours, jours.map(lambda jour: jour[:7]), jours.map(lambda jour: jour[:4]))


@pytest.fixture(scope="module")
def lu(tmp_path_factory: pytest.TempPathFactory) -> tuple[Dossier, Registre]:
    """The example, read once."""
    registre, _ = examiner(copier_exemple(tmp_path_factory.mktemp("frise") / "projet"))
    return next(dossier for dossier in registre.dossiers if dossier.contrat.id == CONTRAT), registre


def de(lu: tuple[Dossier, Registre], jour: str = JOUR) -> tuple[Evenement, ...]:
    """The events as they are told on a day."""
    return evenements(IndexDuContrat(*lu, jour))


def test_chaque_sorte_a_sa_voie() -> None:
    assert set(VOIES) == set(Sorte)
    assert set(VOIES.values()) == set(Voie)


def test_l_exemple_a_tous_ses_evenements(lu: tuple[Dossier, Registre]) -> None:
    """One of each kind that its files hold; the amendment and not the document that was signed on the day of the signature."""
    sortes = Counter(un.sorte for un in de(lu))
    assert set(sortes) == set(Sorte)
    dossier = lu[0]
    assert sortes[Sorte.OBLIGATION] == sum(bool(obligation.echeance) for obligation in dossier.contrat.calendrier)
    assert sortes[Sorte.NOUVELLE] == len([nouvelle for nouvelle in dossier.nouvelles if nouvelle.date <= JOUR])
    (avenant,) = [un for un in de(lu) if un.sorte is Sorte.DOCUMENT]
    assert avenant.date == "2020-06"


def test_les_chiffres_d_une_annee(lu: tuple[Dossier, Registre]) -> None:
    """Each indicator once a year, whatever its places; a school year counts in the year in which it ends."""
    index = IndexDuContrat(*lu, JOUR)
    for un in de(lu):
        if un.sorte is Sorte.CHIFFRES:
            voulus = {
                id
                for id, valeurs in index.valeurs.items()
                if any(int(valeur.periode.fin[:4]) == un.annee and not valeur.statut.est_absence for valeur in valeurs)
            }
            assert sorted(un.ids) == sorted(voulus)
            assert len(un.ids) == len(set(un.ids))


@reglages
@given(jours)
def test_rien_apres_le_jour_n_est_dit_passe(lu: tuple[Dossier, Registre], jour: str) -> None:
    """On any day: events in the order of time, and what comes after that day is ahead."""
    siens = de(lu, jour)
    assert list(siens) == sorted(siens, key=lambda un: un.date)
    for un in siens:
        if un.date > jour[: len(un.date)]:
            assert un.a_venir, un
        if jour_entier(un.date) <= jour:
            assert not un.a_venir, un


@reglages
@given(st.sampled_from(sorted(Sorte)), dates, jours)
def test_un_plan_court_jusqu_a_son_dernier_jour(sorte: Sorte, quand: str, jour: str) -> None:
    """In the very time of its date, what was planned is ahead, and what happened is not."""
    if quand == jour[: len(quand)] and jour_entier(quand) > jour:
        assert a_venir(sorte, quand, jour) == (sorte in PLANS)
