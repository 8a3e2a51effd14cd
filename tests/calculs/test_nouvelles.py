"""The state of commitments: the newest news, the history, counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.calculs.nouvelles import compter_etats, dernier_jour, engagements, est_un_engagement, etat_actuel, par_noeud
from generator.model.etat import EtatEngagement, Nouvelle
from generator.model.lieu import Lieu, Source
from generator.model.referentiel import Noeud

ICI = Lieu("essai", 1, 1)
etats = st.sampled_from(EtatEngagement)
dates = st.sampled_from(["2019", "2020", "2020-06", "2020-06-30", "2020-12-31", "2021-01-01"])


def nouvelle(noeud: str, date: str, etat: EtatEngagement = EtatEngagement.EN_COURS) -> Nouvelle:
    """A news of which only what matters here is said."""
    return Nouvelle(noeud, etat, date, "Dit.", "Site", ICI)


def noeud(id: str, *enfants: Noeud) -> Noeud:
    """A node with what is below it."""
    return Noeud(id, "", "n", "", "", "", (), (), "", (), (), (), None, (), enfants, "", (), Source("", "", ""), ICI)


def test_la_plus_recente_donne_l_etat() -> None:
    """A year counts for its last day; the finer of two dates of one day comes first; without any news there is no news."""
    ecrites = [
        nouvelle("a", "2020-06-30"),
        nouvelle("a", "2021", EtatEngagement.REALISE),
        nouvelle("a", "2021-03"),
        nouvelle("a", "2021-12-31", EtatEngagement.ABANDONNE),
    ]
    historique = par_noeud(ecrites)["a"]
    assert [une.date for une in historique] == ["2021-12-31", "2021", "2021-03", "2020-06-30"]
    assert etat_actuel(historique) is EtatEngagement.ABANDONNE
    assert etat_actuel(()) is EtatEngagement.AUCUNE_NOUVELLE


@given(st.lists(st.builds(nouvelle, st.sampled_from("abc"), dates, etats)))
def test_rien_ne_se_perd(ecrites: list[Nouvelle]) -> None:
    """Every news is in the history of its node, newest first."""
    historiques = par_noeud(ecrites)
    assert sum(len(historique) for historique in historiques.values()) == len(ecrites)
    for id, historique in historiques.items():
        assert {une.noeud for une in historique} == {id}
        jours = [dernier_jour(une.date) for une in historique]
        assert jours == sorted(jours, reverse=True)


@pytest.mark.lent
@given(st.lists(etats))
def test_le_compte_est_complet(liste: list[EtatEngagement]) -> None:
    """Each is counted once, and no state that nobody has is named."""
    comptes = compter_etats(liste)
    assert sum(nombre for _, nombre in comptes) == len(liste)
    assert {etat for etat, _ in comptes} == set(liste)
    assert all(nombre == liste.count(etat) for etat, nombre in comptes)


def test_ce_qui_porte_un_etat() -> None:
    """What has nothing below it, and what news speak of; each once."""
    e1, e2 = noeud("e1"), noeud("e2")
    p1 = noeud("p1", e1, e2)
    o1 = noeud("o1", p1)
    historiques = par_noeud([nouvelle("p1", "2020")])
    assert [un.id for un in o1.parcourir() if est_un_engagement(un, {})] == ["e1", "e2"]
    assert [un.id for un in engagements([*o1.parcourir(), e1], historiques)] == ["p1", "e1", "e2"]
