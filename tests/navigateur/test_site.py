"""The built site as readers meet it: on a phone and a desk, by keyboard, on paper, in the dark, without JavaScript."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from .visite import BUREAU, TELEPHONE, Visite

pytestmark = [pytest.mark.navigateur, pytest.mark.par_tours]

CONTRAT = "grand-orly-seine-bievre"
PAGES = {
    "portail": "",
    "mesures-nationales": "mesures-nationales/",
    "introuvable": "404.html",
    "accueil": f"{CONTRAT}/",
    "promesses": f"{CONTRAT}/referentiel/",
    "orientation": f"{CONTRAT}/referentiel/o1/",
    "objectif": f"{CONTRAT}/referentiel/o1-1/",
    "priorite": f"{CONTRAT}/referentiel/o1-1-p1/",
    "engagement": f"{CONTRAT}/referentiel/o1-1-p1-e1/",
    "dispositif": f"{CONTRAT}/referentiel/a4-94-eip/",
    "indicateurs": f"{CONTRAT}/indicateurs/",
    "indicateur-avec-chiffres": f"{CONTRAT}/indicateurs/a4-94-eip-montant/",
    "indicateur-sans-chiffre": f"{CONTRAT}/indicateurs/o1-1-p1-e1-s1/",
    "indicateur-annonce": f"{CONTRAT}/indicateurs/o1-1-p1-e1-i1/",
    "ce-que-nous-cherchons": f"{CONTRAT}/manque/",
    "ce-que-nous-cherchons-d-un-partenaire": f"{CONTRAT}/manque/departement-val-de-marne/",
    "partenaires": f"{CONTRAT}/partenaires/",
    "partenaire": f"{CONTRAT}/partenaires/departement-val-de-marne/",
    "collectif": f"{CONTRAT}/partenaires/communes/",
    "territoires": f"{CONTRAT}/territoires/",
    "commune": f"{CONTRAT}/territoires/orly/",
    "quartier": f"{CONTRAT}/territoires/ivry-sur-seine-gagarine/",
    "quartier-sans-point": f"{CONTRAT}/territoires/fresnes-lutece/",
    "carte": f"{CONTRAT}/carte/",
    "calendrier": f"{CONTRAT}/calendrier/",
    "documents": f"{CONTRAT}/documents/",
    "methode": f"{CONTRAT}/methode/",
    "donnees": f"{CONTRAT}/donnees/",
}
TROP_LARGE = """() => document.documentElement.scrollWidth > innerWidth
    ? [...document.querySelectorAll("body *")].filter(n => n.getBoundingClientRect().right > innerWidth + 1).slice(0, 5).map(n => n.outerHTML.slice(0, 90))
    : []"""


@pytest.fixture(params=[TELEPHONE, BUREAU], ids=["390x844", "1280x900"])
def visite(request: pytest.FixtureRequest, page_calme: Callable[[dict[str, int]], Page], origine: str) -> Iterator[Visite]:
    """A fresh page of each size; afterwards, every request went to the site itself, and nothing failed or complained."""
    page = page_calme(request.param)
    visite = Visite(page, origine)
    yield visite
    page.close()
    assert visite.plaintes == []
    assert set(visite.hotes) <= {"127.0.0.1"}


@pytest.fixture
def bureau(page_calme: Callable[[dict[str, int]], Page], origine: str) -> Iterator[Visite]:
    """A fresh page of a desk's size."""
    page = page_calme(BUREAU)
    yield Visite(page, origine)
    page.close()


def test_fil_d_ariane(visite: Visite) -> None:
    """From an indicator up to the portal, step by step; a phone shows the page just above, and the contract."""
    page = visite.ouvrir(PAGES["indicateur-sans-chiffre"])
    fil = page.get_by_role("navigation", name="Fil d’Ariane")
    expect(fil.locator("[aria-current=page]")).to_have_text("Indicateur")
    if page.viewport_size == TELEPHONE:
        expect(fil.get_by_role("link")).to_have_count(2)
        expect(fil.get_by_role("link").first).to_have_text("Grand-Orly Seine Bièvre")
        fil.get_by_role("link").last.click()
        page.wait_for_url("**/referentiel/o1-1-p1-e1/")
    for pas, fin in (
        ("Priorité 1", "/referentiel/o1-1-p1/"),
        ("Objectif 1.1", "/referentiel/o1-1/"),
        ("Orientation 1", "/referentiel/o1/"),
        ("Promesses", f"/{CONTRAT}/referentiel/"),
        ("Grand-Orly Seine Bièvre", f"/{CONTRAT}/"),
        ("Engagements ouverts", f"{visite.origine}/"),
    ):
        fil.get_by_role("link", name=pas, exact=True).click()
        page.wait_for_url(f"**{fin}" if fin.startswith("/") else fin)


