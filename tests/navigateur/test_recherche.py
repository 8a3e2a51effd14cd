"""The search as readers type it: French of every day, from the header or on its page, by keyboard, below any path, without JavaScript."""

import gzip
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.pages_cherchees import pages_cherchees
from tests.tout import TOUT

from .visite import BUREAU, TELEPHONE, Visite, attendre

pytestmark = pytest.mark.navigateur

RECHERCHES = yaml.safe_load((Path(__file__).parent / "recherches.yaml").read_text(encoding="utf-8"))
CONTRATS = ("grand-orly-seine-bievre", "grand-paris-sud", "grigny", "paris")
INDEX = re.compile(r"/recherche/index\.json$")


@pytest.fixture(scope="module")
def bureau(navigateur: Browser, origine: str) -> Iterator[Visite]:
    """One page of a desk's size for all queries."""
    page = navigateur.new_page(viewport=BUREAU, reduced_motion="reduce")
    visite = Visite(page, origine)
    yield visite
    page.close()
    assert visite.plaintes == []
    assert set(visite.hotes) == {"127.0.0.1"}


def taper(page: Page, mots: str) -> None:
    """Types into the header's field and waits for its answer."""
    champ = page.get_by_role("combobox", name="Rechercher")
    champ.fill("")
    champ.press_sequentially(mots)
    expect(page.locator(".eo-trouves__etat")).to_contain_text("trouvée", timeout=20_000)  # a slow machine reads the index slowly
    attendre(page, "mots => document.getElementById('eo-mots').value === mots && !document.querySelector('#eo-trouves[aria-busy]')", mots)


def trouves(page: Page) -> list[str]:
    """The addresses of the pages in the list, best first."""
    return page.locator(".eo-trouve").evaluate_all("options => options.map(option => option.dataset.adresse)")


def test_quarante_recherches_sur_tous_les_sites() -> None:
    """The list is long enough and speaks of the portal and of every contract."""
    par_site = Counter(recherche["site"] for recherche in RECHERCHES)
    assert sum(par_site.values()) >= 40
    assert set(par_site) == {"", *CONTRATS}
    assert min(par_site.values()) >= 5


@pytest.mark.parametrize(
    "recherche", RECHERCHES[:: 1 if TOUT else 5], ids=lambda recherche: f"{recherche['site'] or 'portail'}: {recherche['mots']}"
)
def test_page_attendue(bureau: Visite, recherche: dict[str, str]) -> None:
    """The expected page is one of the first three, or the first where it must be: all searches each night, else every fifth."""
    accueil = f"{bureau.origine}/{recherche['site']}/" if recherche["site"] else f"{bureau.origine}/"
    page = bureau.page
    if page.url != accueil:
        page.goto(accueil)
    taper(page, recherche["mots"])
    attendue = f"{bureau.origine}/{recherche['page']}"
    premiers = trouves(page)[: 1 if "premiere" in recherche else 3]
    assert attendue in premiers, premiers


@pytest.mark.parametrize("mots", ["Saint-Denis", "Oberkampf"])
def test_aucun_lieu_de_ce_nom(bureau: Visite, mots: str) -> None:
    """Neither another saint nor the Orge: two letters begin no word, and «saint» names none."""
    bureau.page.goto(f"{bureau.origine}/")
    taper(bureau.page, mots)
    assert not [adresse for adresse in trouves(bureau.page) if "/territoires/" in adresse or "/lieux/" in adresse]


@pytest.mark.parametrize("site", ["", "grand-orly-seine-bievre"])
@pytest.mark.parametrize("mots", ["PRE", "pre"])
def test_un_sigle_avant_un_nom(bureau: Visite, site: str, mots: str) -> None:
    """What it means, then pages that are of the acronym, come before places whose name folds to the same letters («Les Prés-Saint-Martin»)."""
    bureau.page.goto(f"{bureau.origine}/{site}/" if site else f"{bureau.origine}/")
    taper(bureau.page, mots)
    premiers = bureau.page.locator(".eo-trouve").all_inner_texts()
    assert premiers[0].startswith("PRE : programme de réussite éducative")
    assert "(PRE)" in premiers[1]


