"""The workbooks of places, of partners and of the portal: the cells of their tables, and a sheet that explains each column that is there and no other."""

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest
from frictionless import Package

from generator.model.tableur import rendre
from generator.pages.adresses import chemin_du_classeur
from generator.pages.contexte import Contexte
from generator.pages.edition import Edition
from generator.pages.fichiers.classeur import EXPLICATION
from generator.pages.fichiers.donnees_du_contrat import FAIRE
from generator.pages.fichiers.interface import referentiel_json
from generator.pages.recettes.donnees import recettes_des_donnees
from generator.pages.recettes.tables_du_portail import tables_du_portail
from generator.publication.construction import examiner
from tests.exemple.portail import portail_de
from tests.exemple.projet import EXEMPLE, JOUR, RACINE


def _fichiers(contexte: Contexte) -> dict[str, bytes]:
    """All data files of a contract."""
    return {sortie.chemin: sortie.rendre() for recette in recettes_des_donnees(contexte) for sortie in recette.faire()}


def _contextes(classeurs: bool) -> list[Contexte]:
    trouves = []
    for projet, jour in ((EXEMPLE, JOUR), (RACINE, "2026-11-27")):
        registre, _ = examiner(projet, jour)
        trouves += [Contexte(dossier, registre, jour, Edition(classeurs=classeurs)) for dossier in registre.dossiers]
    return trouves


@pytest.fixture(scope="module")
def tous() -> list[tuple[Contexte, dict[str, bytes]]]:
    """Those of the example and of the four contracts."""
    return [(contexte, _fichiers(contexte)) for contexte in _contextes(classeurs=True)]


def test_chaque_lieu_et_chaque_partenaire_a_son_classeur(tous: list[tuple[Contexte, dict[str, bytes]]]) -> None:
    """Beside its table, with the same rows in the same order; a number is a number; each column is explained, and none that is not there."""
    vus = nombres = 0
    for _, fichiers in tous:
        tables = [
            nom for nom in fichiers if nom.startswith(("territoires/", "partenaires/")) and nom.endswith(".csv") and "tableur" not in nom
        ]
        for nom in tables:
            lu = openpyxl.load_workbook(io.BytesIO(fichiers[chemin_du_classeur(nom)]))
            explication, feuille = lu.sheetnames
            assert explication == EXPLICATION
            colonnes, *lignes = csv.reader(io.StringIO(fichiers[nom].decode(), newline=""))
            tete = [cellule.value for cellule in lu[feuille][1]]
            assert [un for un in tete if not un.endswith("_nom")] == colonnes, nom
            assert lu[feuille].max_row == len(lignes) + 1
            for rang, ligne in enumerate(lignes, 2):
                dites = {un: cellule.value for un, cellule in zip(tete, lu[feuille][rang], strict=True)}
                for colonne, ecrit in zip(colonnes, ligne, strict=True):
                    if isinstance(dites[colonne], int | float):
                        assert float(ecrit) == dites[colonne]
                        nombres += 1
                    else:
                        assert (dites[colonne] or "") == rendre(ecrit).replace("\r\n", "\n"), (nom, colonne)
            debut, rangees = False, set()
            for rangee in lu[EXPLICATION].iter_rows(max_col=3, values_only=True):
                if debut:
                    rangees |= set(str(rangee[1]).split(", "))
                debut = debut or rangee[1] == "Colonne"
            assert rangees == set(colonnes), nom
            vus += 1
    assert vus > 50
    assert nombres > 100


def test_un_apercu_n_en_fait_pas(tous: list[tuple[Contexte, dict[str, bytes]]]) -> None:
    """Where workbooks are left out, nothing else is."""
    for contexte, (_, avec) in zip(_contextes(classeurs=False), tous, strict=True):
        sans = _fichiers(contexte)
        assert not [nom for nom in sans if nom.endswith(".xlsx")]
        assert {nom for nom in avec if not nom.endswith((".xlsx", ".zip"))} == set(sans)


@pytest.mark.parametrize("nom", ["changements", "partenaires"])
def test_le_portail_a_les_siens(tous: list[tuple[Contexte, dict[str, bytes]]], nom: str) -> None:
    """What changed in all contracts, and their partners, as the tables say it."""
    fichiers = {sortie.chemin: sortie.rendre() for sortie in tables_du_portail(portail_de(contexte for contexte, _ in tous[-4:]))}
    lu = openpyxl.load_workbook(io.BytesIO(fichiers[f"donnees/{nom}.xlsx"]))
    assert lu.sheetnames == [EXPLICATION, nom]
    lignes = list(csv.reader(io.StringIO(fichiers[f"donnees/{nom}.csv"].decode(), newline="")))
    assert [cellule.value for cellule in lu[nom][1]] == lignes[0]
    assert lu[nom].max_row == len(lignes)


def test_les_partenaires_de_tous_les_contrats(tous: list[tuple[Contexte, dict[str, bytes]]], tmp_path: Path) -> None:
    """Each partner of each contract has its row, which counts what the contract's own tables name it for; frictionless finds it as it is described."""
    contextes = [contexte for contexte, _ in tous[-4:]]
    fichiers = {sortie.chemin.removeprefix("donnees/"): sortie.rendre() for sortie in tables_du_portail(portail_de(iter(contextes)))}
    lignes = list(csv.DictReader(io.StringIO(fichiers["partenaires.csv"].decode(), newline="")))
    assert [(une["contrat"], une["id"]) for une in lignes] == [(un.contrat.id, id) for un in contextes for id in un.partenaires_du_contrat]
    for contexte in contextes:
        promesses = json.loads(referentiel_json(contexte))["noeuds"]
        indicateurs, valeurs = (_table(contexte, nom) for nom in ("indicateurs", "valeurs"))
        avec = {une["indicateur"] for une in valeurs if une["valeur"]}
        for une in lignes:
            if une["contrat"] == contexte.contrat.id:
                nommes = ({*un["partenaires"], *(service for siens in un["services"].values() for service in siens)} for un in promesses)
                assert int(une["promesses"]) == sum(une["id"] in siens for siens in nommes), une
                siens = {un["indicateur"] for un in indicateurs if une["id"] in un["referents"].split()}
                assert int(une["indicateurs"]) == len(siens), une
                assert int(une["avec_chiffre"]) == len(siens & avec), une
    paquet = json.loads(fichiers["datapackage.json"])
    paquet["resources"] = [une for une in paquet["resources"] if une.get("type") == "table"]
    assert [une["name"] for une in paquet["resources"]] == ["changements", "partenaires"]
    for chemin, octets in {**fichiers, "datapackage.json": json.dumps(paquet).encode()}.items():
        (tmp_path / chemin).write_bytes(octets)
    rapport = Package(str(tmp_path / "datapackage.json")).validate()
    assert rapport.valid, rapport.flatten(["title", "rowNumber", "fieldName", "message"])
    assert b"\xef\xbb\xbf" in fichiers["partenaires-tableur.csv"][:3]


def _table(contexte: Contexte, nom: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(FAIRE[nom](contexte).decode(), newline="")))
