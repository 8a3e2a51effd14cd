"""What a reader finds of the documents, word for word, on the built pages: each passage of fifty letters and more of the scans."""

import html
import re
from pathlib import Path

import pytest

from tests.transcription.contrats import CONTRATS, SOURCES

LETTRES, PART = 50, 0.98
ENTIERS = ("grand-orly-seine-bievre", "grand-paris-sud", "grigny")  # Paris is read in extracts
BALISES = re.compile(r"</?[a-zA-Z][^>]*>")
PUCE = re.compile(r"(?:^|(?<=\s))(?:[-•►▶○✓➔→–]|o|\*)(?=\s)")
# Passages of the scans that stand on no page, by some of their words, with the reason.
ABSENTS: dict[str, dict[str, str]] = {
    "grand-orly-seine-bievre": {},
    "grand-paris-sud": {},
    "grigny": {},
}


def serre(texte: str) -> str:
    """Letters and digits alone: spaces, bullets, apostrophes and marks of the scan set aside."""
    sans = BALISES.sub(" ", html.unescape(texte)).replace("^", "")
    return "".join(signe for signe in sans.casefold() if signe.isalnum())


def passages(contrat: str) -> list[str]:
    """The paragraphs, cells and list items of the scans of a contract, but for tables of contents."""
    trouves = []
    for nom in CONTRATS[contrat].documents.values():
        for ligne in (SOURCES / nom).read_text("utf-8").split("\n"):
            for cellule in ligne.split("\t"):
                morceaux = re.split(r"</(?:li|p)>|<br>|\s(?=- )", cellule)
                trouves += [morceau for morceau in morceaux if len(serre(PUCE.sub(" ", morceau))) >= LETTRES and "....." not in morceau]
    return trouves


def mots_du_site(site: Path, contrat: str) -> str:
    """The words of the pages of the documents of a contract, without what the site adds beside them."""
    textes = []
    for page in sorted((site / contrat / "documents").rglob("index.html")):
        sans = re.sub(r"<(script|style)\b.*?</\1>", " ", page.read_text("utf-8"), flags=re.DOTALL)
        sans = re.sub(r'<a class="eo-place".*?</a>', "", sans, flags=re.DOTALL)
        # What is folded is on the page; what its summary says of it is ours.
        sans = re.sub(r"<summary>.*?</summary>", " ", sans, flags=re.DOTALL)
        # The margin is links alone: it ends after the last of them.
        sans = re.sub(r'<span class="eo-marge">(?:(?!</span>\s*</span>).)*?</a></span>', "", sans, flags=re.DOTALL)
        textes.append(serre(sans))
    return "|".join(textes)


@pytest.mark.sources
@pytest.mark.parametrize("contrat", ENTIERS)
def test_presque_tout_se_lit_mot_pour_mot(site_construit: Path, contrat: str) -> None:
    """At least 98 of 100 passages; each that is missing is listed with its reason."""
    if manque := CONTRATS[contrat].manque():
        pytest.skip(manque)
    tous, site = passages(contrat), mots_du_site(site_construit, contrat)
    assert len(tous) > 50
    assert serre(f"{tous[3][:20]} un mot de trop {tous[3][20:]}") not in site  # or nothing could be missing
    absents = [passage for passage in tous if serre(PUCE.sub(" ", passage)) not in site]
    inconnus = [passage for passage in absents if not any(serre(mots) in serre(passage) for mots in ABSENTS[contrat])]
    assert inconnus == [], f"{len(absents)} / {len(tous)}"
    assert len(tous) - len(absents) >= PART * len(tous)
