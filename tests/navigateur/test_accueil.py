"""Home pages as a reader meets them: the answers in the first screen, the neighbourhood in two steps, high contrast."""

import pytest
from playwright.sync_api import Browser, Page, expect

from .visite import Visite

pytestmark = pytest.mark.navigateur

CONTRATS = ("grand-orly-seine-bievre", "grand-paris-sud", "grigny", "paris")
ECRANS = {"390x844": {"width": 390, "height": 844}, "1440x900": {"width": 1440, "height": 900}}
REPONSES = ("Ce qui est promis", "Où en est-on", "Ce que nous cherchons", "Dans mon")  # «mon quartier», or «mon arrondissement»


@pytest.mark.par_tours
@pytest.mark.parametrize("ecran", ECRANS)
@pytest.mark.parametrize("adresse", [f"{contrat}/" for contrat in CONTRATS], ids=CONTRATS)
def test_premier_ecran(navigateur: Browser, origine: str, adresse: str, ecran: str) -> None:
    """What was promised, where it stands, what is looked for, my neighbourhood: title and link of each, and the bar, without scrolling."""
    page = navigateur.new_page(viewport=ECRANS[ecran], reduced_motion="reduce")
    Visite(page, origine).ouvrir(adresse)
    bas = ECRANS[ecran]["height"]
    for reponse in REPONSES:
        boite = page.locator(".eo-cles h2 a").filter(has_text=reponse).bounding_box()
        assert boite is not None, reponse
        assert boite["y"] + boite["height"] <= bas, (reponse, boite)
    barre = page.locator(".eo-cles .eo-barre").bounding_box()
    assert barre is not None
    assert barre["y"] + barre["height"] <= bas
    page.close()


@pytest.mark.parametrize("ecran", ECRANS)
def test_premier_ecran_du_portail(navigateur: Browser, origine: str, ecran: str) -> None:
    """The portal begins with my place: the field, the list, the map, the comparison; no bar before the contracts."""
    page = navigateur.new_page(viewport=ECRANS[ecran], reduced_motion="reduce")
    Visite(page, origine).ouvrir("")
    bas = ECRANS[ecran]["height"]
    for chose in (
        page.get_by_label("Nom de ma commune"),
        page.get_by_text("Choisir dans la liste"),
        page.get_by_text("Choisir sur la carte"),
        page.get_by_role("link", name="Comparer deux ou trois lieux"),
    ):
        boite = chose.bounding_box()
        assert boite is not None
        assert boite["y"] + boite["height"] <= bas, boite
    barre, contrats = page.locator(".eo-barre").first.bounding_box(), page.locator("#contrats").bounding_box()
    assert barre is not None
    assert contrats is not None
    assert barre["y"] > contrats["y"]
    page.close()


@pytest.mark.parametrize("javascript", [True, False], ids=["avec", "sans"])
@pytest.mark.parametrize("adresse", ["", "grand-orly-seine-bievre/"], ids=["portail", "contrat"])
def test_mon_quartier_en_deux_pas(navigateur: Browser, origine: str, adresse: str, javascript: bool) -> None:
    """From the home: open the list and the commune, follow the neighbourhood. Its page says what is promised and what is measured there."""
    contexte = navigateur.new_context(java_script_enabled=javascript, viewport=ECRANS["390x844"], reduced_motion="reduce")
    page = contexte.new_page()
    page.goto(f"{origine}/{adresse}", wait_until="load")
    page.get_by_text("Choisir dans la liste").click()
    commune = page.locator("details.eo-commune").filter(has_text="Ivry-sur-Seine")
    commune.locator("summary").click()
    commune.get_by_role("link", name="Gagarine", exact=True).click()
    page.wait_for_url("**/territoires/ivry-sur-seine-gagarine/")
    cles = page.locator(".eo-cle")
    expect(cles.nth(0)).to_contain_text("Ce qui est promis ici")
    expect(cles.nth(1)).to_contain_text("À l’échelle de")
    expect(page.locator(".eo-filtre")).to_have_count(0)
    contexte.close()


