"""A figure written once in merged cells, for several rows or columns: nobody but its maker knows of what it is."""

import io

import openpyxl
import pytest

from generator.importation.comprendre import comprendre
from generator.importation.connaissances import Connaissances
from generator.model.importation import Import
from generator.sources.classeurs.ouvrir import lire_octets_de_classeur
from tests.importation.classeurs_ecrits import Cellule, en_zip
from tests.importation.test_classeurs_de_bureaux import dits

RANGEES: list[list[Cellule]] = [["Commune", "Places 2023", "Places 2024"], ["Orly", 40, 10], ["Thiais", None, 12], ["Cachan", 30, None]]
FUSIONS = ((1, 1, 2, 1), (3, 1, 3, 2))  # first row and column, last row and column: B2:B3 and B4:C4


def importe(rangees: list[list[Cellule]], fusions: tuple[tuple[int, int, int, int], ...], forme: str = "xlsx", dit: str = "") -> Import:
    """The table with these merges, in an .xlsx or an .ods."""
    if forme == "xlsx":
        classeur = openpyxl.Workbook()
        for rangee in rangees:
            classeur.worksheets[0].append(rangee)
        for haut, gauche, bas, droite in fusions:
            classeur.worksheets[0].merge_cells(start_row=haut + 1, start_column=gauche + 1, end_row=bas + 1, end_column=droite + 1)
        sortie = io.BytesIO()
        classeur.save(sortie)
        octets = sortie.getvalue()
    else:
        lignes = ""
        for ligne, rangee in enumerate(rangees):
            lignes += "<table:table-row>"
            for colonne, cellule in enumerate(rangee):
                etendue, nom = "", "table-cell"
                for haut, gauche, bas, droite in fusions:
                    if (ligne, colonne) == (haut, gauche):
                        etendue = f' table:number-rows-spanned="{bas - haut + 1}" table:number-columns-spanned="{droite - gauche + 1}"'
                    elif haut <= ligne <= bas and gauche <= colonne <= droite:
                        nom = "covered-table-cell"
                genre = f'float" office:value="{cellule}' if isinstance(cellule, int) else "string"
                lignes += (
                    f'<table:{nom}{etendue} office:value-type="{genre}"><text:p>{"" if cellule is None else cellule}</text:p></table:{nom}>'
                )
            lignes += "</table:table-row>"
        espaces = " ".join(f'xmlns:{nom}="urn:oasis:names:tc:opendocument:xmlns:{nom}:1.0"' for nom in ("office", "table", "text"))
        contenu = f'<office:document-content {espaces}><office:body><office:spreadsheet><table:table table:name="f">{lignes}</table:table></office:spreadsheet></office:body></office:document-content>'
        octets = en_zip({"content.xml": contenu.encode()})
    reponses = {"chiffres-fusionnes": dit} if dit else {}
    return comprendre(lire_octets_de_classeur(octets, f"t.{forme}"), Connaissances(reponses=reponses))


@pytest.mark.parametrize("forme", ["xlsx", "ods"])
def test_un_chiffre_fusionne_est_demande(forme: str) -> None:
    """Over two places, or two years: a question names the cells, blocks the writing, and no figure is lost or doubled before it is answered."""
    lu = importe(RANGEES, FUSIONS, forme)
    (question,) = (une for une in lu.questions if une.id == "chiffres-fusionnes")
    assert (question.cellules, question.combien, question.bloque) == (("B2:B3", "B4:C4"), 2, True)
    assert [(une.cellule, une.attend) for une in lu.observations] == [
        ("B2", "chiffres-fusionnes"),
        ("C2", ""),
        ("C3", ""),
        ("B4", "chiffres-fusionnes"),
    ]


@pytest.mark.parametrize("forme", ["xlsx", "ods"])
@pytest.mark.parametrize(
    ("dit", "fusionnes"),
    [
        ("pour chacun", ["Orly | 2023 | 40", "Thiais | 2023 | 40", "Cachan | 2023 | 30", "Cachan | 2024 | 30"]),
        ("le premier", ["Orly | 2023 | 40", "Cachan | 2023 | 30"]),
        ("laisser de côté", []),
    ],
)
def test_la_reponse_vaut_pour_tous(forme: str, dit: str, fusionnes: list[str]) -> None:
    """The answer lifts the question, and gives each of the merged figures, the first, or none."""
    lu = importe(RANGEES, FUSIONS, forme, dit)
    assert "chiffres-fusionnes" not in {une.id for une in lu.questions}
    assert {une.attend for une in lu.observations} == {""}
    assert sorted(dits(lu)) == sorted(f"Places | {une}" for une in ["Orly | 2024 | 10", "Thiais | 2024 | 12", *fusionnes])


def test_une_seule_colonne_et_la_derniere_ligne() -> None:
    """The row whose only figure is under a merge is not passed over."""
    lu = importe([rangee[:2] for rangee in RANGEES], ((2, 1, 3, 1),), dit="pour chacun")
    assert dits(lu)[0] == "Places | Orly | 2023 | 40"
    lu = importe([["Commune", "Places 2023"], ["Orly", 40], ["Thiais", 12], ["Cachan", None]], ((2, 1, 3, 1),), dit="pour chacun")
    assert dits(lu) == ["Places | Orly | 2023 | 40", "Places | Thiais | 2023 | 12", "Places | Cachan | 2023 | 12"]


def test_une_absence_fusionnee_vaut_pour_chacun() -> None:
    """«n.d.» over two places is that of both: nothing is asked."""
    lu = importe([["Commune", "Places 2023"], ["Orly", "n.d."], ["Thiais", None], ["Cachan", 30]], ((1, 1, 2, 1),))
    assert dits(lu) == ["Places | Orly | 2023 | nd", "Places | Thiais | 2023 | nd", "Places | Cachan | 2023 | 30"]
    assert "chiffres-fusionnes" not in {une.id for une in lu.questions}


def test_un_lieu_fusionne_avec_son_chiffre() -> None:
    """A merge over all that a row would say is one figure of one place."""
    rangees: list[list[Cellule]] = [["Commune", "Places 2023", "Note"], ["Orly", 40, "a"], [None, None, "b"], ["Cachan", 30, "c"]]
    lu = importe(rangees, ((1, 0, 2, 0), (1, 1, 2, 1)))
    assert dits(lu)[0].startswith("Places | Orly | 2023 | 40")
    assert len(lu.observations) == 2
    assert "chiffres-fusionnes" not in {une.id for une in lu.questions}
