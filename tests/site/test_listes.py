"""Lists of indicators of the built site: what is said of all is said once."""

import re
from pathlib import Path

import pytest

CONTRATS = ("grand-orly-seine-bievre", "grand-paris-sud", "grigny", "paris")
TABLE = re.compile(r'<table class="eo-table eo-table--indicateurs">.*?</table>', re.DOTALL)
NOMMES = "Nommé par le document"
VIDE = f'<td data-titre="{NOMMES}" class="eo-rien">'
PHRASE = re.compile(r"Le document ne nomme personne pour ce(?:s indicateurs|t indicateur)")


@pytest.mark.parametrize("contrat", CONTRATS)
def test_personne_de_nomme_est_dit_une_fois(site_construit: Path, contrat: str) -> None:
    """No table has a column that says nothing; where it is left out, a sentence says so: once for the page, or once for each table."""
    pages = [site_construit / contrat / "indicateurs" / "index.html", *(site_construit / contrat / "referentiel").glob("*/index.html")]
    vues = 0
    for page in pages:
        texte = page.read_text("utf-8")
        tables = TABLE.findall(texte)
        vues += len(tables)
        sans = [table for table in tables if NOMMES not in table]
        assert all(table.count(VIDE) < table.count(f'data-titre="{NOMMES}"') for table in tables if table not in sans), page
        dites = len(PHRASE.findall(texte))
        assert dites == len(sans) or (len(sans) == len(tables) and dites == 1), page
    assert vues > 10


@pytest.mark.parametrize("contrat", CONTRATS)
def test_une_case_qui_ne_dit_rien_est_marquee(site_construit: Path, contrat: str) -> None:
    """A telephone leaves out the cells of this class: those where the document names nobody have it, and no other."""
    for page in (site_construit / contrat).glob("indicateurs/index.html"):
        for classe, texte in re.findall(rf'<td data-titre="{NOMMES}"( class="eo-rien")?>(.*?)</td>', page.read_text("utf-8")):
            assert bool(classe) == ("personne de nommé" in texte)


# What each list can be asked, over the four contracts: a question is on a page where at least two of its rows answer it otherwise.
QUESTIONS = {
    "indicateurs": {"axe", "theme", "public", "partenaire", "lieu", "cible", "chiffre", "etat", "source"},
    "referentiel": {"axe", "theme", "public", "partenaire", "lieu", "cible", "chiffre", "etat", "nouvelle"},
    "partenaires": {"type", "role"},
    "territoires": {"type", "dans", "ville"},
}


@pytest.mark.parametrize("liste", QUESTIONS)
def test_ce_qu_on_peut_demander(site_construit: Path, liste: str) -> None:
    """Axis, theme or public, partner, place, kind of target, figure, state, kind of source: each is asked where rows differ, and nowhere else."""
    posees = set()
    for contrat in CONTRATS:
        texte = (site_construit / contrat / liste / "index.html").read_text("utf-8")
        reponses: dict[str, set[str]] = {}
        for dites in re.findall(r'data-q="([^"]*)"', texte):
            for dite in dites.split():
                question, _, code = dite.partition(":")
                reponses.setdefault(question, set()).add(code)
        selects = re.findall(r'<select id="question-(\w+)"[^>]*>(.*?)</select>', texte, re.DOTALL)
        offertes = {nom: set(re.findall(r'<option value="([^"]+)"', options)) for nom, options in selects if nom != "ordre"}
        assert offertes == {nom: codes for nom, codes in reponses.items() if len(codes) > 1} or not offertes, (contrat, liste)
        posees |= set(offertes)
    assert posees == QUESTIONS[liste]
