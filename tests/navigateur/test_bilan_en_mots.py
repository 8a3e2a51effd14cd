"""The summary and the timeline on a telephone and on a desk: how many taps away, how long, and words that touch no others."""

from collections.abc import Callable, Iterator
from itertools import combinations

import pytest
from playwright.sync_api import Page, expect

from .genres import CONTRATS, EXEMPLE
from .visite import BUREAU, TELEPHONE, Visite

pytestmark = [pytest.mark.navigateur, pytest.mark.par_tours]

LONGUEUR_MAX = 12_000  # pixels of a page on a telephone
# Once its letters have come: until then those of the machine stand there, and are broader.
BOITES = """async svg => (await document.fonts.ready, [...svg.querySelectorAll('text')].map(t => { const b = t.getBBox(); return [t.textContent, b.x, b.y, b.x + b.width, b.y + b.height] }))"""


@pytest.fixture(params=[TELEPHONE, BUREAU], ids=["390x844", "1280x900"])
def visite(request: pytest.FixtureRequest, page_calme: Callable[[dict[str, int]], Page], origine: str) -> Iterator[Visite]:
    """A fresh page of each size; the browser complained of nothing."""
    page = page_calme(request.param)
    visite = Visite(page, origine)
    yield visite
    page.close()
    assert visite.plaintes == []


def test_deux_gestes_depuis_le_portail(page_calme: Callable[[dict[str, int]], Page], origine: str) -> None:
    """A contract, then its summary; and from the summary the timeline."""
    visite = Visite(page_calme(TELEPHONE), origine)
    page = visite.ouvrir("")
    page.locator('.eo-carte a[href="paris/"]').first.click()
    page.get_by_role("link", name="Le bilan en mots, à lire à voix haute").click()
    expect(page.locator("h1")).to_have_text("Le bilan en mots")
    page.get_by_role("link", name="Le contrat dans le temps").click()
    expect(page.locator("h1")).to_have_text("Le contrat dans le temps")
    page.close()


@pytest.mark.parametrize("contrat", CONTRATS)
def test_aucune_n_est_trop_longue(page_calme: Callable[[dict[str, int]], Page], origine: str, contrat: str) -> None:
    visite = Visite(page_calme(TELEPHONE), origine)
    for nom in ("bilan", "frise", "calendrier"):
        page = visite.ouvrir(f"{contrat}/{nom}/")
        hauteur, largeur = page.evaluate("[document.documentElement.scrollHeight, document.documentElement.scrollWidth]")
        assert hauteur < LONGUEUR_MAX, (nom, hauteur)
        assert largeur <= TELEPHONE["width"], (nom, largeur)
    page.close()


@pytest.mark.parametrize("contrat", CONTRATS)
def test_les_mots_de_la_frise(visite: Visite, contrat: str) -> None:
    """One drawing is seen, that of this width; as the browser sets its letters, no words touch others, and all are inside."""
    page = visite.ouvrir(f"{contrat}/frise/")
    etroite, large = page.locator(".eo-f-etroite"), page.locator(".eo-f-large")
    vue, cachee = (etroite, large) if visite.page.viewport_size == TELEPHONE else (large, etroite)
    expect(vue).to_be_visible()
    expect(cachee).to_be_hidden()
    boites = vue.evaluate(BOITES)
    assert len(boites) > 5
    touches = [
        (un[0], autre[0])
        for un, autre in combinations(boites, 2)
        if un[1] < autre[3] and autre[1] < un[3] and un[2] + 2 < autre[4] and autre[2] + 2 < un[4]
    ]
    assert touches == []
    largeur = vue.evaluate("svg => svg.clientWidth")
    assert all(gauche >= 0 and droite <= largeur for _, gauche, _, droite, _ in boites)


def test_sans_script_le_pli_s_ouvre(visite: Visite) -> None:
    """The calendar's link into a fold opens it."""
    page = visite.ouvrir("grand-orly-seine-bievre/calendrier/")
    ancre = page.locator("details.eo-details li[id^='obligation-']").last.get_attribute("id")
    page = visite.ouvrir(f"grand-orly-seine-bievre/calendrier/#{ancre}")
    expect(page.locator(f"#{ancre}")).to_be_visible()


def test_l_exemple_a_ses_reponses_en_face(page_calme: Callable[[dict[str, int]], Page], exemple: str) -> None:
    """On a telephone: the answer, what it is about, what the site says of that."""
    visite = Visite(page_calme(TELEPHONE), exemple)
    page = visite.ouvrir(f"{EXEMPLE}/bilan/")
    reponse = page.locator("li", has=page.get_by_role("link", name="Les guides ont été comptés"))
    expect(reponse).to_contain_text("Ce site en dit : En bonne voie")
    expect(page.locator(".eo-notable").first).to_contain_text("Cible atteinte")
    page.close()
