"""Each contract, browsed as a reader does: from the portal down to the last indicator, and across contracts."""

import itertools
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from .test_site import NIVEAUX, TROP_LARGE
from .visite import BUREAU, TELEPHONE, Visite

pytestmark = pytest.mark.navigateur

CONTRATS = ("grand-orly-seine-bievre", "grand-paris-sud", "grigny", "paris")
PAGES = {
    "partenaires du portail": "partenaires/",
    "partenaire du portail": "partenaires/etat/",
    "trouver mon quartier": "territoires/",
    "glossaire": "glossaire/",
    "thematique et conseils citoyens": "paris/referentiel/t1/",
    "action": "paris/referentiel/t1-o1-s1-g1-a1/",
    "cible lue": "paris/indicateurs/t1-o1-s1-g1-a1-i1/",
    "sans objectif": "paris/indicateurs/t1-o1-s1-g1-a1-i3/",
    "non atteint": "paris/indicateurs/t1-o2-s2-g1-a3-i2/",
    "part des quartiers": "paris/indicateurs/t2-o1-s2-g1-a2-i5/",
    "courbe": "paris/indicateurs/t2-o3-s2-g1-a2-i2/",
    "ensemble de quartiers": "paris/territoires/paris-qpv/",
    "paroles": "paris/avis/",
    "mesures nationales": "mesures-nationales/",
    "methode": "paris/methode/",
    "arrondissements": "paris/territoires/",
    "branche": "grand-paris-sud/referentiel/gr/",
    "feuille de route": "grigny/referentiel/f1/",
    "resultats attendus": "grigny/referentiel/f1-o1/",
    "accueil sans fin connue": "grigny/",
}


@pytest.fixture(params=[TELEPHONE, BUREAU], ids=["390x844", "1280x900"])
def visite(request: pytest.FixtureRequest, navigateur: Browser, origine: str) -> Iterator[Visite]:
    """A fresh page of each size; afterwards, nobody but the site itself was asked, and nothing failed or complained."""
    page = navigateur.new_page(viewport=request.param, reduced_motion="reduce")
    visite = Visite(page, origine)
    yield visite
    page.close()
    assert visite.plaintes == []
    assert set(visite.hotes) <= {"127.0.0.1"}


@pytest.mark.parametrize("genre", PAGES)
def test_page(visite: Visite, genre: str) -> None:
    """Fits the window, has one title, headings in order, and breaks no accessibility rule."""
    page = visite.ouvrir(PAGES[genre])
    page.wait_for_load_state("networkidle")
    assert page.evaluate(TROP_LARGE) == []
    expect(page.locator("h1")).to_have_count(1)
    niveaux = page.evaluate(NIVEAUX)
    assert all(apres <= avant + 1 for avant, apres in itertools.pairwise(niveaux)), niveaux
    resultat = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"], "iframes": False})
    assert resultat.response["violations"] == []


@pytest.mark.parametrize("contrat", CONTRATS)
def test_jusqu_au_dernier_indicateur(visite: Visite, contrat: str) -> None:
    """Portal, contract, list of indicators, the last of them; then up its breadcrumb to the promise it measures."""
    page = visite.ouvrir("")
    page.locator(f"main a[href='{contrat}/']").first.click()
    expect(page.locator("h1")).to_be_visible()
    page.goto(f"{visite.origine}/{contrat}/indicateurs/")
    dernier = page.locator("table.eo-table--indicateurs tbody th a").last
    libelle = " ".join(dernier.inner_text().split())
    dernier.click()
    expect(page.locator("h1")).to_have_text(libelle, use_inner_text=True)
    page.locator("nav.eo-fil a").last.click()
    expect(page.locator(f"main a:text-is({libelle!r})").first).to_be_attached()


def test_ce_que_disent_les_conseils_citoyens(visite: Visite) -> None:
    """Their priorities are shown as theirs."""
    page = visite.ouvrir("paris/referentiel/t1/")
    bloc = page.locator(".eo-parole")
    expect(bloc).to_contain_text("Éviter l'échec et le décrochage scolaire.")
    expect(bloc).to_contain_text("pas une promesse des signataires")


def test_un_sigle_est_explique_ou_il_est(visite: Visite) -> None:
    """The full name of an acronym is in the page, on the acronym."""
    page = visite.ouvrir("paris/referentiel/t1-o1-s1-g1-a1/")
    expect(page.locator("h1 abbr[title='programme de réussite éducative']")).to_have_text("PRE")
