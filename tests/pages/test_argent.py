"""What the pages of money say, of real amounts: rows under their whole, sums in words, no population for what has no date."""

from functools import cache
from pathlib import Path

import pytest

from generator.calculs.sommes_d_argent import SANS_SOMME
from generator.model.argent import NATURES
from generator.pages.contexte import Contexte
from generator.pages.genres.contrat.argent import vue_argent
from generator.pages.genres.contrat.argent_du_lieu import vue_argent_du_lieu
from generator.pages.mots.argent import EXPLICATIONS, NATURES_D_ARGENT
from generator.pages.mots.noms import NATURES_DE_FAIT
from generator.pages.pieces.argent_ici import argent_du_partenaire, argent_du_territoire
from generator.pages.pieces.lieux_de_l_argent import cles_du_groupe, groupes
from generator.publication.construction import examiner

RACINE = Path(__file__).parents[2]


@cache
def contrat(id: str) -> Contexte:
    registre, _ = examiner(RACINE, "2026-11-27")
    return Contexte(next(un for un in registre.dossiers if un.contrat.id == id), registre, "2026-11-27")


@pytest.fixture
def gosb() -> Contexte:
    return contrat("grand-orly-seine-bievre")


def test_chaque_nature_a_ses_mots() -> None:
    assert tuple(NATURES_D_ARGENT) == tuple(EXPLICATIONS) == tuple(NATURES_DE_FAIT) == NATURES
    assert SANS_SOMME in NATURES
    # The three words that readers ask for, and the one that says that the document does not say.
    assert {mot.partition(" (")[0] for mot in NATURES_D_ARGENT.values()} == {"Prévu", "Engagé", "Payé", "Non précisé"}


def test_chaque_montant_est_sur_une_page(gosb: Contexte) -> None:
    places = [cle for groupe in groupes(gosb) for cle in cles_du_groupe(gosb, *groupe)]
    assert sorted(places) == sorted(gosb.argent)


def test_ivry(gosb: Contexte) -> None:
    vue = vue_argent_du_lieu(gosb, "communes", "ivry-sur-seine")
    assert [(un.nature, un.total.replace("\u202f", " ").replace("\u00a0", " ")) for un in vue.sommes] == [
        ("Payé", "2 590 366 €"),
        ("Engagé (aide accordée)", "622 559 €"),
        ("Engagé", "4 129 633 €"),
        ("Prévu (possible, non décidé)", "5 735 257 €"),
    ]
    assert [un.quand for un in vue.annees] == ["2015", "2016", "2017", "2018", "2019"]
    # Only what has a date is held against a population.
    assert [un.par_habitant for un in vue.sommes if un.par_habitant] == ["dont 612\u202f559\u00a0€ datés, soit 9,41\u00a0€ par habitant"]


def test_les_parties_sont_sous_leur_tout(gosb: Contexte) -> None:
    (paye,) = (un for un in vue_argent_du_lieu(gosb, "communes", "orly").groupes if un.ancre == "nature-realise")
    assert [(un.ancre, un.partie) for un in paye.montants] == [
        ("montant-orly-anru-1", False),
        ("montant-orly-anru-1-habitat", True),
        ("montant-orly-college-desnos", False),
        ("montant-navigateurs-avenant", False),
        ("montant-navigateurs-avenant-habitat", True),
        ("montant-navigateurs-avenant-pmi-colomb", True),
    ]


def test_ce_qui_est_inconnu_le_reste(gosb: Contexte) -> None:
    """No funder, no year is made up."""
    vue = vue_argent_du_lieu(gosb, "montants", "hors-du-territoire")
    rangees = {un.ancre: un for groupe in vue.groupes for un in groupe.montants}
    assert rangees["montant-val-de-marne-anru-1"].qui == ()
    assert rangees["montant-val-de-marne-anru-1"].qui_inconnu == "le document ne le dit pas"
    assert rangees["montant-mesure-19-formation"].quand == "sans date"
    assert vue.sommes == ()  # what lies beyond the territory is added to nothing


def test_la_page_du_contrat(gosb: Contexte) -> None:
    vue = vue_argent(gosb)
    assert [(ligne.annee, ligne.cases[0][0].replace("\u202f", " ")) for ligne in vue.annees][:5] == [
        ("2015", "172 300\u00a0€"),
        ("2016", "183 517\u00a0€"),
        ("2017", "214 760\u00a0€"),
        ("2018", "211 550\u00a0€"),
        ("2019", "228 420\u00a0€"),
    ]
    assert vue.cartes is not None
    assert len(vue.desaccords) == 2
    assert "budget" in vue.avertissement


def test_lieux_et_partenaires(gosb: Contexte) -> None:
    gagarine = argent_du_territoire(gosb, "", gosb.territoires["ivry-sur-seine-gagarine"])
    assert gagarine is not None
    assert len(gagarine.montants) == 9
    assert argent_du_territoire(gosb, "", gosb.territoires["athis-mons"]) is None
    assert argent_du_partenaire(gosb, "", "departement-essonne") is not None
    assert argent_du_partenaire(gosb, "", "caf") is None


def test_un_contrat_sans_montant_n_a_pas_de_page() -> None:
    assert not contrat("grigny").argent
    assert groupes(contrat("grigny")) == ()
