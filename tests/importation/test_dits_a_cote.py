"""Notes attached to cells and cells struck through: said for programs too, of each kind of workbook, and no figure is written before it is said to be still true."""

import io
import json
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font

from generator.cli import main
from tests.collecte.essai import convertir

CONVERSATION = (
    "[Threaded comment]\n\nYour version of Excel allows you to read this threaded comment; however, any edits to it will get removed "
    "if the file is opened in a newer version of Excel.\n\nComment:\n    estimation de juin"
)


def classeur(chemin: Path) -> Path:
    """Figures of which one has a note, one is struck through, one in part; a heading and an empty cell with a note."""
    lu = openpyxl.Workbook()
    feuille = lu.worksheets[0]
    feuille.title = "Suivi"
    for rangee in (["Commune", "Places 2023", "Places 2024"], ["Orly", 12, 13], ["Cachan", 30, 31], ["Thiais", 7, ""]):
        feuille.append(rangee)
    feuille["B2"].comment = Comment("à confirmer\navec la CAF", "X")
    feuille["C1"].comment = Comment("au 31 décembre", "X")
    feuille["C2"].comment = Comment(CONVERSATION, "X")
    feuille["B3"].font = Font(strike=True)
    feuille["A5"] = "Vitry"
    feuille["C5"] = 9
    feuille["B5"] = CellRichText(TextBlock(InlineFont(strike=True), "41"), TextBlock(InlineFont(), "42"))
    lu.save(chemin)
    return chemin


def rapport(chemin: Path, *options: str) -> dict[str, Any]:
    """What the command prints for programs."""
    sortie = io.StringIO()
    with redirect_stdout(sortie), redirect_stderr(io.StringIO()):
        main(["importer", str(chemin), "--format", "json", *options])
    lu: dict[str, Any] = json.loads(sortie.getvalue())
    return lu


@pytest.mark.parametrize("forme", ["xlsx", pytest.param("ods", marks=pytest.mark.lent), pytest.param("xls", marks=pytest.mark.lent)])
def test_les_programmes_les_lisent(tmp_path: Path, forme: str) -> None:
    """Each at its cell, in the sheet and beside its figure; what a note on a heading says is in the sheet."""
    chemin = classeur(tmp_path / "suivi.xlsx")
    if forme != "xlsx":
        (tmp_path / "rendu").mkdir()
        (chemin,) = convertir([chemin], forme, tmp_path / "rendu")
    lu = rapport(chemin)
    (feuille,) = lu["feuilles"]
    notes = {"B2": "à confirmer avec la CAF", "C1": "au 31 décembre", "C2": "estimation de juin"}
    assert {une["cellule"]: une["texte"] for une in feuille["commentaires"]} == notes
    assert feuille["barrees"] == ["B3", "B5"]
    assert {une["cellule"]: une["commentaire"] for une in lu["observations"] if "commentaire" in une} == {
        cellule: notes[cellule] for cellule in ("B2", "C2")
    }
    assert {une["cellule"] for une in lu["observations"] if une.get("barree")} == {"B3", "B5"}
    (question,) = [une for une in lu["questions"] if une["id"] == "barrees"]
    assert (question["cellules"], question["bloque"]) == (["B3", "B5"], True)
    (partie,) = [une for une in lu["observations"] if une["cellule"] == "B5"]
    assert (partie["valeur"], partie["statut"], partie["texte"]) == (None, "a_demander", "41 (barré) 42")
    dites = " ".join(feuille["remarques"]).replace("\u00a0", " ")
    assert "3 cellules portent un commentaire" in dites
    assert "2 cellules sont barrées (la première : B3)" in dites


def test_ce_qui_est_barre_s_ecarte_par_une_reponse(tmp_path: Path) -> None:
    """The answer leaves aside these figures and no other, or keeps all of them."""
    chemin = classeur(tmp_path / "suivi.xlsx")
    tous = {une["cellule"] for une in rapport(chemin)["observations"]}
    reponses = tmp_path / "reponses.yml"
    for dit, ecartes in (("laisser de côté", {"B3", "B5"}), ("oui", set())):
        reponses.write_text(f"barrees: {dit}\n", "utf-8")
        lu = rapport(chemin, "--reponses", str(reponses))
        assert tous - {une["cellule"] for une in lu["observations"]} == ecartes
        assert "barrees" not in {une["id"] for une in lu["questions"]}


@pytest.mark.parametrize("forme", ["xlsx", pytest.param("ods", marks=pytest.mark.lent), pytest.param("xls", marks=pytest.mark.lent)])
def test_un_appel_de_note_leve_n_est_pas_un_chiffre(tmp_path: Path, forme: str) -> None:
    """«12» and a raised «2» are twelve, of which the note 2 says that it is provisional; «2023» and a raised «1» are a year; «m» and a raised «2» are square metres."""
    leve = InlineFont(vertAlign="superscript")
    lu = openpyxl.Workbook()
    feuille = lu.worksheets[0]
    for rangee in (
        ["Commune", "", ""],
        ["Orly", "", 31],
        ["Cachan", 13, 32],
        ["Thiais", 14, 33],
        [],
        ["1 Au 31 décembre"],
        ["2 Donnée provisoire"],
    ):
        feuille.append(rangee)
    feuille["B1"] = CellRichText("Places 2023", TextBlock(leve, "1"))
    feuille["C1"] = CellRichText("Surface 2023 (m", TextBlock(leve, "2"), ")")
    feuille["B2"] = CellRichText("12", TextBlock(leve, "2"))
    chemin = tmp_path / "notes.xlsx"
    lu.save(chemin)
    if forme != "xlsx":
        (tmp_path / "rendu").mkdir()
        (chemin,) = convertir([chemin], forme, tmp_path / "rendu")
    lues = {une["cellule"]: une for une in rapport(chemin)["observations"]}
    assert [
        (une["libelle"], une["periode"], une["valeur"], une["unite"], une.get("drapeau")) for une in (lues["B2"], lues["B3"], lues["C2"])
    ] == [
        ("Places", "2023", 12, "places", "provisoire"),
        ("Places", "2023", 13, "places", None),
        ("Surface", "2023", 31, "m²", None),
    ]
