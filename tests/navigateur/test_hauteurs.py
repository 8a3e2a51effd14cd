"""No page is so long that a telephone scrolls through fourteen screens: the longest of each kind, with its folds as they come, and with each opened alone."""

import re
from collections.abc import Callable
from html.parser import HTMLParser
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


class _Plis(HTMLParser):
    """How many signs stand in the longest fold of an article that is shut."""

    def __init__(self) -> None:
        super().__init__()
        self.ouverts: list[tuple[bool, int]] = []
        self.signes = self.le_plus_long = 0

    def handle_starttag(self, nom: str, attributs: list[tuple[str, str | None]]) -> None:
        """A fold begins."""
        if nom == "details":
            self.ouverts.append(("open" in dict(attributs), self.signes))

    def handle_endtag(self, nom: str) -> None:
        """A fold ends."""
        if nom == "details" and self.ouverts:
            ouvert, debut = self.ouverts.pop()
            self.le_plus_long = max(self.le_plus_long, 0 if ouvert else self.signes - debut)

    def handle_data(self, texte: str) -> None:
        """Words."""
        self.signes += len(texte.strip())


def _dans_un_pli(texte: str) -> int:
    lu = _Plis()
    lu.feed(texte[texte.find("<article") : texte.find("</article>")])
    return lu.le_plus_long


def _par_genre(site: Path, mesurer: Callable[[str], int] = _a_decouvert) -> dict[str, list[tuple[int, str]]]:
    """The pages of each kind, each with what `mesurer` says of it: what stands there in the open."""
    par_genre: dict[str, list[tuple[int, str]]] = {}
    for fichier in site.rglob("index.html"):
        adresse = fichier.relative_to(site).as_posix().removesuffix("index.html")
        genre = next((genre for genre in GENRES if genre.contient(adresse)), None)
        if genre is not None and genre.nom not in HORS_DU_THEME:
            par_genre.setdefault(genre.nom, []).append((mesurer(fichier.read_text("utf-8")), adresse))
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


_OUVRIR = """async (pli) => {
  const ouverts = [];
  for (let dessus = pli.parentElement.closest("details"); dessus; dessus = dessus.parentElement.closest("details")) {
    if (!dessus.open) { dessus.open = true; ouverts.push(dessus); }
  }
  const attendre = () => new Promise((suite) => requestAnimationFrame(() => setTimeout(suite)));
  if (ouverts.length) await attendre();
  pli.open = true;
  await attendre();
  const hauteur = document.documentElement.scrollHeight, bouton = pli.querySelector(".eo-pli__suite");
  if (bouton) bouton.click();
  const cachees = pli.querySelectorAll("[data-eo-attend]").length;
  pli.open = false;
  ouverts.forEach((dessus) => { dessus.open = false; });
  await attendre();
  return [hauteur, cachees];
}"""
PARMI = 6  # times as many pages of a kind, the longest, are looked through for the longest fold
PLI_LONG = 4_000  # signs of a fold: fewer open on no more than a few screens


def test_aucun_pli_ne_s_ouvre_sur_trop(
    page_calme: Callable[[dict[str, int]], Page], origine: str, site_construit: Path, noter: Callable[[str], None]
) -> None:
    """Of each kind, the page with the longest fold: each fold opened alone, where it stands, leaves the page within the limit, and a button shows the rest."""
    page = page_calme(TELEPHONE)
    longues, mesures = {}, 0
    for nom, pages in sorted(_par_genre(site_construit, len).items()):
        longues_pages = [adresse for _, adresse in sorted(pages, reverse=True)[: PARMI * PAR_GENRE]]
        siens = ((_dans_un_pli((site_construit / adresse / "index.html").read_text("utf-8")), adresse) for adresse in longues_pages)
        for signes, adresse in sorted(siens, reverse=True)[:PAR_GENRE]:
            if signes < PLI_LONG:
                continue
            page.goto(f"{origine}/{adresse}", wait_until="load")
            plis = page.query_selector_all("article details:not([open])")
            hauteurs = [pli.evaluate(_OUVRIR) for pli in plis if len(pli.text_content() or "") > PLI_LONG / 2]
            mesures += len(hauteurs)
            plus_haute = max(hauteur for hauteur, _ in hauteurs)
            noter(f"{nom:25} {plus_haute:6} px, one fold open  {adresse}")
            assert all(cachees == 0 for _, cachees in hauteurs), f"{adresse}: the button leaves rows hidden"
            if plus_haute > HAUTEUR_MAX:
                longues[adresse] = plus_haute
    page.close()
    assert mesures > 10
    assert longues == {}


def test_un_long_pli_est_entier_sur_papier(page_calme: Callable[[dict[str, int]], Page], origine: str) -> None:
    """What waits for a button on the screen is printed; and a link to it shows it."""
    page = page_calme(TELEPHONE)
    page.goto(f"{origine}/paris/partenaires/ville-de-paris/", wait_until="load")
    page.locator("summary").filter(has_text="Indicateurs pour lesquels il est nommé").click()
    page.wait_for_selector(".eo-pli__suite")
    attendent = page.locator("[data-eo-attend]")
    assert attendent.count()
    assert not attendent.first.is_visible()
    page.emulate_media(media="print")
    assert attendent.first.is_visible()
    assert not page.locator(".eo-pli__suite").first.is_visible()
    page.close()


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
