"""The page of an indicator on a phone: figures first, tables that show what they hold, words that read as words, the largest lines."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from .visite import BUREAU, TELEPHONE, Visite

pytestmark = pytest.mark.navigateur

EN_MOTS = "paris/indicateurs/t1-o3-s1-g1-a5-i4/"
PAR_LIEU = "grand-orly-seine-bievre/indicateurs/a4-94-eip-projets/"
OMBRE = "n => getComputedStyle(n, '::after').opacity"
TABLEAU = ".eo-tableau:has(> .eo-table--nombres)"


@pytest.fixture(params=[TELEPHONE, BUREAU], ids=["390x844", "1280x900"])
def visite(request: pytest.FixtureRequest, page_calme: Callable[[dict[str, int]], Page], origine: str) -> Iterator[Visite]:
    """A fresh page of each size."""
    page = page_calme(request.param)
    yield Visite(page, origine)
    page.close()


def test_des_mots_se_lisent_comme_des_mots(visite: Visite) -> None:
    """A sentence in the place of a figure has the size of the words around it, and wraps in its cell: no table is twice as wide as its frame."""
    page = visite.ouvrir(EN_MOTS)
    tailles = page.locator(".eo-chiffre, .eo-chiffre strong").evaluate_all("tous => tous.map(n => getComputedStyle(n).fontSize)")
    assert len(tailles) == 2
    assert len(set(tailles)) == 1
    largeurs = page.locator(TABLEAU).evaluate("n => [n.scrollWidth, n.clientWidth]")
    assert largeurs[0] <= largeurs[1] * 1.2
    case = page.locator("td.eo-mots").evaluate("n => [n.clientHeight, parseFloat(getComputedStyle(n).lineHeight)]")
    assert case[0] > 2 * case[1]


def test_les_chiffres_sont_vus_d_abord(visite: Visite) -> None:
    """They begin before the sheet that describes the indicator; the table begins with the figure that speaks for the whole."""
    page = visite.ouvrir(PAR_LIEU)
    chiffres, fiche = page.locator("#chiffres").bounding_box(), page.locator("dl.eo-fiche").bounding_box()
    assert chiffres
    assert fiche
    assert chiffres["y"] < fiche["y"]
    assert chiffres["y"] < 844
    expect(page.locator(TABLEAU).locator("thead th").nth(1)).to_have_text("2015 à 2019")


def test_un_tableau_large_montre_qu_il_defile(page_calme: Callable[[dict[str, int]], Page], origine: str) -> None:
    """On a phone a shadow stands where columns are hidden, and is gone at the last; names stay; on paper nothing scrolls nor is cut."""
    page = page_calme(TELEPHONE)
    page.emulate_media(reduced_motion="no-preference")  # the shadow follows the scroll bar: who asks for calm has the bar and the names
    Visite(page, origine).ouvrir(PAR_LIEU)
    cadre = page.locator(TABLEAU)
    assert cadre.evaluate("n => n.scrollWidth > n.clientWidth")
    assert cadre.evaluate(OMBRE) == "1"
    nom = cadre.locator("tbody th").first
    avant = nom.evaluate("n => n.getBoundingClientRect().left")
    cadre.evaluate("n => { n.scrollLeft = n.scrollWidth }")
    assert nom.evaluate("n => n.getBoundingClientRect().left") == avant
    page.wait_for_function(f"n => ({OMBRE})(n) === '0'", arg=cadre.element_handle())
    page.emulate_media(media="print")
    assert cadre.evaluate("n => [getComputedStyle(n).overflowX, getComputedStyle(n, '::after').content]") == ["visible", "none"]
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 1280, "height": 900})
    assert cadre.evaluate(OMBRE) == "0", "all columns are seen"
    page.close()


def test_les_plus_grandes_courbes_d_abord(visite: Visite) -> None:
    """The six largest are ticked, in the order of their last figures; beside a wide drawing a name goes with its line, and only with it."""
    page = visite.ouvrir(PAR_LIEU)
    figure = page.locator("figure.eo-g-choisir")
    derniers = [int(mot) for mot in figure.locator("label strong").all_inner_texts()]
    assert derniers == sorted(derniers, reverse=True)
    cochees = figure.locator("input").evaluate_all("tous => tous.map(n => n.checked)")
    assert cochees == [True] * 6 + [False] * (len(cochees) - 6)
    assert {"Vitry-sur-Seine", "Villeneuve-Saint-Georges"} <= {
        mot.strip().rsplit(" ", 1)[0] for mot in figure.locator("li:has(input:checked) label").all_inner_texts()
    }
    noms = figure.locator(".eo-g-droite text")
    if page.viewport_size == BUREAU:
        expect(noms.filter(visible=True)).to_have_count(6)
        figure.locator("input").first.uncheck()
        expect(noms.filter(visible=True)).to_have_count(5)
    else:
        expect(noms.filter(visible=True)).to_have_count(0)
