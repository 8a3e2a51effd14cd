"""No page shows two rows that look alike and lead to different places, and no two answers of a search do."""

import json
from collections import Counter, defaultdict
from copy import deepcopy
from pathlib import Path

from lxml import html

DU_DOCUMENT = "eo-table--texte"  # the words of a document, which may say a thing twice


def _semblables(page: Path) -> list[str]:
    """The words of the rows of one list that look alike and lead elsewhere."""
    article = html.fromstring(page.read_text("utf-8")).find(".//article")
    trouvees = []
    for liste in [] if article is None else article.iter("ul", "ol", "tbody"):
        if any(DU_DOCUMENT in (autour.get("class") or "") or "eo-texte" in (autour.get("class") or "") for autour in liste.iterancestors()):
            continue
        par_mots: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
        for rangee in liste:
            if adresses := tuple(lien.get("href", "") for lien in rangee.iter("a")):
                par_mots[_vus(rangee)].add(adresses)
        trouvees += [mots for mots, adresses in par_mots.items() if len(adresses) > 1]
    return trouvees


def _vus(rangee: html.HtmlElement) -> str:
    copie = deepcopy(rangee)
    for cache in copie.find_class("eo-cache"):
        cache.drop_tree()
    return " ".join(copie.text_content().split())


def test_chaque_rangee_se_distingue(site_construit: Path) -> None:
    """All lists and tables of all pages."""
    pages = sorted(site_construit.rglob("index.html"))
    assert len(pages) > 1_500
    assert {str(page): trouvees for page in pages if (trouvees := _semblables(page))} == {}


def test_chaque_reponse_de_la_recherche_se_distingue(site_construit: Path) -> None:
    """A title and the line below it say which page it is."""
    index = sorted(site_construit.glob("*/recherche/index.json"))
    assert len(index) >= 4
    for un in index:
        comptes = Counter((titre, ligne) for _, titre, ligne, *_ in json.loads(un.read_text("utf-8"))["pages"])
        assert [reponse for reponse, nombre in comptes.items() if nombre > 1] == []
