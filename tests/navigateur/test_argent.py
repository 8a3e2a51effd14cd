"""What money went to Ivry, year by year: three taps from the portal's home on a telephone, by hand, by keyboard and without scripts."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from .visite import TELEPHONE, Visite

pytestmark = pytest.mark.navigateur
GOSB = "grand-orly-seine-bievre"
IVRY = f"{GOSB}/argent/communes/ivry-sur-seine/"
ANNEES = ["42 000 €", "46 250 €", "43 000 €", "44 850 €", "41 200 €"]


@pytest.fixture
def visite(page_calme: Callable[[dict[str, int]], Page], origine: str) -> Iterator[Visite]:
    """A telephone of which the browser complained of nothing."""
    page = page_calme(TELEPHONE)
    visite = Visite(page, origine)
    yield visite
    page.close()
    assert visite.plaintes == []


def _toucher(page: Page, nom: str | re.Pattern[str]) -> int:
    lien = page.locator("article").get_by_role("link", name=nom).first
    lien.scroll_into_view_if_needed()
    lien.click()
    return 1


def _annees(page: Page) -> list[str]:
    cases = page.locator("table.eo-table tbody th strong").all_inner_texts()
    return [re.sub(r"[\u00a0\u202f]", " ", case) for case in cases]


def test_l_argent_d_ivry_en_trois_gestes(visite: Visite) -> None:
    page = visite.ouvrir("")
    gestes = _toucher(page, re.compile("^Où va l’argent"))
    gestes += _toucher(page, "Ivry-sur-Seine")
    assert gestes <= 3
    page.wait_for_url(re.compile(f"{IVRY}$"))
    assert _annees(page) == ANNEES
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("document.documentElement.scrollHeight") < 12_000


def test_depuis_le_contrat_et_depuis_le_lieu(visite: Visite) -> None:
    page = visite.ouvrir(f"{GOSB}/")
    _toucher(page, re.compile("^Où va l’argent"))
    _toucher(page, "Ivry-sur-Seine")
    page.wait_for_url(re.compile(f"{IVRY}$"))
    page = visite.ouvrir(f"{GOSB}/territoires/ivry-sur-seine/")
    _toucher(page, re.compile("année par année"))
    page.wait_for_url(re.compile(f"{IVRY}$"))


def test_d_un_montant_au_mot_du_document_et_a_son_tout(visite: Visite) -> None:
    """The place in the document is the very cell; the whole that an amount is part of is one tap away."""
    page = visite.ouvrir(IVRY)
    page.locator("tr", has_text="2016").get_by_role("link", name=re.compile("Annexe 4")).click()
    page.wait_for_url(re.compile("/documents/.*#"))
    cellule = page.evaluate("document.querySelector(decodeURIComponent(location.hash)).innerText")
    assert re.sub(r"[\u00a0\u202f]", " ", cellule).startswith("46 250")
    page = visite.ouvrir(IVRY)
    rangee = page.locator("#montant-equipements-ivry")
    assert "395" in rangee.inner_text()
    rangee.get_by_role("link", name=re.compile("3.257.089")).click()
    page.wait_for_url(re.compile("tout-le-territoire/#montant-ept-equipements-de-proximite$"))


def test_sans_script(navigateur: Browser, origine: str) -> None:
    contexte = navigateur.new_context(java_script_enabled=False, viewport=TELEPHONE)
    page = contexte.new_page()
    page.goto(f"{origine}/{IVRY}")
    assert _annees(page) == ANNEES
    page.locator("summary").filter(has_text="Les mots du document").first.click()
    expect(
        page.get_by_text("Pour la première phase du projet de renouvellement urbain du quartier Gagarine-Truillot").first
    ).to_be_visible()
    contexte.close()
