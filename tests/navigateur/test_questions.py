"""Lists answer questions: what is kept, what is said, in which order, what the address remembers; and they are whole without a script."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page, expect

from tests.tout import chaque_nuit

from . import audit
from .visite import BUREAU, TELEPHONE, Visite

pytestmark = [pytest.mark.navigateur, pytest.mark.par_tours]
INDICATEURS, PROMESSES = "paris/indicateurs/", "grand-paris-sud/referentiel/"
RANGEES = "[data-q]:visible"
# Each answer of each question, one after the other: how long the page is, and how many rows are seen once those that wait are asked for.
TOUS_LES_CHOIX = """() => {
  const vus = [], tout = document.querySelector(".eo-questions button");
  for (const liste of document.querySelectorAll(".eo-questions select")) for (const reponse of [...liste.options].slice(1)) {
    liste.value = reponse.value;
    liste.dispatchEvent(new Event("input", {bubbles: true}));
    const hauteur = document.documentElement.scrollHeight, suite = document.querySelector(".eo-questions__suite");
    if (suite) suite.click();
    vus.push({nom: liste.name, reponse: reponse.value, hauteur, suite: !!suite, plies: !!document.querySelector(".eo-questions__ici"),
      comptees: parseInt(document.querySelector(".eo-questions__compte").textContent) || 0,
      vues: [...document.querySelectorAll("[data-q]")].filter(r => r.checkVisibility()).length});
    tout.click();
  }
  return vus;
}"""
GARDEES = "[data-q]:visible:not(:has([data-q]))"  # rows that answer, and not the titles that they stand under


@pytest.fixture(params=[TELEPHONE, BUREAU], ids=["390x844", "1280x900"])
def visite(request: pytest.FixtureRequest, page_calme: Callable[[dict[str, int]], Page], origine: str) -> Iterator[Visite]:
    """A fresh page of each size, of which the browser complained of nothing."""
    page = page_calme(request.param)
    visite = Visite(page, origine)
    yield visite
    page.close()
    assert visite.plaintes == []


@pytest.fixture
def au_doigt(navigateur: Browser, origine: str) -> Iterator[Visite]:
    """A telephone, on which one taps."""
    fenetre = navigateur.new_context(viewport=TELEPHONE, has_touch=True, is_mobile=True, reduced_motion="reduce")
    visite = Visite(fenetre.new_page(), origine)
    yield visite
    fenetre.close()
    assert visite.plaintes == []


def _dits(page: Page, question: str) -> list[set[str]]:
    """What each row that is shown answers to a question."""
    tous = page.locator(GARDEES).evaluate_all("rangees => rangees.map(r => r.dataset.q.split(' '))")
    return [{dit.partition(":")[2] for dit in dits if dit.startswith(f"{question}:")} for dits in tous]


def _compte(page: Page) -> str:
    return page.locator(".eo-questions__compte").inner_text()


def test_les_cibles_chiffrees_qui_ont_un_chiffre(visite: Visite) -> None:
    """Two choices: the rows that answer both, how many, and an address that opens the same view, also after the page is loaded again."""
    page = visite.ouvrir(INDICATEURS)
    expect(page.locator(RANGEES)).to_have_count(0)  # folded: nobody reads four hundred rows
    page.get_by_label("Cible", exact=True).select_option("chiffree")
    page.get_by_label("Chiffre", exact=True).select_option("oui")
    assert page.locator(RANGEES).count() > 0
    assert all(dits == {"chiffree"} for dits in _dits(page, "cible"))
    assert all(dits == {"oui"} for dits in _dits(page, "chiffre"))
    assert _compte(page).startswith(f"{page.locator(RANGEES).count()} indicateur")
    assert page.url.endswith("?cible=chiffree&chiffre=oui")
    vus = page.locator(f"{RANGEES} a").all_inner_texts()
    page.reload()
    assert page.locator(f"{RANGEES} a").all_inner_texts() == vus
    page.get_by_role("button", name="Tout montrer").click()
    expect(page.locator(RANGEES)).to_have_count(0)
    assert page.url.endswith(INDICATEURS)


def test_trop_de_reponses_restent_pliees(visite: Visite) -> None:
    """Where more rows answer than a telephone can show, folds stay closed and say how many of their own answer."""
    page = visite.ouvrir(f"{INDICATEURS}?chiffre=non")
    expect(page.locator(RANGEES)).to_have_count(0)
    ici = [int(texte.split()[0]) for texte in page.locator(".eo-questions__ici").all_inner_texts()]
    assert sum(ici) == int(_compte(page).split()[0]) > 60
    assert page.evaluate("document.documentElement.scrollHeight") < 12_000


def test_un_theme_et_des_mots(visite: Visite) -> None:
    """A theme keeps its rows; words, in any order and without accents, keep fewer; a branch that has none is not shown, nor is its heading."""
    page = visite.ouvrir(INDICATEURS)
    page.get_by_label("Thème").select_option("sante")
    siens = int(_compte(page).split()[0])
    assert siens > 5
    page.get_by_label("Mots").fill("medecin nombre")
    assert 0 < page.locator(RANGEES).count() < siens
    assert all("sante" in dits for dits in _dits(page, "theme"))
    page.get_by_label("Mots").fill("rien de tel nulle part")
    expect(page.locator("article h2:visible")).to_have_count(0)
    assert _compte(page) == "Aucun indicateur ne répond à ces choix."
    page.goto(f"{visite.origine}/{INDICATEURS}?theme=inconnu&cible=constructor")
    expect(page.get_by_label("Thème")).to_have_value("")


@pytest.mark.parametrize(
    "adresse",
    chaque_nuit(
        (
            INDICATEURS,
            PROMESSES,
            "grand-orly-seine-bievre/indicateurs/",
            "grand-orly-seine-bievre/referentiel/",
            "paris/partenaires/",
            "partenaires/",
            "mesures-nationales/",
            "cibles-chiffrees/",
        ),
        2,
    ),
)
def test_aucune_reponse_ne_passe_douze_mille_pixels(au_doigt: Visite, adresse: str) -> None:
    """Whatever is chosen, in whatever order: rows that would make a page too long for a telephone wait for a button, which shows all that was counted."""
    vus = au_doigt.ouvrir(adresse).evaluate(TOUS_LES_CHOIX)
    assert len(vus) > 3
    assert [un for un in vus if un["hauteur"] > 12_000] == []
    # The titles that rows stand under are seen too, but in an order of their own; rows of folds that stay shut are counted on them.
    assert [un for un in vus if un["vues"] < un["comptees"] and not un["plies"]] == []
    assert [un for un in vus if un["nom"] == "ordre" and un["vues"] != un["comptees"]] == []
    assert any(un["suite"] for un in vus) or adresse not in (INDICATEURS, PROMESSES)


@pytest.mark.parametrize(
    "choix",
    [{"Public": "femmes"}, {"Thème": "sante"}, {"Public": "jeunes", "Thème": "emploi"}],
    ids=lambda choix: "-".join(choix.values()),
)
def test_des_promesses_au_doigt(au_doigt: Visite, choix: dict[str, str], site_construit: Path) -> None:
    """On a telephone: the promises on women; on health; on jobs of the young. Each under the titles that it stands under, and nothing wider than the screen."""
    page = au_doigt.ouvrir(PROMESSES)
    total = int(page.locator("[data-q]").count())
    for question, reponse in choix.items():
        page.get_by_label(question).tap()
        page.get_by_label(question).select_option(reponse)
    gardees = page.locator(GARDEES)
    expect(page.locator(".eo-questions__compte")).to_have_text(f"{gardees.count()} promesses sur {total}.")
    assert 0 < gardees.count() < total
    referentiel = json.loads((site_construit / PROMESSES.split("/")[0] / "donnees" / "referentiel.json").read_text("utf-8"))
    siennes = [noeud for noeud in referentiel["noeuds"] if noeud["etat"] and set(choix.values()) <= set(noeud["themes"])]
    assert gardees.count() == len(siennes)
    assert page.url.endswith(
        "?" + "&".join(f"{nom}={choix[mot]}" for nom, mot in (("theme", "Thème"), ("public", "Public")) if mot in choix)
    )
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    sans_titre = gardees.evaluate_all(
        "r => r.filter(un => un.tagName === 'LI' && !un.closest('[data-q-groupe]').querySelector('h2, a')).length"
    )
    assert sans_titre == 0


def test_le_retour_defait_un_choix(au_doigt: Visite) -> None:
    """The way back undoes the last choice; from a promise that was opened, it leads to the list as it was left."""
    page = au_doigt.ouvrir(PROMESSES)
    page.get_by_label("Public").select_option("femmes")
    deux = _compte(page)
    theme = page.get_by_label("Thème")
    theme.select_option(label=theme.locator("option:not([disabled])").all_inner_texts()[1])
    assert _compte(page) != deux
    page.go_back()
    assert _compte(page) == deux
    expect(theme).to_have_value("")
    page.locator(GARDEES).first.get_by_role("link").first.tap()
    page.wait_for_url("**/referentiel/*/")
    page.go_back()
    assert page.url.endswith("?public=femmes")
    assert _compte(page) == deux
    page.go_back()
    assert _compte(page) == ""


def test_un_public_qui_etait_un_theme(visite: Visite) -> None:
    """An address that was kept before publics were asked apart still leaves the same rows."""
    page = visite.ouvrir(f"{PROMESSES}?theme=femmes")
    expect(page.get_by_label("Public")).to_have_value("femmes")
    expect(page.get_by_label("Thème")).to_have_value("")
    assert all("femmes" in dits for dits in _dits(page, "public"))


def test_le_nombre_de_chaque_reponse(visite: Visite) -> None:
    """Beside each answer stands how many rows it would leave, which is what it leaves."""
    page = visite.ouvrir(f"{INDICATEURS}?chiffre=oui")
    page.get_by_text("Plus de choix").click()
    liste = page.get_by_label("Partenaire nommé")
    textes = liste.locator("option:not([disabled])").all_inner_texts()[1:]
    assert textes
    for texte in textes[:3]:
        liste.select_option(label=texte)
        assert _compte(page).split()[0] == texte.rpartition("(")[2].rstrip(")")


def test_l_ordre(visite: Visite) -> None:
    """The last figures first: each row with the promise that it follows, years that go down, and those without a figure last."""
    page = visite.ouvrir(f"{INDICATEURS}?chiffre=oui&ordre=annee")
    annees = page.locator(RANGEES).evaluate_all("r => r.map(un => (un.dataset.tri.match(/annee:(\\d+)/) || [])[1] || '')")
    assert len(annees) > 10
    assert annees == sorted(annees, reverse=True)
    assert page.locator(".eo-rangees tbody:visible .eo-suivie").count() == len(annees)
    page.goto(f"{visite.origine}/paris/partenaires/?ordre=promesses")
    nombres = page.locator(RANGEES).evaluate_all("r => r.map(un => +un.dataset.tri.match(/promesses:(\\d+)/)[1])")
    assert len(nombres) > 40
    assert nombres == sorted(nombres, reverse=True)
    page.goto(f"{visite.origine}/{INDICATEURS}?ordre=libelle")
    assert 10 < page.locator(RANGEES).count() <= 60
    page.get_by_role("button", name="Montrer les").click()
    assert page.locator(RANGEES).count() > 300
    assert page.evaluate("document.activeElement.tagName") == "A"


@pytest.mark.parametrize(
    ("adresse", "question", "reponse", "unite"),
    [
        ("paris/partenaires/", "Sorte", "association", "partenaires"),
        ("partenaires/", "Contrat", "grigny", "partenaires"),
        ("grand-orly-seine-bievre/territoires/", "Commune", "orly", "lieux"),
        ("mesures-nationales/", "État", "realise", "mesures"),
        ("cibles-chiffrees/", "Contrat", "grand-paris-sud", "indicateurs"),
        ("cibles-chiffrees/", "Chiffre", "oui", "indicateurs"),
    ],
)
def test_les_autres_listes(visite: Visite, adresse: str, question: str, reponse: str, unite: str) -> None:
    """Partners of a contract and of all, places, measures: a choice keeps its rows, says how many of how many, and hides the groups that have none."""
    page = visite.ouvrir(adresse)
    total = page.locator("[data-q]").count()
    page.get_by_label(question, exact=True).select_option(reponse)
    gardees = page.locator(RANGEES)
    assert 0 < gardees.count() < total
    assert _compte(page) == f"{gardees.count()} {unite} sur {total}."
    vides = page.locator("[data-q-groupe]:visible").evaluate_all("g => g.filter(un => !un.querySelector('[data-q]:not([hidden])')).length")
    assert vides == 0


def test_un_sigle(visite: Visite) -> None:
    """The glossary is folded by letter; a field finds a term by its letters and its words, and a link to one opens its letter."""
    page = visite.ouvrir("glossaire/")
    expect(page.locator("#caf")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollHeight") < 7_000
    page.get_by_label("Mots").fill("allocations familiales")
    expect(page.locator("#caf")).to_be_visible()
    assert page.locator(RANGEES).count() < 10
    page.get_by_role("button", name="Tout montrer").click()
    expect(page.locator("#caf")).to_be_hidden()
    page.evaluate("location.hash = '#caf'")
    expect(page.locator("#caf")).to_be_visible()
    page.goto(f"{visite.origine}/glossaire/#pre")
    expect(page.locator("#pre")).to_be_in_viewport()


def test_un_passage_plie_s_ouvre(visite: Visite) -> None:
    """A link to a paragraph of a long document opens the fold that holds it."""
    adresse = "grand-orly-seine-bievre/documents/protocole/annexe-4/"
    page = visite.ouvrir(adresse)
    caches = page.locator("details.eo-details--texte:not([open]) [id]").evaluate_all("e => e.map(un => un.id)")
    assert len(caches) > 100
    for ancre in caches[:: len(caches) // 5]:
        page.goto(f"{visite.origine}/{adresse}#{ancre}")
        expect(page.locator(f"[id='{ancre}']")).to_be_in_viewport()


def test_axe(visite: Visite) -> None:
    """No violation, with every question in sight and rows in an order of their own."""
    for adresse in (f"{INDICATEURS}?chiffre=oui&ordre=annee", f"{PROMESSES}?public=femmes", "glossaire/?mots=caf"):
        page = visite.ouvrir(adresse)
        page.evaluate("document.querySelectorAll('.eo-questions details').forEach(d => { d.open = true; })")
        page.evaluate(AXE_SCRIPT)
        assert [cas for cas in audit.regarder(page, ()) if cas["sorte"] == "violations"] == []


def test_au_clavier(visite: Visite) -> None:
    """A choice by keys alone: the field is reached, an answer is typed, and the count is said in a live region."""
    page = visite.ouvrir(PROMESSES)
    page.get_by_label("Thème").focus()
    page.keyboard.type("Santé")
    page.keyboard.press("Tab")
    assert all("sante" in dits for dits in _dits(page, "theme"))
    assert page.locator("[role=status].eo-questions__compte").inner_text().endswith(" sur 296.")


def test_sans_script(navigateur: Browser, origine: str) -> None:
    """No question is asked that nothing would answer, and all rows are there, behind their folds."""
    fenetre = navigateur.new_context(viewport=TELEPHONE, java_script_enabled=False)
    page = fenetre.new_page()
    page.goto(f"{origine}/{INDICATEURS}")
    expect(page.locator("[data-eo-questions]")).to_be_hidden()
    page.locator("details.eo-details--liste summary").first.click()
    assert page.locator(RANGEES).count() > 20
    fenetre.close()


def test_les_lieux_du_portail(visite: Visite) -> None:
    """The contract, the kind of place and what is known there keep places; the field over the list keeps, of these, those that it names."""
    page = visite.ouvrir("territoires/")
    lieux = page.locator(".eo-communes [data-q]:visible")
    page.get_by_text("Choisir parmi ces lieux").click()
    page.get_by_label("Contrat", exact=True).select_option("grand-orly-seine-bievre")
    page.get_by_label("On y connaît").select_option("argent")
    gardes = lieux.evaluate_all("rangees => rangees.map(r => r.dataset.q)")
    assert gardes
    assert all("contrat:grand-orly-seine-bievre" in dits and "connu:argent" in dits for dits in gardes)
    adresses = set(lieux.evaluate_all("rangees => rangees.map(r => r.querySelector('a').href)"))
    assert _compte(page).startswith(f"{len(adresses)} lieux sur ")  # a place of two communes counts once
    assert page.url.endswith("?contrat=grand-orly-seine-bievre&connu=argent")
    page.get_by_label("Nom de").fill("ivry")
    assert 0 < lieux.count() < len(gardes)
    assert all("connu:argent" in dits for dits in lieux.evaluate_all("rangees => rangees.map(r => r.dataset.q)"))
    page.get_by_label("Nom de").fill("athis")  # of which no amount was read
    expect(lieux).to_have_count(0)
    page.get_by_label("Nom de").fill("")
    assert len(lieux.evaluate_all("rangees => rangees.map(r => r.dataset.q)")) == len(gardes)
    page.get_by_role("button", name="Tout montrer").click()
    assert page.url.endswith("territoires/")
    assert page.locator(".eo-communes > li:visible").count() == page.locator(".eo-communes > li").count()


def test_les_lieux_du_portail_sans_script(navigateur: Browser, origine: str) -> None:
    """The whole list, and no question that nothing would answer."""
    fenetre = navigateur.new_context(java_script_enabled=False, viewport=TELEPHONE)
    page = fenetre.new_page()
    page.goto(f"{origine}/territoires/")
    expect(page.get_by_text("Choisir parmi ces lieux")).to_be_hidden()
    assert page.locator(".eo-communes > li:visible").count() == page.locator(".eo-communes > li").count() > 30
    fenetre.close()
