"""Places side by side on a telephone: from the portal's home in three taps, with words typed as people type them; and the sheet of a place."""

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from .test_site import TROP_LARGE
from .visite import TELEPHONE, Visite

pytestmark = pytest.mark.navigateur

GOSB = "grand-orly-seine-bievre"


@pytest.fixture
def telephone(navigateur: Browser, origine: str) -> Iterator[Visite]:
    """A telephone, whose page complains of nothing."""
    page = navigateur.new_page(viewport=TELEPHONE, reduced_motion="reduce")
    visite = Visite(page, origine)
    yield visite
    page.close()
    assert visite.plaintes == []
    assert set(visite.hotes) <= {"127.0.0.1"}


def choisir(page: Page, texte: str, nom: str) -> None:
    """Type in the field, which has the keyboard already, and tap the place of this name."""
    expect(page.locator(".eo-comparer input")).to_be_focused()
    page.keyboard.type(texte)
    page.locator(".eo-comparer__trouves a").filter(has_text=nom).first.click()


def tetes(page: Page) -> list[str]:
    """The names at the head of the columns."""
    expect(page.locator(".eo-comparaison thead th:not(.eo-cache)").first).to_be_visible()
    return [
        texte.split("\n")[0].partition(" Commune")[0]
        for texte in page.locator(".eo-comparaison thead th > a:first-child").all_inner_texts()
    ]


def test_deux_communes_en_trois_touches(telephone: Visite, site_construit: Path) -> None:
    """Two columns that hold on the screen, with the figures of the data, and an address that says which places."""
    page = telephone.ouvrir("")
    page.get_by_role("link", name="comparer deux ou trois lieux").click()  # 1
    choisir(page, "orly", "Orly")  # 2
    choisir(page, "vitry", "Vitry-sur-Seine")  # 3
    page.wait_for_url(f"**/comparer/?lieux={GOSB}/orly,{GOSB}/vitry-sur-seine")
    expect(page.get_by_role("status")).to_have_text("Orly et Vitry-sur-Seine, côte à côte.")
    assert tetes(page) == ["Orly", "Vitry-sur-Seine"]
    assert page.evaluate(TROP_LARGE) == []
    gauche, droite = (case.bounding_box() for case in page.locator(".eo-comparaison thead th:not(.eo-cache)").all())
    assert gauche["y"] == droite["y"]
    assert min(gauche["width"], droite["width"]) > 150
    lieux = [
        json.loads((site_construit / GOSB / "territoires" / id / "lieu.json").read_text("utf-8")) for id in ("orly", "vitry-sur-seine")
    ]
    montres = page.locator(".eo-comparaison td strong").all_inner_texts()
    attendus = [lieu["population"] for lieu in lieux]
    for chiffre in lieux[0]["chiffres"]:
        autre = next((un for un in lieux[1]["chiffres"] if un["id"] == chiffre["id"]), None)
        attendus += [chiffre["valeur"], autre["valeur"]] if autre else []
    assert len(attendus) > 4
    assert montres == attendus
    # The button back goes back by one choice, and the address alone makes the same page.
    page.go_back()
    expect(page.get_by_role("status")).to_contain_text("choisir un deuxième lieu")
    telephone.ouvrir(f"comparer/?lieux={GOSB}/orly,{GOSB}/vitry-sur-seine")
    assert tetes(page) == ["Orly", "Vitry-sur-Seine"]
    page.get_by_role("link", name="Retirer Orly").click()
    assert tetes(page) == ["Vitry-sur-Seine"]


def test_depuis_la_page_d_un_lieu(telephone: Visite) -> None:
    page = telephone.ouvrir("grand-paris-sud/territoires/tarterets/")
    page.get_by_role("link", name="Comparer avec un autre lieu").click()
    choisir(page, "orly quartier est", "Quartier Est")
    assert tetes(page) == ["Les Tarterêts", "Quartier Est"]
    expect(page.locator(".eo-comparaison")).to_contain_text("Ces lieux sont dans des contrats différents")


def test_un_lieu_de_plusieurs_contrats_dit_ce_que_chacun_promet(telephone: Visite) -> None:
    page = telephone.ouvrir("grigny/territoires/grigny/")
    page.get_by_role("link", name="Voir ce que chacun promet").click()
    expect(page.locator(".eo-comparaison tbody tr").first).to_contain_text("Grand Paris Sud")
    promis = page.locator(".eo-comparaison__contrat").filter(has_text="promesse")
    assert {texte.partition("\u00a0:")[0] for texte in promis.all_inner_texts()} >= {"Contrat Grigny", "Contrat Grand Paris Sud"}


