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
import yaml

from generator.cli import main
from tests.importation.fichiers import SANS, attendu, fichiers

CLES = ["fichier", "encodage", "separateur", "feuilles", "observations", "actions", "questions", "refus"]
ENCODAGES = {
    "UTF-8/ASCII sans BOM": "ASCII",
    "cp1252 (ISO-8859-1 suffit)": "cp1252",
    "cp1252 (page de code du .xls)": "cp1252",
    "UTF-8": "UTF-8",
}
# Where the import differs from the notice, cell by cell: the line and column of the notice, what the import has instead, and why. What stands between « » are words
# of the notice itself, or of its README, which support what the import does; `test_les_ecarts_citent_la_notice` finds them there.
_FLUX = (
    {"unite": None},
    "no word of the notice supports this one: it wants «unite: actifs», which the name of the file alone says (FluxActifs). A unit guessed from the words of a name would be wrong "
    "of other files (an «Emploi_Actifs_taux.csv»); it is asked («unites»), and nothing says another",
)
ECARTS: dict[tuple[str, str, str], tuple[dict[str, Any], str]] = {
    ("CCIMTP_Herault_FluxActifs_2006.csv", "Montpellier", "Sortants en 2006"): _FLUX,
    ("CCIMTP_Herault_FluxActifs_2006.csv", "Béziers", "Sortants en 1990"): _FLUX,
    ("CCIMTP_Herault_FluxActifs_2006.csv", "Sète", "Sortants en 2006"): _FLUX,
    ("INSEE_MTP_Naissances_2005-2009.csv", "34172 / 0108 EUROMÉDECINE", "nais08"): (
        {"statut": "a_demander"},
        "the notice has it asked: « les 12 IRIS sans passé : rupture de géographie, chaîner ou laisser vide ? »; that there was nothing to count is the proposed answer",
    ),
    ("INSEE_MTP_RevenusFiscCom_2009.xls", "34014 Assas", "RFMD1 premier décile"): (
        {"statut": "a_demander"},
        "the notice has it asked: « vide = secret statistique ? », and says « secret_a_confirmer: true »; its README: « un import qui laisse vide et pose la question est juste »",
    ),
    ("VilleMTP_MTP_QVEnquete_2013.xlsx", "2009 DUOP", "Accueil téléphonique / Rapidité"): (
        {"unite": "%"},
        "the notice gives « unite: '%' » to the other cells of this very column; what the share is of is no unit, and its sense is asked by « sens de lecture (plus bas = mieux) »",
    ),
    ("econ-gen-pib-composante.xlsx", "Figure 3 / Solde des échanges extérieurs", "2025 (p)"): (
        {"unite": None},
        "the notice has it asked: « Figure 3 mélange % et points »; the file does not say of which row each is",
    ),
    ("exemple_invalide_erreurs_cellules.csv", "Stade poitevin hockey club (l. 10)", "montant"): (
        {"statut": "a_demander"},
        "the notice counts it as « 1 vide », out of its total of 28; its README: « les vides inexpliqués ne sont pas comptés »",
    ),
    ("qp.csv", "QP030012 La Moulinelle", "percou Personnes couvertes CAF"): (
        {"statut": "valeur"},
        "the notice counts these zeros among the figures (« numeriques: 4089 », 4305 less « 216 vides »), and has them asked: « zéros douteux »; they wait for that answer (`attend`)",
    ),
}
# Computed columns are left aside, and asked about: the import has no such cell.
LAISSEES = {("CCIMTP_Herault_FluxActifs_2006.csv", "Montpellier", "Var relative 2006/1999")}
CELLULES: dict[str, list[dict[str, Any]]] = yaml.safe_load((Path(__file__).parent / "cas" / "cellules.yaml").read_text("utf-8"))


@cache
def importe(chemin: Path, reponses: str = "") -> dict[str, Any]:
    """The report of the command, with a file of answers if one is given."""
    sortie = io.StringIO()
    with redirect_stdout(sortie), redirect_stderr(io.StringIO()):
        main(["importer", str(chemin), "--format", "json", *(["--reponses", reponses] if reponses else [])])
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


def _vue(une: dict[str, Any]) -> dict[str, Any]:
    """What is compared of an observation."""
    return {
        "libelle": une["libelle"],
        "lieu": une["territoire"],
        "parties": list(une["ventilation"].values()),
        "valeur": une["valeur"],
        "periode": une["periode"],
        "unite": une["unite"],
        "statut": une["statut"],
    }


