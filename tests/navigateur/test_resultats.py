"""The page of answers: all of them can be reached, by kinds of pages, by keyboard, and its address gives the same answers again."""

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from .visite import BUREAU, TELEPHONE, Visite

pytestmark = pytest.mark.navigateur


@pytest.fixture(scope="module")
def visite(navigateur: Browser, origine: str) -> Iterator[Visite]:
    """One telephone for all searches."""
    page = navigateur.new_page(viewport=TELEPHONE, reduced_motion="reduce")
    lue = Visite(page, origine)
    yield lue
    page.close()
    assert lue.plaintes == []


def chercher(visite: Visite, adresse: str) -> Page:
    """The page of a search, once it has answered."""
    page = visite.ouvrir(adresse)
    expect(page.locator("#recherche-trouves a").first).to_be_visible()
    expect(page.locator("#recherche-trouves")).not_to_have_attribute("aria-busy", "true")
    return page


def genre(page: Page, nom: str) -> Locator:
    """The button of a kind of pages."""
    return page.get_by_role("group", name="Ne montrer qu’un genre de page").get_by_role("button", name=nom)


def compte(bouton: Locator) -> int:
    """How many pages it says."""
    return int(bouton.locator(".eo-genres__compte").inner_text())


@pytest.mark.parametrize(
    "adresse", ["recherche/?mots=logement", "grand-paris-sud/recherche/?mots=jeunes"], ids=["en parts", "en un fichier"]
)
def test_les_autres(visite: Visite, adresse: str) -> None:
    """What is not shown at first is one button away, and the reader goes on where the new ones begin."""
    page = chercher(visite, adresse)
    liens, suite = page.locator("#recherche-trouves a"), page.get_by_role("button", name="Afficher les")
    total = compte(genre(page, "Tout"))
    assert 50 < total <= 150
    expect(liens).to_have_count(50)
    premiers = liens.evaluate_all("l => l.map(a => a.href)")
    expect(suite).to_have_text(f"Afficher les {total - 50} autres")
    suite.press("Enter")
    expect(liens).to_have_count(total)
    tous = liens.evaluate_all("l => l.map(a => a.href)")
    assert len(set(tous)) == total
    assert set(tous) >= set(premiers)
    expect(liens.nth(50)).to_be_focused()
    expect(page.locator(".eo-suite-des-trouves")).to_be_hidden()
    expect(page.locator("#recherche-etat")).to_have_text(f"{total} pages trouvées.")


@pytest.mark.parametrize("adresse", ["recherche/?mots=logement", "paris/recherche/?mots=emploi"], ids=["en parts", "en un fichier"])
def test_un_genre(visite: Visite, adresse: str) -> None:
    """A kind is kept by its button, which says so, stays where it is, and gives all back when pressed again; counts do not change."""
    page = chercher(visite, adresse)
    comptes = page.locator(".eo-genres button:visible .eo-genres__compte").all_inner_texts()
    assert sum(map(int, comptes[1:])) == int(comptes[0])
    bouton, liens = genre(page, "Indicateurs"), page.locator("#recherche-trouves a")
    expect(bouton).to_have_attribute("aria-pressed", "false")
    bouton.focus()
    bouton.press("Space")
    expect(bouton).to_have_attribute("aria-pressed", "true")
    expect(genre(page, "Tout")).to_have_attribute("aria-pressed", "false")
    expect(page.locator("#recherche-etat")).to_contain_text("dans «\u00a0Indicateurs\u00a0»")
    expect(liens).to_have_count(min(50, compte(bouton)))
    assert all("/indicateurs/" in lien for lien in liens.evaluate_all("l => l.map(a => a.pathname)"))
    expect(bouton).to_be_focused()
    assert page.locator(".eo-genres button:visible .eo-genres__compte").all_inner_texts() == comptes
    assert parse_qs(urlsplit(page.url).query)["genre"] == ["indicateurs"]
    bouton.press("Enter")
    expect(genre(page, "Tout")).to_have_attribute("aria-pressed", "true")
    expect(liens).to_have_count(min(50, int(comptes[0])))
    assert "genre" not in parse_qs(urlsplit(page.url).query)


def test_l_adresse_dit_le_genre(visite: Visite) -> None:
    """It can be sent; a kind without answers says so and lets the reader out; one that is unknown is none."""
    page = chercher(visite, "recherche/?mots=orly&genre=lieux")
    expect(genre(page, "Lieux")).to_have_attribute("aria-pressed", "true")
    assert all("/territoires/" in lien for lien in page.locator("#recherche-trouves a").evaluate_all("l => l.map(a => a.pathname)"))
    page.get_by_role("searchbox").fill("calendrier")
    expect(page.locator("#recherche-etat")).to_contain_text("Aucune page trouvée dans «\u00a0Lieux\u00a0»")
    assert compte(genre(page, "Lieux")) == 0
    genre(page, "Tout").click()
    expect(page.locator("#recherche-trouves a").first).to_be_visible()
    page = chercher(visite, "recherche/?mots=orly&genre=constructor")
    expect(genre(page, "Tout")).to_have_attribute("aria-pressed", "true")


def test_de_ce_contrat_a_tous(visite: Visite) -> None:
    """The link to the search of all contracts takes the words along; emptied, it takes none."""
    page = chercher(visite, "grigny/recherche/?mots=accès+%26+droits")
    lien = page.get_by_role("link", name="Chercher dans tous les contrats")
    expect(lien).to_have_attribute("href", f"{visite.origine}/recherche/?mots=acc%C3%A8s+%26+droits")
    page.get_by_role("searchbox").fill("")
    expect(page.locator(".eo-genres")).to_be_hidden()
    expect(lien).to_have_attribute("href", f"{visite.origine}/recherche/")
    page.get_by_role("searchbox").fill("crèche")
    lien.click()
    page.wait_for_url("**/recherche/?mots=cr%C3%A8che")
    assert page.url.startswith(f"{visite.origine}/recherche/")
    expect(page.get_by_role("searchbox")).to_have_value("crèche")
    expect(page.locator("#recherche-trouves a").first).to_be_visible()


def test_les_autres_passages(visite: Visite) -> None:
    """The search within documents hides none either."""
    page = visite.ouvrir("paris/documents/chercher/?mots=quartiers")
    liens = page.locator("#documents-trouves a")
    expect(liens).to_have_count(50)
    page.get_by_role("button", name="Afficher").click()
    expect(liens.nth(50)).to_be_focused()


@pytest.mark.par_tours
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("taille", [TELEPHONE, BUREAU], ids=["390", "1280"])
def test_axe(navigateur: Browser, origine: str, theme: str, taille: dict[str, int]) -> None:
    """Buttons break no rule, and nothing is too wide."""
    page = navigateur.new_page(viewport=taille, color_scheme=theme, reduced_motion="reduce")
    chercher(Visite(page, origine), "recherche/?mots=logement&genre=promesses")
    resultat = Axe().run(page, options={"rules": {"target-size": {"enabled": True}}})
    assert resultat.violations_count == 0, resultat.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.close()