def test_papier(bureau: Visite) -> None:
    """On paper: the content, its figures and its tables; no menu; what was folded is unfolded, and folded again after."""
    page = bureau.ouvrir(PAGES["indicateur-avec-chiffres"])
    page.emulate_media(media="print")
    for attendu in ("h1", ".eo-graphique svg", "table", ".eo-source", ".eo-fil"):
        expect(page.locator(attendu).first).to_be_visible()
    for absent in (".md-header", ".md-tabs", ".md-sidebar", ".eo-suite", ".eo-rubriques"):
        expect(page.locator(absent).first).to_be_hidden()
    plies = page.locator("details.eo-details:not([open])")
    assert plies.count() > 0
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(plies).to_have_count(0)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert plies.count() > 0
    couleur = page.evaluate("[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]")
    assert couleur[0] != couleur[1]


def test_papier_depuis_l_affichage_sombre(navigateur: Browser, origine: str) -> None:
    """A reader of the dark display prints dark letters on white paper."""
    page = navigateur.new_page(viewport=BUREAU, color_scheme="dark")
    Visite(page, origine).ouvrir(PAGES["indicateur-avec-chiffres"])
    page.emulate_media(media="print", color_scheme="dark")
    lettres = page.locator("h1").evaluate("n => getComputedStyle(n).color")
    rouge, vert, bleu = (int(part) for part in re.findall(r"\d+", lettres)[:3])
    assert max(rouge, vert, bleu) < 120, lettres
    page.close()


def test_clavier(visite: Visite) -> None:
    """The first Tab offers to skip the header; then header and menu come in order, each with a visible focus."""
    page = visite.ouvrir(PAGES["indicateur-avec-chiffres"])
    page.keyboard.press("Tab")
    saut = page.get_by_role("link", name="Aller au contenu")
    expect(saut).to_be_focused()
    expect(saut).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#contenu")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".eo-fil a:visible").first).to_be_focused()
    page.reload()
    vus = []
    for _ in range(18):
        page.keyboard.press("Tab")
        vus.append(
            page.evaluate(
                "(n => n.getAttribute('aria-label') || (n.labels && n.labels[0] || n).textContent.trim())(document.activeElement)"
            )
        )
        trait = page.evaluate("(n => [getComputedStyle(n).outlineStyle, getComputedStyle(n).outlineWidth])(document.activeElement)")
        cache = page.evaluate("document.activeElement.matches('input.md-toggle')")
        assert cache or (trait[0] != "none" and float(trait[1][:-2]) >= 1), (vus[-1], trait)
    bureau = ["Rechercher", "Accueil", "Promesses", "Indicateurs", "Partenaires"]
    places = [vus.index(mot) for mot in (bureau if visite.page.viewport_size == BUREAU else ["Menu", "Rechercher"])]
    assert places == sorted(places), vus


def test_menu_du_telephone_au_clavier(navigateur: Browser, origine: str) -> None:
    """The drawer opens and closes without a pointer; without it the foot of the page leads to every section."""
    page = navigateur.new_page(viewport=TELEPHONE, reduced_motion="reduce")
    Visite(page, origine).ouvrir(f"{CONTRAT}/")
    menu = page.get_by_role("button", name="Menu")
    menu.focus()
    page.keyboard.press("Enter")
    assert page.locator("#__drawer").is_checked()
    expect(menu).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    assert not page.locator("#__drawer").is_checked()
    expect(menu).to_be_focused()
    rubriques = page.get_by_role("navigation", name="Rubriques").get_by_role("link")
    assert rubriques.all_inner_texts()[:4] == ["Accueil", "Bilan", "Promesses", "Indicateurs"]
    page.close()


