"""A value that is a sentence is read as one: short where others are listed, whole in its table, never as a giant figure."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.pages.pieces.lecture import MOTS_AU_PLUS
from tests.exemple.projet import CONTRAT, copier_exemple, sorties_de_l_exemple

MOTS = "une dizaine d’enfants de l’aide sociale, une soixantaine de jeunes des centres sociaux dans des ateliers, et une cinquantaine en orchestre"
STYLE = Path(__file__).parents[2] / "site_templates" / "ressources" / "engagements.css"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """The example, where one indicator has a sentence for last value, which its target prints too."""
    projet = copier_exemple(tmp_path_factory.mktemp("mots") / "projet")
    dossier = projet / "referentiels" / CONTRAT
    chiffres = next(fichier for fichier in (dossier / "valeurs").glob("*.csv") if b"satisfaction;" in fichier.read_bytes())
    chiffres.write_text(f"{chiffres.read_text('utf-8').rstrip()}\nsatisfaction;exempleville;2020;{MOTS};;;Enquête 2020;\n", "utf-8")
    return {chemin: page.decode() for chemin, page in sorties_de_l_exemple(projet).items() if chemin.endswith(".html")}


def test_des_mots_ne_sont_pas_un_grand_chiffre(pages: Mapping[str, str]) -> None:
    """At the head of its page, the beginning, in a paragraph of its own look; a number keeps the large one."""
    page = pages[f"{CONTRAT}/indicateurs/satisfaction/index.html"]
    dit = re.search(r'<p class="(eo-chiffre[^"]*)"><strong>([^<]*)</strong>', page)
    assert dit
    assert dit[1] == "eo-chiffre eo-chiffre--mots"
    assert dit[2].endswith("…")
    assert len(dit[2]) <= MOTS_AU_PLUS
    assert '<p class="eo-chiffre"><strong>' in pages[f"{CONTRAT}/indicateurs/departs/index.html"]
    assert '<p class="chiffre">' not in pages[f"{CONTRAT}/indicateurs/satisfaction/carte-integree/index.html"]
    assert '<p class="chiffre">' in pages[f"{CONTRAT}/indicateurs/departs/carte-integree/index.html"]
    assert ".eo-chiffre:not(.eo-chiffre--mots) strong" in STYLE.read_text("utf-8")


def test_les_mots_entiers_sont_une_fois_dans_le_tableau(pages: Mapping[str, str]) -> None:
    """In a cell that wraps."""
    page = pages[f"{CONTRAT}/indicateurs/satisfaction/index.html"]
    assert page.count(MOTS) == 1
    assert f'<td class="eo-mots">{MOTS}' in page
    assert '<td class="eo-mots">' not in pages[f"{CONTRAT}/indicateurs/departs/index.html"]


def test_dans_les_listes_le_debut_seul(pages: Mapping[str, str]) -> None:
    """No other page has them whole, and some have their beginning."""
    autres = {chemin: page for chemin, page in pages.items() if "/indicateurs/satisfaction/" not in chemin}
    assert [chemin for chemin, page in autres.items() if MOTS in page] == []
    assert any(MOTS[:60] in page for chemin, page in autres.items() if "/territoires/" in chemin)
