"""The pages of places that several contracts name, held against what each contract publishes, by a program that shares no code with the generator."""

import csv
import json
import re
from collections import Counter
from functools import cache
from html import unescape
from pathlib import Path
from posixpath import join, normpath
from typing import Any

import pytest

from tests.comptes.donnees import Contrat

CONTRATS = ("grand-orly-seine-bievre", "grand-paris-sud", "grigny")


@pytest.fixture(scope="module")
def contrats(site_construit: Path) -> dict[str, Contrat]:
    return {id: Contrat.lire(site_construit, id) for id in CONTRATS}


@pytest.fixture(scope="module")
def lieux(site_construit: Path) -> list[dict[str, Any]]:
    """The places that several contracts name, from the list of all places."""
    tous = json.loads((site_construit / "donnees" / "lieux.json").read_text("utf-8"))
    trouves = [lieu for lieu in tous if len({mention["contrat"] for mention in lieu["contrats"]}) > 1]
    assert len(trouves) == 3
    return trouves


@cache
def article(fichier: Path) -> str:
    """The words of a page with their elements."""
    texte = fichier.read_text("utf-8")
    return texte[texte.index("<article") : texte.index("</article>")] if "<article" in texte else texte[texte.index("<main") :]


def mots(html: str) -> str:
    """The words of a piece of a page, with plain spaces, without those that tell apart two links of one name."""
    return " ".join(unescape(re.sub(r'<span class="eo-(?:cache|precision)">.*?</span>|<[^>]+>', "", html)).split())


def page_de(site: Path, lieu: dict[str, Any]) -> tuple[str, str]:
    """Its address, and its article."""
    adresse = lieu["page"].strip("/")
    return adresse, article(site / adresse / "index.html")


def groupes(html: str) -> dict[tuple[str, str], str]:
    """What the page tells by (group, contract)."""
    morceaux = re.split(r'<div class="eo-par-contrat" id="promesses-([a-z]+)-([a-z-]+)">', html)[1:]
    return {(portee, contrat): corps.partition('<h2 id="')[0] for portee, contrat, corps in zip(*[iter(morceaux)] * 3, strict=True)}


def liens(html: str, adresse: str, quoi: str) -> list[str]:
    """The ids of the promises, or of the indicators, that its rows lead to."""
    vers = [normpath(join("/", adresse, lien)) for lien in re.findall(r'<a href="([^"#]+)"', html)]
    return [un.rpartition("/")[2] for un in vers if f"/{quoi}/" in un]


def proches(contrat: Contrat, id: str, portee: str) -> tuple[list[str], str]:
    """The places that a group names, and the one that it leaves to another."""
    autour = {
        "commune": contrat.lieux[id]["communes"],
        "quartiers": [un["id"] for un in contrat.quartiers_de(id)],
        "ensembles": [un["id"] for un in contrat.ensembles_de(id)],
    }
    return ([id], "") if portee == "ici" else (autour[portee], id)


def test_chaque_promesse_de_chaque_contrat(site_construit: Path, contrats: dict[str, Contrat], lieux: list[dict[str, Any]]) -> None:
    """Group by group: the promises of the parts that name the place, or what is near it, each once and no other; all rows of each contract's own sheet among
    them; and of what concerns everyone, heads under which every such promise stands."""
    for lieu in lieux:
        adresse, html = page_de(site_construit, lieu)
        trouves = groupes(html)
        for mention in lieu["contrats"]:
            contrat, id = contrats[mention["contrat"]], mention["territoire"]
            siennes = {portee: corps for (portee, ou), corps in trouves.items() if ou == contrat.id}
            assert {"ici", "partout"} <= siennes.keys()
            for portee, corps in siennes.items():
                ids = liens(corps, adresse, "referentiel")
                if portee == "partout":
                    dessous = set().union(*(contrat.dessous(un) for un in ids))
                    voulues = {un for un, tete in contrat.tetes.items() if tete in contrat.de_partout and contrat.noeuds[un]["etat"]}
                    assert voulues <= dessous
                    continue
                tetes = contrat.qui_nomment(*proches(contrat, id, portee))
                assert Counter(ids) == Counter(un for un, tete in contrat.tetes.items() if tete in tetes and contrat.noeuds[un]["etat"])
            fiche = article(site_construit / contrat.id / "territoires" / id / "fiche" / "index.html")
            cases = [
                mots(re.sub(r"<span.*|<strong.*", "", un[1]))
                for un in re.finditer(r'<li><span class="precision">[^<]*</span> (.*?)</li>', fiche)
            ]
            assert cases
            titres = Counter(map(mots, re.findall(r'<a href="[^"]+">(.*?)</a>', html)))
            assert not [titre for titre, nombre in Counter(cases).items() if titres[titre] < nombre]


