"""Lists that one page cannot hold: each row stands in exactly one part, each part is reached from the page, and short lists change nothing."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.graphe.carnet import carnet
from generator.pages.adresses import Vers
from generator.pages.contexte import Contexte
from generator.pages.genres.contrat.arbre import listes_des_promesses
from generator.pages.genres.contrat.indicateurs import listes_des_indicateurs
from generator.pages.genres.contrat.manque import listes_du_manque
from generator.pages.genres.contrat.manque_partenaire import listes_du_manque_d_un_partenaire
from generator.pages.genres.contrat.partenaire import listes_du_partenaire
from generator.pages.genres.contrat.publications import listes_des_publications
from generator.pages.genres.contrat.territoire import listes_du_lieu
from generator.pages.pieces import decoupe
from generator.pages.pieces.decoupe import a_couper, decouper
from generator.pages.pieces.listes_longues import ListesDUnePage
from generator.pages.rendu.distinguer import _resolue
from generator.pages.rendu.liens_de import liens_de
from generator.publication.construction import examiner
from tests.exemple.projet import CONTRAT, JOUR, copier_exemple, sorties_de_l_exemple

TAILLES = st.lists(st.integers(0, 40), max_size=12)
PAR_PARTIE = st.integers(1, 15)


@settings(derandomize=True, deadline=None, database=None)
@given(TAILLES, PAR_PARTIE)
def test_chaque_ligne_dans_une_partie(tailles: list[int], par_partie: int) -> None:
    """All rows, each once, in order; no part is empty or too long; a group that a part can hold is whole; pieces of a longer one are alike."""
    parties = decouper(tailles, par_partie)
    lignes = [(morceau.rang, ligne) for partie in parties for morceau in partie for ligne in range(morceau.debut, morceau.fin)]
    assert lignes == [(rang, ligne) for rang, taille in enumerate(tailles) for ligne in range(taille)]
    assert all(0 < sum(morceau.fin - morceau.debut for morceau in partie) <= par_partie for partie in parties)
    for rang, taille in enumerate(tailles):
        morceaux = [morceau.fin - morceau.debut for partie in parties for morceau in partie if morceau.rang == rang]
        assert len(morceaux) == -(-taille // par_partie)
        assert not morceaux or max(morceaux) - min(morceaux) <= 1


@settings(derandomize=True, deadline=None, database=None)
@given(TAILLES, st.integers(0, 100), PAR_PARTIE)
def test_une_page_ordinaire_reste_entiere(tailles: list[int], entiere: int, par_partie: int) -> None:
    """Nothing is cut where all lists of a page fit; else what stays on it is at most a part of each."""
    coupees = a_couper(tailles, entiere, par_partie)
    if sum(tailles) <= entiere:
        assert coupees == frozenset()
    else:
        assert all((taille > par_partie) is (rang in coupees) for rang, taille in enumerate(tailles))


@pytest.fixture
def contexte(tmp_path: Path) -> Contexte:
    """The example's contract."""
    registre = examiner(copier_exemple(tmp_path / "projet"))[0]
    return Contexte(next(dossier for dossier in registre.dossiers if dossier.contrat.id == CONTRAT), registre, JOUR)


