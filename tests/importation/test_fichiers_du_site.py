"""The tables of figures that a site publishes are read back for what they are."""

import csv
import io
import re
import shutil
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from generator.cli import main
from generator.importation.modeles.engagements_ouverts import AUTRES_FEUILLES
from generator.importation.modeles.engagements_ouverts import EXPLICATION as EXPLICATION_LUE
from generator.model.unite import Unite
from generator.model.valeur import Valeur
from generator.pages.contexte import Contexte
from generator.pages.fichiers.classeur import EXPLICATION, classeur_du_contrat
from generator.pages.fichiers.donnees_du_contrat import donnees_du_contrat
from generator.pages.fichiers.interface_valeurs import toutes_les_valeurs
from generator.pages.fichiers.noms_des_colonnes import noms_des_colonnes
from generator.pages.fichiers.tables_publiees import TABLES
from generator.pages.fichiers.tableur_francais import pour_tableur
from generator.publication.construction import examiner
from tests.exemple.projet import CONTRAT, JOUR, RACINE, copier_exemple, sorties_de_l_exemple
from tests.exemple2.projet import CONTRAT as EXEMPLE2
from tests.exemple2.projet import JOUR as JOUR_2
from tests.exemple2.projet import copier_exemple2
from tests.tout import chaque_nuit, en_croix

CONTRATS = ("grand-orly-seine-bievre", "grand-paris-sud", "grigny", "paris")


FORMES = ("valeurs.csv", "valeurs-tableur.csv", "classeur")
JOUR_DES_VRAIS = "2026-11-27"


@pytest.mark.parametrize("forme", FORMES)
def test_nos_chiffres_se_relisent(forme: str, tmp_path: Path) -> None:
    """For programs, for spreadsheets, in the workbook: every figure is found again as it is published, parts, words, yes and no, and reasons for absence too."""
    projet = copier_exemple(tmp_path / "projet")
    lues = _relire(projet, CONTRAT, forme, tmp_path, JOUR)
    assert any(un.ventilation for un in lues)
    assert any(un.statut.est_absence for un in lues)
    assert any(un.mots for un in lues)
    assert any(un.unite is Unite.OUI_NON for un in lues)


@pytest.mark.parametrize("forme", chaque_nuit(FORMES))
def test_des_estimations_reviennent_avec_leurs_bornes(forme: str, tmp_path: Path) -> None:
    """A range without a number, a number between two bounds, a forecast: found again as they are, and imported where their table is no more, published with the same
    bytes."""
    projet = copier_exemple2(tmp_path / "projet")
    dossier = projet / "referentiels" / EXEMPLE2 / "valeurs"
    with (dossier / "previsions.csv").open("a", encoding="utf-8") as flux:
        flux.write("menages-mal-loges;la-gare;2023;295;Bailleur, 2024;;280;310\nmenages-mal-loges;la-gare;2021;;Bailleur, 2024;;270;340\n")
    lues = _relire(projet, EXEMPLE2, forme, tmp_path, JOUR_2)
    assert {(un.nombre is None, un.bornes is None) for un in lues} >= {(True, False), (False, False), (False, True)}
    assert b"2025-12-24" not in _importer_ses_chiffres(projet, EXEMPLE2, forme, tmp_path, JOUR_2, "2025-12-24")


@pytest.mark.parametrize(("contrat", "forme"), en_croix(CONTRATS, FORMES))
def test_les_vrais_chiffres_se_relisent(contrat: str, forme: str, tmp_path: Path) -> None:
    """The same, of the real contracts: two sources of one figure, words among numbers, a contract that has none."""
    _relire(RACINE, contrat, forme, tmp_path, JOUR_DES_VRAIS)


def _relire(projet: Path, contrat: str, forme: str, tmp_path: Path, jour: str) -> list[Valeur]:
    """What is published, once the command has found all of it «inchangé» in a file of this form."""
    _, fichier = _publier(projet, contrat, forme, tmp_path, jour)
    sortie = io.StringIO()
    with redirect_stdout(sortie), redirect_stderr(sortie):
        main(["importer", str(fichier), "--projet", str(projet), "--contrat", contrat, "--date", jour])
    dit = sortie.getvalue()
    registre, _ = examiner(projet, aujourd_hui=jour)
    publiees = [un for dossier in registre.dossiers if dossier.id_du_contrat == contrat for un in dossier.observations()]
    if publiees:
        assert "chiffres d’Engagements ouverts" in dit.replace("\u00a0", " ")
    dit = re.sub(r"\d+\schiffres laissés de côté : chiffre qu’un site a calculé", "", dit)
    assert not re.search(r"\d+ nouveaux?\b|\d+ révisés?\b|disparu|laissés de côté|Refusé", dit), dit
    (inchanges,) = re.findall(r"(\d+) inchangés?", dit) or ["0"]
    assert int(inchanges) == len(publiees), dit
    return publiees


def test_les_feuilles_du_classeur_sont_connues() -> None:
    """The importer names the sheets that it leaves aside as the workbook does."""
    assert {*(table.nom for table in TABLES), EXPLICATION} - {"valeurs"} == AUTRES_FEUILLES
    assert EXPLICATION == EXPLICATION_LUE


