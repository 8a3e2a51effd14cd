"""A running contract with targets of every kind (the example): what a reader sees of progress, and can unfold."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.exemple.projet import CONTRAT

from .visite import BUREAU, TELEPHONE

pytestmark = [pytest.mark.navigateur, pytest.mark.par_tours]


@pytest.fixture(params=[TELEPHONE, BUREAU], ids=["390x844", "1280x900"])
def page(request: pytest.FixtureRequest, page_calme: Callable[[dict[str, int]], Page]) -> Iterator[Page]:
    """A fresh page of each size."""
    page = page_calme(request.param)
    yield page
    page.close()


def test_en_bonne_voie(page: Page, exemple: str) -> None:
    """Status in a word, the gap, the pace; unfolded, the formula with its figures and each of them with its source."""
    page.goto(f"{exemple}/{CONTRAT}/indicateurs/guides/")
    bloc = page.locator(".eo-etat-indicateur")
    expect(bloc.locator(".eo-statut")).to_contain_text("En bonne voie")
    expect(bloc).to_contain_text("il manque 1\u202f050")
    expect(bloc).to_contain_text("serait atteinte en 2023")
    calcul = page.locator(".eo-calcul")
    calcul.locator("summary").click()
    expect(calcul.locator(".eo-formule")).to_have_text("(950 − 0) ÷ (2\u202f000 − 0) = 47,5\u00a0%")
    expect(calcul.locator("tbody tr")).to_have_count(5)
    expect(page.locator("figure", has_text="De la valeur de départ à la cible")).to_be_visible()
    expect(page.get_by_text("remplacé depuis")).to_have_count(1)


def test_ventilation(page: Page, exemple: str) -> None:
    """A breakdown has its chart and its table, and the whole beside its parts."""
    page.goto(f"{exemple}/{CONTRAT}/indicateurs/familles-accueillies/")
    tableau = page.get_by_role("table", name="Exempleville, par sexe")
    expect(tableau.locator("tbody tr")).to_have_count(2)
    expect(tableau.locator("tfoot")).to_contain_text("1\u202f402")
    expect(page.locator("figure", has_text="Exempleville, par sexe").locator("svg[role=img]")).to_be_visible()


def test_message_pret(page: Page, exemple: str) -> None:
    """What is looked for from a partner, and the question to send it, with a link that opens them in a mail program."""
    page.goto(f"{exemple}/{CONTRAT}/manque/")
    expect(page.locator("h2").first).to_have_text("Définition non trouvée")
    page.goto(f"{exemple}/{CONTRAT}/manque/communes/")
    message = page.locator(".eo-message").inner_text()
    assert "Madame, Monsieur," in message
    assert "Nous n’avons pas trouvé" in message
    lien = page.get_by_role("link", name="courrier").get_attribute("href") or ""
    assert lien.startswith("mailto:?subject=Une%20question%20sur%20les%20chiffres%20du%20contrat")
