"""The Content-Security-Policy: it stands first in every page, allows nothing but this site, and no page trips over it."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.tout import TOUT, chaque_nuit

from .genres import UNE_PAR_GENRE
from .visite import BUREAU, TELEPHONE, Visite, attendre

pytestmark = pytest.mark.navigateur

REGLE = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
PAGE = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; "
    "base-uri 'none'; form-action 'self'"
)


def test_chaque_page_porte_la_regle(site_construit: Path) -> None:
    """In every HTML file, before any script, style or link; nothing is written inside that the rule forbids."""
    for chemin in sorted(site_construit.rglob("*.html")):
        texte = chemin.read_text(encoding="utf-8")
        trouvee = REGLE.search(texte)
        assert trouvee, chemin
        avant = texte[: trouvee.start()]
        assert not re.search(r"<(script|style|link|body)\b", avant), chemin
        assert "unsafe" not in trouvee[1]
        if chemin.name == "plan.html":
            assert re.findall(r"https?://[^ ;]+", trouvee[1]) == ["https://data.geopf.fr"]
            assert not re.search(r'<style|<script(?! type="application/json"| src=)', texte), chemin
            continue
        # Print pages, cards and redirects run no script and may ask for less still.
        permises = {(nom, source) for nom, *sources in map(str.split, PAGE.split("; ")) for source in sources}
        regles = [regle.split() for regle in trouvee[1].rstrip("; ").split("; ")]
        assert ["default-src", "'none'"] in regles, chemin
        assert {(nom, source) for nom, *sources in regles for source in sources if source != "'none'"} <= permises, chemin
        # What search engines for data are told is no script to a browser, which runs none of it.
        assert not re.search(r'<style|<script(?! type="application/ld\+json">|[^>]*\bsrc=)|<[^>]+\s(style|on[a-z]+)=', texte), chemin


@pytest.mark.parametrize(
    ("taille", "theme"),
    chaque_nuit([(TELEPHONE, "light"), (BUREAU, "dark")]),
    ids=lambda un: un if isinstance(un, str) else str(un["width"]),
)
def test_aucune_page_ne_bute_sur_la_regle(navigateur: Browser, origine: str, taille: dict[str, int], theme: str) -> None:
    """Every kind of page loads without a complaint of the browser, and makes requests to the site alone."""
    contexte = navigateur.new_context(viewport=taille, color_scheme=theme, reduced_motion="reduce")
    contexte.route("**/favicon.ico", lambda route: route.fulfill(status=204))  # asked by the browser, of a map or a card that names no icon
    adresses = [adresse for adresse in UNE_PAR_GENRE if not adresse.startswith("exemple:")][
        taille == BUREAU :: 2 if TOUT else 4
    ]  # every other one at each size each night; test_acces loads all of them, without the rule
    for rang in range(0, len(adresses), 5):
        visites = {adresse: Visite(contexte.new_page(), origine) for adresse in adresses[rang : rang + 5]}
        for adresse, visite in visites.items():
            page = visite.ouvrir(adresse)
            if page.locator("iframe").count():
                page.locator("iframe").first.scroll_into_view_if_needed()
        for adresse, visite in visites.items():  # they fall silent together: half a second of silence is waited for once
            visite.page.wait_for_load_state("networkidle")
            assert visite.plaintes == [], adresse
            assert set(visite.hotes) == {"127.0.0.1"}
            visite.page.close()
    contexte.close()


def test_ce_qui_n_est_pas_du_site_est_refuse(navigateur: Browser, origine: str) -> None:
    """The rule bites: a script inside the page, a picture of another host, a request to another host."""
    page = navigateur.new_page()
    Visite(page, origine).ouvrir("grigny/")
    page.evaluate(
        "document.addEventListener('securitypolicyviolation', e => (window.refus = window.refus || []).push(e.effectiveDirective))"
    )
    page.evaluate(
        """() => {
            const script = document.createElement("script"); script.textContent = "window.fait = true"; document.body.append(script);
            const image = new Image(); image.src = "https://example.org/x.png";
            return fetch("https://example.org/").catch(() => null);
        }"""
    )
    attendre(page, "window.refus && window.refus.length === 3")
    assert sorted(page.evaluate("window.refus")) == ["connect-src", "img-src", "script-src-elem"]
    assert page.evaluate("window.fait") is None
    page.close()


def test_affichage_clair_et_sombre(navigateur: Browser, origine: str) -> None:
    """The device's preference first; then the reader's choice, which holds from page to page and from contract to contract."""
    contexte = navigateur.new_context(viewport=TELEPHONE, color_scheme="dark")
    visite = Visite(contexte.new_page(), origine)
    page = visite.ouvrir("grigny/")
    corps = page.locator("body")
    expect(corps).to_have_attribute("data-md-color-scheme", "slate")
    page.get_by_role("button", name="Passer à l’affichage clair").click()
    expect(corps).to_have_attribute("data-md-color-scheme", "default")
    visite.ouvrir("paris/")
    expect(corps).to_have_attribute("data-md-color-scheme", "default")
    page.get_by_role("button", name="Passer à l’affichage sombre").press("Enter")
    expect(corps).to_have_attribute("data-md-color-scheme", "slate")
    contexte.close()
    assert visite.plaintes == []


def test_fond_de_carte_seulement_si_on_le_demande(navigateur: Browser, origine: str) -> None:
    """In the built site, under its rule, IGN's tiles come after the click and not before."""
    page = navigateur.new_page(viewport=BUREAU, reduced_motion="reduce")
    visite = Visite(page, origine)
    page.route("https://data.geopf.fr/**", lambda route: route.fulfill(body=b"", content_type="image/png", status=200))
    visite.ouvrir("paris/carte/")
    page.locator("iframe.eo-plan").scroll_into_view_if_needed()
    carte = page.frame_locator("iframe.eo-plan")
    bouton = carte.get_by_role("button", name="Afficher le fond de carte IGN")
    expect(bouton).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert set(visite.hotes) == {"127.0.0.1"}
    with page.expect_request("https://data.geopf.fr/wmts?**"):
        bouton.click()
    assert not [plainte for plainte in visite.plaintes if "Content Security" in plainte]
    page.close()
