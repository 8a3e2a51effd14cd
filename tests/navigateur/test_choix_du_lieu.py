"""The field over the list of places: readers type a commune and a neighbourhood in any order, an ordinal, a postal code."""

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from .visite import TELEPHONE, Visite

pytestmark = pytest.mark.navigateur

PAGES = {"portail": "", "lieux": "territoires/", "grand-orly": "grand-orly-seine-bievre/", "paris": "paris/"}
# What is typed, and the one place that is left.
UN_LIEU = [
    ("portail", "vitry balzac", "vitry-sur-seine-balzac"),
    ("portail", "Balzac Vitry", "vitry-sur-seine-balzac"),
    ("portail", "corbeil les tarterets", "tarterets"),
    ("lieux", "corbeil tarterets", "tarterets"),
    ("portail", "orly quartier est", "orly-quartier-est"),
    ("grand-orly", "orly est", "orly-quartier-est"),
    ("lieux", "gagarine ivry", "ivry-sur-seine-gagarine"),
    ("portail", "quartier gagarine", "ivry-sur-seine-gagarine"),
    ("lieux", "paris 19eme", "paris-19"),
    ("portail", "paris 19ème arrondissement", "paris-19"),
    ("portail", "75019", "paris-19"),
    ("paris", "paris 1er", "paris-1"),
    ("portail", "Paris XIXe", "paris-19"),
    ("portail", "paris xviii", "paris-18"),
    ("portail", "paris treizième", "paris-13"),
    ("portail", "Paris dix-huitieme", "paris-18"),
    ("portail", "75 018", "paris-18"),
    ("portail", "QP094031", "orly-quartier-est"),
    ("portail", "paris dix neuf", "paris-19"),
    ("paris", "Paris dix-neuf", "paris-19"),
    ("portail", "paris deux", "paris-2"),
]
# An arrondissement, and the neighbourhoods taken together whose name says it.
ORDINAUX = ["19eme", "19ème", "19 ème", "19e"]
# What is typed, and the commune whose places are all left.
UNE_COMMUNE = [
    ("villeneuve st georges", "Villeneuve-Saint-Georges"),
    ("l hay", "L’Haÿ-les-Roses"),
    ("lhay", "L’Haÿ-les-Roses"),
    ("lhay les roses", "L’Haÿ-les-Roses"),
    ("gentili", "Gentilly"),
    ("gentily", "Gentilly"),
    ("arceuil", "Arcueil"),
    ("KREMLIN BICETRE", "Le Kremlin-Bicêtre"),
]


@pytest.fixture(scope="module")
def telephone(navigateur: Browser, origine: str) -> Iterator[Visite]:
    """One telephone for all that is typed."""
    page = navigateur.new_page(viewport=TELEPHONE, reduced_motion="reduce")
    visite = Visite(page, origine)
    yield visite
    page.close()
    assert visite.plaintes == []


def champ_de(visite: Visite, adresse: str) -> Locator:
    """The field of the page at this address, empty."""
    if visite.page.url != f"{visite.origine}/{adresse}":
        visite.ouvrir(adresse)
    champ = visite.page.get_by_label("Nom de")
    champ.fill("")
    return champ


def lieux(page: Page) -> list[str]:
    """The ids of the places that are shown, each by its first link."""
    liens = page.locator(".eo-commune li:visible > a:first-child, .eo-communes > li:visible > a")
    return liens.evaluate_all("l => l.map(a => a.pathname.split('/').at(-2))")


@pytest.mark.parametrize(("ou", "mots", "lieu"), UN_LIEU)
def test_un_seul_lieu(telephone: Visite, ou: str, mots: str, lieu: str) -> None:
    """Every word typed begins a word of the place, of its commune, or of its codes; Enter opens it."""
    champ = champ_de(telephone, PAGES[ou])
    champ.press_sequentially(mots)
    assert lieux(telephone.page) == [lieu]
    expect(telephone.page.get_by_text("Un lieu trouvé.")).to_be_visible()
    champ.press("Enter")
    telephone.page.wait_for_url(f"**/territoires/{lieu}/")


@pytest.mark.parametrize("mots", ORDINAUX)
@pytest.mark.parametrize("ou", ["portail", "paris"])
def test_un_ordinal(telephone: Visite, ou: str, mots: str) -> None:
    """However an arrondissement's number is written."""
    champ_de(telephone, PAGES[ou]).fill(mots)
    assert lieux(telephone.page) == ["paris-19", "paris-qpv-18-19-20"]


@pytest.mark.parametrize(("mots", "commune"), UNE_COMMUNE)
def test_toute_une_commune(telephone: Visite, mots: str, commune: str) -> None:
    """A commune's name keeps its neighbourhoods too; Enter chooses none of them."""
    champ = champ_de(telephone, PAGES["grand-orly"])
    champ.fill(mots)
    page = telephone.page
    expect(page.locator(".eo-communes > li:visible")).to_have_count(1)
    expect(page.locator(".eo-communes > li:visible summary")).to_contain_text(commune)
    assert len(lieux(page)) > 1
    champ.press("Enter")
    assert page.url == f"{telephone.origine}/{PAGES['grand-orly']}"


