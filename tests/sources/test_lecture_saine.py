"""A sound project is read whole, however it is spelt."""

from decimal import Decimal

import pytest

from generator.model.lieu import Lieu
from generator.model.partenaire import Engage
from generator.model.referentiel import StatutIndicateur
from generator.model.territoire import TypeTerritoire
from tests.sources.essai import CONTRAT, Projet


def test_le_projet_d_essai_est_sain(projet: Projet) -> None:
    """Every kind of file is read, and nothing is said of it."""
    registre, problemes = projet.examiner()
    assert problemes == ()
    (dossier,) = registre.dossiers
    assert [noeud.id for noeud in dossier.noeuds()] == ["o1", "o1-e1"]
    engagement = dossier.racines[0].enfants[0]
    assert engagement.parent == "o1"
    assert engagement.partenaires == (Engage("etat", ("education-nationale",)), Engage("ville"))
    assert engagement.partenaires[1].lieu == Lieu("referentiels/essai/referentiel.yml", 15, 13)
    assert (engagement.source.document, engagement.source.section, engagement.source.repere) == ("protocole", "article-6", "ligne 1")
    assert [indicateur.statut for indicateur in dossier.indicateurs()] == [StatutIndicateur.DEFINI] * 5 + [StatutIndicateur.A_DEFINIR]
    arcueil = dossier.territoires[1]
    assert (arcueil.type, arcueil.population, arcueil.latitude) == (TypeTerritoire.COMMUNE, 21_000, 48.805)
    assert dossier.faits[0].montant == Decimal(10_500)
    assert dossier.textes == {"presentation": "# Bienvenue\n"}
    assert registre.mesures is not None
    assert [mesure.numero for mesure in registre.mesures.mesures] == ["1", "1.a"]


def test_tout_scalaire_reste_le_texte_ecrit(projet: Projet) -> None:
    """`no`, `012`, `12:30`, dates and «null» between quotes are words."""
    projet.remplacer("contrat", "    date: 2020-12-08\n", '    date: 2020-12-08\n    note_editoriale: "null"\n')
    projet.remplacer("contrat", "page: 23", "page: 012")
    projet.remplacer("contrat", "titre: Contrat d’essai", "titre: no")
    projet.remplacer("contrat", "type: contrat de ville", "type: 12:30")
    registre, problemes = projet.examiner()
    contrat = registre.dossiers[0].contrat
    assert problemes == ()
    assert (contrat.titre, contrat.type, contrat.documents[0].sections[0].page) == ("no", "12:30", "012")
    assert contrat.documents[0].note_editoriale == "null"


@pytest.mark.parametrize("vide", ["", "~", "null", '""', "'  '"])
def test_un_champ_vide_est_absent(projet: Projet, vide: str) -> None:
    """The ways to write nothing are all the same."""
    projet.remplacer("contrat", "type: contrat de ville\n", f"type: contrat de ville\nnote_editoriale: {vide}\n")
    registre, problemes = projet.examiner()
    assert problemes == ()
    assert registre.dossiers[0].contrat.note_editoriale == ""


@pytest.mark.parametrize("fichier", ["contrat", "referentiel", "territoires", "partenaires", "mesures", "valeurs"])
@pytest.mark.parametrize(
    "ecriture",
    [lambda texte: b"\xef\xbb\xbf" + texte, lambda texte: texte.replace(b"\n", b"\r\n"), lambda texte: texte.replace(b"\n", b"\r")],
    ids=["BOM", "CRLF", "CR"],
)
def test_ecritures_de_windows_et_de_vieux_mac(projet: Projet, fichier: str, ecriture) -> None:
    """A byte order mark and foreign line ends change nothing."""
    attendu = projet.examiner()[0]
    projet.ecrire(fichier, ecriture(projet.chemin(fichier).read_bytes()))
    registre, problemes = projet.examiner()
    assert problemes == ()
    assert registre == attendu


def test_l_arbre_en_plusieurs_fichiers(projet: Projet) -> None:
    """Files of referentiel/ are read in the order of their names; hidden files and office locks are not read."""
    tronc = projet.chemin("referentiel").read_text("utf-8")
    projet.chemin("referentiel").unlink()
    projet.ecrire("referentiels/essai/referentiel/2.yml", tronc)
    projet.ecrire(
        "referentiels/essai/referentiel/1.yml",
        "document: protocole\nnoeuds:\n  - {id: o0, niveau: orientation, titre: Avant, repere: Orientation 0}\n",
    )
    for cache in (".1.yml.swp", "._2.yml", ".cache.yml", "~$1.yml"):
        projet.ecrire(f"referentiels/essai/referentiel/{cache}", b"\x00\xff")
    registre, problemes = projet.examiner()
    assert problemes == ()
    assert [racine.id for racine in registre.dossiers[0].racines] == ["o0", "o1"]


def test_les_facultatifs_peuvent_manquer(projet: Projet) -> None:
    """No facts, no anomalies, no measures, no values, no words: still a contract."""
    for nom in ("faits", "anomalies", "valeurs", "mesures", "content/essai/presentation.md"):
        projet.chemin(nom).unlink()
    projet.remplacer("referentiel", '        mesures_nationales: ["1"]\n', "")
    assert projet.problemes() == []


def test_les_dossiers_mis_de_cote(projet: Projet) -> None:
    """A folder that starts with «_» or «.» is not a contract."""
    for nom in ("_modele", ".git"):
        projet.ecrire(f"referentiels/{nom}/contrat.yml", CONTRAT)
    assert projet.problemes() == []
