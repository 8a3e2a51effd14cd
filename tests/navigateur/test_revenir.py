"""Tasks of who comes back, on a telephone, from the portal's home, in three taps at most: what is the CAF named for, what is new, how to follow."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit
from urllib.request import urlopen
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from .visite import TELEPHONE, Visite

pytestmark = pytest.mark.navigateur

TAPES = 3
ATOM = "{http://www.w3.org/2005/Atom}"


class Doigt:
    """A finger on a telephone, which counts how often it touches; typing touches nothing more."""

    def __init__(self, page: Page) -> None:
        self.page, self.tapes = page, 0

    def toucher(self, quoi: Locator) -> None:
        """One tap on what is seen, or is scrolled to."""
        quoi.scroll_into_view_if_needed()
        quoi.tap()
        self.tapes += 1
        self.page.wait_for_load_state("load")


@pytest.fixture(params=[True, False], ids=["avec script", "sans script"])
def doigt(navigateur: Browser, origine: str, request: pytest.FixtureRequest) -> Iterator[Doigt]:
    """On the portal's home; with and without JavaScript."""
    contexte = navigateur.new_context(viewport=TELEPHONE, has_touch=True, reduced_motion="reduce", java_script_enabled=request.param)
    visite = Visite(contexte.new_page(), origine)
    visite.ouvrir("")
    doigt = Doigt(visite.page)
    yield doigt
    assert doigt.tapes <= TAPES
    assert visite.plaintes == []
    assert set(visite.hotes) == {"127.0.0.1"}
    contexte.close()


def test_ce_pour_quoi_la_caf_est_nommee(navigateur: Browser, origine: str) -> None:
    """Typing «CAF» finds the page of all CAFs, which has what each contract names them for."""
    contexte = navigateur.new_context(viewport=TELEPHONE, has_touch=True, reduced_motion="reduce")
    visite = Visite(contexte.new_page(), origine)
    page, doigt = visite.ouvrir(""), Doigt(visite.page)
    doigt.toucher(page.locator(".eo-loupe"))
    page.wait_for_url("**/recherche/**")
    page.locator("#recherche-mots").press_sequentially("CAF")
    trouvee = page.get_by_role("link", name=re.compile(r"^Caisses d’allocations familiales \(CAF\)"))
    expect(trouvee).to_be_in_viewport(timeout=20_000)
    doigt.toucher(trouvee)
    page.wait_for_url("**/partenaires/caf/")
    for contrat in ("Grand-Orly Seine Bièvre", "Grigny", "Paris"):
        expect(page.get_by_role("heading", level=2, name=re.compile(f"^{contrat}"))).to_be_visible()
    promesses = page.locator("#promesses-paris-caf-paris")
    doigt.toucher(promesses.locator("summary"))
    expect(promesses.get_by_role("listitem").first).to_be_visible()
    dit = re.search(r"\d+", promesses.locator("summary").inner_text())
    assert dit is not None
    assert promesses.get_by_role("listitem").count() == int(dit[0])
    assert doigt.tapes <= TAPES
    assert visite.plaintes == []
    contexte.close()


def test_ce_qui_a_change(doigt: Doigt) -> None:
    """One tap: the card «Quoi de neuf» leads to what is dated, the most recent first, each with its date and a page that says more: the one it names.

    What comes first depends on the project: a publication, or, where its git history is there, what last changed on the site.
    """
    page = doigt.page
    doigt.toucher(page.locator(".eo-cles").get_by_role("link", name="Quoi de neuf"))
    page.wait_for_url("**/nouveautes/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Quoi de neuf")
    lignes = page.locator(".eo-faits > li")
    assert lignes.count() > 20
    annees = [int(re.findall(r"\d{4}", ligne)[0]) for ligne in page.locator(".eo-faits .eo-quand").all_inner_texts()]
    assert annees == sorted(annees, reverse=True)
    assert doigt.tapes == 1
    lien = lignes.first.get_by_role("link").first
    nomme, mene = lien.inner_text(), urljoin(page.url, lien.get_attribute("href") or "")
    doigt.toucher(lien)
    page.wait_for_url(mene)
    fragment = urlsplit(mene).fragment
    expect(page.locator(f"[id='{fragment}']" if fragment else "h1")).to_be_in_viewport()
    expect(page.locator("main")).to_contain_text(nomme.removesuffix("…"))


def test_suivre_un_partenaire(doigt: Doigt) -> None:
    """From the home to the list, to the partner, to the address of its feed, which a program can read."""
    page = doigt.page
    doigt.toucher(page.get_by_role("link", name="suivre un partenaire"))
    page.wait_for_url("**/partenaires/")
    doigt.toucher(page.get_by_role("link", name="Ville de Paris", exact=True))
    page.wait_for_url("**/partenaires/ville-de-paris/")
    doigt.toucher(page.get_by_role("link", name="Suivre ce partenaire"))
    page.wait_for_url("**/partenaires/ville-de-paris/#suivre")
    lien = page.get_by_role("link", name=re.compile("^Le fil des nouveautés"))
    expect(lien).to_be_in_viewport()
    adresse = urljoin(page.url, lien.get_attribute("href"))
    with urlopen(adresse) as reponse:
        fil = ET.fromstring(reponse.read())
    assert fil.tag == f"{ATOM}feed"
    assert "Ville de Paris" in fil.findtext(f"{ATOM}title", "")
    assert fil.findall(f"{ATOM}entry")


def test_l_adresse_est_montree_entiere(navigateur: Browser, origine: str) -> None:
    """Where the site does not know its own address, the page completes it once it is open, and a button copies it."""
    contexte = navigateur.new_context(viewport=TELEPHONE, has_touch=True, reduced_motion="reduce")
    contexte.grant_permissions(["clipboard-read", "clipboard-write"])
    page = Visite(contexte.new_page(), origine).ouvrir("paris/nouveautes/#suivre")
    montrees = page.locator("pre[data-copier]:not(.eo-partage *)").all_inner_texts()
    assert montrees == [f"{origine}/paris/nouveautes/{nom}" for nom in ("flux.xml", "echeances.ics")]
    page.get_by_role("button", name="Copier").first.tap()
    expect(page.get_by_text("Copié.").first).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == montrees[0]
    contexte.close()


@pytest.mark.parametrize(
    "adresse", ["", "nouveautes/", "suivre/", "partenaires/caf/", "partenaires/ville-de-paris/", "partenaires/etat/", "paris/nouveautes/"]
)
def test_aucune_page_n_est_trop_haute(navigateur: Browser, origine: str, adresse: str) -> None:
    page = navigateur.new_page(viewport=TELEPHONE, reduced_motion="reduce")
    Visite(page, origine).ouvrir(adresse)
    assert page.evaluate("document.documentElement.scrollHeight") <= 12_000
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.close()