def test_des_sources_differentes_sont_dites(telephone: Visite) -> None:
    """The population of a commune is of another year and source than that of a neighbourhood."""
    page = telephone.ouvrir(f"comparer/?lieux={GOSB}/orly,{GOSB}/orly-quartier-est,{GOSB}/athis-mons")
    assert tetes(page) == ["Orly", "Quartier Est", "Athis-Mons"]
    expect(page.locator(".eo-comparaison")).to_contain_text("Les sources ne sont pas les mêmes")
    # None of the three has a figure that another has, and each says what was found.
    expect(page.locator(".eo-comparaison")).to_contain_text("Aucun indicateur n’a de chiffre trouvé pour deux de ces lieux")


def test_trois_lieux_tiennent_sur_l_ecran(telephone: Visite) -> None:
    """The three columns are in sight at once, and no word of a cell is cut in two but one too long for any line."""
    page = telephone.ouvrir(f"comparer/?lieux={GOSB}/vitry-sur-seine,{GOSB}/l-hay-les-roses,paris/paris-19")
    tetes = page.locator(".eo-comparaison thead th:not(.eo-cache)")
    expect(tetes).to_have_count(3)
    cases = [case.bounding_box() for case in tetes.all()]
    assert all(case["x"] >= 0 and case["x"] + case["width"] <= TELEPHONE["width"] for case in cases)
    hauteurs = page.locator(".eo-comparaison td strong").evaluate_all(
        "tous => tous.map((un) => [un.innerText, un.getClientRects().length])"
    )
    assert {lignes for mots, lignes in hauteurs if mots.endswith("habitants")} <= {1, 2}
    assert all(" habitants" in mots for mots, _ in hauteurs if mots.endswith("habitants"))


def test_trois_lieux_dont_deux_ont_les_memes_indicateurs(telephone: Visite) -> None:
    """Figures of two stand side by side; the third, of another contract, has another definition."""
    page = telephone.ouvrir(f"comparer/?lieux={GOSB}/orly,{GOSB}/ivry-sur-seine,grand-paris-sud/corbeil-essonnes")
    rangee = page.locator(".eo-comparaison tbody tr").filter(has_text="Nbre de projets associatifs")
    expect(rangee.locator("td").first).to_contain_text("12")
    expect(rangee.locator("td").nth(2)).to_have_text("autre contrat, autre définition")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert not page.locator(".eo-comparer input").is_visible()  # three is all


def test_une_adresse_fausse_est_dite(navigateur: Browser, origine: str) -> None:
    """A key of no place is told; what is no key at all is not asked for."""
    page = navigateur.new_page(viewport=TELEPHONE)
    page.goto(f"{origine}/comparer/?lieux=x/y,../../secret,{GOSB}/orly", wait_until="load")
    expect(page.get_by_role("status")).to_contain_text("Un lieu de l’adresse n’est pas connu de ce site")
    assert tetes(page) == ["Orly"]
    page.close()


def test_sans_script_la_liste_mene_aux_lieux(navigateur: Browser, origine: str) -> None:
    contexte = navigateur.new_context(java_script_enabled=False, viewport=TELEPHONE)
    page = contexte.new_page()
    page.goto(f"{origine}/comparer/?lieux={GOSB}/orly", wait_until="load")
    expect(page.locator(".eo-comparer")).to_contain_text("que ce navigateur n’a pas lancé")
    page.locator("details.eo-commune summary", has_text=re.compile("^Orly")).click()
    page.get_by_role("link", name="Orly", exact=True).click()
    expect(page.locator("h1")).to_have_text("Orly")
    contexte.close()


@pytest.mark.parametrize(("lieu", "cotes"), [("grand-paris-sud/territoires/corbeil-essonnes", 2), ("paris/territoires/paris-19", 1)])
def test_la_fiche_d_un_lieu(telephone: Visite, lieu: str, cotes: int) -> None:
    """From the top of a place's page, one tap; readable on a telephone; printed by the browser itself on the two sides of one sheet."""
    page = telephone.ouvrir(f"{lieu}/")
    page.get_by_role("link", name="Imprimer la fiche de ce lieu").click()
    page.wait_for_url("**/fiche/")
    assert page.evaluate(TROP_LARGE) == []
    expect(page.locator(".identite svg.dessin")).to_be_visible()
    groupes = [texte.partition("\u00a0")[0] for texte in page.locator("h3").all_inner_texts()]
    assert groupes[0].startswith("Ce qui nomme ce lieu")
    assert groupes[-1].startswith("Ce qui concerne tout le contrat")
    pages = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert len(pages) <= cotes
    assert "La page complète" not in pages[0].extract_text()
