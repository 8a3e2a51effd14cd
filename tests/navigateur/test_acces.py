"""Every kind of page, loaded once and looked at in all ways: axe, headings, zoom, spacing, contrast, forced colours, motion, keyboard."""

import itertools
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.tout import TOUT

from .audit import COULEURS, EXPLICATIONS, defauts, preparer
from .genres import ADRESSES, EST_UN_RENVOI, HORS_DU_THEME, PLANS, UNE_PAR_GENRE, genre_de
from .visite import BUREAU, TELEPHONE, Visite

pytestmark = pytest.mark.navigateur

ETROIT = {"width": 320, "height": 640}
TROP_LARGE = """() => document.documentElement.scrollWidth > innerWidth
    ? [...document.querySelectorAll("body *")].filter(n => n.getBoundingClientRect().right > innerWidth + 1).slice(0, 5).map(n => n.outerHTML.slice(0, 90))
    : []"""
ESPACE = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }
"""
# Boxes that hide a part of their own words, the closed menu aside; what only a screen reader is meant to hear is not cut, but hidden whole.
COUPES = """() => [...document.querySelectorAll("main *, footer *")].filter(n => {
    const s = getComputedStyle(n);
    return !n.closest(".md-sidebar, .leaflet-container") && n.checkVisibility() && n.textContent.trim() && s.overflow !== "visible"
        && !["auto", "scroll"].includes(s.overflowX) && n.clientWidth > 2 && (n.scrollWidth > n.clientWidth + 2 || n.scrollHeight > n.clientHeight + 2);
}).slice(0, 5).map(n => n.outerHTML.slice(0, 120))"""
NIVEAUX = "[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter(n => n.checkVisibility()).map(n => +n.tagName[1])"
TABLEAUX = """() => [...document.querySelectorAll("table")].flatMap(t => {
    const defauts = [], nom = (t.caption?.textContent || t.closest("[role=region]")?.getAttribute("aria-label") || "").trim();
    if (!nom) defauts.push("no caption: " + t.outerHTML.slice(0, 120));
    for (const th of t.querySelectorAll("th")) if (!["col", "row", "colgroup", "rowgroup"].includes(th.scope)) defauts.push("no scope: " + th.outerHTML.slice(0, 90));
    const boite = t.parentElement;
    if (t.scrollWidth > boite.clientWidth + 1 && !boite.matches("[role=region][tabindex='0'][aria-label]")) defauts.push("wider than its box, which no keyboard scrolls: " + t.outerHTML.slice(0, 90));
    return defauts;
})"""
LANGUES = """() => [...document.querySelectorAll("html, iframe")].map(n => n.tagName === "IFRAME"
    ? [n.contentDocument?.documentElement.lang, n.title] : [n.lang, document.title]).filter(([langue, nom]) => langue !== "fr" || !nom.trim())"""


@pytest.fixture(scope="module")
def contexte(navigateur: Browser) -> Iterator[BrowserContext]:
    """One window for the whole file; a style of the reader's own may be set, which the site's policy is not for."""
    contexte = navigateur.new_context(bypass_csp=True, reduced_motion="reduce", viewport=BUREAU)
    yield contexte
    contexte.close()


@pytest.fixture(scope="module")
def visite(contexte: BrowserContext, origine: str, exemple: str) -> Iterator[Visite]:
    """One page that goes from address to address; every request went to the site, and nothing failed or complained."""
    visite = Visite(contexte.new_page(), origine)

    def rester(route: Route) -> None:
        """A page of a retired address, held still so that it can be looked at."""
        reponse = route.fetch()
        route.fulfill(response=reponse, body=reponse.text().replace(EST_UN_RENVOI, 'data-renvoi="'))

    visite.page.route("**/favicon.ico", lambda route: route.fulfill(status=204))  # asked by the browser, of a page that names no icon
    visite.page.route(f"{exemple}/**/indicateurs/reussite-brevet/", rester)
    yield visite
    assert set(visite.hotes) <= {"127.0.0.1"}


@pytest.fixture(scope="module", params=ADRESSES)
def adresse(request: pytest.FixtureRequest, visite: Visite, origine: str, exemple: str) -> str:
    """One address of the list, loaded once for all the tests below."""
    chemin: str = request.param
    visite.page.emulate_media(color_scheme="light", contrast="no-preference", forced_colors="none")
    visite.page.set_viewport_size(BUREAU)
    visite.plaintes.clear()
    base = exemple if chemin.startswith("exemple:") else origine
    visite.page.goto(f"{base}/{chemin.removeprefix('exemple:')}", wait_until="load")
    preparer(visite.page)
    return chemin


@pytest.fixture
def page(adresse: str, visite: Visite) -> Page:  # noqa: ARG001 - loaded by it
    """The loaded page, in its first state: a desk, light, no wish of the reader's but calm."""
    regler(visite.page)
    return visite.page


