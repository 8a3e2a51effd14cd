"""Every real file, imported as a program would, held against what its notice says that a right import gives."""

import io
import json
import re
from collections import Counter
from contextlib import redirect_stderr, redirect_stdout
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from generator.calculs.mots import mots
from generator.cli import main
from tests.importation.fichiers import SANS, attendu, fichiers

CLES = ["fichier", "encodage", "separateur", "feuilles", "observations", "actions", "questions", "refus"]
ENCODAGES = {
    "UTF-8/ASCII sans BOM": "ASCII",
    "cp1252 (ISO-8859-1 suffit)": "cp1252",
    "cp1252 (page de code du .xls)": "cp1252",
    "UTF-8": "UTF-8",
}
# Computed columns are left aside, and asked about.
LAISSEES = {("CCIMTP_Herault_FluxActifs_2006.csv", "Var relative 2006/1999")}
# Units that only a person, or a notice that is not there, can say: the import has none, and asks.
UNITES_A_DIRE = {("econ-gen-pib-composante.xlsx", "points"), ("CCIMTP_Herault_FluxActifs_2006.csv", "actifs"), ("qp.csv", "%")}


@cache
def importe(chemin: Path) -> dict[str, Any]:
    """The report of the command."""
    sortie = io.StringIO()
    with redirect_stdout(sortie), redirect_stderr(io.StringIO()):
        main(["importer", str(chemin), "--format", "json"])
    lu: dict[str, Any] = json.loads(sortie.getvalue())
    return lu


@pytest.mark.parametrize("chemin", fichiers())
def test_la_forme_du_rapport(chemin: Path) -> None:
    """Exactly the keys that programs read, encoding and separator as they are."""
    lu, voulu = importe(chemin), attendu(chemin)
    assert list(lu) == CLES
    for une in lu["observations"]:
        assert {
            "libelle",
            "indicateur",
            "territoire",
            "periode",
            "ventilation",
            "valeur",
            "unite",
            "statut",
            "feuille",
            "cellule",
        } <= une.keys()
        assert une["territoire"].keys() == {"nom", "code"}
        assert une["cellule"]
    if "sans objet" not in voulu["encodage"]:
        assert lu["encodage"] == ENCODAGES.get(voulu["encodage"], voulu["encodage"])
    if "sans objet" not in voulu["separateur"]:
        assert lu["separateur"] == voulu["separateur"]


@pytest.mark.parametrize("chemin", fichiers())
def test_les_comptes(chemin: Path) -> None:
    """As many figures, secrets and absences as the notice counts; what it leaves to be said is asked about, never counted as known."""
    lu, voulu = importe(chemin), attendu(chemin)["observations"]
    observations = lu["observations"]
    if chemin.name.startswith("VilleMTP_MTP_QV"):  # the notice counts one sheet, then three that stand for themselves
        propres = [une for une in observations if une["feuille"] != "Total2012"]
        assert Counter(une["statut"] for une in propres) == {"valeur": 3 * 26}
        assert sum("effectif" in une for une in propres) == 3 * 26
        observations = [une for une in observations if une["feuille"] == "Total2012"]
        assert len({une["cellule"] for une in observations if une["statut"] == "nd"}) == voulu["nd_lignes"]
        assert sum("effectif" in une for une in observations) == voulu["effectifs_associes"]
    comptes = Counter(une["statut"] for une in observations)
    rejetees = voulu.get("rejetees", 0)
    inexpliques = voulu.get("nd_ou_secret", 0) + voulu.get("sans_objet", 0) + (rejetees if isinstance(rejetees, int) else 0)
    if rejetees:
        assert lu["refus"]
    if "numeriques" in voulu:
        assert comptes["valeur"] == voulu["numeriques"]
        if voulu.get("secret_a_confirmer"):
            inexpliques += voulu["secret"]
        else:
            assert comptes["secret"] == voulu["secret"] if "secret" in voulu else True
        if chemin.name != "exemple_invalide_erreurs_cellules.csv" and "nd" in voulu:
            assert comptes["nd"] == voulu["nd"]
    else:
        assert observations == []
    if chemin.name == "exemple_invalide_erreurs_cellules.csv":  # an empty amount whose reason nobody wrote: it is asked
        inexpliques += voulu["nd"]
    if inexpliques:
        assert comptes["a_demander"] == inexpliques
        assert any(question["id"] == "vides" for question in lu["questions"])
    if "somme" in voulu:
        assert sum(Decimal(str(une["valeur"])) for une in observations if une["valeur"] is not None) == Decimal(str(voulu["somme"]))
    if "territoires" in voulu:
        assert lu["feuilles"][0]["territoires"] == voulu["territoires"]
    if "derivees_a_exclure" in voulu:
        assert any(question["id"] == "calculees" for question in lu["questions"])


