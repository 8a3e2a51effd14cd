"""Every link of the built site, raw HTML included: it leads somewhere, it asks no third party, and it reaches every page."""

import re
from pathlib import Path
from posixpath import join, normpath
from urllib.parse import unquote, urlsplit

RACINE = "index.html"
INTROUVABLE = "404.html"
CSS_URL = re.compile(r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)")


def cible(page: str, adresse: str, fichiers: set[str]) -> str | None:
    """The file that `adresse`, written on `page`, leads to; None if there is none."""
    chemin = unquote(urlsplit(adresse).path)
    if not chemin:
        return page
    vers = normpath(chemin.lstrip("/") if chemin.startswith("/") else join(page.rpartition("/")[0], chemin))
    for candidat in (vers, normpath(f"{vers}/index.html")):
        if candidat in fichiers:
            return candidat
    return None


def est_interne(adresse: str) -> bool:
    """True for an address of the site itself."""
    morceaux = urlsplit(adresse)
    return not morceaux.scheme and not morceaux.netloc


def fichiers_de(public: Path) -> set[str]:
    """Paths of all files of the site."""
    return {chemin.relative_to(public).as_posix() for chemin in public.rglob("*") if chemin.is_file()}


def test_les_liens_sont_relatifs(pages) -> None:
    """The site works in any folder of any host; only the page that a host serves at unknown addresses knows its root."""
    assert [
        (page.chemin, lien.adresse)
        for page in pages.values()
        if page.chemin != INTROUVABLE
        for lien in page.liens
        if lien.adresse.startswith("/")
    ] == []


def test_aucune_ressource_d_un_tiers(pages, site_construit: Path) -> None:
    """No script, style, image, font or frame from elsewhere; a link to elsewhere is a plain link of a page, a mailbox or a telephone."""
    fautes = []
    for page in pages.values():
        for lien in page.liens:
            if est_interne(lien.adresse):
                continue
            plain = lien.element == "a" and lien.attribut == "href" and urlsplit(lien.adresse).scheme in ("http", "https", "mailto", "tel")
            canonique = lien.element == "link" and lien.rel in ("canonical", "alternate", "prev", "next")
            if not plain and not canonique:
                fautes.append((page.chemin, lien.element, lien.adresse))
    for feuille in site_construit.rglob("*.css"):
        for trouve in CSS_URL.finditer(feuille.read_text("utf-8")):
            adresse = trouve.group(1) or trouve.group(2)
            if not est_interne(adresse) and not adresse.startswith("data:"):
                fautes.append((feuille.name, "css", adresse))
    assert fautes == []


def test_chaque_page_est_atteinte_depuis_le_portail(pages, site_construit: Path) -> None:
    """By links alone, without the search; pages that redirect an old address, short links and the page of unknown addresses need no link."""
    fichiers = fichiers_de(site_construit)
    atteintes, a_voir = {RACINE}, [RACINE]
    while a_voir:
        page = pages[a_voir.pop()]
        for lien in page.liens:
            if lien.element in ("a", "iframe") and est_interne(lien.adresse):
                vers = cible(page.chemin, lien.adresse, fichiers)
                if vers in pages and vers not in atteintes:
                    atteintes.add(vers)
                    a_voir.append(vers)
    assert {nom for nom, page in pages.items() if not (page.est_un_renvoi or page.est_un_lien_court)} - atteintes - {INTROUVABLE} == set()