def regler(page: Page, taille: dict[str, int] = BUREAU, theme: str = "light", **souhaits: str) -> None:
    """Size, light or dark, and the reader's other wishes, without loading again."""
    page.set_viewport_size(taille)
    page.evaluate("scrollTo(0, 0)")  # else words lie under the head of the page, and axe says so
    page.emulate_media(color_scheme=theme, **{"contrast": "no-preference", "forced_colors": "none", **souhaits})
    page.evaluate(
        "clair => document.body.dataset.mdColorScheme && document.body.setAttribute('data-md-color-scheme', clair ? 'default' : 'slate')",
        theme == "light",
    )


# The kinds that between them have every sign, bar, chart, box and mark.
LES_PLUS_COLORES = ("accueil", "noeud", "indicateur", "manque", "calendrier", "documents", "texte", "methode", "carte", "bilan", "avis")
sans_tete = pytest.mark.seulement(
    [adresse for adresse in ADRESSES if genre_de(adresse) in HORS_DU_THEME and genre_de(adresse) not in PLANS]
)


def test_sans_plainte(page: Page, visite: Visite) -> None:
    """Loads whole; has a language and a name, frames too; one title, headings in order; tables with captions and scopes."""
    assert visite.plaintes == []
    assert page.evaluate(LANGUES) == []
    expect(page.locator("h1")).to_have_count(1)
    niveaux = page.evaluate(NIVEAUX)
    assert niveaux[0] == 1
    assert all(apres <= avant + 1 for avant, apres in itertools.pairwise(niveaux)), niveaux
    for taille in (ETROIT, BUREAU):
        page.set_viewport_size(taille)
        assert page.evaluate(TABLEAUX) == []


def test_axe(page: Page, adresse: str) -> None:
    """320 and 1280 pixels, and the colours in the dark, everything unfolded: no violation, nothing open without an explanation that holds. Of kinds that
    show least, each run looks at one size (at colours on the wide one), and each night at all."""
    servies: set = set()
    trouves = {}
    # Only colours change from light to dark. They take three quarters of axe's time: on a narrow screen, where they are those of a wide
    # one but for what is folded or stacked, and in the dark, each run looks at them on the kinds that show most, and each night on all.
    de_pres = TOUT or genre_de(adresse) in LES_PLUS_COLORES
    vues = [("light", ETROIT), ("light", BUREAU), ("dark", BUREAU)]
    if not TOUT:  # by turns from page to page
        vues = [vues[ADRESSES.index(adresse) % (3 if de_pres else 2)]]
    for theme, taille in vues:
        regler(page, taille, theme)
        partout = taille != ETROIT or de_pres
        trouves[theme, taille["width"]] = defauts(
            page, () if theme == "light" else COULEURS, servies, sauf=() if partout else ("color-contrast",)
        )
    assert {quand: quoi for quand, quoi in trouves.items() if quoi} == {}
    inutiles = [explication for explication in EXPLICATIONS if explication.page == adresse and explication not in servies]
    assert not (TOUT and inutiles), f"{inutiles}: these explanations of indecis.yaml no longer serve here"


@pytest.mark.seulement(UNE_PAR_GENRE if TOUT else [un for un in UNE_PAR_GENRE if genre_de(un) in LES_PLUS_COLORES])
def test_contraste_renforce(page: Page, adresse: str) -> None:
    """To those who ask for more contrast: at least what the others have, in both schemes (by turns from kind to kind, and each night both)."""
    rang = LES_PLUS_COLORES.index(genre_de(adresse)) if genre_de(adresse) in LES_PLUS_COLORES else 0
    for theme in ("light", "dark") if TOUT else (("light", "dark")[rang % 2],):
        regler(page, theme=theme, contrast="more")
        assert defauts(page, COULEURS) == [], theme


COULEURS_IMPOSEES = """() => {
    const page = "Canvas", d = document.createElement("i"); d.style.color = page; document.body.append(d);
    const papier = getComputedStyle(d).color; d.remove();
    const vu = n => n.checkVisibility() && n.getBoundingClientRect().width > 0, defauts = [];
    const contre = (n, couleur, nom, seuil = 3, f = papier) => {
        const r = window.eo.rapport(couleur, f);
        if (r < seuil) defauts.push(`${nom} ${r.toFixed(2)}: ${n.outerHTML.slice(0, 110)}`);
    };
    for (const n of [...document.querySelectorAll(".eo-pastille, .eo-avance__icone")].filter(vu)) {
        const s = getComputedStyle(n), c = window.eo.contraste(n);
        if (c < 3) defauts.push(`sign ${c.toFixed(2)}: ${n.outerHTML.slice(0, 110)}`);
    }
    for (const n of [...document.querySelectorAll(".eo-barre, .barre")].filter(vu)) {
        const parts = [...n.querySelectorAll("rect")].map(r => getComputedStyle(r));
        if (new Set(parts.map(s => s.fill)).size !== parts.length) defauts.push("two parts of a bar are alike");
        if (parts.length > 1 && parts.some(s => s.stroke === "none")) defauts.push("parts of a bar touch");
    }
    const traits = ".eo-g-trait, .eo-g-boite:not(.eo-g-provisoire), .eo-g-marque, .eo-g-cible, .eo-g-but, .eo-g-aiguille, .eo-g-zero, path.repere";
    for (const n of [...document.querySelectorAll(traits)].filter(vu)) {
        const s = getComputedStyle(n), motif = s.fill.startsWith("url") && document.querySelector(s.fill.match(/#[^")]+/)[0] + " .eo-g-teinte");
        const meilleure = Math.max(...[s.stroke, motif ? getComputedStyle(motif).fill : s.fill].filter(c => c !== "none" && !c.startsWith("url")).map(c => window.eo.rapport(c, papier)));
        if (meilleure < 3) defauts.push(`drawing ${meilleure.toFixed(2)}: ${n.outerHTML.slice(0, 110)}`);
    }
    const types = new Map();
    for (const n of [...document.querySelectorAll("path.repere")].filter(vu)) {
        const s = getComputedStyle(n), type = n.getAttribute("class").match(/repere-([a-z]+)/)[1];
        types.set(type + (n.matches(".contour") ? " contour" : ""), [s.fill, s.fillOpacity, s.stroke, s.strokeWidth, s.strokeDasharray].join());
    }
    if (new Set(types.values()).size !== types.size) defauts.push("two kinds of places are drawn alike: " + JSON.stringify([...types]));
    for (const n of [...document.querySelectorAll(".md-typeset :is(.eo-cle, .eo-carte, .eo-vide, .eo-note, .eo-etat-indicateur, .eo-details)")].filter(vu))
        if (parseFloat(getComputedStyle(n).borderLeftWidth) < 1) defauts.push("no edge: " + n.outerHTML.slice(0, 90));
    return [...new Set(defauts)].slice(0, 8);
}"""


