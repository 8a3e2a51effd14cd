"""The machine-readable face of a small contract: keys, types, and rows that can be read again."""

import csv
import io
import json
from pathlib import Path

import pytest

from generator.model.dossier import Registre
from generator.pages.contexte import Contexte
from generator.pages.fichiers.interface import contrats_json, referentiel_json
from generator.pages.fichiers.interface_valeurs import valeurs_csv
from generator.sources.journal import Journal
from generator.sources.valeurs import interpreter_valeurs
from tests.sources.essai import Projet, nouveau_projet

CLES = {
    "contrat": {"id", "titre", "type", "debut", "fin", "niveaux"},
    "documents": {"id", "titre", "date"},
    "noeuds": {
        "id",
        "parent",
        "niveau",
        "titre",
        "texte",
        "partenaires",
        "resultats_attendus",
        "territoires",
        "mesures_nationales",
        "source",
        "adresse",
    },
    "indicateurs": {"id", "noeud", "libelle", "type", "unite", "referents", "statut", "cible", "reference", "source", "adresse"},
    "partenaires": {"id", "nom", "sigle", "type"},
    "territoires": {"id", "nom", "type", "communes", "population", "code", "latitude", "longitude"},
    "mesures_nationales": {"numero", "axe", "programme", "thematique", "intitule", "etat", "indicateurs"},
    "anomalies": {"texte", "source"},
}


@pytest.fixture
def projet(tmp_path: Path) -> Projet:
    """The small project, with values of every kind."""
    projet = nouveau_projet(tmp_path)
    projet.lignes(
        "taux;arcueil;2019;12,50 %;=Protocole",
        "nombre;vert;2017-2018;-1 234;Protocole",
        "fait;arcueil;2019-03;oui;Protocole",
        'mots;arcueil;2015/2019;"@deux\nlignes, « ici »";Protocole',
        "montant;arcueil;2019;secret;Protocole",
    )
    projet.remplacer(
        "referentiel", "unite: pourcentage}", 'unite: pourcentage, cible: {texte: "100 %", valeur: 100 %, annee: 2022, comparateur: ">="}}'
    )
    return projet


def lire(projet: Projet) -> Registre:
    """The model of the project, which is sound."""
    registre, problemes = projet.examiner()
    assert [probleme for probleme in problemes if probleme.gravite == "erreur"] == []
    return registre


def test_referentiel_json(projet: Projet) -> None:
    """The keys that others read, each with a value of its type."""
    registre = lire(projet)
    lu = json.loads(referentiel_json(Contexte(registre.dossiers[0], registre, "2021-06-30")))
    for nom, cles in CLES.items():
        for element in [lu[nom]] if nom == "contrat" else lu[nom]:
            assert cles <= set(element), nom
    taux, *_, plus_tard = lu["indicateurs"]
    assert {cle: taux["cible"][cle] for cle in ("texte", "valeur", "annee", "comparateur")} == {
        "texte": "100 %", "valeur": 100, "annee": 2022, "comparateur": ">=",
    }  # fmt: skip
    assert (plus_tard["statut"], plus_tard["libelle"], plus_tard["cible"]) == ("a_definir", "À déterminer", None)
    assert taux["adresse"] == "/essai/indicateurs/taux/"
    assert [noeud["parent"] for noeud in lu["noeuds"]] == [None, "o1"]
    assert lu["territoires"][1]["latitude"] == 48.805


def test_contrats_json(projet: Projet) -> None:
    """The list of the portal."""
    (contrat,) = json.loads(contrats_json(dossier.contrat for dossier in lire(projet).dossiers))
    assert {
        "id": "essai",
        "titre": "Contrat d’essai",
        "type": "contrat de ville",
        "debut": 2019,
        "fin": 2022,
        "adresse": "/essai/",
    }.items() <= contrat.items()


def test_valeurs_csv_se_relit(projet: Projet) -> None:
    """Our own file is one that the loader accepts: the same rows come back, absences too; no cell is a formula; an absence is an empty cell."""
    registre = lire(projet)
    dossier = registre.dossiers[0]
    texte = valeurs_csv(dossier.valeurs, {}).decode("utf-8")
    entete, *rangees = csv.reader(io.StringIO(texte, newline=""))
    assert entete == [
        *("indicateur", "territoire", "periode", "valeur", "unite", "statut", "source", "commentaire"),
        *("publication", "repere", "genre_de_source", "retenu"),
        *("publie_le", "lu_le", "saisi_par", "licence"),
    ]
    assert [rangee[3] for rangee in rangees] == ["12.50", "-1234", "oui", "'@deux\nlignes, « ici »", ""]
    assert [rangee[5] for rangee in rangees] == ["definitif"] * 4 + ["secret"]
    assert rangees[0][6] == "'=Protocole"
    journal = Journal()
    unites = {indicateur.id: indicateur.unite for indicateur in dossier.indicateurs()}
    relues = interpreter_valeurs(texte.replace("\r\n", "\n"), "valeurs.csv", unites, journal)
    avant, apres = ([(v.indicateur, v.periode, v.nombre, v.statut) for v in valeurs] for valeurs in (dossier.valeurs, relues))
    assert apres == avant
    assert len(avant) == 5
    assert journal.problemes == []
