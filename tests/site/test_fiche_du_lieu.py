"""The sheets of places as they are published: money held against `argent.csv`, who is named, what was not found and whom to ask, a picture to share."""

import csv
import json
import re
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from html import unescape
from pathlib import Path

import pytest

CONTRATS = ("grand-orly-seine-bievre", "grand-paris-sud", "grigny", "paris")


def _fiches(site: Path, contrat: str) -> Iterator[tuple[str, str]]:
    """The id of each place that has a sheet, and the words of that sheet with their elements, in plain spaces."""
    for fichier in sorted((site / contrat / "territoires").glob("*/fiche/index.html")):
        yield fichier.parent.parent.name, re.sub(r"[\u00a0\u202f]", " ", unescape(fichier.read_text("utf-8")))


def _partie(texte: str, debut: str) -> str:
    """What stands between a heading that begins so and the next."""
    trouve = re.search(rf"<h2[^>]*>{debut}.*?</h2>(.*?)(?=<h2|$)", texte, re.DOTALL)
    return trouve[1] if trouve else ""


@pytest.mark.parametrize("contrat", CONTRATS)
def test_l_argent_de_la_fiche_est_celui_des_donnees(site_construit: Path, contrat: str) -> None:
    """Each amount of a sheet is one that `argent.csv` gives to that place, or to its commune and to no other neighbourhood of it, as often at most; the
    latter are told by the commune's name; a place without amounts has no such part."""
    table = site_construit / contrat / "donnees" / "argent.csv"
    lignes = []
    if table.is_file():
        with table.open(encoding="utf-8", newline="") as fichier:
            lignes = list(csv.DictReader(fichier))
    referentiel = json.loads((site_construit / contrat / "donnees" / "referentiel.json").read_text("utf-8"))
    lieux = {lieu["id"]: lieu for lieu in referentiel["territoires"]}
    precis = {id for id, lieu in lieux.items() if lieu["type"] != "perimetre"}
    quartiers = {id for id, lieu in lieux.items() if lieu["type"] in ("qpv", "qva")}
    avec = 0
    for id, texte in _fiches(site_construit, contrat):
        nommes = [(ligne, ligne["territoires"].split()) for ligne in lignes]
        ici = Counter(Fraction(ligne["montant"]) for ligne, ou in nommes if id in ou)
        autour = {ou for ou in lieux[id]["communes"] if id in quartiers}
        siens = ici + Counter(
            Fraction(ligne["montant"]) for ligne, ou in nommes if id not in ou and autour & set(ou) and not quartiers & set(ou)
        )
        partie = _partie(texte, "Les montants que le document cite")
        montres = Counter(Fraction(ecrit.replace(" ", "")) for ecrit in re.findall(r"<strong>([\d ]+) €</strong>", partie))
        assert bool(partie) is bool(montres), id
        assert montres <= siens, (id, montres - siens)
        for rangee in re.findall(r"<li>«.*?</li>", partie):
            siennes = [Fraction(ecrit.replace(" ", "")) for ecrit in re.findall(r"<strong>([\d ]+) €</strong>", rangee)]
            assert any(montant in ici for montant in siennes) or any(
                lieux[ou]["nom"] in rangee.rpartition("precision")[2] for ou in autour
            ), id
        avec += bool(montres)
    assert bool(avec) is any(set(ligne["territoires"].split()) & precis for ligne in lignes)


@pytest.mark.parametrize("contrat", CONTRATS)
def test_qui_repond_et_a_qui_demander(site_construit: Path, contrat: str) -> None:
    """Each sheet says what was not found, who is named in what names the place, and whom to ask where the document names somebody."""
    partenaires = {dossier.name for dossier in (site_construit / contrat / "partenaires").iterdir()}
    vues = 0
    for id, texte in _fiches(site_construit, contrat):
        partie = _partie(texte, "Ce que nous n’avons pas trouvé")
        assert re.search(r"<p>\w.*?</p>", partie), id
        promis = re.search(r"<h3>Ce qui nomme ce lieu(?: <span[^>]*>(\d+))?", texte)
        assert promis, id
        if promis[1]:
            assert re.search(r"<strong>Nommés?[^<]* :</strong> [^<]+\.", partie), id
        if id in partenaires:
            assert "<strong>À qui demander :</strong>" in partie, id
        vues += "À qui demander" in partie
    assert vues or contrat == "paris"


@pytest.mark.parametrize("contrat", CONTRATS)
def test_chaque_lieu_a_son_image(site_construit: Path, contrat: str) -> None:
    """A picture to share, which its page leads to."""
    for id, _ in _fiches(site_construit, contrat):
        dossier = site_construit / contrat / "territoires" / id
        assert (dossier / "partage.png").read_bytes().startswith(b"\x89PNG"), id
        assert '<a href="partage.png">' in (dossier / "index.html").read_text("utf-8"), id