def test_rien_n_est_charge_avant_la_recherche(navigateur: Browser, origine: str) -> None:
    """The index is asked for when the reader goes to the field, once."""
    page = navigateur.new_page(viewport=BUREAU)
    demandes: list[str] = []
    page.on("request", lambda requete: demandes.append(requete.url))
    page.goto(f"{origine}/grigny/", wait_until="networkidle")
    assert not any(INDEX.search(adresse) for adresse in demandes)
    taper(page, "petite enfance")
    assert [adresse for adresse in demandes if INDEX.search(adresse)] == [f"{origine}/grigny/recherche/index.json"]
    page.close()


def test_au_clavier(bureau: Visite) -> None:
    """Arrows walk the list and around its end, Escape closes it and keeps the words, Enter opens the chosen page."""
    page = bureau.ouvrir("grigny/")
    champ = page.get_by_role("combobox", name="Rechercher")
    taper(page, "jeunes")
    options = page.get_by_role("option")
    expect(champ).to_have_attribute("aria-expanded", "true")
    for touche, rang in (("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0), ("ArrowUp", options.count() - 1), ("ArrowDown", 0)):
        champ.press(touche)
        expect(options.nth(rang)).to_have_attribute("aria-selected", "true")
        assert champ.get_attribute("aria-activedescendant") == options.nth(rang).get_attribute("id")
        assert page.locator("[aria-selected=true]").count() == 1
    champ.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(champ).to_have_attribute("aria-expanded", "false")
    expect(champ).to_have_value("jeunes")
    expect(champ).to_be_focused()
    champ.press("ArrowDown")
    expect(options.first).to_be_visible()
    champ.press("ArrowDown")
    adresse = options.first.get_attribute("data-adresse")
    champ.press("Enter")
    page.wait_for_url(adresse)


def test_a_la_souris(bureau: Visite) -> None:
    """A click opens a page; a click elsewhere closes the list."""
    page = bureau.ouvrir("grigny/")
    taper(page, "jeunes")
    page.locator("h1").click()
    expect(page.get_by_role("listbox")).to_be_hidden()
    taper(page, "jeunes")
    option = page.get_by_role("option").first
    adresse = option.get_attribute("data-adresse")
    option.click()
    page.wait_for_url(adresse)


def test_toutes_les_reponses(bureau: Visite) -> None:
    """Enter without a choice leads to the page of all answers, whose address holds the words; back returns to them."""
    page = bureau.ouvrir("paris/")
    taper(page, "decrochage")
    page.get_by_role("combobox", name="Rechercher").press("Enter")
    page.wait_for_url("**/paris/recherche/?mots=decrochage")
    liens = page.locator("#recherche-trouves a")
    expect(liens.first).to_be_visible()
    expect(page.get_by_role("status")).to_contain_text(f"{liens.count()} pages trouvées")
    liens.first.click()
    expect(page.locator(".eo-fil")).to_be_visible()
    page.go_back()
    expect(liens.first).to_be_visible()
    expect(page.get_by_role("searchbox")).to_have_value("decrochage")


def test_pages_des_quatre_contrats_depuis_le_portail(bureau: Visite, site_construit: Path) -> None:
    """«emploi» is found from the portal, and every contract is in its index."""
    page = bureau.ouvrir("recherche/?mots=emploi")
    expect(page.locator("#recherche-trouves a").first).to_be_visible()
    assert {adresse.split("/")[0] for adresse, *_ in pages_cherchees(site_construit)} >= set(CONTRATS)


def test_chaque_page_est_dans_l_index(site_construit: Path) -> None:
    """Every page of a contract that a reader may look for has one entry, and every entry leads to a page; the portal has them all."""
    portail = {page[0] for page in pages_cherchees(site_construit)}
    for contrat in CONTRATS:
        racine = site_construit / contrat
        adresses = [page[0] for page in pages_cherchees(racine)]
        assert len(adresses) == len(set(adresses))
        internes = {adresse for adresse in adresses if not adresse.startswith(("../glossaire/#", "avis/#"))}
        pages = {chemin.parent.relative_to(racine).as_posix() + "/" for chemin in racine.rglob("index.html") if _se_cherche(chemin)}
        pages = {"" if page == "./" else page for page in pages}
        assert internes == pages - {"recherche/"}
        plus = [adresse for adresse in adresses if adresse.startswith("avis/#")]
        assert all("avis/" in pages and f"{contrat}/{adresse}" in portail for adresse in plus)
        assert portail >= {f"{contrat}/{adresse}" for adresse in internes}


def _se_cherche(page: Path) -> bool:
    """Not the page left at a retired address, nor the copies of a page that are made for paper or for another site, nor the short links, nor
    where each figure of an indicator comes from and what changed, which pages lead to."""
    copie = not {"carte-integree", "imprimer", "fiche", "k", "chiffres", "changements"}.isdisjoint(page.parts)
    return not copie and 'http-equiv="refresh"' not in page.read_text(encoding="utf-8")


def test_le_poids_des_index(site_construit: Path) -> None:
    """What a contract's first search fetches, over the wire; and that no file of the portal's index is large."""
    poids = {contrat: _poids(site_construit / contrat / "recherche" / "index.json") for contrat in CONTRATS}
    assert max(poids.values()) <= 45_000, poids
    recherche = site_construit / "recherche"
    assert _poids(recherche / "index.json") <= 1_000
    assert max(_poids(part) for dossier in ("pages", "lexique", "mots") for part in (recherche / dossier).glob("*.json")) <= 20_000


@pytest.mark.parametrize("mots", ["logement", "femmes emploi", "gagarine", "logemment", "programme de réussite éducative"])
def test_ce_que_le_portail_demande(navigateur: Browser, origine: str, site_construit: Path, mots: str) -> None:
    """All letters of a search typed one by one cost less than the index of one file did (110 kB for four contracts)."""
    page = navigateur.new_page(viewport=BUREAU)
    demandes: list[str] = []
    page.on("request", lambda requete: demandes.append(urlsplit(requete.url).path))
    page.goto(f"{origine}/", wait_until="networkidle")
    demandes.clear()
    taper(page, mots)
    expect(page.get_by_role("option").first).to_be_visible()
    base = urlsplit(origine).path
    poids = sum(_poids(site_construit / demande.removeprefix(base).lstrip("/")) for demande in demandes)
    assert poids <= 90_000, demandes
    assert len(demandes) == len(set(demandes)) <= 45, demandes
    page.close()


def _poids(fichier: Path) -> int:
    return len(gzip.compress(fichier.read_bytes(), 6, mtime=0))


def test_sur_un_telephone(navigateur: Browser, origine: str) -> None:
    """At 360 pixels the glass leads to a page whose field has the focus; answers come as links; nothing is too wide; axe agrees."""
    page = navigateur.new_page(viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    visite = Visite(page, origine)
    visite.ouvrir("grigny/")
    page.get_by_role("link", name="Rechercher").click()
    champ = page.get_by_role("searchbox")
    expect(champ).to_be_focused()
    champ.press_sequentially("creches")
    lien = page.locator("#recherche-trouves a[href$='/grigny/referentiel/f1/']")
    expect(lien).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert Axe().run(page).violations_count == 0
    champ.fill("xyzzyq")
    expect(page.get_by_role("status")).to_contain_text("Aucune page trouvée")
    expect(page.locator("#recherche-trouves a")).to_have_count(0)
    page.close()
    assert visite.plaintes == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_liste_ouverte(navigateur: Browser, origine: str, theme: str) -> None:
    """The open list breaks no rule."""
    page = navigateur.new_page(viewport=BUREAU, color_scheme=theme, reduced_motion="reduce")
    Visite(page, origine).ouvrir("paris/")
    taper(page, "reussite educative")
    page.get_by_role("combobox", name="Rechercher").press("ArrowDown")
    resultat = Axe().run(page)
    assert resultat.violations_count == 0, resultat.generate_report()
    page.close()


def test_l_index_ne_vient_pas(navigateur: Browser, origine: str) -> None:
    """The reader is told, and the next letter tries again."""
    page = navigateur.new_page(viewport=BUREAU)
    page.route("**/recherche/index.json", lambda route: route.abort())
    page.goto(f"{origine}/grigny/")
    champ = page.get_by_role("combobox", name="Rechercher")
    champ.press_sequentially("jeu")
    expect(page.locator(".eo-trouves__etat")).to_contain_text("La recherche ne répond pas")
    page.unroute("**/recherche/index.json")
    champ.press_sequentially("ne")
    expect(page.get_by_role("option").first).to_be_visible()
    page.close()


@pytest.mark.parametrize("dossier", ["lexique", "mots", "pages"])
def test_une_part_de_l_index_ne_vient_pas(navigateur: Browser, origine: str, dossier: str) -> None:
    """The reader of the portal is told as well, and the next letter tries again."""
    page = navigateur.new_page(viewport=BUREAU)
    page.route(f"**/recherche/{dossier}/**", lambda route: route.abort())
    page.goto(f"{origine}/recherche/?mots=jeu")
    expect(page.locator("#recherche-etat")).to_contain_text("La recherche ne répond pas")
    page.unroute(f"**/recherche/{dossier}/**")
    page.get_by_role("searchbox").fill("jeune")
    expect(page.locator("#recherche-trouves a").first).to_be_visible()
    page.close()


@pytest.mark.parametrize("taille", [TELEPHONE, BUREAU], ids=["390x844", "1280x900"])
def test_sans_javascript(navigateur: Browser, origine: str, taille: dict[str, int]) -> None:
    """The form, or the glass on a phone, leads to the lists of all pages."""
    contexte = navigateur.new_context(java_script_enabled=False, viewport=taille)
    page = contexte.new_page()
    page.goto(f"{origine}/grigny/")
    if taille == TELEPHONE:
        page.get_by_role("link", name="Rechercher").click()
    else:
        page.get_by_role("searchbox", name="Rechercher").fill("jeunes")
        page.get_by_role("button", name="Lancer la recherche").click()
    page.wait_for_url("**/grigny/recherche/**")
    expect(page.get_by_text("La recherche ne marche pas dans ce navigateur")).to_be_visible()
    page.locator(".md-content").get_by_role("link", name="Indicateurs").click()
    assert urlsplit(page.url).path.endswith("/grigny/indicateurs/")
    contexte.close()


def test_chaque_mesure_nationale_se_trouve(site_construit: Path) -> None:
    """Each has an entry at its own place, under its own words."""
    page = (site_construit / "mesures-nationales" / "index.html").read_text(encoding="utf-8")
    ancres = set(re.findall(r'id="(mesure-[^"]+)"', page))
    entrees = [adresse.partition("#")[2] for adresse, *_ in pages_cherchees(site_construit) if adresse.startswith("mesures-nationales/#")]
    assert len(ancres) == 42
    assert sorted(entrees) == sorted(ancres)


def test_chaque_theme_se_trouve_par_son_nom(bureau: Visite, site_construit: Path) -> None:
    """Typed without capitals nor accents, among the first three pages; words of every day are in recherches.yaml."""
    themes = [(adresse, titre) for adresse, titre, *_ in pages_cherchees(site_construit) if re.fullmatch(r"themes/[a-z-]+/", adresse)]
    assert len(themes) >= 15
    for adresse, titre in themes[:: 1 if TOUT else 4]:
        bureau.page.goto(f"{bureau.origine}/")
        taper(bureau.page, titre.lower())
        assert f"{bureau.origine}/{adresse}" in trouves(bureau.page)[:3], adresse


def test_aucun_partenaire_deux_fois(site_construit: Path) -> None:
    """A body that one contract alone names has one entry, and none is said to be in all contracts."""
    entrees = pages_cherchees(site_construit)
    du_portail = {adresse.split("/")[1]: contexte for adresse, _, contexte, *_ in entrees if re.fullmatch(r"partenaires/[^/]+/", adresse)}
    des_contrats = Counter(adresse.split("/")[2] for adresse, *_ in entrees if re.fullmatch(r"[^/]+/partenaires/[^/]+/", adresse))
    assert du_portail
    assert not any("tous les contrats" in contexte for contexte in du_portail.values())
    deux_fois = [id for id, contexte in du_portail.items() if des_contrats[id] == 1 and contexte == "Partenaire"]
    assert not deux_fois


@pytest.mark.parametrize("site", ["", "grand-orly-seine-bievre"])
def test_une_recherche_vide_mene_ailleurs(bureau: Visite, site: str) -> None:
    """Where nothing is found, the page offers other ways, some of which take the words along."""
    page = bureau.ouvrir(f"{site}/recherche/?mots=xyzzyqwz" if site else "recherche/?mots=xyzzyqwz")
    pistes = page.locator("#recherche-pistes")
    expect(pistes).to_be_visible()
    avec = pistes.locator("a[data-eo-mots]")
    assert avec.count() >= 1
    assert all("mots=xyzzyqwz" in lien.evaluate("l => l.href") for lien in avec.all())
    page.get_by_role("searchbox", name="Un mot").fill("logement")
    expect(pistes).to_be_hidden()