@pytest.fixture
def courtes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages that hold three rows, and parts that hold two."""
    monkeypatch.setattr(decoupe, "PAGE_ENTIERE", 3)
    monkeypatch.setattr(decoupe, "LIGNES_PAR_PARTIE", 2)


def _toutes(contexte: Contexte) -> Iterator[ListesDUnePage]:
    """The lists of every page that has some."""
    yield listes_des_promesses(contexte)
    yield listes_des_indicateurs(contexte)
    yield listes_du_manque(contexte)
    yield listes_des_publications(contexte)
    for id in contexte.partenaires_du_contrat:
        yield listes_du_partenaire(contexte, id)
        yield listes_du_manque_d_un_partenaire(contexte, id)
    for territoire in contexte.territoires.values():
        if territoire.a_sa_page:
            yield listes_du_lieu(contexte, territoire.id)


def _cibles(lignes: object) -> list[str]:
    """Where the rows lead, in no order."""
    return sorted(lien.cible for lien in liens_de(lignes) if isinstance(lien, Vers))


def test_rien_n_est_coupe_dans_un_contrat_ordinaire(contexte: Contexte) -> None:
    assert [siennes.page for siennes in _toutes(contexte) if siennes.coupees] == []


@pytest.mark.usefixtures("courtes")
def test_chaque_ligne_est_montree_une_fois(contexte: Contexte) -> None:
    """Of each list that is cut, the page and its parts show together all rows that the list has, and each once."""
    coupees = 0
    for siennes in _toutes(contexte):
        parties = list(siennes.pages_des_parties())
        assert len(set(parties)) == len(parties)
        for nom in dict.fromkeys(nom for nom, _ in parties):
            liste = siennes.listes[nom]
            entiere = [ligne for groupe in liste.groupes for ligne in liste.lignes(siennes.page, groupe.cles)]
            vues = [siennes.vue(nom, rang) for un, rang in parties if un == nom]
            montrees = [*siennes.tranche(nom).lignes, *(groupe.lignes for vue in vues for groupe in vue.groupes)]
            assert _cibles(montrees) == _cibles(entiere)
            assert siennes.tranche(nom).total == len(liste)
            coupees += 1
    assert coupees > 5


@pytest.mark.usefixtures("courtes")
def test_une_partie_ne_lit_que_les_siens(contexte: Contexte) -> None:
    """The page of a part reads the state of its own indicators, and of no other: one value touches one part."""
    siennes = listes_des_indicateurs(contexte)
    assert contexte.suivi.lectures  # computed before, so that only who reads it is noted
    vus: set[object] = set()
    for nom, rang in siennes.pages_des_parties():
        with carnet() as lus:
            listes_des_indicateurs(contexte).vue(nom, rang)
        lectures = {lu[2] for lu in lus if lu[1] == "chiffres_qui_parlent" and len(lu) > 2}
        assert (f"{CONTRAT}/suivi", "chiffres_qui_parlent") not in lus
        assert 0 < len(lectures) <= decoupe.LIGNES_PAR_PARTIE
        assert not lectures & vus
        vus |= lectures
    assert vus == set(contexte.indicateurs)


_ID = re.compile(r'\bid="([^"]+)"')
_NAV = re.compile(r'<nav class="eo-parties[^"]*" aria-label="([^"]+)">(.*?)</nav>', re.DOTALL)


@pytest.fixture
def pages(tmp_path: Path, request: pytest.FixtureRequest) -> dict[str, str]:
    """The HTML of every page of the example whose lists are cut, by address."""
    request.getfixturevalue("courtes")
    sorties = sorties_de_l_exemple(copier_exemple(tmp_path / "coupe"))
    return {chemin.removesuffix("index.html"): octets.decode() for chemin, octets in sorties.items() if chemin.endswith("index.html")}


def test_chaque_partie_est_atteinte(pages: dict[str, str], exemple_rendu: dict[str, bytes]) -> None:
    """No address is lost; each part is reached by links from the page of its list; every link to a place of a page leads to one."""
    assert {chemin.removesuffix("index.html") for chemin in exemple_rendu if chemin.endswith("index.html")} <= set(pages)
    places = {adresse: set(_ID.findall(html)) for adresse, html in pages.items()}
    menees: set[str] = set()
    for adresse, html in pages.items():
        for href in re.findall(r'<a\b[^>]*\bhref="([^"]*)"', html):
            page, _, place = _resolue(adresse, href).partition("#")
            menees |= {page} if page != adresse else set()
            if place and page in pages:
                assert place in places[page], (adresse, href)
    parties = {adresse for adresse in pages if "/listes/" in f"/{adresse}"}
    assert len(parties) > 10
    assert parties <= menees


def test_la_navigation_dit_ou_l_on_est(pages: dict[str, str]) -> None:
    """On a part: two named landmarks at most for its list, with different names, and exactly one page is the current one; each id stands once."""
    for adresse, html in pages.items():
        noms = [nom for nom, _ in _NAV.findall(html)]
        assert len(noms) == len(set(noms)), adresse
        ids = _ID.findall(html)
        assert len(ids) == len(set(ids)), adresse
        if "/listes/" in f"/{adresse}":
            assert sum(dedans.count('aria-current="page"') for _, dedans in _NAV.findall(html)) == 1


Fonction = Callable[[Contexte], ListesDUnePage]


@pytest.mark.usefixtures("courtes")
@pytest.mark.parametrize("listes", [listes_des_indicateurs, listes_des_promesses])
def test_un_axe_garde_sa_place(contexte: Contexte, listes: Fonction) -> None:
    """Where a list is cut by axis, its page has the fragment of each axis, from which each branch leads to the part where it begins."""
    siennes = listes(contexte)
    for nom, liste in siennes.listes.items():
        for rang, groupe in enumerate(liste.groupes):
            if groupe.cles:
                premiere = siennes.vue(nom, siennes.partie_de(nom, rang)).groupes
                assert any(groupe.ancre == un.ancre and not un.suite for un in premiere)