def test_les_noms_des_tableurs_ne_sont_pas_relus(tmp_path: Path) -> None:
    """The form for spreadsheets, put in the place of the figures, gives the same contract: names are for people, whatever they say."""
    projet = copier_exemple(tmp_path / "projet")
    dossier = projet / "referentiels" / CONTRAT / "valeurs"
    avant = sorties_de_l_exemple(projet)
    texte = avant[f"{CONTRAT}/donnees/valeurs-tableur.csv"].decode("utf-8-sig")
    rangees = list(csv.DictReader(io.StringIO(texte, newline=""), delimiter=";"))
    assert {rangee["territoire"]: rangee["territoire_nom"] for rangee in rangees}["exempleville"] == "Exempleville"
    assert all(rangee["indicateur_nom"] and rangee["promesse_nom"] for rangee in rangees)
    for fichier in dossier.iterdir():
        fichier.unlink()
    sans = [colonne for colonne in rangees[0] if colonne != "genre_de_source"]
    with (dossier / "tout.csv").open("w", encoding="utf-8", newline="") as flux:
        plume = csv.DictWriter(flux, sans, delimiter=";", extrasaction="ignore")
        plume.writeheader()
        plume.writerows(rangees)
    assert sorties_de_l_exemple(projet)[f"{CONTRAT}/donnees/indicateurs.csv"] == avant[f"{CONTRAT}/donnees/indicateurs.csv"]


@pytest.mark.parametrize(("contrat", "forme"), [*((CONTRAT, forme) for forme in FORMES), ("paris", "classeur")])
def test_nos_chiffres_reviennent_comme_ils_sont_partis(contrat: str, forme: str, tmp_path: Path) -> None:
    """Imported where their table is no more, they are published again with the same bytes: source, publication, place in it, comment, day of reading and reason to
    prefer one of two sources come back with each."""
    projet = copier_exemple(tmp_path / "projet") if contrat == CONTRAT else _copier(contrat, tmp_path / "projet")
    jour = JOUR if contrat == CONTRAT else JOUR_DES_VRAIS
    assert b"2026-12-24" not in _importer_ses_chiffres(projet, contrat, forme, tmp_path, jour, "2026-12-24")


def _importer_ses_chiffres(projet: Path, contrat: str, forme: str, tmp_path: Path, jour: str, importe_le: str) -> bytes:
    """The table of figures of a contract, once its own tables are gone and what it published of them was imported on a day: the same rows."""
    avant, fichier = _publier(projet, contrat, forme, tmp_path, jour)
    for tableau in (projet / "referentiels" / contrat / "valeurs").iterdir():
        tableau.unlink()
    dit = io.StringIO()
    with redirect_stdout(dit), redirect_stderr(dit):
        main(["importer", str(fichier), "--projet", str(projet), "--contrat", contrat, "--date", importe_le, "--ecrire"])
    apres, _ = _publier(projet, contrat, forme, tmp_path, jour)
    assert sorted(apres.decode().splitlines()) == sorted(avant.decode().splitlines()), dit.getvalue()
    return apres


def test_une_publication_d_ailleurs_est_dite_dans_la_source(tmp_path: Path) -> None:
    """Another contract does not have the publication of a row: its place in it is said with the source, and the row is sound."""
    projet = _copier("paris", tmp_path / "projet")
    avant, fichier = _publier(projet, "paris", "valeurs.csv", tmp_path, JOUR_DES_VRAIS)
    for chemin in ((projet / "referentiels" / "paris" / "valeurs").iterdir(), [projet / "referentiels" / "paris" / "publications.yml"]):
        for un in chemin:
            un.unlink()
    assert main(["importer", str(fichier), "--projet", str(projet), "--contrat", "paris", "--ecrire"]) == 0
    apres, _ = _publier(projet, "paris", "valeurs.csv", tmp_path, JOUR_DES_VRAIS)
    publies, repris = (
        {(une["indicateur"], une["periode"], une["valeur"]): une for une in csv.DictReader(io.StringIO(un.decode()))}
        for un in (avant, apres)
    )
    assert len(publies) - 2 <= len(repris)  # two of several publications cannot be told apart: that is asked
    assert all(une["source"].startswith(publies[cle]["source"]) for cle, une in repris.items())
    assert any(publies[cle]["repere"] and publies[cle]["repere"] in une["source"] for cle, une in repris.items() if not une["repere"])


def _copier(contrat: str, projet: Path) -> Path:
    """A project with one of the real contracts."""
    for dossier in ("referentiels", "content"):
        (projet / dossier).mkdir(parents=True)
        for chemin in (RACINE / dossier).glob("*.*"):
            shutil.copy(chemin, projet / dossier)
        shutil.copytree(RACINE / dossier / contrat, projet / dossier / contrat)
    return projet


def _publier(projet: Path, contrat: str, forme: str, tmp_path: Path, jour: str) -> tuple[bytes, Path]:
    """The table of figures of a contract, for programs; and where it is in this form."""
    registre, _ = examiner(projet, aujourd_hui=jour)
    (dossier,) = (un for un in registre.dossiers if un.id_du_contrat == contrat)
    contexte = Contexte(dossier, registre, jour)
    valeurs, noms = toutes_les_valeurs(contexte), noms_des_colonnes(contexte)
    fichier = tmp_path / (forme if forme != "classeur" else f"{contrat}.xlsx")
    if forme == "classeur":
        donnees = donnees_du_contrat(contexte)
        fichier.write_bytes(classeur_du_contrat(donnees, [une.lignes(noms) for une in donnees.tables]))
    else:
        fichier.write_bytes(valeurs if forme == "valeurs.csv" else pour_tableur(valeurs, noms))
    return valeurs, fichier
