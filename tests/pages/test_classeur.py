"""Workbooks and archives: every cell is what was written, whatever it begins with; the same bytes each time."""

import csv
import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.tableur import rendre, sans_formule
from generator.pages.fichiers.ecrire_xlsx import Feuille, TexteDeCellule, ecrire_xlsx
from generator.pages.fichiers.ecrire_zip import ecrire_zip

HOSTILES = (
    '=HYPERLINK("http://exemple.invalid")',
    "=1+1",
    "+33 1 23 45 67 89",
    "-5 familles",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "'=1",
    "''",
    "＝1+1",
    "=cmd|' /C calc'!A0",
    "12,5",
    "001",
    "1E5",
    "2019-03",
    "VRAI",
    "_x0041_",
    "a\r\nb",
    " espaces ",
    '<b>&amp;"</b>',
    "🏘️",
    "TRUE",
)
_XML = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"], exclude_characters="\ufffe\uffff"), max_size=30)


def _relire(octets: bytes) -> list[list[tuple[object, str]]]:
    """(value, kind) of each cell of the second sheet, its first row left out."""
    feuille = openpyxl.load_workbook(io.BytesIO(octets)).worksheets[0]
    return [[(cellule.value, cellule.data_type) for cellule in ligne] for ligne in feuille.iter_rows(min_row=2)]


def _classeur(lignes: list[list[str]]) -> bytes:
    return ecrire_xlsx([Feuille("essai", (20, 20), [("nombre", "mots"), *lignes], frozenset([0]))], "Essai", "2026-11-27")


def test_un_texte_reste_un_texte() -> None:
    """Whatever it begins with, in a column of numbers too: only what is written as a number is one."""
    lues = _relire(_classeur([[mot, mot] for mot in HOSTILES]))
    assert [[valeur for valeur, _ in ligne] for ligne in lues] == [[mot, mot] for mot in HOSTILES]
    assert {genre for ligne in lues for valeur, genre in ligne if isinstance(valeur, str)} == {"s"}


def test_un_nombre_reste_un_nombre() -> None:
    """Negative ones, decimals; one of more digits than a spreadsheet keeps stays as it is written; a text of a column of numbers is marked."""
    ecrits: list[list[str]] = [
        ["-5", "a"],
        ["0.001", "a"],
        ["-12.50", "a"],
        ["12345678901234567", "a"],
        [TexteDeCellule("2019"), "a"],
        ["", "a"],
    ]
    assert [ligne[0][0] for ligne in _relire(_classeur(ecrits))] == [-5, 0.001, -12.5, "12345678901234567", "2019", None]


@given(st.lists(_XML, min_size=1, max_size=5))
def test_tout_texte_revient(mots: list[str]) -> None:
    """Through the protection of CSV cells and through a workbook."""
    assert [rendre(sans_formule(mot)) for mot in mots] == mots
    lues = _relire(_classeur([["0", mot] for mot in mots]))
    assert [ligne[1][0] or "" for ligne in lues] == mots


def test_les_memes_octets_a_chaque_fois() -> None:
    """A workbook and an archive say nothing of the moment nor of the machine."""
    assert _classeur([["1", "a"]]) == _classeur([["1", "a"]])
    archive = ecrire_zip([("b.txt", b"b"), ("a.txt", b"a")], "2026-11-27")
    assert archive == ecrire_zip([("b.txt", b"b"), ("a.txt", b"a")], "2026-11-27")
    with zipfile.ZipFile(io.BytesIO(archive)) as lue:
        assert [(un.filename, un.date_time[:3], un.compress_type) for un in lue.infolist()] == [
            ("b.txt", (2026, 11, 27), zipfile.ZIP_STORED),
            ("a.txt", (2026, 11, 27), zipfile.ZIP_STORED),
        ]


@pytest.mark.lent
def test_libreoffice_lit_les_memes_mots(tmp_path: Path) -> None:
    """The real program opens the workbook, computes nothing, and gives each cell back; the tables for spreadsheets too, once their mark is taken off."""
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not installed")
    mots = [mot for mot in HOSTILES if "\r" not in mot]  # which LibreOffice makes one line end with the other
    (tmp_path / "essai.xlsx").write_bytes(_classeur([["-5.5", mot] for mot in mots]))
    tableau = io.StringIO()
    csv.writer(tableau, delimiter=";", lineterminator="\r\n").writerows(
        [
            ("nombre", "mots"),
            *(("-5,5", sans_formule(mot)) for mot in mots),
            ("-5,5", "="),
        ]  # the last one as the column of comparisons has it
    )
    (tmp_path / "tableau.csv").write_bytes(f"\ufeff{tableau.getvalue()}".encode())
    # Commas, UTF-8; cells as they are stored and not as they are shown; formulas as formulas.
    sortie = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,true"
    reglages = f"-env:UserInstallation={(tmp_path / 'reglages').as_uri()}"
    for nom, entree in (("essai.xlsx", ()), ("tableau.csv", ("--infilter=CSV:59,34,76,1,,1036",))):
        rendu = tmp_path / f"rendu-{nom}"
        commande = [soffice, reglages, "--headless", *entree, "--convert-to", sortie, "--outdir", str(rendu), str(tmp_path / nom)]
        fini = subprocess.run(commande, capture_output=True, text=True, check=False, timeout=600)
        assert fini.returncode == 0, fini.stderr
        (fichier,) = rendu.glob("*.csv")
        lignes = list(csv.reader(io.StringIO(fichier.read_text("utf-8-sig"), newline="")))[1:]
        assert {float(ligne[0].replace(",", ".")) for ligne in lignes} == {-5.5}, nom
        if nom == "essai.xlsx":
            assert [ligne[1] for ligne in lignes] == mots
        else:
            dangereux = [(rendre(ligne[1]), mot) for ligne, mot in zip(lignes, mots, strict=False) if sans_formule(mot) != mot]
            assert len(dangereux) > 10
            assert all(lu == mot for lu, mot in dangereux)
            assert lignes[-1][1] == "="


@pytest.mark.parametrize("mot", ["x" * 32_767, "😀" * 16_383, "x" * 32_768, "😀" * 16_384, "a" + "😀" * 40_000, "é" * 100_000])
def test_une_case_trop_longue(mot: str) -> None:
    """A spreadsheet refuses a workbook with a cell of more than 32,767 signs, of which some count as two: what is longer is cut, and said to be."""
    ((_, (lu, genre)),) = _relire(_classeur([["", mot]]))
    assert genre == "s"
    assert isinstance(lu, str)
    assert len(lu.encode("utf-16-le")) // 2 <= 32_767
    entier = len(mot.encode("utf-16-le")) // 2 <= 32_767
    assert lu == mot if entier else mot.startswith(lu.removesuffix("… (la suite est dans le fichier CSV)")) and lu.endswith("CSV)")


def test_les_signes_qu_aucun_classeur_ne_peut_tenir() -> None:
    """Control signs are shown as «�»; what stands around them stays."""
    ((_, (lu, _)),) = _relire(_classeur([["", "a\x00b\x07c\x1bd"]]))
    assert lu == "a�b�c�d"
