"""The list of indicators answers questions: what is kept, what is said, what the address remembers; and it is whole without a script."""

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page, expect

from . import audit
from .visite import BUREAU, TELEPHONE, Visite

pytestmark = pytest.mark.navigateur
PARIS = "paris/indicateurs/"
RANGEES = "tr[data-cible]:visible"


@pytest.fixture(params=[TELEPHONE, BUREAU], ids=["390x844", "1280x900"])
def visite(request: pytest.FixtureRequest, page_calme: Callable[[dict[str, int]], Page], origine: str) -> Iterator[Visite]:
    """A fresh page of each size, of which the browser complained of nothing."""
    page = page_calme(request.param)
    visite = Visite(page, origine)
    yield visite
    page.close()
    assert visite.plaintes == []


def _attributs(page: Page, nom: str) -> set[str]:
    return set(page.locator(RANGEES).evaluate_all("(rangees, nom) => rangees.map(r => r.getAttribute(nom))", nom))


def test_les_cibles_chiffrees_qui_ont_un_chiffre(visite: Visite) -> None:
    """Two choices: the rows that answer both, how many, and an address that opens the same view."""
    page = visite.ouvrir(PARIS)
    expect(page.locator(RANGEES)).to_have_count(0)  # folded: nobody reads four hundred rows
    page.get_by_label("Cible").select_option("chiffree")
    total = page.locator(RANGEES).count()
    assert total > 40
    page.get_by_label("Chiffre", exact=True).select_option("oui")
    assert 0 < page.locator(RANGEES).count() < total
    assert (_attributs(page, "data-cible"), _attributs(page, "data-chiffre")) == ({"chiffree"}, {"oui"})
    expect(page.get_by_role("status").first).to_contain_text(f"{page.locator(RANGEES).count()} indicateur")
    assert page.url.endswith("?cible=chiffree&chiffre=oui")
    vus = page.locator(f"{RANGEES} a").all_inner_texts()
    page.goto(page.url)
    assert page.locator(f"{RANGEES} a").all_inner_texts() == vus
    page.get_by_role("button", name="Tout montrer").click()
    expect(page.locator(RANGEES)).to_have_count(0)
    assert page.url.endswith(PARIS)


def test_un_theme_et_des_mots(visite: Visite) -> None:
    """A theme keeps its rows; words, in any order and without accents, keep fewer; a branch that has none is not shown, nor is its heading."""
    page = visite.ouvrir(PARIS)
    page.get_by_label("Thème").select_option("Santé")
    siens = page.locator(RANGEES).count()
    assert siens > 5
    assert all("Santé" in (un or "") for un in _attributs(page, "data-themes"))
    page.get_by_label("Mots").fill("medecin nombre")
    assert page.locator(RANGEES).count() < siens
    page.get_by_label("Mots").fill("rien de tel nulle part")
    expect(page.locator(".eo-branche:visible")).to_have_count(0)
    expect(page.get_by_role("status").first).to_have_text("Aucun indicateur ne répond à ces choix.")
    page.goto(f"{visite.origine}/{PARIS}?theme=inconnu&cible=constructor")
    expect(page.get_by_role("button", name="Tout montrer")).to_be_visible()


def test_axe_et_hauteur(visite: Visite) -> None:
    """No violation; the whole list folded, and each row under what it follows."""
    page = visite.ouvrir(f"{PARIS}?chiffre=oui")
    page.evaluate(AXE_SCRIPT)
    assert [cas for cas in audit.regarder(page, ()) if cas["sorte"] == "violations"] == []
    visite.ouvrir(PARIS)
    assert page.evaluate("document.documentElement.scrollHeight") < 12_000
    sans_titre = page.locator("table.eo-table--indicateurs tbody").evaluate_all(
        "corps => corps.filter(c => !c.firstElementChild.classList.contains('eo-suivie')).length"
    )
    assert sans_titre == 0


def test_sans_script(navigateur: Browser, origine: str) -> None:
    """No question is asked that nothing would answer, and all rows are there, behind their folds."""
    fenetre = navigateur.new_context(viewport=TELEPHONE, java_script_enabled=False)
    page = fenetre.new_page()
    page.goto(f"{origine}/{PARIS}")
    expect(page.locator("[data-eo-questions]")).to_be_hidden()
    page.locator("details.eo-details--liste summary").first.click()
    assert page.locator(RANGEES).count() > 20
    fenetre.close()
