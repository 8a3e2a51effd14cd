"""One number for the same words: «indicateurs» counts the same things on every page of a contract."""

import html
import re
from pathlib import Path

import pytest

CONTRATS = ("grand-orly-seine-bievre", "grand-paris-sud", "grigny", "paris")
N = r"(\d+(?:[\u00a0\u202f]\d{3})*)"
# Words that tell how many indicators a contract has in all, and the pages that say them.
DU_CONTRAT = (
    ("", rf"Sur {N}[\s\u00a0]indicateurs?"),
    ("indicateurs/", rf'<p class="eo-phrase">{N}[\s\u00a0]indicateurs?[\s\u00a0]?[:,]'),
    ("donnees/", rf"{N}[\s\u00a0]indicateurs?, {N}[\s\u00a0]chiffres?"),
)
PHRASE = re.compile(rf"{N}[\s\u00a0]indicateurs?(?:[\s\u00a0]: ([^.<]*)|, ([^.<]*))\.")
CARTE = re.compile(r'<li class="eo-carte">(.*?)</li>', re.DOTALL)


def _lire(public: Path, adresse: str) -> str:
    return html.unescape((public / adresse / "index.html").read_text("utf-8"))


def _nombre(dit: str) -> int:
    return int(re.sub(r"\D", "", dit))


@pytest.mark.parametrize("contrat", CONTRATS)
def test_tout_le_contrat(site_construit: Path, contrat: str) -> None:
    """The home page, the list of indicators, the data and the portal's card say one number."""
    dits = {}
    for page, mots in DU_CONTRAT:
        trouve = re.search(mots, _lire(site_construit, f"{contrat}/{page}"))
        assert trouve, (page, mots)
        dits[page] = _nombre(trouve[1])
    carte = _lire(site_construit, "").partition(f'<a href="{contrat}/">')[2]
    trouve = re.search(rf"Sur {N}[\s\u00a0]indicateurs?", carte)
    assert trouve
    dits["portail"] = _nombre(trouve[1])
    assert len(set(dits.values())) == 1, dits


@pytest.mark.parametrize("contrat", CONTRATS)
def test_chaque_axe(site_construit: Path, contrat: str) -> None:
    """The page of an axis, and its rows in the tree, say one number; and parts make their whole."""
    pages = {}
    for page in sorted((site_construit / contrat / "referentiel").glob("*/index.html")):
        texte = html.unescape(page.read_text("utf-8"))
        phrase = re.search(rf'<p class="eo-phrase">({N}[\s\u00a0]indicateurs?[^<]*)</p>', texte)
        if phrase:
            pages[page.parent.name] = _nombre(phrase[2])
            dite = PHRASE.search(phrase[1])
            if dite and dite[2]:
                parties = [_nombre(un) for un in re.findall(rf"(?<![\d\u202f]){N}", dite[2])]
                assert sum(parties) == pages[page.parent.name], (page, phrase[1])
    assert pages
    arbre = _lire(site_construit, f"{contrat}/referentiel/")
    compares = 0
    for id, total in pages.items():
        ici = re.search(rf'<h2 id="{re.escape(id)}"(.*?)(?=<h2 |$)', arbre, re.DOTALL)
        if ici and (phrase := re.search(rf"{N}[\s\u00a0]indicateurs?[\s\u00a0]?[:,]", ici[1])):
            assert _nombre(phrase[1]) == total, id
            compares += 1
    assert compares > 2
