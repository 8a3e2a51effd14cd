"""No page is so long that a telephone scrolls through fourteen screens: the longest of each kind, with its folds as they come."""

import re
from collections.abc import Callable
from pathlib import Path
from statistics import median

import pytest
from playwright.sync_api import Page

from tests.tout import TOUT

from .genres import GENRES, HORS_DU_THEME
from .visite import TELEPHONE

pytestmark = pytest.mark.navigateur
HAUTEUR_MAX = 12_000
SANS_CHIFFRE_MAX, SANS_CHIFFRE_MEDIANE = 3_200, 2_600  # long names, notes and contradictions make pages longer
PAR_GENRE = 3 if TOUT else 1  # how many of the longest pages of each kind are measured
PLIE = re.compile(r"<details(?![^>]*\bopen\b)[^>]*>(?:(?!</?details).)*</details>|<svg.*?</svg>|<(script|style)\b.*?</\1>", re.DOTALL)


def _a_decouvert(texte: str) -> int:
    """How many signs of an article stand in the open: what is folded or drawn makes a page heavy, and no longer."""
    article, combien = texte[texte.find("<article") :], 1
    while combien:
        article, combien = PLIE.subn("", article)
    return len(article)


def _par_genre(site: Path) -> dict[str, list[tuple[int, str]]]:
    """The pages of each kind, with what stands on them in the open."""
    par_genre: dict[str, list[tuple[int, str]]] = {}
    for fichier in site.rglob("index.html"):
        adresse = fichier.relative_to(site).as_posix().removesuffix("index.html")
        genre = next((genre for genre in GENRES if genre.contient(adresse)), None)
        if genre is not None and genre.nom not in HORS_DU_THEME:
            par_genre.setdefault(genre.nom, []).append((_a_decouvert(fichier.read_text("utf-8")), adresse))
    return par_genre


def test_hauteur_des_pages(
    page_calme: Callable[[dict[str, int]], Page], origine: str, site_construit: Path, noter: Callable[[str], None]
) -> None:
    """The pages of a kind that have the most in the open are the longest, or nearly; each is at most 12,000 pixels at 390."""
    par_genre = _par_genre(site_construit)
    # Every kind that has pages in the theme, but what is no page of a folder (the page of missing addresses).
    voulus = {genre.nom for genre in GENRES} - set(HORS_DU_THEME) - {"introuvable"}
    assert set(par_genre) <= voulus
    avec_le_temps = {nom for nom in voulus if nom == "editions" or nom.startswith("changements")}  # pages of these come with time
    assert voulus - set(par_genre) - avec_le_temps == set()
    page = page_calme(TELEPHONE)
    longues = {}
    for nom, pages in sorted(par_genre.items()):
        for _, adresse in sorted(pages, reverse=True)[:PAR_GENRE]:
            page.goto(f"{origine}/{adresse}", wait_until="load")
            hauteur = page.evaluate("document.documentElement.scrollHeight")
            noter(f"{nom:25} {hauteur:6} px  {adresse}")
            if hauteur > HAUTEUR_MAX:
                longues[adresse] = hauteur
    page.close()
    assert longues == {}


def test_une_page_sans_chiffre_est_courte(
    page_calme: Callable[[dict[str, int]], Page], origine: str, site_construit: Path, noter: Callable[[str], None]
) -> None:
    """A page of an indicator that has no figure has little to say, and is short: the longest of each contract, on a telephone."""
    vides: dict[str, list[tuple[int, str]]] = {}
    for taille, adresse in _par_genre(site_construit)["indicateur"]:
        page_lue = (site_construit / adresse / "index.html").read_text("utf-8")
        if 'id="chiffres"' not in page_lue and 'id="chiffres-voisins"' not in page_lue:
            vides.setdefault(adresse.partition("/")[0], []).append((taille, adresse))
    assert len(vides) == 4
    page = page_calme(TELEPHONE)

    def hauteur(adresse: str) -> int:
        page.goto(f"{origine}/{adresse}", wait_until="load")
        return int(page.evaluate("document.documentElement.scrollHeight"))

    longues, communes = {}, []
    for pages in vides.values():
        rangees = sorted(pages, reverse=True)
        longues |= {adresse: hauteur(adresse) for _, adresse in rangees[:PAR_GENRE]}
        communes += [hauteur(adresse) for _, adresse in rangees[:: max(len(rangees) // 6, 1)]]
    page.close()
    noter(f"pages without a figure: at most {max(longues.values())} px, half of them at most {median(communes):.0f}")
    assert {adresse: haut for adresse, haut in longues.items() if haut > SANS_CHIFFRE_MAX} == {}
    assert median(communes) <= SANS_CHIFFRE_MEDIANE
