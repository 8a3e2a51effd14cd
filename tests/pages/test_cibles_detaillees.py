"""A target in points, one with steps on the way, one place by place: what their pages and files say."""

import json
import re
from pathlib import Path

import pytest

from tests.exemple.projet import CONTRAT, copier_exemple, sorties_de_l_exemple
from tests.recalcul import lire, verifier

INDICATEURS = """\
          - id: decrochage
            type: resultat
            libelle: "Part des jeunes sortis sans diplôme"
            unite: pourcentage
            cible: {texte: "réduire de 5 points d’ici 2022", points: -5, annee: 2022}
            reference: {texte: "12 % en 2015", valeur: 12, annee: 2015}
            repere: "Objectif 1.1, tableau, ligne 3"
          - id: places
            type: realisation
            libelle: "Places ouvertes"
            unite: nombre
            cible:
              texte: "100 places en 2019, 150 en 2020 et 300 en 2022"
              valeur: 300
              annee: 2022
              jalons: [{annee: 2019, valeur: 100}, {annee: 2020, texte: "150 en 2020", valeur: 150}]
              avant: [{texte: "500 places en 2022", changee_le: 2020-06, document: avenant}]
            repere: "Objectif 1.1, tableau, ligne 4"
          - id: classes
            type: realisation
            libelle: "Classes passerelles"
            unite: nombre
            cible:
              texte: "2 à Exempleville, 1 à 3 à Autreville"
              par_lieu: [{territoire: exempleville, valeur: 2}, {territoire: autreville, minimum: 1, maximum: 3}]
            repere: "Objectif 1.1, tableau, ligne 5"
"""
FICHE = "fiche: {debut: 2019-09, fin: 2021, priorite: Haute, avancement: En pause, avancement_au: 2020-06-30},"
VALEURS = """\
decrochage;pays-d-exemple;2019;9;;;Bilan 2019;
places;pays-d-exemple;2018;60;;;Bilan 2019;
places;pays-d-exemple;2019;110;;;Bilan 2019;
classes;exempleville;2019;2;;;Bilan 2019;
classes;autreville;2019;0;;;Bilan 2019;
"""


@pytest.fixture(scope="module")
def sorties(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """All outputs of the example with these three indicators."""
    projet = copier_exemple(tmp_path_factory.mktemp("cibles") / "projet")
    referentiel = projet / "referentiels" / CONTRAT / "referentiel" / "1-ecole.yml"
    texte = referentiel.read_text("utf-8")
    avant = "          - id: charte\n"
    assert texte.count(avant) == 1
    referentiel.write_text(texte.replace(avant, INDICATEURS + avant), "utf-8")
    texte = referentiel.read_text("utf-8")
    avant = "{id: o1-1-p1-e3,"
    assert texte.count(avant) == 1
    texte = texte.replace(avant, f"{avant} {FICHE}")
    referentiel.write_text(texte, "utf-8")
    with (Path(projet) / "referentiels" / CONTRAT / "valeurs" / "communes.csv").open("a", encoding="utf-8") as valeurs:
        valeurs.write(VALEURS)
    return sorties_de_l_exemple(projet)


def _page(sorties: dict[str, bytes], id: str) -> str:
    return sorties[f"{CONTRAT}/indicateurs/{id}/index.html"].decode("utf-8").replace("\u00a0", " ").replace("\u202f", " ")


def test_en_points(sorties: dict[str, bytes]) -> None:
    page = _page(sorties, "decrochage")
    assert "− 5 points en 2022" in page
    assert "au plus 7 %" in page
    assert "(9 % − 12 %) ÷ (7 % − 12 %) = 60 %" in page
    demandes = page.partition("Points demandés")[2][:200]
    assert "− 5 points" in demandes
    assert "−5 %" not in demandes


def test_par_etapes(sorties: dict[str, bytes]) -> None:
    page = _page(sorties, "places")
    assert "300 en 2022 (étapes : 100 en 2019 et 150 en 2020)" in page
    assert "Étape prévue par le document pour 2019 : au moins 100 ; ce chiffre l’atteint." in page
    assert "ligne droite" not in page
    assert page.count('class="eo-g-marque-cible"') + page.count(" eo-g-marque-cible") >= 3  # the target and its two steps
    assert "étape 2019" in page


def test_une_cible_changee_le_dit(sorties: dict[str, bytes]) -> None:
    """Both are kept, with the day and the document, above the figures; only that of today is held against them."""
    page = _page(sorties, "places")
    assert page.index("La cible a été changée") < page.index("<table")
    assert re.search(
        r"juin 2020, par <a href=\"[^\"]*documents/#[^\"]*\">« Avenant n° 1 »</a>\). Elle était : « 500 places en 2022 »\.", page
    )
    assert "il faut au moins 300 en 2022" in page


def test_lieu_par_lieu(sorties: dict[str, bytes]) -> None:
    page = _page(sorties, "classes")
    assert "Exempleville : 2 ; Autreville : de 1 à 3" in page
    assert "La cible vaut pour chaque lieu (2 lieux)" in page
    assert "1 atteint" in page


def test_les_fichiers_le_disent(sorties: dict[str, bytes]) -> None:
    """As data, and all of it can be computed again."""
    lignes = {ligne["indicateur"]: ligne for ligne in lire(sorties[f"{CONTRAT}/donnees/indicateurs.csv"])}
    assert (lignes["decrochage"]["cible_genre"], lignes["decrochage"]["cible_points"]) == ("points", "-5")
    assert lignes["places"]["cible_jalons"] == "2019:100 2020:150"
    assert lignes["places"]["statut"] == "en_bonne_voie"
    assert lignes["classes"]["cible_par_lieu"] == "exempleville:2 autreville:1/3"
    objets = {un["id"]: un for un in json.loads(sorties[f"{CONTRAT}/donnees/referentiel.json"])["indicateurs"]}
    assert objets["places"]["cible"]["jalons"][1] == {"annee": 2020, "texte": "150 en 2020", "valeur": 150}
    assert objets["classes"]["cible"]["par_lieu"][1] == {"territoire": "autreville", "texte": "", "minimum": 1, "maximum": 3}
    tables = {nom: lire(sorties[f"{CONTRAT}/donnees/{nom}.csv"]) for nom in ("indicateurs", "valeurs", "syntheses")}
    assert verifier(tables["indicateurs"], tables["valeurs"], tables["syntheses"])["taux"] >= 4


def test_la_fiche_d_une_action(sorties: dict[str, bytes]) -> None:
    """What a plan says of its action is told as its words, and is no news."""
    page = sorties[f"{CONTRAT}/referentiel/o1-1-p1-e3/index.html"].decode("utf-8").replace("\u00a0", " ")
    assert "<dt>Dates prévues</dt><dd>de septembre 2019 à 2021</dd>" in page
    assert "« En pause », au 30 juin 2020" in page
    noeuds = {un["id"]: un for un in json.loads(sorties[f"{CONTRAT}/donnees/referentiel.json"])["noeuds"]}
    assert noeuds["o1-1-p1-e3"]["fiche"]["priorite"] == "Haute"
