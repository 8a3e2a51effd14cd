"""Each contract, browsed as a reader does: from the portal down to the last indicator, and across contracts."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from .visite import BUREAU, TELEPHONE, Visite

pytestmark = pytest.mark.navigateur

CONTRATS = ("grand-orly-seine-bievre", "grand-paris-sud", "grigny", "paris")


@pytest.fixture(params=[TELEPHONE, BUREAU], ids=["390x844", "1280x900"])
def visite(request: pytest.FixtureRequest, page_calme: Callable[[dict[str, int]], Page], origine: str) -> Iterator[Visite]:
    """A fresh page of each size; afterwards, every request went to the site itself, and nothing failed or complained."""
    page = page_calme(request.param)
    visite = Visite(page, origine)
    yield visite
    page.close()
    assert visite.plaintes == []
    assert set(visite.hotes) <= {"127.0.0.1"}


@pytest.mark.par_tours
@pytest.mark.parametrize("contrat", CONTRATS)
def test_jusqu_au_dernier_indicateur(visite: Visite, contrat: str) -> None:
    """Portal, contract, list of indicators, the last of them; then up its breadcrumb to the promise it measures."""
    page = visite.ouvrir("")
    page.locator(f"main a[href='{contrat}/']").first.click()
    expect(page.locator("h1")).to_be_visible()
    page.goto(f"{visite.origine}/{contrat}/indicateurs/")
    page.evaluate("for (const bloc of document.querySelectorAll('details.eo-details--liste')) bloc.open = true")
    page.evaluate("new Promise(fini => setTimeout(fini, 200))")  # a fold that opens too long shows its beginning, and a button
    page.evaluate("for (const suite of document.querySelectorAll('.eo-pli__suite')) suite.click()")
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
    expect(bloc).to_contain_text("Ce sont les priorités que le document leur attribue, pas une promesse")


def test_un_sigle_est_explique_ou_il_est(visite: Visite) -> None:
    """The full name of an acronym is in the page, on the acronym."""
    page = visite.ouvrir("paris/referentiel/t1-o1-s1-g1-a1/")
    expect(page.locator("h1 abbr[title='programme de réussite éducative']")).to_have_text("PRE")