def _mots(observation: dict[str, Any]) -> str:
    """All words of an observation, with those of its sheet."""
    parties = " ".join((*observation["ventilation"].values(), observation["feuille"]))
    lieu = observation["territoire"]
    return mots(f"{observation['libelle']} {lieu['nom']} {lieu['code']} {observation['periode'] or ''} {parties} {observation['cellule']}")


def _trouvees(lu: dict[str, Any], cellule: dict[str, Any]) -> list[dict[str, Any]]:
    """The observations that a line of the notice may mean: those that have nearly all of its words, and its time."""
    ligne = re.sub(r"\(l\. (\d+)\)", r"ligne \1", str(cellule["ligne"]))
    voulus = set(mots(f"{ligne} {cellule['colonne']}").split()) - {
        "de",
        "la",
        "le",
        "des",
        "en",
        "value",
        "valeur",
        "1re",
        "sub",
        "colonne",
    }
    notes = []
    for une in lu["observations"]:
        dits = set(_mots(une).split())
        notes.append((len(voulus & dits) / len(voulus), une))
    meilleure = max((note for note, _ in notes), default=0)
    return [une for note, une in notes if note >= meilleure - 0.01]


@pytest.mark.parametrize("chemin", [un for un in fichiers() if un.values[0] is None or ("plan" not in un.id and "geojson" not in un.id)])
def test_les_cellules(chemin: Path) -> None:
    """Each cell that the notice names gives an observation of its value and its time."""
    lu, manquent = importe(chemin), []
    for cellule in attendu(chemin)["cellules"]:
        if (chemin.name, cellule["colonne"]) in LAISSEES:
            continue
        valeur, statut = cellule["valeur"], cellule["statut"]
        candidats = [
            une for une in _trouvees(lu, cellule) if une["valeur"] == pytest.approx(valeur) or (valeur is None and une["valeur"] is None)
        ]
        if valeur is None and statut not in ("nd", "secret", "a_demander", "sans_objet"):
            continue
        if cellule.get("periode") is not None:
            candidats = [une for une in candidats if str(une["periode"]) == str(cellule["periode"])]
        if statut in ("nd", "secret"):
            candidats = [une for une in candidats if une["statut"] in (statut, "a_demander")]
        unite = cellule["unite"]
        if unite and (chemin.name, unite) not in UNITES_A_DIRE:
            candidats = [une for une in candidats if une["unite"] and unite.startswith(une["unite"])]
        if not candidats:
            manquent.append((cellule, [(_mots(une), une["valeur"], une["periode"], une["unite"]) for une in _trouvees(lu, cellule)[:3]]))
    assert manquent == []


def test_le_plan() -> None:
    """A plan of Territoires en Transitions: actions with their axes, funders, budget and dates; what is no amount is refused at its cell."""
    chemin = next(un.values[0] for un in fichiers() if un.values[0] is None or "plan" in str(un.id))
    if chemin is None:
        pytest.skip(SANS)
    lu = importe(chemin)
    assert [action["ligne"] for action in lu["actions"]] == [3, 4, 5, 7, 10, 11]
    premiere = lu["actions"][0]
    assert [(un["de"], un["valeur"], un["cellule"]) for un in premiere["financeurs"]] == [
        ("Smaug", 3000, "S3"),
        ("Ras al Ghul", 2000, "U3"),
        ("Tony Stark", 999, "W3"),
    ]
    assert (premiere["budget"]["valeur"], premiere["budget"]["unite"], premiere["debut"], premiere["fin"]) == (
        500,
        "€ HT",
        "2020-12-14",
        "2028-12-14",
    )
    montants = [un for action in lu["actions"] for un in (*action["financeurs"], *filter(None, [action["budget"]]))]
    assert sum(un["valeur"] is not None for un in montants) == 10
    assert lu["actions"][1]["budget"] == {"de": "", "valeur": None, "unite": "€ HT", "cellule": "X4", "texte": "Entre 200 et 500"}
    assert [(un["cellule"], un["texte"]) for un in lu["refus"]] == [("X4", "Entre 200 et 500")]
    assert lu["actions"][4]["sous_sous_axe"] == "4.2.1 : Apprendre le vélo aux enfants"
    assert {"montant:X4", "budget:X3", "axes-sans-action", "priorite:Haut", "priorite:eleve", "priorite:faible"} == {
        question["id"] for question in lu["questions"]
    }
    assert [axe["ligne"] for axe in lu["feuilles"][0]["axes_sans_action"]] == [6, 8, 9, 12]
    assert "« Personne pilote », « Élu·e référent·e »" in " ".join(lu["feuilles"][0]["remarques"])
    noms = ("Harry Cot", "Lou Piote", "Yolo Dodo")
    assert not [nom for nom in noms if nom in json.dumps(lu, ensure_ascii=False)]


