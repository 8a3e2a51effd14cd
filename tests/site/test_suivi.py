"""Progress on the built site: statuses that the figures bear out, counts that add up, tables that can be computed again."""

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
        assert 0 <= indicateur["valeurs_recues"] <= indicateur["valeurs_attendues"]
        en_retard = indicateur["valeurs_recues"] < indicateur["valeurs_attendues"]
        assert en_retard <= bool(indicateur["en_retard_depuis"]), indicateur["id"]


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


def test_ce_qu_un_partenaire_doit(donnees: dict) -> None:
    """A partner counts at least the indicators that name it as referent."""
    for partenaire in donnees["partenaires"]:
        nommes = [ind for ind in donnees["indicateurs"] if partenaire["id"] in ind["referents"]]
        assert partenaire["synthese"]["total"] >= len(nommes), partenaire["id"]


def test_tout_se_recalcule(donnees: dict) -> None:
    """The published tables are enough, on the real contracts too."""
    compares = verifier(donnees["table"], donnees["valeurs"], donnees["syntheses"])
    assert compares["noeuds"] == len(donnees["noeuds"])


def test_paris_ne_sait_presque_rien(site_construit: Path) -> None:
    """What the document of 2019 lets one say: one target held against an old figure, and hardly a column filled."""
    lu = json.loads((site_construit / "paris" / "donnees" / "referentiel.json").read_text("utf-8"))
    synthese = lu["contrat"]["synthese"]
    assert (synthese["atteint"], synthese["non_atteint"], synthese["a_definir"], synthese["total"]) == (0, 1, 1, 392)
    familles = next(ind for ind in lu["indicateurs"] if ind["id"] == "t1-o2-s2-g1-a3-i2")
    assert [(entree["role"], entree["valeur"]) for entree in familles["avancement"]["entrees"]] == [("valeur", 583), ("cible", 700)]
    assert familles["en_retard_depuis"] == "2020-12-31"


def test_grand_orly_devait_definir(site_construit: Path) -> None:
    """Sixty-three indicators announced: each says since when, or that no date is printed; the oldest come first on the page."""
    lu = json.loads((site_construit / "grand-orly-seine-bievre" / "donnees" / "referentiel.json").read_text("utf-8"))
    promis = [ind for ind in lu["indicateurs"] if ind["statut"] == "a_definir"]
    assert Counter(ind["en_retard_depuis"] for ind in promis) == {"2019-12-31": 31, "2020-12-31": 32}
    page = (site_construit / "grand-orly-seine-bievre" / "manque" / "index.html").read_text("utf-8")
    assert page.index("À définir avant le 31") < page.index("Qui devait fournir les chiffres")
