"""Hostile texts in a real Chromium: none runs, asks for anything, makes an element or an attribute, or keeps a page from working."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from generator.model.codes import CodeFichier
from generator.model.lieu import Lieu
from generator.model.probleme import Gravite, Probleme
from generator.publication.apercu.panne import Panne, rendre_panne
from tests.exemple.projet import CONTRAT
from tests.hostiles.charges import CHARGES, charge, sage
from tests.hostiles.conftest import BASE, Couple
from tests.navigateur.genres import GENRES
from tests.navigateur.visite import BUREAU, TELEPHONE, Visite, attendre, servir
from tests.tout import TOUT

pytestmark = pytest.mark.navigateur

# The tree of a document: names of elements and of attributes, classes, which are ours, and comments. How many names a drawing has room for is a matter of how broad
# their letters are: one stands for all that are alike, and the letters in the place of the others are left out, with the list that says whose they are.
# Beside which paragraph of a document the link to a promise stands is a matter of the words that both have: the links are counted, wherever they stand.
OSSATURE = """const ossature = (e) => e.localName + "[" + [...e.attributes].map((a) => a.name).sort().join(" ") + "]"
  + (e.getAttribute("class") || "") + "!".repeat([...e.childNodes].filter((n) => n.nodeType === Node.COMMENT_NODE).length) + "(" + (e.closest("svg") ? [...new Set([...e.children].filter((d) => !d.classList.contains("eo-c-lettre")).map(ossature))]
    : [...e.children].filter((d) => !d.matches(".eo-c-sous:has(> .eo-c-cles:only-child), .eo-texte__p > .eo-marge")).map(ossature)
      .concat([...e.querySelectorAll(":scope > .eo-texte__p > .eo-marge a")].map(ossature).sort())).join("") + ")";"""
# What could run, or ask for something, besides a link that a reader follows.
INTERDITS = """() => [...document.querySelectorAll("*")].filter((e) => {
  const nom = e.localName, externe = (v) => new URL(v, location.href).origin !== location.origin;
  return ["object", "embed", "base", "applet", "frame", "video", "audio", "math", "bdo", "font", "xmp", "plaintext", "marquee"].includes(nom)
    || (nom === "script" && e.src === "" && !["application/json", "application/ld+json"].includes(e.type))
    || (nom === "meta" && e.httpEquiv && e.httpEquiv !== "Content-Security-Policy")
    || [...e.attributes].some((a) => /^on/i.test(a.name) || ["srcdoc", "formaction", "ping", "background", "markdown"].includes(a.name)
      || (["href", "src", "action", "poster", "data", "srcset", "xlink:href"].includes(a.name)
        && (!URL.canParse(a.value, document.baseURI) || !["http:", "https:", "mailto:", "tel:", ...(nom === "img" ? ["data:"] : [])].includes(new URL(a.value, document.baseURI).protocol)
          || (externe(a.value) && nom !== "a" && !["canonical", "alternate", "license"].includes(e.rel)))));
}).map((e) => e.outerHTML.slice(0, 300))"""
# The pointer and the focus go over all; what is folded opens.
AGIR = """() => {
  for (const e of document.querySelectorAll("details")) e.open = true;
  for (const e of document.querySelectorAll("*")) {
    for (const nom of ["pointerover", "mouseover", "mouseenter", "mousemove", "focus", "focusin", "blur", "toggle", "animationstart", "load", "error"])
      e.dispatchEvent(new Event(nom));
    if (e.focus && e.tabIndex >= 0) e.focus({preventScroll: true});
  }
}"""
# Wider than its window: a word that breaks nowhere. The header cuts what it has no room for.
DEBORDE = "() => document.documentElement.scrollWidth - innerWidth"


@pytest.fixture(scope="session")
def hostile(couple: Couple) -> Iterator[str]:
    """Where the hostile site is served."""
    with servir(couple.hostile, BASE) as ici:
        yield ici


@pytest.fixture(scope="session")
def adresse(couple: Couple) -> Iterator[str]:
    """Where both sites are served, each below the name of its project."""
    with servir(couple.racine) as ici:
        yield ici


RENVOI = re.compile(
    r'<meta http-equiv="refresh" content="0; url=\.\.?/[a-z0-9/.-]*(?:#[a-z0-9-]+)?">'
)  # a page of before, which leads on within the site


def _pages(couple: Couple) -> list[str]:
    return sorted(chemin.relative_to(couple.hostile).as_posix().removesuffix("index.html") for chemin in couple.hostile.rglob("*.html"))


def test_la_meme_ossature(navigateur: Browser, couple: Couple, adresse: str) -> None:
    """Every page of the site, as Chromium reads it, is the tree that harmless texts of the same shape give."""
    page = navigateur.new_page(bypass_csp=True)
    page.goto(f"{adresse}/sage/public/404.html")
    differentes = page.evaluate(
        f"""async (chemins) => {{
          {OSSATURE}
          const lire = async (site, chemin) => ossature(new DOMParser().parseFromString(
            await (await fetch(`/${{site}}/public/${{chemin}}`)).text(), "text/html").documentElement);
          const differentes = [];
          for (const chemin of chemins) {{
            const [un, autre] = await Promise.all([lire("hostile", chemin), lire("sage", chemin)]);
            if (un === autre) continue;
            let i = 0; while (un[i] === autre[i]) i++;
            differentes.push([chemin, un.slice(Math.max(0, i - 200), i + 200), autre.slice(Math.max(0, i - 20), i + 200)]);
          }}
          return differentes;
        }}""",
        _pages(couple),
    )
    page.close()
    assert not differentes, differentes


def _fichier(chemin: str) -> str:
    return chemin if chemin.endswith(".html") else f"{chemin}index.html"


def _a_ouvrir(couple: Couple) -> list[str]:
    """A page of each kind; each night all."""
    pages = [chemin for chemin in _pages(couple) if not RENVOI.search((couple.hostile / _fichier(chemin)).read_text("utf-8"))]
    if TOUT:
        return pages
    du_contrat = [chemin for chemin in pages if chemin.startswith(f"{CONTRAT}/") or "/" not in chemin.split("/", 1)[-1]]
    choisies = {next((un for un in (*du_contrat, *pages) if genre.contient(un)), "") for genre in GENRES}
    cartes = [chemin for chemin in du_contrat if chemin.endswith("plan.html")]
    return sorted({*choisies, *cartes[:3], "", "404.html"})


@pytest.mark.parametrize("sans_regle", [True, False], ids=["sans la règle", "avec la règle"])
def test_rien_ne_joue(sans_regle: bool, navigateur: Browser, couple: Couple, hostile: str) -> None:
    """Whether its policy holds or not, on a telephone or at a desk: no page runs, asks for, or shows anything else than texts; and none is
    broader than its window. A quarter of the pages each way, each night all both ways."""
    contexte = navigateur.new_context(viewport=TELEPHONE if sans_regle else BUREAU, reduced_motion="reduce", bypass_csp=sans_regle)
    contexte.route("**/favicon.ico", lambda route: route.fulfill(status=204))
    fautes: list[str] = []
    for chemin in _a_ouvrir(couple)[0 if TOUT else 2 * int(sans_regle) :: 1 if TOUT else 4]:
        visite = Visite(contexte.new_page(), hostile)
        fautes += [f"{chemin}: {faute}" for faute in _fautes(visite, chemin)]
        visite.page.close()
    contexte.close()
    assert fautes == []


def _fautes(visite: Visite, chemin: str) -> list[str]:
    page = visite.ouvrir(chemin)
    trouvees = [f"wider by {plus}" for plus in [page.evaluate(DEBORDE)] if plus > 0]
    # A frame below the window is not loaded; the map that it would hold is a page of its own.
    for cadre in (un for un in page.frames if un.url not in ("", "about:blank")):
        cadre.evaluate(AGIR)
        trouvees += cadre.evaluate(INTERDITS)
        if cadre.evaluate("typeof window.__joue") != "undefined":
            trouvees.append(f"played: {cadre.evaluate('String(window.__joue)')}")
    return [*trouvees, *visite.plaintes, *(f"asked {hote}" for hote in visite.hotes if hote != "127.0.0.1")]


def test_les_reperes_d_une_carte(navigateur: Browser, adresse: str) -> None:
    """What a map writes of its places when they are opened, one by one: the same tree, and nothing runs."""
    arbres = []
    for site in ("hostile", "sage"):
        visite = Visite(navigateur.new_page(viewport=BUREAU, bypass_csp=True), f"{adresse}/{site}/public")
        page = visite.ouvrir(f"{CONTRAT}/carte/plan.html")
        attendre(page, "document.querySelectorAll('#map_plan .leaflet-interactive').length > 0")
        arbres.append(
            page.evaluate(
                f"""() => {{
                  {OSSATURE}
                  const vus = [];
                  geo_json_reperes.eachLayer((couche) => {{
                    if (!couche.getPopup || !couche.getPopup()) return;
                    couche.openPopup();
                    vus.push(ossature(document.querySelector(".leaflet-popup-pane")).replace(/style/g, ""));
                    couche.closePopup();
                  }});
                  return vus;
                }}"""
            )
        )
        page.evaluate(AGIR)
        assert page.evaluate(INTERDITS) == []
        assert page.evaluate("typeof window.__joue") == "undefined"
        assert {*visite.hotes} == {"127.0.0.1"}
        page.close()
    assert arbres[0]
    assert len(arbres[0]) == len(arbres[1])


@pytest.mark.parametrize("chemin", [f"{CONTRAT}/recherche/?mots=q", f"comparer/?lieux={CONTRAT}/exempleville,{CONTRAT}/quartier-neuf"])
def test_ce_que_les_scripts_ecrivent(chemin: str, navigateur: Browser, hostile: str) -> None:
    """Results of a search, places side by side."""
    page: Page = navigateur.new_page(viewport=BUREAU, bypass_csp=True)
    visite = Visite(page, hostile)
    visite.ouvrir(chemin)
    page.wait_for_load_state("networkidle")
    assert "q" in page.locator("main").inner_text()
    assert _fautes_sans_ouvrir(visite) == []
    page.close()


def _fautes_sans_ouvrir(visite: Visite) -> list[Any]:
    page = visite.page
    page.evaluate(AGIR)
    jouees = [] if page.evaluate("typeof window.__joue") == "undefined" else ["played"]
    return [*page.evaluate(INTERDITS), *jouees, *visite.plaintes, *(hote for hote in visite.hotes if hote != "127.0.0.1")]


def test_la_page_d_erreur_de_l_apercu(navigateur: Browser) -> None:
    """What `servir` lays over a page: messages quote files and cells."""
    arbres = []
    for ecrire in (lambda texte: texte, sage):
        textes = [ecrire(charge(rang, f"q{rang}")) for rang in range(len(CHARGES))]
        problemes = tuple(Probleme(Lieu(un, 1, 1), CodeFichier.ENCODAGE, un, un, Gravite.ERREUR) for un in textes[:100])
        pannes = (Panne(problemes), Panne(lignes=tuple(textes)))
        page = navigateur.new_page()
        page.set_content("<main></main>")
        for panne in pannes:
            arbres.append(
                page.evaluate(
                    f"""(dite) => {{ {OSSATURE}
                      document.querySelector("main").innerHTML = dite; return ossature(document.body); }}""",
                    rendre_panne(panne, site=True),
                )
            )
            page.evaluate(AGIR)
            assert page.evaluate("typeof window.__joue") == "undefined"
        page.close()
    assert arbres[:2] == arbres[2:]


def test_ce_que_l_on_verrait(navigateur: Browser) -> None:
    """The tests above can fail: written as they are, elements and what leaves an attribute make another tree, and some of them run, or ask."""
    page = navigateur.new_page()
    demandes: list[str] = []
    page.route("https://piege.invalid/**", lambda route: (demandes.append(route.request.url), route.abort()))
    textes = [charge(rang, f"q{rang}") for rang in range(CHARGES.index('"><img src=x onerror=!>') + 12)]
    invisibles = page.evaluate(
        f"""(paires) => {{
          {OSSATURE}
          const arbre = (mots) => ossature(new DOMParser().parseFromString(`<ul title="${{mots}}"><li title='${{mots}}'>${{mots}}</ul>`, "text/html").body);
          return paires.filter(([un, autre]) => arbre(un) === arbre(autre)).map(([un]) => un);
        }}""",
        [[texte, sage(texte)] for texte in textes],
    )
    assert len(invisibles) < len(textes) / 20, invisibles
    page.set_content(f"<main>{''.join(textes[1:4])}</main>")
    attendre(page, "typeof window.__joue != 'undefined'")
    assert page.evaluate(INTERDITS)
    assert demandes
    page.close()
