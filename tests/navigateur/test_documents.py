"""From a promise to its sentence and back, on a phone; and the search inside the documents."""

import json
import random
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.tout import TOUT

from .visite import TELEPHONE, Visite, attendre

pytestmark = pytest.mark.navigateur

CONTRATS = ("grand-orly-seine-bievre", "grand-paris-sud", "grigny", "paris")
PROMESSES = 20 if TOUT else 8
INDEX = re.compile(r"/recherche/document-[a-z0-9-]+\.json$")


def noeuds(site: Path, contrat: str) -> list[dict[str, str]]:
    """All nodes of a contract, from its own data file."""
    lus: list[dict[str, str]] = json.loads((site / contrat / "donnees" / "referentiel.json").read_text("utf-8"))["noeuds"]
    return lus


def plat(texte: str) -> str:
    """Letters and digits alone."""
    return "".join(signe for signe in texte.casefold() if signe.isalnum())


def test_des_promesses_et_leur_phrase(navigateur: Browser, origine: str, site_construit: Path) -> None:
    """Promises drawn at random, twenty each night: the link to the document shows a passage that holds the promise's words, whose margin leads back."""
    tirage = random.Random(11)
    tirees = [
        (contrat, noeud) for contrat in CONTRATS for noeud in tirage.sample(noeuds(site_construit, contrat), PROMESSES // len(CONTRATS))
    ]
    assert len(tirees) == PROMESSES
    page = navigateur.new_page(viewport=TELEPHONE, reduced_motion="reduce")
    visite = Visite(page, origine)
    for contrat, noeud in tirees:
        depart = f"{origine}/{contrat}/referentiel/{noeud['id']}/"
        page.goto(depart)
        page.locator(".eo-source a").first.click()
        assert "/documents/" in page.url, noeud
        assert "#p" in page.url, noeud
        cible = page.locator(":target")
        expect(cible).to_be_visible()
        boite = cible.bounding_box()
        assert boite is not None
        assert boite["y"] < TELEPHONE["height"], (noeud, boite)
        passage = plat(cible.inner_text())
        debut = plat(" ".join(noeud["titre"].split()[:8]))
        assert debut in passage, (noeud, cible.inner_text())
        ici = page.locator(
            f"xpath=//*[@id='{page.url.partition('#')[2]}']/descendant-or-self::*//a | //*[@id='{page.url.partition('#')[2]}']/following-sibling::*[position() <= 2]//a"
        )
        retours = [lien for lien in ici.all() if lien.evaluate("lien => lien.href") == depart]
        assert retours, noeud
        retours[0].click()
        assert page.url == depart
    assert visite.plaintes == []
    page.close()


def test_chercher_dans_les_documents(navigateur: Browser, origine: str) -> None:
    """Nothing is fetched before a word is typed; without accents, plural for singular, an acronym for its name; the words are marked."""
    page = navigateur.new_page(viewport=TELEPHONE, reduced_motion="reduce")
    visite = Visite(page, origine)
    demandes: list[str] = []
    page.on("request", lambda requete: demandes.append(requete.url))
    page.goto(f"{origine}/grand-orly-seine-bievre/documents/chercher/")
    page.wait_for_load_state("networkidle")
    assert [adresse for adresse in demandes if INDEX.search(adresse)] == []
    champ = page.locator("#documents-mots")
    for mots, attendu in (
        ("decrochages scolaire", "décrochage"),
        ("PRE", "PRE"),
        ("marchands de sommeil", "sommeil"),
        ("l'illettrisme", "illettrisme"),
    ):
        champ.fill(mots)
        expect(page.locator("#documents-etat")).to_contain_text("trouvé", timeout=20_000)
        attendre(
            page,
            "mots => document.querySelector('#documents-trouves mark') && document.querySelector('#documents-mots').value === mots",
            mots,
        )
        marques = page.locator("#documents-trouves mark").all_inner_texts()
        assert any(attendu.casefold() in marque.casefold() for marque in marques), (mots, marques[:10])
    assert len([adresse for adresse in demandes if INDEX.search(adresse)]) == 1
    premier = page.locator("#documents-trouves a").first
    premier.click()
    expect(page.locator(":target")).to_contain_text("illettrisme", ignore_case=True)
    page.goto(f"{origine}/grand-orly-seine-bievre/documents/chercher/?mots=zzzz")
    expect(page.locator("#documents-etat")).to_contain_text("Aucun passage")
    assert visite.plaintes == []
    page.close()


def test_le_document_de_la_ville(navigateur: Browser, exemple: str) -> None:
    """Where the city brings its PDF and the pictures of its pages, each page leads to its own, counted as the PDF counts."""
    page = navigateur.new_page(viewport=TELEPHONE, reduced_motion="reduce")
    visite = Visite(page, exemple)
    page.goto(f"{exemple}/contrat-d-exemple/documents/protocole/article-2/")
    liens = page.get_by_role("link", name=re.compile("Ouvrir la page"))
    assert [lien.get_attribute("href") for lien in liens.all()] == ["../original.pdf#page=6", "../original.pdf#page=7"]
    page.get_by_text("Voir la page 4").click()
    image = page.get_by_role("img", name=re.compile("Page 4 du document"))
    expect(image).to_be_visible()
    attendre(page, "() => document.querySelector('img[alt^=\"Page 4\"]').naturalWidth > 0")
    assert visite.plaintes == []
    page.close()
