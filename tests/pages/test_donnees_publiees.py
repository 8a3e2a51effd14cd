"""The tables that contracts publish are what their definitions say, in each form that they are given in: files, package, workbook, archive, map."""

import csv
import io
import json
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from frictionless import Package

from generator.model.tableur import rendre
from generator.pages.contexte import Contexte
from generator.pages.edition import Edition
from generator.pages.fichiers.archive import archive
from generator.pages.fichiers.classeur import EXPLICATION, classeur_du_contrat
from generator.pages.fichiers.colonnes import NUMERIQUES
from generator.pages.fichiers.donnees_du_contrat import FAIRE, DonneesDuContrat, donnees_du_contrat
from generator.pages.fichiers.interface import indicateur_json, referentiel_json
from generator.pages.fichiers.interface_changements import changements_json
from generator.pages.fichiers.noms_des_colonnes import noms_des_colonnes
from generator.pages.fichiers.tables_publiees import TABLES
from generator.pages.fichiers.tableur_francais import pour_tableur
from generator.publication.construction import examiner
from tests.exemple.projet import CONTRAT, EXEMPLE, JOUR, RACINE

PROJETS = (RACINE, EXEMPLE, RACINE / "tests" / "exemple2")
JOURS = {RACINE: "2026-11-27", EXEMPLE: JOUR}
_FORMULE = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
# A sign alone («=», how a figure is compared with its target) is a word for every spreadsheet, and is what programs read since the first version.
_INOFFENSIF = re.compile(r"-?[0-9]+([.,][0-9]+)?|=")


def _contextes() -> list[Contexte]:
    return [
        Contexte(dossier, registre, jour, Edition(classeurs=True))
        for projet in PROJETS
        for jour in [JOURS.get(projet, "2026-11-27")]
        for registre in [examiner(projet, jour)[0]]
        for dossier in registre.dossiers
    ]


CONTEXTES = _contextes()
NOMS = [contexte.contrat.id for contexte in CONTEXTES]


def _table(octets: bytes, separateur: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(octets.decode("utf-8-sig"), newline=""), delimiter=separateur))


@pytest.fixture(scope="module", params=CONTEXTES, ids=NOMS)
def contexte(request: pytest.FixtureRequest) -> Contexte:
    """Each contract of this repository, real or invented."""
    choisi = request.param
    assert isinstance(choisi, Contexte)
    return choisi


@pytest.fixture(scope="module")
def donnees(contexte: Contexte) -> DonneesDuContrat:
    """What it publishes."""
    return donnees_du_contrat(contexte)


def _deposer(donnees: DonneesDuContrat, contexte: Contexte, dossier: Path) -> Path:
    """The archive of a contract, unfolded; the path of the package."""
    with zipfile.ZipFile(io.BytesIO(archive(donnees, referentiel_json(contexte), changements_json(contexte)))) as lue:
        lue.extractall(dossier)
    return dossier / f"{donnees.id}-{donnees.jour}" / "datapackage.json"


def test_chaque_table_a_ses_colonnes(donnees: DonneesDuContrat) -> None:
    """The head of each file is that of its definition, each column of which is explained; no row is longer or shorter."""
    assert [faite.table.nom for faite in donnees.tables] == [table.nom for table in TABLES] == list(FAIRE)
    for faite in donnees.tables:
        tete, *lignes = _table(faite.octets)
        assert tuple(tete) == faite.table.noms, faite.table.nom
        assert {len(ligne) for ligne in lignes} <= {len(tete)}
        assert all(colonne.dit for colonne in faite.table.colonnes)


def test_aucune_cellule_n_est_une_formule(donnees: DonneesDuContrat, contexte: Contexte) -> None:
    """In no column of words, in neither form; numbers stay numbers, and none is marked."""
    noms = noms_des_colonnes(contexte)
    for faite in donnees.tables:
        for octets, separateur in ((faite.octets, ","), (pour_tableur(faite.octets, noms), ";")):
            for ligne in _table(octets, separateur)[1:]:
                for cellule in ligne:
                    assert not _FORMULE.match(cellule) or _INOFFENSIF.fullmatch(cellule), (faite.table.nom, cellule)
                    assert not (cellule.startswith("'") and _INOFFENSIF.fullmatch(cellule[1:])), cellule


def test_frictionless_valide_le_paquet(donnees: DonneesDuContrat, contexte: Contexte, tmp_path: Path) -> None:
    """Every file, every digest, every type, every code, every key, every reference to another table; in the archive as it is unfolded."""
    rapport = Package(str(_deposer(donnees, contexte, tmp_path))).validate()
    assert rapport.valid, rapport.flatten(["title", "rowNumber", "fieldName", "message"])
    assert len(rapport.tasks) == len(TABLES) + 2