def test_un_lieu_de_deux_communes(navigateur: Browser, exemple: str) -> None:
    """It stands under both of them, and is one place."""
    page = navigateur.new_page(viewport=TELEPHONE)
    champ = champ_de(Visite(page, exemple), "")
    champ.fill("quartier neuf")
    assert lieux(page) == ["quartier-neuf", "quartier-neuf"]
    expect(page.get_by_text("Un lieu trouvé.")).to_be_visible()
    champ.press("Enter")
    page.wait_for_url("**/territoires/quartier-neuf/")
    page.close()


@pytest.mark.parametrize("ou", PAGES)
def test_aucun_lieu(telephone: Visite, ou: str) -> None:
    """What is no place of the list may be looked for everywhere, with the words typed."""
    page = telephone.page
    champ_de(telephone, PAGES[ou]).fill("Éducation & les Pyramides")
    assert lieux(page) == []
    lien = page.get_by_role("status").get_by_role("link", name="Chercher «\u00a0Éducation & les Pyramides\u00a0» dans tout le site")
    lien.click()
    page.wait_for_url("**/recherche/?mots=*")
    assert page.url.startswith(f"{telephone.origine}/recherche/")
    assert parse_qs(urlsplit(page.url).query) == {"mots": ["Éducation & les Pyramides"]}
    expect(page.locator("#recherche-trouves a").first).to_be_visible()


@pytest.mark.parametrize(("mots", "dit", "parmi"), [
    ("QPV Fresnes", "Aucun quartier prioritaire (QPV) n’est nommé là", "fresnes"),
    ("ivri", "De nom proche", "ivry-sur-seine"),
    ("arrondissement orly", "De ce nom", "orly"),
    ("cité balzac vitry", "De ce nom", "vitry-sur-seine-balzac"),
    ("gagarine truillot", "Avec une partie d’entre eux", "ivry-sur-seine-gagarine"),
    ("évry courcouronnes pyramides", "Chercher «", "evry-courcouronnes"),
])  # fmt: skip
def test_ce_qui_est_proche(telephone: Visite, mots: str, dit: str, parmi: str) -> None:
    """What has another kind than the one typed, or a letter for another, is shown, and said to be so."""
    champ_de(telephone, "").fill(mots)
    expect(telephone.page.get_by_text(dit)).to_be_visible()
    assert parmi in lieux(telephone.page)


@pytest.mark.parametrize("mots", ["Saint-Denis", "saint denis", "sainte genevieve", "mine d'or", "la mine d’or"])
def test_ce_qui_n_est_pas_nomme(telephone: Visite, mots: str) -> None:
    """«Saint» says nothing of which saint, nor «or» of the Orge: that none is named so is said, and none is shown."""
    champ_de(telephone, "").fill(mots)
    expect(telephone.page.get_by_text("Aucun lieu de ce nom")).to_be_visible()
    assert lieux(telephone.page) == []


def test_un_code_postal_inconnu(telephone: Visite) -> None:
    """No code is invented: the name is asked for."""
    champ_de(telephone, "").fill("94400")
    expect(telephone.page.get_by_text("Écrivez plutôt le nom de la commune")).to_be_visible()
    assert lieux(telephone.page) == []


@pytest.mark.parametrize("code", ["QP094029", "91081", "75021"])
def test_un_code_n_en_vaut_pas_un_autre(telephone: Visite, code: str) -> None:
    """A code that no place has is close to none: a digit for another is another neighbourhood."""
    champ_de(telephone, "").fill(code)
    assert lieux(telephone.page) == []


def test_le_nom_entier_avant_ceux_qui_commencent_ainsi(telephone: Visite) -> None:
    """«Paris» is the town, not the «Jardins Parisiens»; while it is being typed, both are there."""
    champ = champ_de(telephone, "")
    champ.fill("par")
    assert "l-hay-les-roses-jardins-parisiens" in lieux(telephone.page)
    champ.fill("paris")
    assert "paris-1" in lieux(telephone.page)
    assert not [lieu for lieu in lieux(telephone.page) if "parisien" in lieu or "verolot" in lieu]


@pytest.mark.parametrize("touche", [True, False])
def test_la_touche_entree_est_dite_a_qui_en_a_une(navigateur: Browser, origine: str, touche: bool) -> None:
    """On a touch screen the field names no key."""
    contexte = navigateur.new_context(viewport=TELEPHONE, has_touch=touche, is_mobile=touche)
    page = contexte.new_page()
    page.goto(f"{origine}/")
    page.get_by_label("Nom de").fill("vitry balzac")
    expect(page.get_by_text("Un lieu trouvé.")).to_be_visible()
    assert page.get_by_text("Entrée").count() == (0 if touche else 1)
    contexte.close()