# What must be asked of each file, by the ids of questions.
DEMANDES = {
    "3_2_ciutat_es.csv": {"periode", "cle-composee"},
    "CCIMTP_Herault_FluxActifs_2006.csv": {"calculees", "lieux-par-le-nom", "unites"},
    "DEP_Nièvre_CD58_SUBVENTIONS_2016_LISTE.csv": {"mots-pour-chiffres", "marque:NC", "premiers-janvier"},
    "DEP_Pyrénées Orientales_recensement_conventions_DEFINITIF_pour_publication_.ods": {
        "montants-repetes",
        "date-des-subventions",
        "lieu-des-subventions",
    },
    "INSEE_MTP_Naissances_2005-2009.csv": {"vides", "annee-a-deux-chiffres", "code-compose"},
    "INSEE_MTP_RevenusFiscCom_2008.csv": {"noms-tronques"},
    "INSEE_MTP_RevenusFiscCom_2009.xls": {"vides"},
    "VilleMTP_MTP_ETP.csv": {"territoire", "lignes-repetees", "jour-ou-mois"},
    "VilleMTP_MTP_QVEnquete_2013.xlsx": {"nom-de-feuille", "noms-deduits", "feuilles-differentes:Population", "effectifs"},
    "dataepci.csv": {"periode", "unites", "lieux-sans-nom"},
    "econ-gen-pib-composante.xlsx": {"retraits", "drapeaux"},
    "exemple_invalide_erreurs_cellules.csv": {"montants-repetes", "vides"},
    "geom_cv_ctr.json": {"noms-incomplets", "periode"},
    "health.csv": {"unites", "annees-des-entetes"},
    "plan_budget_issue.xlsx": {"montant:X4", "budget:X3", "axes-sans-action", "priorite:Haut", "priorite:eleve", "priorite:faible"},
    "qp.csv": {"periode", "vides", "zeros-douteux", "colonnes-de-la-commune", "unites"},
    "qp.geojson": set(),
    "indicator_4-1-2.csv": {"annee-a-cheval", "lieu-sans-nom", "traduire"},
    "indicator_17-10-1.csv": {"territoire-de-tout", "total-des-parties"},
    "indicator_11-1-1-c.csv": {"annee-a-cheval", "lieu-sans-nom"},
}

# What must be said of each file, and that no answer would change.
A_SAVOIR = {
    "3_2_ciutat_es.csv": ("combinaison",),
    "INSEE_MTP_RevenusFiscCom_2008.csv": ("codes de l’Insee",),
    "INSEE_MTP_RevenusFiscCom_2009.xls": ("codes de l’Insee",),
    "dataepci.csv": ("n’ont pas de code de lieu",),
    "econ-gen-pib-composante.xlsx": ("plusieurs unités",),
    "exemple_invalide_erreurs_cellules.csv": ("colonne du pourcentage", "SIRET"),
    "geom_cv_ctr.json": ("une par département", "de quelle année est cette population"),
    "health.csv": ("découpage en", "en désignent plusieurs"),
    "plan_budget_issue.xlsx": ("noms de personnes",),
    "qp.csv": ("en désignent plusieurs",),
    "qp.geojson": ("en désignent plusieurs",),
}


@pytest.mark.parametrize("chemin", fichiers())
def test_ce_qui_est_a_savoir(chemin: Path) -> None:
    """What the notice doubts and no answer would change is said."""
    dits = [dit for feuille in importe(chemin)["feuilles"] for dit in feuille["remarques"] if dit.startswith("À savoir : ")]
    for mot in A_SAVOIR.get(chemin.name, ()):
        assert any(mot in dit for dit in dits), (mot, dits)


@pytest.mark.parametrize("chemin", fichiers())
def test_les_questions(chemin: Path) -> None:
    """What the notice says must be asked is asked, each with an id and words that end as a question does."""
    questions = importe(chemin)["questions"]
    assert DEMANDES[chemin.name] <= {question["id"] for question in questions}
    assert all(question["question"].rstrip(")").endswith("?") or "?" in question["question"] for question in questions)
    assert len({question["id"] for question in questions}) == len(questions)
