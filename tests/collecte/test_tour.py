"""The round trip through a real LibreOffice: what is typed is what is read, in every form that it may be saved in."""

from pathlib import Path

import openpyxl
import pytest

from generator.importation.collecte.intitules import Colonne
from tests.collecte.essai import colonnes, convertir, lire, nouveaux, preparer, remplir
from tests.sources.essai import nouveau_projet

pytestmark = pytest.mark.lent
EN_CSV = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false,false,false,-1"
C, E, S, K, P = Colonne.CHIFFRE, Colonne.ETAT, Colonne.SOURCE, Colonne.COMMENTAIRE, Colonne.PERIODE
SAISIES = {
    "taux": {C: 11.25, S: "Allstat ; FR6, « décembre 2020 »", K: '=1+1 et "des guillemets",\nsur deux lignes'},
    "nombre": {C: 1234, E: "Provisoire", K: "environ 60 % du total"},
    "montant": {E: "Secret statistique"},
    "fait": {C: "oui", P: "2019"},
    "mots": {C: "+33 places ouvertes, dont 12 en QPV"},
}
ATTENDU = {
    "taux": (11.25, "", "definitif", "2020", "Transmis par l’État le 12/03/2021 (Allstat ; FR6, « décembre 2020 »)", '=1+1 et "des guillemets", sur deux lignes'),
    "nombre": (1234, "", "provisoire", "2020", "Transmis par l’État le 12/03/2021", "environ 60 % du total"),
    "montant": (None, "", "secret", "2020", "Transmis par l’État le 12/03/2021", ""),
    "fait": (1, "", "definitif", "2019", "Transmis par l’État le 12/03/2021", ""),
    "mots": (None, "+33 places ouvertes, dont 12 en QPV", "definitif", "2020", "Transmis par l’État le 12/03/2021", ""),
}  # fmt: skip


def test_le_tour_par_libreoffice(tmp_path: Path) -> None:
    """xlsx, then ods, then csv and xlsx again: each of them is read as what was typed, and no cell has become a formula."""
    projet = nouveau_projet(tmp_path / "projet")
    rempli = remplir(preparer(projet), SAISIES)
    assert nouveaux(lire(projet, rempli)) == ATTENDU
    (en_ods,) = convertir([rempli], "ods", tmp_path / "ods")
    assert nouveaux(lire(projet, en_ods)) == ATTENDU
    (en_xlsx,) = convertir([en_ods], "xlsx", tmp_path / "xlsx")
    assert nouveaux(lire(projet, en_xlsx)) == ATTENDU
    assert not [
        case.coordinate for feuille in openpyxl.load_workbook(en_xlsx) for rangee in feuille for case in rangee if case.data_type == "f"
    ]
    en_csv = convertir([en_ods], EN_CSV, tmp_path / "csv")
    (saisie,) = [fichier for fichier in en_csv if "Saisie" in fichier.name]
    assert nouveaux(lire(projet, saisie)) == ATTENDU


def test_la_feuille_reste_fermee_et_ses_listes_ouvertes(tmp_path: Path) -> None:
    """LibreOffice keeps what protects the sheet, which cells may be filled in, and the lists: it has understood them."""
    projet = nouveau_projet(tmp_path / "projet")
    (rendu,) = convertir([preparer(projet)], "xlsx", tmp_path / "xlsx")
    feuille = openpyxl.load_workbook(rendu)["Saisie"]
    ou = colonnes(feuille)
    assert feuille.protection.sheet
    ouvertes = {case.column for case in feuille[4] if not case.protection.locked}
    assert ouvertes == {ou[colonne] for colonne in (P, C, E, S, K)}
    regles = {regle.type for regle in feuille.data_validations.dataValidation}
    assert regles == {"decimal", "list", "custom", "textLength"}
