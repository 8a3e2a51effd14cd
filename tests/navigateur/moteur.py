"""The search's own scripts in a bare page of Chromium, and the index that they read, in one file or in parts, without a site."""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from generator.pages.fichiers.index_de_recherche import index
from generator.pages.fichiers.index_en_parts import index_en_parts
from generator.pages.pieces.recherche import EntreeDeRecherche

RESSOURCES = Path(__file__).parents[2] / "site_templates" / "ressources"
Synonymes = Sequence[tuple[tuple[str, ...], tuple[str, ...]]]
_LIRE = """([entier, parts]) => {
  window.demandes = [];
  window.entier = moteur_de_recherche.entier(JSON.parse(entier));
  window.parts = () => parts_de_l_index.en_parts(JSON.parse(parts["index.json"]), async (chemin) => {
    const nom = chemin.split("?")[0];
    demandes.push(nom);
    return JSON.parse(parts[nom]);
  });
}"""
_CHERCHER = """async ([mots, montres]) => {
  demandes.length = 0;
  const dire = ({pages, ...reste}) => ({...reste, pages: pages.map(({adresse}) => adresse)}), chercher = moteur_de_recherche.chercher;
  return {entier: dire(await chercher(entier, mots, montres)), parts: dire(await chercher(parts(), mots, montres)), demandes};
}"""


@pytest.fixture(scope="module")
def moteur(navigateur: Browser) -> Iterator[Page]:
    """A page in which the two scripts are."""
    page = navigateur.new_page()
    for nom in ("moteur_de_recherche.js", "parts_de_l_index.js"):
        page.add_script_tag(content=(RESSOURCES / nom).read_text("utf-8"))
    yield page
    page.close()


def parts_de(entrees: Iterable[EntreeDeRecherche], synonymes: Synonymes = ()) -> dict[str, bytes]:
    """The files of an index in parts, by their path below `recherche/`."""
    return {sortie.chemin.removeprefix("recherche/"): sortie.rendre() for sortie in index_en_parts(entrees, synonymes)}


def lire_les_deux(moteur: Page, entrees: Sequence[EntreeDeRecherche], synonymes: Synonymes = ()) -> dict[str, bytes]:
    """The page reads one index of these entries whole and one in parts, which is given back."""
    parts = parts_de(entrees, synonymes)
    moteur.evaluate(_LIRE, [index(entrees, synonymes).rendre().decode(), {nom: octets.decode() for nom, octets in parts.items()}])
    return parts


def chercher(moteur: Page, mots: str, montres: int = 8) -> tuple[dict[str, Any], dict[str, Any], list[str]]:
    """What the whole index answers, what an index in parts of which nothing was read yet answers, and the parts that it asked for."""
    reponse = moteur.evaluate(_CHERCHER, [mots, montres])
    return reponse["entier"], reponse["parts"], reponse["demandes"]


def entrees_de(fichier: Path) -> tuple[list[EntreeDeRecherche], Synonymes]:
    """What a published index of one file holds."""
    lu = json.loads(fichier.read_text("utf-8"))
    return [EntreeDeRecherche(*page) for page in lu["pages"]], [(tuple(tapes), tuple(cibles)) for tapes, cibles in lu["synonymes"]]
