"""Progress on the built site: statuses that the figures bear out, counts that add up, tables that can be computed again."""

import html
import json
from collections import Counter
from pathlib import Path

import pytest

from tests.recalcul import STATUTS, dater, lire, verifier

from .test_interface import CONTRATS

SANS_CHIFFRE = {"secret", "publie_ailleurs", "peut_etre_ailleurs", "aucun_chiffre", "non_fourni", "a_definir"}


@pytest.fixture(scope="module", params=CONTRATS)
def donnees(request: pytest.FixtureRequest, site_construit: Path) -> dict:
    """`referentiel.json` and the tables of each contract in turn."""
    dossier = site_construit / request.param / "donnees"
    lu = json.loads((dossier / "referentiel.json").read_text("utf-8"))
    tables = {"valeurs": "valeurs.csv", "syntheses": "syntheses.csv", "table": "indicateurs.csv"}
    lues = {nom: lire((dossier / fichier).read_bytes()) for nom, fichier in tables.items()}
    return lu | lues | {"valeurs": dater(lues["valeurs"], lire((dossier / "publications.csv").read_bytes()))}


def test_statuts(donnees: dict) -> None:
    """Each indicator has one of the twelve states; those without figure have no row with one, and the others have."""
    mesures = {ligne["indicateur"] for ligne in donnees["valeurs"] if ligne["valeur"]}
    for indicateur in donnees["indicateurs"]:
        avancement = indicateur["avancement"]
        assert avancement["statut"] in STATUTS
        assert (avancement["statut"] in SANS_CHIFFRE) == (indicateur["id"] not in mesures), indicateur["id"]
        assert (avancement["statut"] == "a_definir") == (indicateur["statut"] == "a_definir")
        assert avancement["taux"] is None or avancement["entrees"], indicateur["id"]
        assert avancement["attendu"] is None or 0 <= avancement["attendu"] <= 1
        assert bool(indicateur["valeurs_trouvees"]) == (indicateur["id"] in mesures), indicateur["id"]


def test_rien_n_est_en_retard(donnees: dict) -> None:
    """Made from documents: none counts figures that were due, says since when one is late, or that nobody supplied it, and no time of
    ours is given as a deadline."""
    assert {ligne["non_fourni"] for ligne in donnees["syntheses"]} == {"0"}
    colonnes = [colonne for table in ("table", "syntheses", "valeurs") for ligne in donnees[table] for colonne in ligne]
    assert not [colonne for colonne in colonnes if colonne.endswith("depuis") or colonne.startswith("releves_")]
    for indicateur in donnees["indicateurs"]:
        assert not [cle for cle in indicateur if cle.endswith("depuis") or cle.startswith("releves_")], indicateur["id"]
        assert indicateur["avancement"]["statut"] != "non_fourni", indicateur["id"]
        for releve in indicateur["releves"]:
            assert releve.keys() == {"periode", "territoire", "etat"}, indicateur["id"]
            assert releve["etat"] != "non_fournie", indicateur["id"]


def test_syntheses(donnees: dict) -> None:
    """Every node, partner and place counts its indicators, all states named; the roots add up to the contract."""
    for groupe in ("noeuds", "partenaires", "territoires"):
        for objet in donnees[groupe]:
            synthese = dict(objet["synthese"])
            assert synthese.pop("total") == sum(synthese.values())
            assert tuple(synthese) == STATUTS
    racines = [noeud["synthese"] for noeud in donnees["noeuds"] if noeud["parent"] is None]
    total = sum((Counter(racine) for racine in racines), Counter[str]())
    assert {cle: nombre for cle, nombre in donnees["contrat"]["synthese"].items() if nombre} == dict(total)
    attendu = Counter(indicateur["avancement"]["statut"] for indicateur in donnees["indicateurs"])
    assert total["total"] == sum(attendu.values()) == len(donnees["indicateurs"])


def test_ce_pour_quoi_un_partenaire_est_nomme(donnees: dict) -> None:
    """A partner counts the indicators that name it itself: what names only a collective is not counted for each of its members."""
    for partenaire in donnees["partenaires"]:
        nommes = [ind for ind in donnees["indicateurs"] if partenaire["id"] in ind["referents"]]
        assert partenaire["synthese"]["total"] == len(nommes), partenaire["id"]


def test_tout_se_recalcule(donnees: dict) -> None:
    """The published tables are enough, on the real contracts too."""
    compares = verifier(donnees["table"], donnees["valeurs"], donnees["syntheses"])
    assert compares["noeuds"] == len(donnees["noeuds"])


def test_paris_ne_sait_presque_rien(site_construit: Path) -> None:
    """What the document of 2019 lets one say: figures that are starting values, which no target is held against."""
    lu = json.loads((site_construit / "paris" / "donnees" / "referentiel.json").read_text("utf-8"))
    synthese = lu["contrat"]["synthese"]
    assert (synthese["atteint"], synthese["non_atteint"], synthese["a_definir"], synthese["total"]) == (0, 0, 1, 392)
    familles = next(ind for ind in lu["indicateurs"] if ind["id"] == "t1-o2-s2-g1-a3-i2")
    avancement = familles["avancement"]
    assert (avancement["statut"], avancement["raison"], avancement["entrees"]) == ("sans_objectif", "valeur_de_depart", [])
    assert (familles["reference"]["valeur"], familles["chiffre"]["valeur"], familles["cible"]["valeur"]) == (583, 583, 700)


def test_grand_orly_annonce_des_indicateurs(site_construit: Path) -> None:
    """Sixty-three, by the printed words of their time, the nearest first on the page; whom the document names comes after them."""
    lu = json.loads((site_construit / "grand-orly-seine-bievre" / "donnees" / "referentiel.json").read_text("utf-8"))
    annonces = [ind for ind in lu["indicateurs"] if ind["statut"] == "a_definir"]
    assert Counter(ind["echeance"]["date"] for ind in annonces) == {"2019-12-31": 31, "2020-12-31": 32}
    page = (site_construit / "grand-orly-seine-bievre" / "manque" / "index.html").read_text("utf-8")
    ancres = ("non-definis", "non-definis-2019-12-31-au-dernier", "non-definis-2020-12-31-au-cours", "partenaires")
    places = [page.index(f'id="{ancre}') for ancre in ancres]
    assert places == sorted(places)
    for texte in dict.fromkeys(ind["echeance"]["texte"] for ind in annonces):
        assert texte in html.unescape(page).replace("’", "'"), texte