def _voulue(fichier: str, cellule: dict[str, Any], ici: list[Any]) -> dict[str, Any]:
    """What the notice says of a cell, with what the import has instead where that is accepted."""
    _, _, libelle, nom, code, parties = ici
    periode = cellule["periode"]
    selon_la_notice = {
        "libelle": libelle,
        "lieu": {"nom": nom, "code": code},
        "parties": parties,
        "valeur": cellule["valeur"],
        "periode": None if periode is None else str(periode),
        "unite": cellule["unite"],
        "statut": cellule["statut"],
    }
    accepte, _ = ECARTS.get((fichier, str(cellule["ligne"]), str(cellule["colonne"])), ({}, ""))
    for champ, valeur in accepte.items():
        assert selon_la_notice[champ] != valeur, "no deviation any more: take it off the list"
    return selon_la_notice | accepte


@pytest.mark.parametrize("chemin", [un for un in fichiers() if un.values[0] is None or ("plan" not in un.id and "geojson" not in un.id)])
def test_les_cellules(chemin: Path) -> None:
    """Each cell that the notice names gives one observation: its label, place, parts, value, time, unit and status, none of them nearly."""
    observations = importe(chemin)["observations"]
    places = {(une["ligne"], une["colonne"]): une["ici"] for une in CELLULES[chemin.name]}
    voulues = attendu(chemin)["cellules"]
    cles = {(str(cellule["ligne"]), str(cellule["colonne"])) for cellule in voulues}
    assert cles == places.keys() | {(ligne, colonne) for fichier, ligne, colonne in LAISSEES if fichier == chemin.name}
    for cellule in voulues:
        ici = places.get((str(cellule["ligne"]), str(cellule["colonne"])))
        if ici is None:
            continue
        feuille, adresse = ici[:2]
        trouvees = [_vue(une) for une in observations if une["cellule"] == adresse and feuille in ("", une["feuille"])]
        voulue = _voulue(chemin.name, cellule, ici)
        if voulue["libelle"] is None:
            libelles = [une["libelle"] for une in trouvees]
            assert len(set(libelles)) == len(libelles) == len({une["libelle"] for une in observations if une["feuille"] == feuille})
            assert all(une | {"libelle": None} == voulue for une in trouvees)
            continue
        assert trouvees == [voulue]


def test_les_ecarts_ont_leur_cellule() -> None:
    """Each accepted deviation is that of a cell which is looked at, and says why."""
    connues = {(fichier, une["ligne"], une["colonne"]) for fichier, unes in CELLULES.items() for une in unes}
    assert ECARTS.keys() <= connues
    assert all(raison for _, raison in ECARTS.values())


def test_les_ecarts_citent_la_notice() -> None:
    """What a reason quotes stands in the notice, or in the README of the notices, word for word."""
    notices = {un.values[0].name: un.values[0] for un in fichiers() if un.values[0] is not None}
    if not notices:
        pytest.skip(SANS)
    for (fichier, _, _), (_, raison) in ECARTS.items():
        dossier = notices[fichier].parent
        textes = (dossier / f"{fichier}.attendu.yml", dossier / "README.md")
        dits = " ".join(" ".join(texte.read_text("utf-8").replace("''", "'").split()) for texte in textes)
        for cite in re.findall("« (.*?) »", raison):
            assert cite in dits, (fichier, cite)


def test_un_zero_douteux_attend_sa_reponse(tmp_path: Path) -> None:
    """Programs read of a figure that a question holds back which one it is."""
    chemin = next((un.values[0] for un in fichiers() if un.values[0] is not None and un.values[0].name == "qp.csv"), None)
    if chemin is None:
        pytest.skip(SANS)
    sans = [une for une in importe(chemin)["observations"] if une["valeur"] == 0 and une["libelle"].startswith("percou")]
    assert {une["attend"] for une in sans} == {"periode"}  # the first of the questions that hold it back
    reponses = tmp_path / "reponses.yml"
    reponses.write_text("periode: '2019'\n", "utf-8")
    zeros = [une for une in importe(chemin, str(reponses))["observations"] if une.get("attend") == "zeros-douteux"]
    assert {une["territoire"]["code"] for une in zeros if une["libelle"].startswith("percou")} == {"QP030012", "QP031015"}
    assert {une["valeur"] for une in zeros} == {0}


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
    assert {"montant:X4", "budget:X3", "axes-sans-action", "priorite:Haut", "priorite:eleve", "priorite:faible", "personne:V3"} == {
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
    "dataepci.csv": ("n’a pas de code de lieu",),
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