@pytest.mark.seulement(ADRESSES if TOUT else [un for un in ADRESSES if genre_de(un) in LES_PLUS_COLORES or genre_de(un) in PLANS])
def test_couleurs_imposees(page: Page) -> None:
    """Where the system sets the colours: signs, parts of bars, lines of charts, kinds of places and edges of boxes are still told apart."""
    for theme in ("light", "dark"):
        regler(page, theme=theme, forced_colors="active")
        for cadre in page.frames:
            # A map takes the colours of its page a moment after it.
            for _ in range(20):
                if not cadre.evaluate(COULEURS_IMPOSEES):
                    break
                page.wait_for_timeout(100)
            assert cadre.evaluate(COULEURS_IMPOSEES) == [], theme


@pytest.mark.seulement(ADRESSES if TOUT else ADRESSES[1::2])
def test_agrandi_et_espace(page: Page) -> None:
    """At 200 and 400 %, and on a phone with the spacing of letters that a reader may choose (WCAG 1.4.12): nothing is cut or too wide."""
    for taille in ({"width": 640, "height": 450}, ETROIT):
        page.set_viewport_size(taille)
        assert page.evaluate(TROP_LARGE) == []
        assert page.evaluate(COUPES) == []
    page.set_viewport_size(TELEPHONE)
    style = page.add_style_tag(content=ESPACE)
    try:
        assert page.evaluate(TROP_LARGE) == []
        assert page.evaluate(COUPES) == []
    finally:
        style.evaluate("n => n.remove()")


def test_sans_mouvement(page: Page) -> None:
    """To those who ask for calm nothing moves, nor does the page slide."""
    for cadre in page.frames:
        assert cadre.evaluate("document.getAnimations().map(a => a.animationName || a.transitionProperty)") == []
        assert cadre.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
        durees = cadre.evaluate(
            "[...document.querySelectorAll('*')].filter(n => (s => [s.transitionDuration, s.animationDuration].some(d => d.split(',').some(x => parseFloat(x) > .001)))"
            "(getComputedStyle(n))).slice(0, 3).map(n => n.outerHTML.slice(0, 90))"
        )
        assert durees == []


@pytest.mark.seulement(UNE_PAR_GENRE if TOUT else UNE_PAR_GENRE[::6])
def test_clavier(page: Page, adresse: str) -> None:
    """Tab goes through the whole page as it is written, and back: each stop has a mark that is seen, and none lies under the header."""
    if genre_de(adresse) in PLANS:
        page.keyboard.press("Escape")
    cadres = sum(cadre.evaluate("window.eo.arrets()") for cadre in page.frames[1:])
    # What is wholly transparent is laid out, scrolled and focused as ever, but not painted, which takes half of the time of a walk.
    page.evaluate("document.body.style.opacity = 0")
    try:
        for rebours in (False, True):
            page.evaluate("rebours => window.eo.partir(rebours)", rebours)
            if rebours:
                page.keyboard.down("Shift")
            for _ in range(page.evaluate("window.eo.arrets()") + cadres - rebours):
                page.keyboard.down("Tab")  # held down: it moves at each repetition
            page.keyboard.up("Tab")
            bilan = page.evaluate("rebours => window.eo.arriver(rebours)", rebours)
            assert (bilan["defauts"], bilan["ordre"]) == ([], []), "Shift+Tab" if rebours else "Tab"
    finally:
        page.keyboard.up("Shift")
        page.evaluate("document.body.style.removeProperty('opacity')")


@sans_tete
def test_hors_du_theme_de_quoi_revenir(page: Page) -> None:
    """Pages without the site's head have a link that leads to the site."""
    assert page.locator("a[href]").count() >= 1
