"""The name of a link says where it leads, on every page of the site: none is empty, none is a word that says nothing."""

import html
import re
from pathlib import Path

LIEN = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.DOTALL)
CACHE = re.compile(r'<(span|svg)\b[^>]*aria-hidden="true"[^>]*>.*?</\1>', re.DOTALL)
IMAGE = re.compile(r'<img\b[^>]*\balt="([^"]*)"[^>]*>')
VAGUES = {
    "ici", "là", "en savoir plus", "plus", "voir", "voir plus", "tout voir", "lire la suite", "la suite", "suite", "cliquez ici", "lien", "page",
    "la page", "détail", "détails", "le détail", "télécharger", "consulter", "source", "document", "plus d’informations",
}  # fmt: skip


def _nom(attributs: str, dedans: str) -> str:
    etiquette = re.search(r'\baria-label="([^"]*)"', attributs)
    texte = etiquette[1] if etiquette else re.sub(r"<[^>]+>", " ", IMAGE.sub(r"\1", CACHE.sub("", dedans)))
    return " ".join(html.unescape(texte).split()).strip(" .:›→…").lower()


def test_aucun_lien_muet(site_construit: Path) -> None:
    """Each link of each page has a name that can stand alone (WCAG 2.4.4)."""
    muets = {}
    for page in site_construit.rglob("*.html"):
        for attributs, dedans in LIEN.findall(page.read_text(encoding="utf-8")):
            nom = _nom(attributs, dedans)
            if "href=" in attributs and (not nom or nom in VAGUES):
                muets[nom] = f"{page.relative_to(site_construit)}: {attributs}"
    assert muets == {}


def test_les_mots_vagues_sont_reconnus() -> None:
    """The test sees what it looks for."""
    assert _nom("", '<span aria-hidden="true">→</span> <b>En savoir&nbsp;plus</b>') in VAGUES
    assert _nom(' aria-label="Détail"', "Le montant") in VAGUES
    assert _nom("", '<svg aria-hidden="true"><path/></svg>') == ""
