"""A running contract with targets of every kind (the example): what a reader sees of progress, and can unfold."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from generator.publication.construction import construire
from tests.exemple.projet import CONTRAT, JOUR, copier_exemple

from .test_site import TROP_LARGE
from .visite import BUREAU, TELEPHONE, servir

pytestmark = pytest.mark.navigateur


@pytest.fixture(scope="module")
def exemple(navigateur: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:  # noqa: ARG001 - no browser, no build
    """Address of the example's site, as it stood on its own day."""
    projet = copier_exemple(tmp_path_factory.mktemp("exemple") / "projet")
    assert construire(projet, Path(projet / "public"), aujourd_hui=JOUR).sain
    with servir(projet / "public", "") as adresse:
        yield f"{adresse}/{CONTRAT}"


@pytest.fixture(params=[TELEPHONE, BUREAU], ids=["390x844", "1280x900"])
def page(request: pytest.FixtureRequest, navigateur: Browser) -> Iterator[Page]:
    """A fresh page of each size."""
    page = navigateur.new_page(viewport=request.param, reduced_motion="reduce")
    yield page
    page.close()


def test_en_bonne_voie(page: Page, exemple: str) -> None:
    """Status in a word, the gap, the pace; unfolded, the formula with its figures and each of them with its source."""
    page.goto(f"{exemple}/indicateurs/guides/")
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
    page.goto(f"{exemple}/indicateurs/familles-accueillies/")
    tableau = page.get_by_role("table", name="Exempleville, par sexe")
    expect(tableau.locator("tbody tr")).to_have_count(2)
    expect(tableau.locator("tfoot")).to_contain_text("1\u202f402")
    expect(page.locator("figure", has_text="Exempleville, par sexe").locator("svg[role=img]")).to_be_visible()


def test_message_pret(page: Page, exemple: str) -> None:
    """What a partner owes, and the words that ask for it, with a link that opens them in a mail program."""
    page.goto(f"{exemple}/manque/")
    expect(page.locator("h2").first).to_have_text("Jamais définis")
    page.goto(f"{exemple}/manque/communes/")
    message = page.locator(".eo-message").inner_text()
    assert "Madame, Monsieur," in message
    lien = page.get_by_role("link", name="courrier").get_attribute("href") or ""
    assert lien.startswith("mailto:?subject=Chiffres%20attendus")


@pytest.mark.parametrize("chemin", ["indicateurs/guides/", "indicateurs/familles-accueillies/", "indicateurs/taux-de-reussite/", "manque/communes/", "avis/", "methode/"])  # fmt: skip
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_accessible(navigateur: Browser, exemple: str, chemin: str, theme: str) -> None:
    """No violation, unfolded, on the narrowest phone and on a desk, in both colour schemes; nothing wider than the window."""
    page = navigateur.new_page(viewport={"width": 320, "height": 640}, color_scheme=theme, reduced_motion="reduce")
    page.goto(f"{exemple}/{chemin}")
    page.evaluate("for (const n of document.querySelectorAll('details')) n.open = true")
    assert page.evaluate(TROP_LARGE) == []
    for taille in (None, BUREAU):
        if taille:
            page.set_viewport_size(taille)
        resultat = Axe().run(page)
        assert resultat.violations_count == 0, resultat.generate_report()
    page.close()
