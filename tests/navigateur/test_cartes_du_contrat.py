"""The page of all maps in a real Chromium: two side by side by keyboard, the address that keeps them, one table of both, paper, and no script."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page, expect

from generator.pages.genres.contrat.cartes import OUVERTES
from generator.publication.construction import construire
from tests.contrat_en_carres import CONTRAT, COTE, Chiffres, chiffres_d_essai, ecrire
from tests.une_fois import une_fois

from . import audit
from .audit import COULEURS
from .visite import BUREAU, TELEPHONE, Visite, servir

pytestmark = [pytest.mark.navigateur, pytest.mark.par_tours]

CARTES = f"{CONTRAT}/cartes/"
COMBIEN = OUVERTES + 3
TOUS = range(COTE * COTE)


def _chiffres() -> Chiffres:
    """The two of the trial, and so many more that some are folded."""
    autres = {f"i{rang}": ("nombre", {(lieu, 2019): str(lieu + rang) for lieu in TOUS}) for rang in range(COMBIEN - 2)}
    return {**chiffres_d_essai(), **autres}


@pytest.fixture(scope="module")
def site(navigateur: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site of squares with many maps."""
    assert navigateur.is_connected()  # no browser, no build

    def publier(projet: Path) -> None:
        assert construire(ecrire(projet, _chiffres()), projet / "public", aujourd_hui="2021-01-01", pdf=False).sain

    with servir(une_fois(tmp_path_factory, "site-de-cartes", publier) / "public") as adresse:
        yield adresse


@pytest.fixture(params=[TELEPHONE, BUREAU], ids=["390x844", "1280x900"])
def visite(request: pytest.FixtureRequest, page_calme: Callable[[dict[str, int]], Page], site: str) -> Iterator[Visite]:
    """A fresh page of each size; every request went to the site, and the browser complained of nothing."""
    page = page_calme(request.param)
    visite = Visite(page, site)
    yield visite
    page.close()
    assert visite.plaintes == []
    assert set(visite.hotes) <= {"127.0.0.1"}


def _lignes(page: Page, tableau: str) -> list[list[str]]:
    return page.locator(f"{tableau} tbody tr").evaluate_all("lignes => lignes.map(l => [...l.cells].map(c => c.textContent))")


def test_deux_cartes_cote_a_cote_au_clavier(visite: Visite) -> None:
    """Two lists, arrow keys: both maps stand together, above one table of their figures; the address keeps them, and a button brings all maps back."""
    page = visite.ouvrir(CARTES)
    taux, nombre = (_lignes(page, f"#carte-{id} details table") for id in ("taux", "nombre"))
    assert len(page.locator(".eo-petites > li").all()) == COMBIEN
    page.get_by_label("Mettre côte à côte").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".eo-duo__cartes > li")).to_have_count(2)
    assert page.url.endswith("/cartes/?avec=taux&et=nombre")
    expect(page.locator(".eo-petites")).to_be_hidden()
    assert _lignes(page, ".eo-table--duo") == [[lieu, un, autre] for (lieu, un), (_, autre) in zip(taux, nombre, strict=True)]
    cadres = [carte.bounding_box() for carte in page.locator(".eo-duo__cartes svg.eo-c-dessin").all()]
    assert len(cadres) == 2
    premier, second = cadres
    assert premier
    assert second
    if page.viewport_size == BUREAU:
        assert abs(premier["y"] - second["y"]) < 60
        assert second["x"] >= premier["x"] + premier["width"]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.reload()
    expect(page.locator(".eo-duo__cartes > li")).to_have_count(2)
    page.get_by_role("button", name="Revenir à toutes les cartes").click()
    expect(page.locator(".eo-petites")).to_be_visible()
    assert page.locator(".eo-petites > li").evaluate_all("cartes => cartes.slice(0, 2).map(c => c.id)") == ["carte-taux", "carte-nombre"]
    assert page.url.endswith("/cartes/")


def test_une_carte_pliee_se_deplie_pour_etre_comparee(visite: Visite) -> None:
    """A map that was folded is seen beside the other."""
    page = visite.ouvrir(CARTES)
    pliee = page.locator(f"#carte-i{COMBIEN - 3}")
    expect(pliee.locator("svg.eo-c-dessin")).to_be_hidden()
    pliee.locator(".eo-petites__pliee > summary").click()
    expect(pliee.locator("svg.eo-c-dessin")).to_be_visible()
    page = visite.ouvrir(f"{CARTES}?avec=taux&et=i{COMBIEN - 3}")
    expect(page.locator(".eo-duo__cartes > li")).to_have_count(2)
    expect(pliee.locator("svg.eo-c-dessin")).to_be_visible()


