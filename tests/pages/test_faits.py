"""What a page says beside a sentence of the document: its nature in words, its dates as people write them."""

import re
from pathlib import Path

import pytest

from generator.model.argent import NATURES
from generator.pages.contexte import Contexte
from generator.pages.mots.argent import NATURES_DE_FAIT
from generator.pages.pieces.argent import vue_montant
from generator.pages.pieces.dit_d_un_lieu import trouve_au_lieu
from generator.pages.pieces.faits import vues_faits
from generator.sources.journal import Journal
from generator.sources.registre import lire_registre

PROJET = Path(__file__).resolve().parents[2]
AIDE = re.compile(r"soutenus? financièrement|(?:aides? départementales?|été) accordée?s?\b|a attribué une enveloppe")


@pytest.fixture(scope="module")
def contexte() -> Contexte:
    """The real contract that has facts."""
    registre = lire_registre(PROJET, Journal())
    return Contexte(next(dossier for dossier in registre.dossiers if dossier.faits), registre, "2026-11-27")


def test_every_nature_has_words() -> None:
    assert tuple(NATURES_DE_FAIT) == NATURES
    assert all(f"{nature} (" in _guide() or f" {nature}," in _guide() for nature in NATURES)


def _guide() -> str:
    lignes = (PROJET / "docs" / "guide-des-donnees.md").read_text("utf-8").splitlines()
    return next(ligne for ligne in lignes if ligne.strip().startswith("nature:"))


@pytest.mark.lent
def test_no_date_is_shown_as_in_a_file(contexte: Contexte) -> None:
    """«5 juillet 2019», not «2019-07-05»."""
    periodes = [montant.periode for vue in vues_faits(contexte, "page/", contexte.dossier.faits) for montant in vue.montants]
    assert any("juillet" in periode for periode in periodes)
    assert not [periode for periode in periodes if re.search(r"\d{4}-\d{2}", periode)]


@pytest.mark.lent
def test_an_amount_has_one_word_for_its_nature(contexte: Contexte) -> None:
    """What a sheet calls «Payé», the pages of money do too; a fact without an amount was done, and not paid."""
    for fait in contexte.dossier.faits:
        (vue,) = vues_faits(contexte, "page/", [fait])
        if fait.montant is None:
            assert [un.nature for un in vue.montants] in ([], [NATURES_DE_FAIT[fait.nature]])
        else:
            assert [un.nature for un in vue.montants] == [vue_montant(contexte, "page/", fait.id).nature]


@pytest.mark.lent
def test_an_aid_is_not_the_thing_that_it_helps(contexte: Contexte) -> None:
    """A place that «was supported» is not said to be done: the document tells of the aid alone."""
    aides = [fait for fait in contexte.dossier.faits if AIDE.search(fait.texte) or fait.id.startswith("equipement-")]
    assert len(aides) > 30
    assert {fait.nature for fait in aides} == {"accorde", "potentiel"}


@pytest.mark.lent
def test_an_amount_of_several_places_names_them_on_the_page_and_on_the_sheet_of_each(contexte: Contexte) -> None:
    """Whoever reads the sheet of one neighbourhood sees that the sum is for others too, even where the sentence is cut before it names them."""
    par_texte = {(fait.texte, fait.source.section): fait for fait in contexte.dossier.faits if fait.montant is not None}
    partages = 0
    for territoire in contexte.territoires.values():
        siens = [fait for fait in par_texte.values() if territoire.id in fait.territoires]
        for vue in vues_faits(contexte, "page/", siens, territoire):
            fait = next(un for un in siens if un.texte == vue.texte)
            autres = [contexte.territoires[id] for id in fait.territoires if id not in (territoire.id, *territoire.communes)]
            nommes = [un for un in autres if territoire.id not in un.communes]
            if not nommes:
                assert not [un.avec for un in vue.montants if un.avec], (territoire.id, fait.id)
                continue
            partages += 1
            quartiers = [un.nom for un in nommes if un.est_quartier]
            assert all(nom in vue.montants[0].avec for nom in quartiers), (territoire.id, fait.id)
            assert vue.montants[0].avec.startswith("aussi pour "), (territoire.id, fait.id)
    assert partages > 20


@pytest.mark.lent
def test_the_sheet_of_a_neighbourhood_says_with_whom_it_shares(contexte: Contexte) -> None:
    """Lallier shares 357 795 € of l’Haÿ-les-Roses with another neighbourhood."""
    montants = trouve_au_lieu(contexte, "page/", contexte.territoires["l-hay-les-roses-lallier"]).montants
    partage = next(un for montant in montants for un in montant.montants if "357" in un.montant)
    assert partage.avec == "aussi pour Lebon - Hochart - Mermoz (Lozaites Sud)"