def test_chaque_chiffre_est_celui_des_donnees(site_construit: Path, contrats: dict[str, Contrat], lieux: list[dict[str, Any]]) -> None:
    """Each indicator with a figure at the place (for a neighbourhood, also in its commune) has its row, with the figures of the published table by period."""
    vus = 0
    for lieu in lieux:
        adresse, html = page_de(site_construit, lieu)
        rangees = {
            normpath(join("/", adresse, lien)): re.sub(r"[\u00a0\u202f]", " ", unescape(ici))
            for lien, ici in re.findall(r'<tr><th scope="row"><a href="([^"]+)">.*?</a></th><td[^>]*>(.*?)</td>', html)
        }
        attendues = {}
        for mention in lieu["contrats"]:
            contrat = contrats[mention["contrat"]]
            for ou in (mention["territoire"], *contrat.lieux[mention["territoire"]]["communes"]):
                for indicateur in contrat.mesures_en(ou):
                    attendues[f"/{contrat.id}/indicateurs/{indicateur}"] = [
                        (periode, ligne["valeur"])
                        for (id, place, periode), ligne in sorted(contrat.valeurs.items())
                        if (id, place) == (indicateur, ou)
                    ]
        assert rangees.keys() == attendues.keys()
        for rangee, figures in attendues.items():
            dits = [tuple(re.match(r"(\d{4}) : (\d+)", un).groups()) for un in rangees[rangee].split(" ; ")]  # type: ignore[union-attr]
            assert dits == figures[-6:]
            vus += len(dits)
    assert vus


def test_chaque_montant_une_fois(site_construit: Path, lieux: list[dict[str, Any]]) -> None:
    """The amounts that `argent.csv` gives to the place, each once."""
    vus = 0
    for lieu in lieux:
        _, html = page_de(site_construit, lieu)
        debut = html.find('<h2 id="argent"')
        partie = html[debut : html.index('<h2 id="manque"')] if debut > 0 else ""
        montants = re.findall(r'<li><span class="eo-precision">(.*?)</span> <a href="([^"]+)">(.*?)</a></li>', partie)
        assert max(Counter(montants).values(), default=1) == 1
        attendus = 0
        for mention in lieu["contrats"]:
            table = site_construit / mention["contrat"] / "donnees" / "argent.csv"
            with table.open(encoding="utf-8", newline="") as fichier:
                attendus += sum(mention["territoire"] in ligne["territoires"].split() for ligne in csv.DictReader(fichier))
        assert len(montants) == attendus, lieu["nom"]
        vus += attendus
    assert vus


def test_on_y_arrive_de_partout(site_construit: Path, lieux: list[dict[str, Any]]) -> None:
    """From the page of the place in each contract, from the list of places, the map of all contracts, the map of the site, the files of the comparison; and it has a
    feed, a picture and a sheet."""
    for lieu in lieux:
        adresse, html = page_de(site_construit, lieu)
        dossier = site_construit / adresse
        assert (dossier / "flux.xml").is_file()
        assert (dossier / "partage.png").read_bytes().startswith(b"\x89PNG")
        for mention in lieu["contrats"]:
            page = f"{mention['contrat']}/territoires/{mention['territoire']}"
            assert f'href="../../../{adresse}/"' in article(site_construit / page / "index.html")
            assert json.loads((site_construit / page / "lieu.json").read_text("utf-8"))["reunis"] == f"/{adresse}/"
            assert f'href="../../{page}/"' in html
        for page in ("territoires", "plan-du-site", "comparer"):
            assert f'href="../{adresse}/"' in (site_construit / page / "index.html").read_text("utf-8"), page
        assert f"../{adresse}/" in (site_construit / "carte" / "plan.html").read_text("utf-8")


def test_sa_fiche_tient_sur_une_feuille(site_construit: Path, lieux: list[dict[str, Any]]) -> None:
    """Two sides of A4, the three groups in order, the contracts by name, boxes, room to write."""
    pypdf = pytest.importorskip("pypdf")
    for lieu in lieux:
        adresse = lieu["page"].strip("/")
        fiche = site_construit / adresse / "fiche" / "index.html"
        assert '<ul class="cocher">' in article(fiche)
        if not (site_construit / f"{adresse}/fiche.pdf").is_file():
            pytest.skip("no Pango on this machine: no PDF was made")
        pages = pypdf.PdfReader(site_construit / f"{adresse}/fiche.pdf").pages
        assert len(pages) <= 2
        texte = re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))
        ordre = [texte.index(mots) for mots in ("Ce qui nomme ce lieu", "Ce qui concerne tout le contrat", "Vos notes")]
        assert ordre == sorted(ordre)
        assert len(re.findall(r"Contrat (?:Grand-Orly Seine Bièvre|Grand Paris Sud|Grigny)\b", texte)) >= 2 * len(lieu["contrats"])
        assert len([ligne for ligne in pages[-1].extract_text().splitlines() if ligne.strip()]) > 8
