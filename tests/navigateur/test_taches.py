"""What readers come for (`taches.yaml`), done on a telephone with taps, from the portal's home, with words typed as people type them."""

import json
import re
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml
from playwright.sync_api import Browser, Locator, Page, expect

from .test_site import TROP_LARGE
from .visite import TELEPHONE, Visite, attendre

pytestmark = pytest.mark.navigateur

TACHES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).with_name("taches.yaml")).read_text("utf-8"))
TOUCHES = 3
DIT = "[...document.querySelectorAll('[role=status]')].map((un) => un.textContent).join()"


def a_toucher(page: Page, nom: str) -> Locator:
    """The first link of this name on the screen, else the first button or fold; in the page or its header, not in the menu, which is folded."""
    fin = time.monotonic() + 15
    while time.monotonic() < fin:
        for quoi in (".md-content a", ".md-header :is(a, button)", ".md-content :is(button, summary)"):
            nommes = page.locator(quoi).filter(has_text=re.compile(nom), visible=True)
            trouves = nommes.or_(page.locator(f'{quoi}[aria-label="{nom}"]').filter(visible=True))
            if trouves.count():
                return trouves.first
        page.wait_for_timeout(50)
    raise AssertionError(f"nothing to touch is called {nom}: {page.url}")


def jouer(page: Page, pas: list[dict[str, Any]]) -> int:
    """Do all steps; how many touches they took."""
    touches = 0
    for un in pas:
        if "taper" in un:
            champ = page.get_by_label(re.compile(un["taper"][0])).first
            champ.wait_for()
            avant = page.evaluate(DIT)
            champ.fill(un["taper"][1])
            attendre(page, f"avant => {DIT} !== avant", avant)  # who types reads what the page answers
        elif "choisir" in un:  # an answer of a list of answers, which is no other page
            question, reponse = un["choisir"]
            liste = page.get_by_label(re.compile(question)).first
            code = liste.locator("option").filter(has_text=re.compile(f"^{re.escape(reponse)} ")).first.get_attribute("value")
            touches += 1
            liste.select_option(code)
        elif "entree" in un:
            touches += 1
            page.get_by_label(re.compile(un["entree"])).first.press("Enter")
            page.wait_for_load_state()
        else:
            touches += 1
            nom = un["toucher"]
            a_toucher(page, nom if isinstance(nom, str) else f"^{re.escape(nom[0])}").tap()
            page.wait_for_load_state()
    return touches


def rangees_montrees(page: Page) -> set[str]:
    """The addresses below the site that the rows which answer lead to, seen or waiting in a fold."""
    liens = page.locator("article [data-q]").evaluate_all(
        "rangees => rangees.filter((un) => !un.closest('[hidden]')).map((un) => un.querySelector('a').pathname)"
    )
    return {lien.removeprefix(urlsplit(page.url).path.partition("themes/")[0]).lstrip("/") for lien in liens}


def rangees_attendues(site: Path, themes: list[str]) -> set[str]:
    """The promises of all contracts that are of each of `themes`, by the data that the site publishes."""
    return {
        noeud["adresse"].lstrip("/")
        for fichier in site.glob("*/donnees/referentiel.json")
        for noeud in json.loads(fichier.read_text("utf-8"))["noeuds"]
        if noeud["etat"] and set(themes) <= set(noeud["themes"])
    }


@pytest.mark.parametrize("tache", TACHES, ids=[tache["tache"] for tache in TACHES])
def test_en_trois_touches(tache: dict[str, Any], navigateur: Browser, origine: str, site_construit: Path) -> None:
    """At the end the screen says what was looked for, no wider than it is, and nobody had to touch more than three times."""
    contexte = navigateur.new_context(viewport=TELEPHONE, has_touch=True, is_mobile=True, reduced_motion="reduce")
    visite = Visite(contexte.new_page(), origine)
    page = visite.ouvrir("")
    assert jouer(page, tache["pas"]) <= TOUCHES
    if "adresse" in tache:
        page.wait_for_url(f"{origine}/{tache['adresse']}**")
    for mots in tache["lire"]:
        expect(page.locator("body")).to_contain_text(mots)
    if "rangees" in tache:
        assert sorted(rangees_montrees(page)) == sorted(rangees_attendues(site_construit, tache["rangees"]))
    assert page.evaluate(TROP_LARGE) == []
    assert visite.plaintes == []
    contexte.close()