@pytest.mark.parametrize(
    ("table", "avant", "apres"),
    [
        ("valeurs.csv", ",definitif,", ",inconnu,"),
        ("indicateurs.csv", "familles-accueillies,", "autre-chose,"),
        ("territoires.csv", ",commune,", ",village,"),
        ("promesses.csv", "o1-1,", "o9,"),
    ],
)
def test_une_table_fausse_est_refusee(table: str, avant: str, apres: str, tmp_path: Path) -> None:
    """The schema alone sees it: the digest is taken out."""
    contexte = CONTEXTES[NOMS.index(CONTRAT)]
    paquet = _deposer(donnees_du_contrat(contexte), contexte, tmp_path)
    lu = json.loads(paquet.read_text("utf-8"))
    for ressource in lu["resources"]:
        ressource.pop("hash", None), ressource.pop("bytes", None)
    paquet.write_text(json.dumps(lu), "utf-8")
    assert Package(str(paquet)).validate().valid
    fichier = paquet.parent / table
    texte = fichier.read_bytes().decode()
    assert avant in texte
    fichier.write_bytes(texte.replace(avant, apres, 1).encode())
    assert not Package(str(paquet)).validate().valid


def test_le_classeur_a_les_memes_cellules(donnees: DonneesDuContrat, contexte: Contexte) -> None:
    """One sheet per table after the one that explains; the words of each cell, without the mark that a CSV needs; numbers as numbers."""
    noms = noms_des_colonnes(contexte)
    lu = openpyxl.load_workbook(io.BytesIO(classeur_du_contrat(donnees, [faite.lignes(noms) for faite in donnees.tables])))
    assert lu.sheetnames == [EXPLICATION, *(table.nom for table in TABLES)]
    nombres = 0
    for faite in donnees.tables:
        tete, *lignes = faite.lignes(noms)
        genres = {colonne.nom: colonne.genre for colonne in faite.table.colonnes}
        feuille = lu[faite.table.nom]
        assert [cellule.value for cellule in feuille[1]] == list(tete)
        for rang, ligne in enumerate(lignes, 2):
            for nom, ecrit, cellule in zip(tete, ligne, feuille[rang], strict=False):
                assert cellule.data_type != "f"
                if isinstance(cellule.value, int | float):
                    assert genres[nom] in NUMERIQUES
                    assert float(ecrit) == cellule.value
                    nombres += 1
                else:
                    assert (cellule.value or "") == rendre(ecrit).replace("\r\n", "\n"), (faite.table.nom, nom)
    assert nombres > 10
    explication = " ".join(str(valeur) for ligne in lu[EXPLICATION].iter_rows(values_only=True) for valeur in ligne if valeur)
    assert all(f"{faite.table.nom} " in explication and faite.table.titre in explication for faite in donnees.tables)
    assert ("Feuille", "Colonne", "Ce qu’elle contient") in list(lu[EXPLICATION].iter_rows(max_col=3, values_only=True))


def test_l_archive_dit_ce_qu_elle_est(donnees: DonneesDuContrat, contexte: Contexte) -> None:
    """All files in one dated folder, each named by its own words; the licence; the same bytes each time."""
    octets = archive(donnees, referentiel_json(contexte), changements_json(contexte))
    assert octets == archive(donnees_du_contrat(contexte), referentiel_json(contexte), changements_json(contexte))
    with zipfile.ZipFile(io.BytesIO(octets)) as lue:
        assert lue.testzip() is None
        dossier = f"{donnees.id}-{donnees.jour}/"
        noms = [nom.removeprefix(dossier) for nom in lue.namelist()]
        assert all(nom.startswith(dossier) for nom in lue.namelist())
        lisez_moi, licence = (lue.read(dossier + nom).decode() for nom in ("LISEZMOI.txt", "LICENCE.txt"))
    assert all(nom in lisez_moi for nom in noms if nom not in ("LISEZMOI.txt", "LICENCE.txt"))
    assert "Licence Ouverte" in licence
    assert donnees.titre in lisez_moi


def test_les_lieux_sur_une_carte(donnees: DonneesDuContrat, contexte: Contexte) -> None:
    """Each place once, longitude first; no point is made up."""
    lu = json.loads(donnees.lieux)
    assert lu["type"] == "FeatureCollection"
    assert [un["id"] for un in lu["features"]] == list(contexte.territoires)
    for un in lu["features"]:
        lieu = contexte.territoires[un["id"]]
        assert (un["geometry"] is not None) == lieu.est_place
        if un["geometry"] and un["geometry"]["type"] == "Point":
            assert un["geometry"]["coordinates"] == [lieu.longitude, lieu.latitude]


def test_un_indicateur_en_un_fichier(contexte: Contexte) -> None:
    """What `referentiel.json` says of it, and each of its figures, in the order of `valeurs.csv`, with the publication that it names."""
    tous = {un["id"]: un for un in json.loads(referentiel_json(contexte))["indicateurs"]}
    lignes = _table(FAIRE["valeurs"](contexte))
    publies = [dict(zip(lignes[0], ligne, strict=True)) for ligne in lignes[1:]]
    for id, attendu in tous.items():
        lu = json.loads(indicateur_json(contexte, id))
        assert {cle: lu[cle] for cle in attendu} == attendu
        siens = [ligne for ligne in publies if ligne["indicateur"] == id]
        dits = [(un["territoire"], un["periode"], un["statut"], un["source"]) for un in lu["valeurs"]]
        assert dits == [(un["territoire"], un["periode"], un["statut"], rendre(un["source"])) for un in siens]
        assert {un["id"] for un in lu["publications"]} == {
            contexte.suivi.publications[un["publication"]].id for un in siens if un["publication"] in contexte.suivi.publications
        }
