"""Paper, and readers without JavaScript: print pages, any page printed, any page read with scripts off."""

import io
import re
import unicodedata
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from tests.tout import TOUT

from .test_site import CONTRAT, PAGES, TROP_LARGE
from .visite import BUREAU, TELEPHONE, Visite

pytestmark = pytest.mark.navigateur
IMPRIMES = {
    "feuille": f"{CONTRAT}/imprimer/o4/",
    "bilan": f"{CONTRAT}/imprimer/bilan/",
    "feuille-paris": "paris/imprimer/t2/",
    "fiche": f"{CONTRAT}/territoires/orly/fiche/",
}
AUTRES = {
    "manque": f"{CONTRAT}/manque/",
    "manque-partenaire": f"{CONTRAT}/manque/etat/",
    "avis": "paris/avis/",
    "portail-territoires": "territoires/",
    "mesures": "mesures-nationales/",
    "glossaire": "glossaire/",
}
TOUTES = PAGES | AUTRES
# One of each kind that differs on paper: a home, a list, figures, a map, a folded text, a wide table.
IMPRIMEES = ("portail", "accueil", "indicateur-avec-chiffres", "carte", "documents", "manque", "territoires", "commune")
ECRAN = (".md-header", ".md-tabs", ".md-sidebar", ".md-search", ".eo-rubriques", ".eo-plan", ".eo-suite", ".eo-imprimer")


@pytest.fixture
def sans_script(navigateur: Browser) -> Iterator[Page]:
    """A telephone on which no script runs."""
    contexte = navigateur.new_context(java_script_enabled=False, viewport=TELEPHONE)
    yield contexte.new_page()
    contexte.close()


@pytest.mark.parametrize("taille", [{"width": 320, "height": 640}, BUREAU], ids=["320", "1280"])
@pytest.mark.parametrize("genre", IMPRIMES)
def test_page_a_imprimer(navigateur: Browser, origine: str, genre: str, taille: dict[str, int]) -> None:
    """Readable on a screen: no violation, nothing too wide, one title, a way over the head and a way back."""
    page = navigateur.new_page(viewport=taille, reduced_motion="reduce")
    visite = Visite(page, origine)
    visite.ouvrir(IMPRIMES[genre])
    assert page.evaluate(TROP_LARGE) == []
    if TOUT:  # in each run test_acces.py has axe look at a page of each of these kinds, at both sizes
        resultat = Axe().run(page)
        assert resultat.violations_count == 0, resultat.generate_report()
    expect(page.locator("h1")).to_have_count(1)
    assert page.locator("html").get_attribute("lang") == "fr"
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Aller au contenu")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#contenu")).to_be_focused()
    page.locator("header a").nth(1).click()
    expect(page.locator("h1")).to_be_visible()
    assert "/imprimer/" not in page.url
    page.close()
    assert visite.plaintes == []
    assert set(visite.hotes) <= {"127.0.0.1"}


def test_feuille_imprimee_par_le_navigateur(navigateur: Browser, origine: str) -> None:
    """A browser that prints the sheet itself, with its own letters, needs one page too."""
    page = navigateur.new_page()
    Visite(page, origine).ouvrir(IMPRIMES["feuille"])
    pdf = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    assert len(pdf.pages) == 1
    assert "La page complète" not in pdf.pages[0].extract_text()
    page.close()


# With and without scripts by turns, and each night both.
@pytest.mark.parametrize(
    ("genre", "script"),
    [
        pytest.param(genre, script, id=f"{genre}-{'avec' if script else 'sans'}")
        for rang, genre in enumerate(IMPRIMEES)
        for script in (True, False)
        if TOUT or script == (rang % 2 == 0)
    ],
)
def test_page_sur_papier(navigateur: Browser, origine: str, genre: str, script: bool) -> None:
    """On A4: no head, menu, search or map; every table whole; what is folded on the screen is read, with or without scripts."""
    contexte = navigateur.new_context(java_script_enabled=script)
    page = contexte.new_page()
    Visite(page, origine).ouvrir(TOUTES[genre])
    plies = page.locator("details.eo-details:not(.eo-sommaire) li:not(:has(li)), details.eo-details td").all_text_contents()
    plie = [texte.strip() for texte in plies[:3]]
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 673, "height": 952})  # what A4 leaves between its margins
    for absent in ECRAN:
        assert page.locator(absent).count() == 0 or not page.locator(absent).first.is_visible(), absent
    expect(page.locator("h1")).to_be_visible()
    if script:
        assert page.evaluate(TROP_LARGE) == []
    texte = " ".join(feuille.extract_text() for feuille in PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages)
    serre = re.sub(r"\W", "", unicodedata.normalize("NFKC", texte))  # a PDF writes «ffi» as one sign
    assert re.sub(r"\W", "", page.locator("h1").inner_text()) in serre
    for mot in plie:
        assert re.sub(r"\W", "", mot)[:40] in serre, mot
    if genre == "commune":
        assert "La carte ne s’imprime pas" not in texte
        expect(page.locator(".eo-carte-fixe svg")).to_be_visible()  # the drawing
    if genre == "carte":
        assert "Où sont les lieux du contrat" in texte  # the drawing
    assert "Rechercher" not in texte
    contexte.close()


def test_sans_script_la_carte_a_sa_liste(sans_script: Page, origine: str) -> None:
    """Every neighbourhood and commune stands in the tables below the map, with a link to its page."""
    sans_script.goto(f"{origine}/{PAGES['carte']}", wait_until="load")
    assert sans_script.locator("table tbody tr th a").count() >= 65
    sans_script.get_by_role("link", name="Gagarine").first.click()
    expect(sans_script.locator("h1")).to_contain_text("Gagarine")


def test_sans_script_les_donnees_se_telechargent(sans_script: Page, origine: str) -> None:
    """The files are plain links."""
    sans_script.goto(f"{origine}/{PAGES['donnees']}", wait_until="load")
    liens = [
        lien.get_attribute("href") or "" for lien in sans_script.locator(".md-content a[href$='.csv'], .md-content a[href$='.json']").all()
    ]
    assert len(liens) >= 3
    for lien in liens:
        assert sans_script.request.get(f"{origine}/{PAGES['donnees']}{lien}").ok, lien


def test_les_liens_vers_le_papier(navigateur: Browser, origine: str, site_construit) -> None:
    """The contract's home leads to the bilan and to each sheet; an axis leads to its own."""
    page = navigateur.new_page(viewport=TELEPHONE)
    Visite(page, origine).ouvrir(f"{CONTRAT}/")
    attendus = {"imprimer/bilan/", *(f"imprimer/o{rang}/" for rang in range(1, 6))}
    if (site_construit / CONTRAT / "imprimer" / "bilan.pdf").is_file():
        attendus |= {lien.rstrip("/") + ".pdf" for lien in attendus}
    liens = {lien.get_attribute("href") for lien in page.locator(".md-content a[href*='imprimer/']").all()}
    assert liens == attendus
    page.goto(f"{origine}/{CONTRAT}/referentiel/o1/")
    page.get_by_role("link", name="Imprimer cette partie").click()
    page.wait_for_url("**/imprimer/o1/")
    page.close()
