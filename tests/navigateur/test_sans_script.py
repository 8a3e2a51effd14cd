"""Every kind of page for a reader without JavaScript, on a phone: all of it is there, and there is a way to every section."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from .genres import ADRESSES, HORS_DU_THEME, PLANS, genre_de
from .visite import TELEPHONE

pytestmark = pytest.mark.navigateur

# Drawings, tables and lists that stand in the open, and take no room.
VIDES = """() => [...document.querySelectorAll("table tbody tr, .eo-graphique svg.eo-g-plan, .eo-barre, ul.eo-communes > li, ul.eo-cartes > li")]
    .filter(n => !n.closest("details:not([open])") && !(n.checkVisibility() && n.getBoundingClientRect().height > 0)).slice(0, 5).map(n => n.outerHTML.slice(0, 100))"""


@pytest.fixture(scope="module")
def sans_script(navigateur: Browser) -> Iterator[Page]:
    """A telephone on which no script of the site runs."""
    contexte = navigateur.new_context(java_script_enabled=False, viewport=TELEPHONE)
    yield contexte.new_page()
    contexte.close()


@pytest.mark.parametrize("adresse", [adresse for adresse in ADRESSES if genre_de(adresse) not in (*PLANS, "renvoi", "retrait")])
def test_tout_se_lit(sans_script: Page, origine: str, exemple: str, adresse: str) -> None:
    """Words, figures, charts, tables and lists are shown; nothing waits for a script; the foot of the page leads to every section."""
    page = sans_script
    base = exemple if adresse.startswith("exemple:") else origine
    page.goto(f"{base}/{adresse.removeprefix('exemple:')}", wait_until="load")
    expect(page.locator("h1")).to_be_visible()
    contenu = page.locator("main").inner_text()
    assert len(contenu) > 100
    assert not re.search(r"chargement|initialisation|loading", contenu, re.IGNORECASE)
    assert page.evaluate(VIDES) == []
    assert not [bouton for bouton in page.locator("main button").all() if bouton.is_visible()], "a button that does nothing"
    if genre_de(adresse) in HORS_DU_THEME:
        return
    rubriques = page.get_by_role("navigation", name="Rubriques").get_by_role("link")
    assert rubriques.count() >= 4
    assert all(lien.is_visible() for lien in rubriques.all())


def test_la_recherche_offre_des_listes(sans_script: Page, origine: str) -> None:
    """The page of the search says what it needs, and leads to the lists."""
    sans_script.goto(f"{origine}/paris/recherche/", wait_until="load")
    expect(sans_script.get_by_text("La recherche ne marche pas dans ce navigateur")).to_be_visible()
    assert sans_script.locator("main a:visible").count() >= 5


@pytest.mark.parametrize("contrat", ["grand-orly-seine-bievre", "paris"])
def test_la_carte_a_sa_liste(sans_script: Page, origine: str, contrat: str) -> None:
    """Each place of the map stands in the tables of its page, some of which a fold holds that a touch opens."""
    sans_script.goto(f"{origine}/{contrat}/carte/", wait_until="load")
    for pli in sans_script.locator("main details:has(a) > summary:visible").all():
        pli.click()
    assert sans_script.locator("table tbody tr a:visible").count() >= 20
