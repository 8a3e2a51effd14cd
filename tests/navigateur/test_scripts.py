"""Scripts on pages made for them: what an address or an answer of the network may hold that no page of the sites leads to."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from generator.publication.gabarits import lire_ressources
from generator.sources.socle import GABARITS

pytestmark = pytest.mark.navigateur

SITE = "http://essai.invalid/"


@pytest.fixture
def page(navigateur: Browser) -> Iterator[Page]:
    """A page on which no script may fail."""
    page = navigateur.new_page()
    fautes: list[str] = []
    page.on("pageerror", lambda faute: fautes.append(str(faute)))
    yield page
    page.close()
    assert fautes == []


def ouvrir(page: Page, adresse: str, pages: dict[str, str]) -> None:
    """Open `adresse` of a site that holds these bodies of pages, by address, each with the scripts of all sites."""
    script = lire_ressources(GABARITS)["ressources/script.js"].decode("utf-8")

    def repondre(route: Route) -> None:
        chemin = route.request.url.removeprefix(SITE).partition("?")[0].partition("#")[0]
        if chemin == "script.js":
            route.fulfill(body=script, content_type="text/javascript; charset=utf-8")
        elif chemin in pages:
            corps = pages[chemin]
            html = f'<!doctype html><html lang="fr"><meta charset="utf-8"><body>{corps}<script src="/script.js"></script>'
            route.fulfill(body=corps if chemin.endswith(".json") else html, content_type="text/html; charset=utf-8")
        else:
            route.fulfill(status=404, body="")

    page.route(f"{SITE}**", repondre)
    page.goto(f"{SITE}{adresse}")


@pytest.mark.parametrize("ancre", ["100%", "%e9", "100%25"])
def test_un_fragment_qui_n_est_pas_un_code(page: Page, ancre: str) -> None:
    """It opens the block that it names, where there is one, and stops no script."""
    ouvrir(page, f"#{ancre}", {"": '<details><summary>Plus</summary><p id="100%">Tout</p></details>'})
    assert page.locator("details").evaluate("bloc => bloc.open") == (ancre != "%e9")


LIEU = {"cle": "c/orly", "nom": "Orly", "adresse": "/c/territoires/orly/", "contrat": {"id": "c", "nom": "C", "adresse": "/c/", "titre": "Contrat C"}, "genre": "Commune",
        "communes": "", "population": "", "promesses": [], "chiffres": [], "faits": {"nombre": 0}, "inconnus": [], "aussi": ["d/orly"]}  # fmt: skip


def test_un_lieu_dont_un_contrat_ne_repond_pas(page: Page) -> None:
    """What the others say of it is there."""
    pages = {"comparer/": '<div data-eo-comparer="lieux.json" data-eo-racine="/"></div>', "c/territoires/orly/lieu.json": json.dumps(LIEU)}
    ouvrir(page, "comparer/?lieux=c/orly", pages)
    expect(page.locator(".eo-comparaison thead")).to_contain_text("Orly")


def test_les_noms_des_lieux_sont_prepares_une_fois(page: Page) -> None:
    """Letters that are typed after the first read none of them again."""
    noms = {"lieux": [["c/orly", "Orly", "commune", "contrat C", "94310"]]}
    ouvrir(
        page,
        "comparer/",
        {"comparer/": '<div data-eo-comparer="lieux.json" data-eo-racine="/"></div>', "comparer/lieux.json": json.dumps(noms)},
    )
    page.evaluate(
        "() => { const vrai = moteur_de_recherche.mots_de; window.lus = []; moteur_de_recherche.mots_de = (m) => { window.lus.push(m); return vrai(m); }; }"
    )
    page.keyboard.type("orly", delay=30)
    expect(page.locator(".eo-comparer__trouves")).to_contain_text("Orly")
    assert page.evaluate("() => window.lus.filter((mots) => mots.includes('94310')).length") == 1