def test_depliants_au_clavier(bureau: Visite) -> None:
    """A folded block opens by Enter and by Space."""
    page = bureau.ouvrir(PAGES["indicateur-avec-chiffres"])
    depliant = page.locator("details.eo-details").last
    depliant.locator("summary").focus()
    page.keyboard.press("Enter")
    assert depliant.evaluate("n => n.open")
    page.keyboard.press(" ")
    assert not depliant.evaluate("n => n.open")


def test_ancre_dans_un_depliant(bureau: Visite) -> None:
    """The link to the document shows the very passage."""
    page = bureau.ouvrir(PAGES["orientation"])
    page.locator(".eo-source a").first.click()
    page.wait_for_url("**/documents/**#p*")
    expect(page.locator(":target")).to_be_in_viewport()


@pytest.mark.parametrize("script", [True, False], ids=["avec-script", "sans-script"])
def test_ancre_d_une_anomalie(navigateur: Browser, origine: str, script: bool) -> None:
    """A link to a folded contradiction unfolds it; without scripts its title is in view, to be opened by hand."""
    page = navigateur.new_page(viewport=TELEPHONE, java_script_enabled=script)
    page.goto(f"{origine}/{PAGES['documents']}")
    plis = page.locator("details:has(> .eo-anomalie)")
    assert plis.count() > 20
    assert not [pli for pli in plis.all() if pli.get_attribute("open") is not None]
    ancre = plis.nth(19).get_attribute("id")
    page.goto(f"{origine}/{PAGES['documents']}#{ancre}")
    pli = page.locator(f"#{ancre}")
    expect(pli.locator("summary")).to_be_in_viewport()
    expect(pli.locator(".eo-anomalie")).to_be_visible(visible=script)
    pli.locator("summary").click()
    expect(pli.locator(".eo-anomalie")).to_be_visible(visible=not script)
    page.close()


@pytest.mark.parametrize("adresse", ["glossaire/", "partenaires/"])
def test_sauts_dans_une_longue_liste(navigateur: Browser, origine: str, adresse: str) -> None:
    """On a phone without scripts: links wide and high enough for a finger, none beyond the edge, each to a heading that it shows."""
    page = navigateur.new_page(viewport=TELEPHONE, java_script_enabled=False)
    page.goto(f"{origine}/{adresse}")
    sauts = page.locator(".eo-sauts a")
    assert sauts.count() == page.locator("main h2").count() > 10
    boites = [boite for saut in sauts.all() if (boite := saut.bounding_box())]
    assert min(min(boite["width"], boite["height"]) for boite in boites) >= 24
    assert max(boite["x"] + boite["width"] for boite in boites) <= TELEPHONE["width"]
    for rang in (1, sauts.count() - 1):
        sauts.nth(rang).click()
        assert page.locator("main h2:target").inner_text().removesuffix("¶") == page.locator("main h2").nth(rang).inner_text().removesuffix(
            "¶"
        )
        expect(page.locator("main h2:target")).to_be_in_viewport()
    page.close()


def test_carte_passee(visite: Visite) -> None:
    """The map can be skipped: the next stop of the keyboard lies in the table that says the same."""
    page = visite.ouvrir(PAGES["carte"])
    page.get_by_role("link", name="Passer la carte et lire le tableau").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**#quartiers")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('.eo-tableau')")


@pytest.mark.parametrize(
    ("genre", "nom"),
    [("quartier", "Gagarine"), ("commune", "Orly"), ("quartier-sans-point", "4 quartiers non placés")],
    ids=["quartier", "commune", "sans-point"],
)
def test_carte_du_lieu(visite: Visite, genre: str, nom: str) -> None:
    """The map of a place shows it, marked and named, under no sheet; a sheet that is asked for does not lead to the page around it. The reader stays
    at the top of the page."""
    page = visite.ouvrir(PAGES[genre])
    page.locator("iframe.eo-plan").scroll_into_view_if_needed()
    carte = page.frame_locator("iframe.eo-plan")
    expect(carte.locator("path.ici")).to_be_visible()
    expect(carte.locator(".plan-nom.ici")).to_have_text(nom)
    expect(carte.locator(".plan-nom.ici")).to_be_visible()
    expect(carte.get_by_role("dialog")).to_have_count(0)
    assert page.evaluate("document.activeElement.tagName") == "BODY"
    carte.locator("path.ici").press("Enter")
    expect(carte.get_by_role("dialog")).to_be_visible()
    ici = page.url.split("#")[0]
    assert ici not in carte.get_by_role("dialog").locator("a").evaluate_all("liens => liens.map(n => n.href)")