def test_un_choix_inconnu_ou_double(visite: Visite) -> None:
    """An address that names no map shows all of them; the same map twice asks for another."""
    page = visite.ouvrir(f"{CARTES}?avec=constructor&et=%E0%A4%A")
    expect(page.locator(".eo-petites")).to_be_visible()
    expect(page.get_by_label("Mettre côte à côte")).to_have_value("")
    # «choisir une carte» is read whole, with the arrow beside it.
    trop_etroites = """champs => champs.filter(c => { const p = document.createElement("canvas").getContext("2d"); p.font = getComputedStyle(c).font;
        return p.measureText(c.options[0].text).width + 30 > c.clientWidth; }).length"""
    assert page.locator("#duo-avec, #duo-et").evaluate_all(trop_etroites) == 0
    page = visite.ouvrir(f"{CARTES}?avec=taux&et=taux")
    expect(page.get_by_role("status").filter(has_text="Choisir deux cartes différentes.")).to_be_visible()
    expect(page.locator(".eo-petites")).to_be_visible()


def test_depuis_l_indicateur(visite: Visite) -> None:
    """The page of an indicator leads to its map there, already chosen."""
    page = visite.ouvrir(f"{CONTRAT}/indicateurs/nombre/")
    page.locator("details.eo-details--carte summary").click()
    page.get_by_role("link", name="la comparer").click()
    expect(page.get_by_label("Mettre côte à côte")).to_have_value("nombre")


def test_ce_qui_se_voit_est_en_couleurs_distinctes(visite: Visite) -> None:
    """The shades of a small map are those of its legend, and tell its classes and its absences apart."""
    page = visite.ouvrir(CARTES)
    carte = page.locator("#carte-taux")
    legende = dict(
        carte.locator(".eo-g-cles rect").evaluate_all(
            "n => n.map(r => [r.getAttribute('class').split(' ').pop(), getComputedStyle(r).fill])"
        )
    )
    assert len(set(legende.values())) == len(legende) == 8
    marques = carte.locator("use").evaluate_all("n => n.map(u => [u.getAttribute('class').split(' ').pop(), getComputedStyle(u).fill])")
    assert len(marques) == len(TOUS)
    assert all(legende[style] == teinte for style, teinte in marques)
    visibles = [dessin for dessin in carte.locator("svg.eo-c-dessin").all() if dessin.is_visible()]
    assert len(visibles) == 1
    boites = (
        visibles[0]
        .locator("text")
        .evaluate_all("n => n.map(t => { const b = t.getBoundingClientRect(); return [b.left, b.top, b.right, b.bottom] })")
    )
    for rang, (gauche, haut, droite, bas) in enumerate(boites):
        assert not any(gauche < d and g < droite and haut + 3 < b and h + 3 < bas for g, h, d, b in boites[rang + 1 :])


def test_sur_papier_et_sans_script(navigateur: Browser, site: str) -> None:
    """All maps and the rows of all are there; the choice, which needs a script, is not."""
    fenetre = navigateur.new_context(viewport=TELEPHONE, java_script_enabled=False)
    page = fenetre.new_page()
    page.goto(f"{site}/{CARTES}")
    expect(page.locator(".eo-petites svg.eo-c-dessin").first).to_be_visible()
    expect(page.get_by_label("Mettre côte à côte")).to_have_count(0)
    assert len(_sans_script(page)) == COMBIEN
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 700, "height": 900})
    assert all(dessin.is_visible() for dessin in page.locator(".eo-petites svg.eo-c-dessin").all())
    page.goto(f"{site}/{CONTRAT}/carte/")
    assert any(dessin.is_visible() for dessin in page.locator(".eo-carte-fixe svg.eo-c-dessin").all())
    fenetre.close()


def _sans_script(page: Page) -> list[str]:
    return re.findall(r"<caption class=\"eo-cache\">Indicateur [^<]+, 2019</caption>", page.content())


@pytest.mark.parametrize("adresse", [CARTES, f"{CARTES}?avec=taux&et=nombre"])
def test_axe(visite: Visite, adresse: str) -> None:
    """No violation, in both colour schemes."""
    page = visite.ouvrir(adresse)
    page.evaluate(AXE_SCRIPT)
    for theme, regles in (("light", ()), ("dark", COULEURS)):
        page.emulate_media(color_scheme=theme)
        assert [cas for cas in audit.regarder(page, regles) if cas["sorte"] == "violations"] == [], theme