@pytest.mark.parametrize(
    ("mots", "garde"),
    [("l hay", "L’Haÿ-les-Roses"), ("GAGARINE", "Ivry-sur-Seine"), ("kremlin bicetre", "Le Kremlin-Bicêtre")],
)
def test_chercher_mon_quartier(navigateur: Browser, origine: str, mots: str, garde: str) -> None:
    """A field keeps the places whose name holds what is typed, without accents; it says how many, and gives all back once emptied."""
    page = navigateur.new_page(viewport=ECRANS["1440x900"], reduced_motion="reduce")
    Visite(page, origine).ouvrir("grand-orly-seine-bievre/")
    champ = page.get_by_label("Nom de ma commune ou de mon quartier")
    lieux = page.locator(".eo-communes > li:visible")
    tous = lieux.count()
    champ.fill(mots)
    expect(lieux).to_have_count(1)
    expect(lieux.locator("summary")).to_contain_text(garde)
    expect(page.locator("[role=status]").filter(has_text="trouvé")).to_be_visible()
    assert lieux.locator("details").evaluate("n => n.open")
    champ.fill("xyz")
    expect(page.get_by_text("Aucun lieu de ce nom")).to_be_visible()
    champ.fill("")
    expect(lieux).to_have_count(tous)
    assert page.locator("details.eo-commune[open]").count() == 0
    page.close()


def _contraste(page: Page, choix: str) -> float:
    return float(
        page.locator(choix).first.evaluate(
            """n => { const l = c => { const [r, v, b] = c.match(/[0-9.]+/g).map(x => { x /= 255; return x <= .04045 ? x / 12.92 : ((x + .055) / 1.055) ** 2.4; });
                return .2126 * r + .7152 * v + .0722 * b; };
              let fond = n; while (getComputedStyle(fond).backgroundColor === "rgba(0, 0, 0, 0)") fond = fond.parentElement;
              const [a, b] = [l(getComputedStyle(n).color), l(getComputedStyle(fond).backgroundColor)].sort((x, y) => y - x);
              return (a + .05) / (b + .05); }"""
        )
    )


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_contraste_renforce(navigateur: Browser, origine: str, theme: str) -> None:
    """To those who ask for more contrast, small print has that of WCAG's level AAA; to the others that of level AA."""
    for contraste, seuil in (("no-preference", 4.5), ("more", 7.0)):
        page = navigateur.new_page(viewport=ECRANS["1440x900"], color_scheme=theme, contrast=contraste)
        Visite(page, origine).ouvrir("grand-orly-seine-bievre/")
        for choix in (
            ".eo-cle__suite",
            ".eo-precision",
            ".eo-cle[aria-labelledby=manque] h2 a",
            ".eo-carte__niveau",
            ".eo-cle--quartier h2 a",
        ):
            assert _contraste(page, choix) >= seuil, (choix, contraste)
        page.close()


def test_couleurs_imposees(navigateur: Browser, origine: str) -> None:
    """Where the reader's system sets the colours, the bar keeps its parts and the answers keep their edges."""
    page = navigateur.new_page(viewport=ECRANS["1440x900"], forced_colors="active")
    Visite(page, origine).ouvrir("grand-orly-seine-bievre/")
    parts = page.locator(".eo-cles .eo-barre rect").evaluate_all("l => l.map(n => getComputedStyle(n).fill)")
    assert len(set(parts)) == len(parts) > 1
    assert page.locator(".eo-cle--quartier").evaluate("n => getComputedStyle(n).borderTopWidth") != "0px"
    page.close()


def test_le_quartier_sur_le_papier(navigateur: Browser, origine: str) -> None:
    """What is white on a colour on the screen is dark on paper."""
    page = navigateur.new_page(viewport=ECRANS["1440x900"])
    Visite(page, origine).ouvrir("grand-orly-seine-bievre/")
    page.emulate_media(media="print")
    assert _contraste(page, ".eo-cle--quartier h2 a") >= 4.5
    page.close()
