"""The pages of money, held against `argent.csv`: every amount stands on one page, with its place, and every sum is made again."""

import csv
import re
from collections.abc import Callable
from fractions import Fraction
from functools import cache
from html import unescape
from pathlib import Path

import pytest

from tests.comptes.argent import NATURES, Ligne, comptes, total

CONTRATS = ("grand-orly-seine-bievre", "paris")
GOSB = CONTRATS[0]


@pytest.fixture(scope="module")
def argent(site_construit: Path) -> dict[str, dict[str, Ligne]]:
    """The amounts of each contract, by id."""
    lus = {}
    for id in CONTRATS:
        with (site_construit / id / "donnees" / "argent.csv").open(encoding="utf-8", newline="") as fichier:
            lus[id] = {ligne["id"]: ligne for ligne in csv.DictReader(fichier)}
    return lus


@pytest.fixture(scope="module")
def page(site_construit: Path) -> Callable[[str], str]:
    """The article of a page, with plain spaces."""

    @cache
    def lire(adresse: str) -> str:
        texte = (site_construit / adresse / "index.html").read_text("utf-8")
        return re.sub(r"[\u00a0\u202f]", " ", unescape(texte[texte.index("<article") : texte.index("</article>")]))

    return lire


def dit(nombre: Fraction) -> str:
    """«1 851 250 €»."""
    return f"{int(nombre):,} €".replace(",", " ")


def sommes_de(html: str) -> list[tuple[str, str, int]]:
    """(nature, sum, how many amounts) of each line of a list of sums."""
    trouvees = re.findall(r"<li>([^<>:]+) : <strong>([^<]+)</strong> <span[^>]*>(?:somme de (\d+) montants lus|un seul montant lu)", html)
    return [(nature, somme, int(combien or 1)) for nature, somme, combien in trouvees]


def attendues(lignes: list[Ligne], tous: dict[str, Ligne]) -> list[tuple[str, str, int]]:
    """The same, counted from the table."""
    comptees = {nom: comptes(lignes, nature, tous) for nom, nature in NATURES.items()}
    return [(nom, dit(total(ids, tous)), len(ids)) for nom, ids in comptees.items() if ids]


def test_chaque_montant_a_sa_rangee(argent: dict[str, dict[str, Ligne]], page: Callable[[str], str]) -> None:
    """At its address, once: the number, and the place where it is written."""
    for tous in argent.values():
        for ligne in tous.values():
            adresse, _, ancre = ligne["adresse"].strip("/").partition("#")
            html = page(adresse)
            assert html.count(f'id="{ancre}"') == 1, ligne["adresse"]
            rangee = html.split(f'id="{ancre}"')[1].split('id="montant-')[0]
            assert f"<strong>{dit(Fraction(ligne['montant']))}" in rangee, ligne["id"]
            assert "/documents/" in rangee or "/publications/" in rangee, ligne["id"]
            for tout in ligne["partie_de"].split(", ") if ligne["partie_de"] else ():
                assert tout in tous


@pytest.mark.parametrize("contrat", CONTRATS)
def test_les_sommes_de_chaque_lieu(contrat: str, argent: dict[str, dict[str, Ligne]], page: Callable[[str], str]) -> None:
    """On the page of each commune, on that of the contract and on the portal."""
    tous = argent[contrat]
    communes = {ligne["communes"] for ligne in tous.values() if ligne["communes"] and " " not in ligne["communes"]}
    for commune in communes:
        siennes = [ligne for ligne in tous.values() if ligne["communes"] == commune]
        voulues = attendues(siennes, tous)
        assert sommes_de(page(f"{contrat}/argent/communes/{commune}").split("<h2")[0]) == voulues
        rangee = page(f"{contrat}/argent").split(f'<tr id="lieu-{commune}">')[1].split("</tr>")[0]
        assert sommes_de(rangee) == voulues
        assert f"{len(siennes)} montant" in rangee
        portail = page("argent").split(f"{contrat}/argent/communes/{commune}/")[1].split("eo-quand")[0]
        assert sommes_de(portail) == voulues
    assert f"{len(tous)} montants lus" in page(f"{contrat}/argent")


@pytest.mark.parametrize("contrat", CONTRATS)
def test_les_sommes_de_chaque_financeur(contrat: str, argent: dict[str, dict[str, Ligne]], page: Callable[[str], str]) -> None:
    tous = argent[contrat]
    for id in {id for ligne in tous.values() for id in ligne["financeurs"].split()}:
        siennes = [ligne for ligne in tous.values() if ligne["financeurs"] == id and ligne["territoires"]]
        rangee = page(f"{contrat}/argent").split(f'<tr id="financeur-{id}">')[1].split("</tr>")[0]
        assert sommes_de(rangee) == attendues(siennes, tous)


@pytest.mark.parametrize("contrat", CONTRATS)
def test_les_sommes_de_chaque_annee(contrat: str, argent: dict[str, dict[str, Ligne]], page: Callable[[str], str]) -> None:
    """The table by year; the amounts that go beyond the territory are not in it."""
    tous = argent[contrat]
    html = page(f"{contrat}/argent")
    tableau = html[html.index("Sommes des montants lus, par année") :].split("</table>")[0]
    vues = {}
    for annee, cellules in re.findall(r'<tr><th scope="row">(\d{4})</th>(.+?)</tr>', tableau, re.DOTALL):
        for nature, somme in re.findall(r'<td data-titre="([^"]+)">([\d ]+ €)', cellules):
            vues[annee, nature] = somme
    voulues = {}
    for annee in {ligne["annee"] for ligne in tous.values() if ligne["annee"]}:
        for nom, nature in NATURES.items():
            siennes = [ligne for ligne in tous.values() if ligne["annee"] == annee and ligne["territoires"]]
            if ids := comptes(siennes, nature, tous):
                voulues[annee, nom] = dit(total(ids, tous))
    assert vues == voulues


def test_ivry_annee_par_annee(page: Callable[[str], str]) -> None:
    """The task: what money went to Ivry, year by year; counted by hand in the table of annex 4."""
    html = page(f"{GOSB}/argent/communes/ivry-sur-seine")
    annees = re.findall(r'<th scope="row">(\d{4}) : <strong>([\d ]+) €', html)
    assert annees == [("2015", "42 000"), ("2016", "46 250"), ("2017", "43 000"), ("2018", "44 850"), ("2019", "41 200")]
    for ecrit in ("395 259 €", "217 300 €", "2 590 366 €", "4 129 633 €", "5 735 257 €"):
        assert f"<strong>{ecrit}" in html


def test_les_contradictions_sont_montrees(page: Callable[[str], str]) -> None:
    """Both numbers, both places, and how far apart they are."""
    html = page(f"{GOSB}/argent")
    contradictions = html.split('id="desaccords"')[1]
    for ecrit in (
        "6 500 000 €",
        "6 664 000 €",
        "Écart : 164 000 €",
        "91 500 €",
        "91 000 €",
        "Écart : 500 €",
        "Annexe 4, II, 1",
        "Annexe 4, II, 7",
    ):
        assert ecrit in contradictions
