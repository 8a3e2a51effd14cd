"""Legal pages, cards and the foot of pages in a real browser."""

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from .test_site import TROP_LARGE
from .visite import BUREAU, Visite, servir

pytestmark = pytest.mark.navigateur

CONTRAT = "grand-orly-seine-bievre"
CARTES = (
    f"{CONTRAT}/indicateurs/a4-94-eip-montant/carte-integree/",
    f"{CONTRAT}/indicateurs/o1-1-p1-e1-i1/carte-integree/",
    f"{CONTRAT}/partenaires/etat/carte-integree/",
)
PAGE = f"{CONTRAT}/indicateurs/a4-94-eip-montant/"


def test_une_carte_sur_un_autre_site(navigateur: Browser, origine: str, tmp_path: Path) -> None:
    """In a frame of another page: no violation inside it, all of it in sight, and a link that leads the whole window to the full page. In a frame of
    before there were maps, all but the map is in sight."""
    cadre = f'<iframe src="{origine}/{CARTES[0]}" title="Montant" width="320" height="1320"></iframe>'
    (tmp_path / "index.html").write_text(
        f'<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Ailleurs</title></head><body><main><h1>Ailleurs</h1>{cadre}</main></body></html>',
        encoding="utf-8",
    )
    with servir(tmp_path) as ailleurs:
        page = navigateur.new_page(viewport=BUREAU)
        page.goto(f"{ailleurs}/index.html")
        carte = page.frames[1]
        expect(carte.locator("h1")).to_be_visible()
        assert carte.evaluate("document.documentElement.scrollWidth <= innerWidth && document.documentElement.scrollHeight <= innerHeight")
        assert carte.locator("svg.eo-c-dessin").is_visible()
        assert carte.locator(".retour").evaluate("lien => lien.getBoundingClientRect().bottom") <= 340
        resultat = Axe().run(page)
        assert resultat.violations_count == 0, resultat.generate_report()
        carte.locator("a").click()
        page.wait_for_url(f"{origine}/{PAGE}")
        page.close()


def test_le_pied_d_une_page(navigateur: Browser, origine: str) -> None:
    """The citation, with its address and the day, can be copied by a button; nobody to write to, a message to copy; the foot leads to the pages of the law."""
    contexte = navigateur.new_context(viewport={"width": 360, "height": 740}, permissions=["clipboard-read", "clipboard-write"])
    page = contexte.new_page()
    Visite(page, origine).ouvrir(PAGE)
    page.get_by_text("Citer cette page").click()
    citation = page.locator(".eo-citation")
    page.locator("details:has(.eo-citation)").get_by_role("button", name="Copier").click()
    expect(page.locator("details:has(.eo-citation)").get_by_role("status")).to_have_text("Copié.")
    assert page.evaluate("navigator.clipboard.readText()") == citation.text_content()
    assert re.search(rf"{re.escape(page.url)} \(consulté le \d+(?:er)? \w+ \d{{4}}\)\.$", citation.text_content() or "")
    page.get_by_text("Signaler une erreur sur cette page").click()
    page.locator("details:has(pre.eo-code):visible").first.get_by_role("button", name="Copier").click()
    assert page.evaluate("navigator.clipboard.readText()").startswith(f"Page\u00a0: {page.url}\n")
    assert "Ce qui est faux" in page.evaluate("navigator.clipboard.readText()")
    assert page.evaluate(TROP_LARGE) == []
    assert page.locator("a[href^='mailto:']").count() == 0
    page.get_by_text("Montrer cette page sur un autre site").click()
    expect(page.get_by_role("link", name="voir la petite carte")).to_be_visible()
    page.get_by_role("link", name=re.compile("^Accessibilité.: non conforme$")).click()
    page.wait_for_url(f"{origine}/{CONTRAT}/accessibilite/")
    page.get_by_role("link", name="Mentions légales").click()
    page.wait_for_url(f"{origine}/mentions-legales/")
    contexte.close()
