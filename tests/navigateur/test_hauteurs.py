"""No page is so long that a telephone scrolls through fourteen screens: the longest of each kind, with its folds as they come."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from .genres import GENRES, HORS_DU_THEME
from .visite import TELEPHONE

pytestmark = pytest.mark.navigateur
HAUTEUR_MAX = 12_000
PAR_GENRE = 3  # how many of the heaviest pages of each kind are measured


def test_hauteur_des_pages(
    page_calme: Callable[[dict[str, int]], Page], origine: str, site_construit: Path, noter: Callable[[str], None]
) -> None:
    """The pages of a kind that have the most bytes are the longest, or nearly; each is at most 12,000 pixels at 390."""
    par_genre: dict[str, list[tuple[int, str]]] = {}
    for fichier in site_construit.rglob("index.html"):
        adresse = fichier.relative_to(site_construit).as_posix().removesuffix("index.html")
        genre = next((genre for genre in GENRES if genre.contient(adresse)), None)
        if genre is not None and genre.nom not in HORS_DU_THEME:
            par_genre.setdefault(genre.nom, []).append((fichier.stat().st_size, adresse))
    assert len(par_genre) > 25
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
