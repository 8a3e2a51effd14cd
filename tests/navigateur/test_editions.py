"""A frozen edition as a reader has it: on a telephone and on a desk, with and without scripts, on paper."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.publication.construction import construire
from generator.publication.editions.archiver import archiver
from tests.exemple.projet import CONTRAT, JOUR

from .audit import defauts, preparer
from .visite import BUREAU, TELEPHONE, Visite, servir

pytestmark = pytest.mark.navigateur

EDITION = f"archives/{JOUR}/{CONTRAT}/"
# A page of each form: screen, chart and map, print page, map in its page, search, data.
PAGES = ("", "indicateurs/familles-accueillies/", "territoires/exempleville/fiche/", "carte/", "carte/plan.html", "recherche/", "donnees/")


@pytest.fixture(scope="module")
def site(exemple_construit: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The example with a frozen edition of its contract."""
    projet = Path(shutil.copytree(exemple_construit, tmp_path_factory.mktemp("fige") / "projet"))
    public = projet / "public"
    assert construire(projet, public, aujourd_hui=JOUR, pdf=False).sain
    archiver(projet, public, CONTRAT)
    assert construire(projet, public, aujourd_hui=JOUR, pdf=False).sain
    with servir(public) as adresse:
        yield adresse


@pytest.fixture(params=[(TELEPHONE, True), (TELEPHONE, False), (BUREAU, True)], ids=["telephone", "sans-script", "bureau"])
def visite(navigateur: Browser, site: str, request: pytest.FixtureRequest) -> Iterator[Visite]:
    """A reader of the edition."""
    taille, scripts = request.param
    fenetre = navigateur.new_context(viewport=taille, java_script_enabled=scripts, reduced_motion="reduce")
    yield Visite(fenetre.new_page(), site)
    fenetre.close()


def test_chaque_sorte_de_page_s_ouvre(visite: Visite) -> None:
    """With its banner at the top, its styles, and nothing that fails or goes elsewhere."""
    for adresse in PAGES:
        page = visite.ouvrir(f"{EDITION}{adresse}")
        bandeau = page.get_by_role("complementary", name="Édition figée")
        expect(bandeau).to_be_visible()
        expect(bandeau).to_contain_text("Édition figée du 30 juin 2021.")
        cadre = bandeau.bounding_box()
        assert cadre is not None
        assert cadre["y"] < 200, adresse
        assert cadre["height"] < 200, adresse
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), adresse
        assert page.evaluate("[...document.styleSheets].length") >= 2, adresse
        if adresse.endswith("plan.html"):  # the map gives it the room that it takes
            assert page.evaluate("document.documentElement.scrollHeight <= innerHeight"), adresse
    assert visite.plaintes == []
    assert set(visite.hotes) == {"127.0.0.1"}


def test_on_va_a_la_page_d_aujourd_hui_et_on_en_revient(visite: Visite) -> None:
    """From a frozen page to the live one, to the frozen one that its citation names, to the list of editions."""
    page = visite.ouvrir(f"{EDITION}indicateurs/familles-accueillies/")
    page.get_by_role("link", name="Voir la page d’aujourd’hui").click()
    page.wait_for_url(f"**/{CONTRAT}/indicateurs/familles-accueillies/")
    assert "/archives/" not in page.url
    expect(page.get_by_role("complementary", name="Édition figée")).to_have_count(0)
    page.get_by_text("Citer cette page").click()
    page.get_by_role("link", name="édition figée du 30 juin 2021").click()
    page.wait_for_url(f"**/{EDITION}indicateurs/familles-accueillies/")
    page.get_by_role("link", name="Suivante, s’il y en a une").click()
    page.wait_for_url(f"**/{CONTRAT}/editions/#edition-{JOUR}")
    expect(page.get_by_role("heading", name="Édition du 30 juin 2021")).to_be_in_viewport()
    page.get_by_role("link", name="Lire l’édition").click()
    page.wait_for_url(f"**/{EDITION}")


@pytest.fixture
def page(navigateur: Browser, site: str) -> Iterator[Page]:
    """A page of a desk, at the home of the edition."""
    fenetre = navigateur.new_context(viewport=BUREAU, reduced_motion="reduce")
    ouverte = fenetre.new_page()
    ouverte.goto(f"{site}/{EDITION}")
    yield ouverte
    fenetre.close()


def test_la_recherche_cherche_dans_l_edition(page: Page) -> None:
    """What it finds of the contract stands in the edition; an acronym, which the portal explains, on the live site."""
    page.locator("#eo-mots").fill("familles accueillies")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{EDITION}recherche/?mots=*")
    trouve = page.locator("main a[href*='indicateurs/familles-accueillies']").first
    expect(trouve).to_be_visible()
    trouve.click()
    page.wait_for_url(f"**/{EDITION}indicateurs/familles-accueillies/**")
    page.goto(page.url.partition("indicateurs/")[0] + "recherche/?mots=CAF")
    terme = page.locator("main a[href*='glossaire/#']").first
    expect(terme).to_be_visible()
    with page.expect_response("**/glossaire/") as reponse:
        terme.click()
    assert reponse.value.ok
    assert "/archives/" not in page.url


def test_la_citation_est_celle_de_l_edition(page: Page) -> None:
    """It names the day of the edition and the frozen address."""
    page.goto(f"{page.url}indicateurs/familles-accueillies/")
    page.get_by_text("Citer cette page").click()
    citation = page.locator(".eo-citation")
    expect(citation).to_contain_text("Édition figée du 30 juin 2021.")
    expect(citation).to_contain_text(f"/{EDITION}indicateurs/familles-accueillies/")
    expect(page.get_by_text("Pour une adresse qui ne change plus")).to_have_count(0)


def test_sur_le_papier(page: Page) -> None:
    """The banner is printed, without what paper cannot follow."""
    for adresse in ("", "territoires/exempleville/fiche/"):
        page.goto(f"{page.url.partition(EDITION)[0]}{EDITION}{adresse}")
        page.emulate_media(media="print")
        expect(page.get_by_text("Édition figée du 30 juin 2021.", exact=True)).to_be_visible()
        expect(page.get_by_text("Voir la page d’aujourd’hui")).to_be_hidden()
        page.emulate_media(media="screen")


@pytest.mark.parametrize("adresse", ["", "territoires/exempleville/fiche/"])
def test_axe(page: Page, adresse: str) -> None:
    """The banner is read by those who do not see it, beside the page that it stands on."""
    page.goto(f"{page.url}{adresse}")
    preparer(page)
    # The line over a map that is shown in a frame: axe does not see what lies below it there. Its colours are those of the banner of the page itself.
    du_cadre = re.compile(r"undecided: color-contrast \['iframe', '(?:p > strong|a\[target)")
    assert [un for un in defauts(page) if not du_cadre.match(un)] == []