@pytest.mark.parametrize("largeur", [320, 360, 1280])
def test_fiche_entiere(bureau: Visite, largeur: int) -> None:
    """The sheet of a place stands wholly inside its map, with its closing button, on the narrowest phone too."""
    bureau.page.set_viewport_size({"width": largeur, "height": 740})
    page = bureau.ouvrir(PAGES["quartier"])
    plan = page.locator("iframe.eo-plan")
    plan.scroll_into_view_if_needed()
    cadre, fiche = plan.bounding_box(), plan.content_frame.get_by_role("dialog")
    plan.content_frame.locator("path.ici").press("Enter")
    expect(fiche).to_be_visible()
    expect(fiche.get_by_role("button", name="Fermer la fiche")).to_be_visible()
    boite = fiche.bounding_box()
    assert cadre
    assert boite
    assert cadre["x"] <= boite["x"]
    assert boite["x"] + boite["width"] <= cadre["x"] + cadre["width"]
    assert cadre["y"] <= boite["y"]


@pytest.mark.parametrize("genre", ["accueil", "indicateur-avec-chiffres", "quartier", "carte", "documents", "partenaires"])
def test_sans_javascript(navigateur: Browser, origine: str, genre: str) -> None:
    """Text, tables, charts and folded blocks are there for a reader without JavaScript."""
    contexte = navigateur.new_context(java_script_enabled=False, viewport=TELEPHONE)
    page: Page = contexte.new_page()
    page.goto(f"{origine}/{PAGES[genre]}", wait_until="load")
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".md-content").get_by_role("paragraph").first).to_be_visible()
    if genre != "accueil":
        expect(page.locator("table tbody tr").first).to_be_visible()
    if genre == "indicateur-avec-chiffres":
        assert page.locator(".eo-g-plan").count() == 3
        for rang in range(3):
            boite = page.locator(".eo-g-plan").nth(rang).bounding_box()
            assert boite is not None
            assert boite["width"] > 250
            assert boite["height"] > 150
        depliant = page.locator("details.eo-details", has_text="D’où viennent ces chiffres")
        depliant.locator("summary").click()
        expect(depliant.locator("li").first).to_be_visible()
    contexte.close()


def test_lettres_lisibles_sur_un_telephone(navigateur: Browser, origine: str) -> None:
    """Nothing on the page of figures is written smaller than 12 pixels, charts included, and no two words of a chart overlap."""
    page = navigateur.new_page(viewport={"width": 360, "height": 740})
    Visite(page, origine).ouvrir(PAGES["indicateur-avec-chiffres"])
    tailles = page.evaluate(
        "[...document.querySelectorAll('.md-content :is(p, a, td, th, li, dt, dd, summary, text, span)')].filter(n => n.checkVisibility() && n.textContent.trim())"
        ".map(n => [parseFloat(getComputedStyle(n).fontSize), n.textContent.trim().slice(0, 30)]).filter(([t]) => t < 12)"
    )
    assert [t for t in tailles if t[1] not in ("✓", "–", "?", "≈", "✕", "↗", "↘", "!", "…")] == []
    boites = page.evaluate(
        "[...document.querySelectorAll('.eo-g-plan')].map(s => [...s.querySelectorAll('text')].filter(t => t.checkVisibility()).map(t => (r => [r.left, r.top, r.right, r.bottom])(t.getBoundingClientRect())))"
    )
    for dessin in boites:
        for rang, (gauche, haut, droite, bas) in enumerate(dessin):
            assert gauche >= 0
            assert droite <= 360
            for autre in dessin[rang + 1 :]:
                assert droite <= autre[0] or autre[2] <= gauche or bas <= autre[1] + 4 or autre[3] <= haut + 4
    page.close()
