"""What each reader of workbooks makes of one cell, and of what a sheet hides: tables that say what is in the file and what is read."""

import json
from datetime import date, datetime
from typing import Any
from xml.sax.saxutils import quoteattr

import pytest

from generator.model.classeur import VIDE, CelluleLue, FeuilleLue, Fusion, GenreDeCellule, lettres
from generator.sources.classeurs import contours_lus, xls
from generator.sources.classeurs.cellules import cellule_de, ecrit, jour_de_tableur
from generator.sources.classeurs.contours_lus import feuille_des_objets
from generator.sources.classeurs.limites import ClasseurIllisible
from generator.sources.classeurs.ouvrir import lire_octets_de_classeur
from generator.sources.classeurs.texte_separe import lire_texte_separe, separateur_de
from tests.importation.classeurs_anciens import en_xls, erreur
from tests.importation.classeurs_ecrits import en_zip


def dite(cellule: CelluleLue) -> str:
    """A cell in a few words: its kind, what it shows, and the stored figure where it is not what is shown."""
    if cellule is VIDE:
        return "vide"
    stocke = "" if cellule.nombre is None or ecrit(cellule.nombre) == cellule.texte else f" [{cellule.nombre}]"
    return f"{cellule.genre} {cellule.texte}{stocke}{' pourcent' if cellule.pourcent else ''}{' couverte' if cellule.couverte else ''}"


@pytest.mark.parametrize(
    ("valeur", "format_", "attendue"),
    [
        (None, "", "vide"),
        ("", "", "vide"),
        ("  ", "", "vide"),
        ("Orly", "", "texte Orly"),
        (True, "", "oui_non oui"),
        (False, "", "oui_non non"),
        (12, "", "nombre 12"),
        (0, "", "nombre 0"),
        (12.0, "", "nombre 12"),
        (0.1, "", "nombre 0,1"),
        (1e21, "", "nombre 1000000000000000000000"),
        (float("inf"), "", "erreur #NUM!"),
        (float("nan"), "0%", "erreur #NUM!"),
        (0.125, "0%", "nombre 12,5 % [0.125] pourcent"),
        (12, '0"%"', "texte 12 %"),
        (12, "0\\%", "texte 12 %"),
        (12.5, '0.0" %"', "texte 12,5 %"),
        (12, '#,##0 "k€"', "texte 12 k€"),
        (12, "#,##0 [$€-40C]", "texte 12 €"),
        (12, '#,##0 "k€";-#,##0 "M€"', "texte 12 k€"),
        (12, '#,##0 "€ par habitant"', "nombre 12"),
        (12, '"k€" 0 "M€"', "texte k€ 12 M€"),
        (12_000, "#,##0,", "nombre 12"),
        (12_000_000, "#,##0,,", "nombre 12"),
        (12_000, '#,##0, "k€"', "texte 12 k€"),
        (12_000, "#,##0", "nombre 12000"),
        (date(2024, 3, 31), "", "jour 2024-03-31"),
        (date(2024, 3, 31), "dd/mm/yyyy", "jour 2024-03-31"),
        (date(2024, 3, 31), "mmm-yy", "jour 2024-03"),
        (date(2024, 3, 31), "mmm aaaa", "jour 2024-03"),
        (date(2024, 3, 31), "yyyy", "jour 2024"),
        (date(2024, 3, 31), 'yyyy" d"', "jour 2024"),
        (date(2024, 3, 31), "yyyy;dd", "jour 2024"),
        (date(2024, 3, 31), "jj/mm/aaaa", "jour 2024-03-31"),
        (datetime(2024, 3, 31), "", "jour 2024-03-31"),
        (datetime(2024, 3, 31, 8, 5), "", "jour 2024-03-31 08:05"),
        ("#N/A", "", "erreur #N/A"),
        ("#DIV/0!", "", "erreur #DIV/0!"),
        ("#REF!", "", "erreur #REF!"),
        ("#NOM?", "", "erreur #NOM?"),
        ("#accueil", "", "texte #accueil"),
    ],
)
def test_une_cellule(valeur: Any, format_: str, attendue: str) -> None:
    """A value and its number format, and what is read: what the sheet shows."""
    assert dite(cellule_de(valeur, format_=format_)) == attendue


def test_un_jour_et_des_colonnes_de_tableur() -> None:
    assert [jour_de_tableur(nombre) for nombre in (1, 60, 45292)] == ["1899-12-31", "1900-02-28", "2024-01-01"]
    assert [lettres(rang) for rang in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


ANCIEN = [
    ["Commune", "2023", None],
    ["Évry", (0.125, 0), True],
    ["Orly", (date(2024, 1, 1), 1), erreur(7)],
    ["", (3.5, 2), False],
    [None, (date(2024, 3, 1), 3), erreur(42)],
    [(0.25, 1), 4, erreur(99)],
    [(1, 1), (2, 1), (date(1900, 12, 31), 1)],
]


def test_un_classeur_ancien() -> None:
    """Words, figures, percentages, units, days, answers and errors of an .xls, with merges, and what is hidden."""
    octets = en_xls(
        [("Bilan", 0, ANCIEN), ("Calculs", 1, [["a"]]), ("Secrets", 2, [])],
        formats=(10, 14, 164, 165),
        fusions=[(0, 0, 1, 2), (1, 2, 0, 0)],
        lignes=(2, 4),
        colonnes=[(1, 1), (3, 4)],
    )
    lu = lire_octets_de_classeur(octets, "bilan.xls")
    assert (lu.fichier, lu.encodage) == ("bilan.xls", "")
    assert [(feuille.nom, feuille.masquee) for feuille in lu.feuilles] == [("Bilan", False), ("Calculs", True), ("Secrets", True)]
    bilan = lu.feuilles[0]
    assert [[dite(cellule) for cellule in rangee] for rangee in bilan.rangees] == [
        ["texte Commune", "texte 2023", "vide  couverte"],
        ["texte Évry", "nombre 12,5 % [0.125] pourcent", "oui_non oui"],
        ["vide  couverte", "jour 2024-01-01", "erreur #DIV/0!"],
        ["vide", "texte 3,5 %", "oui_non non"],
        ["vide", "jour 2024-03", "erreur #N/A"],
        ["nombre 0,25", "nombre 4", "erreur #ERREUR!"],
        ["nombre 1", "jour 1900-01-02", "jour 1900-12-31"],
    ]
    assert bilan.fusions == (Fusion(0, 1, 0, 2), Fusion(1, 0, 2, 0))
    assert (bilan.lignes_masquees, bilan.colonnes_masquees) == ((2, 4), (1, 3, 4))


def test_un_classeur_ancien_trop_grand(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many sheets as may be are read, one more is refused; a damaged workbook too."""
    octets = en_xls([("A", 0, [["a"]]), ("B", 0, [["b"]])])
    monkeypatch.setattr(xls, "FEUILLES_MAX", 2)
    assert len(lire_octets_de_classeur(octets, "t.xls").feuilles) == 2
    monkeypatch.setattr(xls, "FEUILLES_MAX", 1)
    with pytest.raises(ClasseurIllisible, match="plus de 1 feuilles"):
        lire_octets_de_classeur(octets, "t.xls")
    with pytest.raises(ClasseurIllisible) as refus:
        lire_octets_de_classeur(octets[:60], "t.xls")
    assert (refus.value.message, refus.value.conseil) == (
        "Ce classeur .xls ne peut pas être lu : il est abîmé, ou protégé par un mot de passe.",
        "L’ouvrir dans un tableur et l’enregistrer en .xlsx.",
    )


def _ods(cellules: str, *, colonnes: str = "", apres: str = "", styles: str = "", table: str = "") -> FeuilleLue:
    espaces = " ".join(f'xmlns:{nom}="urn:oasis:names:tc:opendocument:xmlns:{nom}:1.0"' for nom in ("office", "table", "text", "style"))
    contenu = (
        f"<office:document-content {espaces}>{styles}<office:body><office:spreadsheet>"
        f'<table:table table:name="f"{table}>{colonnes}<table:table-row>{cellules}</table:table-row>{apres}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    (feuille,) = lire_octets_de_classeur(en_zip({"content.xml": contenu.encode()}), "t.ods").feuilles
    return feuille


def _cellule_ods(genre: str, montre: str, **valeurs: str) -> str:
    dites = "".join(f" office:{nom.replace('_', '-')}={quoteattr(valeur)}" for nom, valeur in valeurs.items())
    return f'<table:table-cell office:value-type="{genre}"{dites}><text:p>{montre}</text:p></table:table-cell>'


@pytest.mark.parametrize(
    ("cellule", "attendue"),
    [
        (_cellule_ods("string", "Orly"), "texte Orly"),
        (_cellule_ods("string", " "), "vide"),
        (_cellule_ods("float", "12", value="12"), "nombre 12"),
        (_cellule_ods("float", "12,5", value="12.5"), "nombre 12,5"),
        (_cellule_ods("float", "VRAI", value="1"), "oui_non oui"),
        (_cellule_ods("float", "faux", value="0"), "oui_non non"),
        (_cellule_ods("float", "12 k€", value="12"), "texte 12 k€"),
        (_cellule_ods("float", "12,5 %", value="12.5"), "texte 12,5 %"),
        (_cellule_ods("percentage", "12,5 %", value="0.125"), "nombre 12,5 % [0.125] pourcent"),
        (_cellule_ods("currency", "12 €", value="12"), "texte 12 €"),
        (_cellule_ods("float", "12", value="12000"), "nombre 12"),
        (_cellule_ods("float", "-12", value="-12000000"), "nombre -12"),
        (_cellule_ods("float", "12 000", value="12000000"), "nombre 12000"),
        (_cellule_ods("float", "12 000", value="12000"), "nombre 12000"),
        (_cellule_ods("float", "1", value="999"), "nombre 0,999"),
        (_cellule_ods("float", "0", value="1000"), "nombre 0,001"),
        (_cellule_ods("float", "-", value="0"), "nombre 0"),
        (_cellule_ods("float", "&lt;5", value="3"), "texte <5"),
        (_cellule_ods("float", "s", value="3"), "texte s"),
        (_cellule_ods("float", "", value="3"), "cache (caché)"),
        (_cellule_ods("float", "", value="3").replace("<text:p></text:p>", ""), "nombre 3"),
        (_cellule_ods("float", "#N/A", value="0"), "erreur #N/A"),
        (_cellule_ods("float", "8", value="3"), "texte 8"),
        (_cellule_ods("float", "1,25E+06", value="1250000"), "nombre 1250000"),
        (_cellule_ods("float", "1/8", value="0.125"), "nombre 0,125"),
        (_cellule_ods("currency", "1 250 k€", value="1250000"), "texte 1250 k€"),
        (_cellule_ods("float", "douze", value="douze"), "texte douze"),
        (_cellule_ods("float", "douze"), "texte douze"),
        (_cellule_ods("percentage", "a"), "texte a"),
        (_cellule_ods("boolean", "VRAI", boolean_value="true"), "oui_non oui"),
        (_cellule_ods("boolean", "FAUX", boolean_value="false"), "oui_non non"),
        (_cellule_ods("date", "31/03/2024", date_value="2024-03-31"), "jour 2024-03-31"),
        (_cellule_ods("date", "mars 2024", date_value="2024-03-31"), "jour 2024-03"),
        (_cellule_ods("date", "janv. 24", date_value="2024-01-01"), "jour 2024-01"),
        (_cellule_ods("date", "03/2024", date_value="2024-03-31"), "jour 2024-03"),
        (_cellule_ods("date", "2024", date_value="2024-03-31"), "jour 2024"),
        (_cellule_ods("date", "24", date_value="2024-03-24"), "jour 2024-03-24"),
        (_cellule_ods("date", "31 mars 2024", date_value="2024-03-31"), "jour 2024-03-31"),
        (_cellule_ods("date", "31/03/2024 08:05", date_value="2024-03-31T08:05:00"), "jour 2024-03-31 08:05"),
        (_cellule_ods("date", "31/03/2024", date_value="2024-03-31T00:00:00"), "jour 2024-03-31"),
        (_cellule_ods("date", "bientôt"), "texte bientôt"),
        (
            '<table:table-cell office:value-type="string"><office:annotation><text:p>note</text:p></office:annotation>'
            '<text:p>a<text:s text:c="2"/>b<text:tab/>c<text:line-break/>d<text:span>e</text:span>f</text:p><text:p>g</text:p></table:table-cell>',
            "texte a  b\tc\ndef\ng",
        ),
        ('<table:table-cell office:value-type="string"><text:p>a<text:s/>b</text:p></table:table-cell>', "texte a b"),
    ],
)
def test_une_cellule_de_libreoffice(cellule: str, attendue: str) -> None:
    """What LibreOffice stores of a cell and shows of it, and what is read."""
    assert [dite(lue) for rangee in _ods(cellule).rangees for lue in rangee] == [attendue] * (attendue != "vide")


def test_ce_que_libreoffice_repete_fusionne_et_masque() -> None:
    """Cells, rows and columns are said once with how many there are, through groups and headings; merges are told with their corners."""
    mot = '<table:table-cell office:value-type="string"{}><text:p>{}</text:p></table:table-cell>'
    cellules = mot.format(' table:number-columns-spanned="2" table:number-rows-spanned="3"', "a") + "<table:covered-table-cell/>"
    cellules += mot.format(' table:number-columns-repeated="2"', "b") + mot.format(' table:number-rows-spanned="2"', "c")
    masquee = '<table:table-row table:visibility="{}" table:number-rows-repeated="2">' + mot.format("", "x") + "</table:table-row>"
    colonnes = (
        '<table:table-column-group><table:table-column table:number-columns-repeated="2"/></table:table-column-group>'
        '<table:table-header-columns><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/></table:table-header-columns>'
        '<table:table-column/><table:table-column table:visibility="filter"/>'
    )
    apres = masquee.format("visible") + f"<table:table-row-group>{masquee.format('collapse')}</table:table-row-group>"
    apres += f"<table:table-header-rows>{masquee.format('filter')}</table:table-header-rows>"
    style = '<style:style style:name="{}" style:family="{}"><style:table-properties table:display="{}"/></style:style>'
    styles = style.format("cache", "table", "false") + style.format("vu", "table", "true") + style.format("autre", "table-row", "false")
    feuille = _ods(cellules, colonnes=colonnes, apres=apres, styles=styles, table=' table:style-name="cache"')
    assert [dite(lue) for lue in feuille.rangees[0]] == ["texte a", "vide  couverte", "texte b", "texte b", "texte c"]
    assert feuille.fusions == (Fusion(0, 0, 2, 1), Fusion(0, 4, 1, 4))
    assert len(feuille.rangees) == 7
    assert (feuille.masquee, feuille.lignes_masquees, feuille.colonnes_masquees) == (True, (3, 4, 5, 6), (2, 3, 5))
    for nom in ("vu", "autre", ""):
        assert not _ods(cellules, styles=styles, table=f' table:style-name="{nom}"').masquee


POLYGONE = {"type": "Polygon", "coordinates": []}


@pytest.mark.parametrize(
    ("lu", "champs", "rangees", "contours"),
    [
        ([{"a": 1}, {"b": "x", "a": None}], "a b", ["1", "; x"], 0),
        ([{"a": True, "b": [1], "c": {"d": 1}}], "a b c", ["oui"], 0),
        ({"records": [{"fields": {"a": 1}}, {"id": 2}, {"fields": 3}, 4]}, "a", ["1"], 0),
        ({"records": [{"fields": {"a": 1}, "geometry": POLYGONE}]}, "a", ["1"], 0),
        (
            {
                "features": [
                    {"properties": {"a": 1}, "geometry": POLYGONE},
                    {"properties": {"a": 2}, "geometry": {"type": "MultiPolygon"}},
                    {"properties": {"a": 3}, "geometry": {"type": "Point"}},
                    {"properties": None, "geometry": None},
                    {"properties": [1], "geometry": [1]},
                    "rien",
                ]
            },
            "a",
            ["1", "2", "3", ""],
            2,
        ),
        ({"features": []}, "", [], 0),
        ([{"a": 0.5}, {"a": "0,5"}], "a", ["0,5", "0,5"], 0),
    ],
)
def test_des_objets(lu: Any, champs: str, rangees: list[str], contours: int) -> None:
    """A row for each thing, a column for each field in the order in which fields come, and how many things have an outline."""
    feuille = feuille_des_objets(lu, "lieux")
    assert feuille is not None
    assert [cellule.texte for cellule in feuille.rangees[0]] == champs.split()
    assert ["; ".join(cellule.texte for cellule in rangee).rstrip("; ") for rangee in feuille.rangees[1:]] == rangees
    assert (feuille.nom, feuille.contours, feuille.objets) == ("lieux", contours, tuple(champs.split()) or ("",))


@pytest.mark.parametrize("lu", [1, "a", None, [], [1], [{"a": 1}, 2], {}, {"features": 1}, {"records": {}}, {"type": "Feature"}])
def test_ce_qui_n_est_pas_une_liste_d_objets(lu: Any) -> None:
    assert feuille_des_objets(lu, "t") is None


def test_trop_d_objets(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many values as may be are read, one more is refused: the fields of one thing are those of all."""
    monkeypatch.setattr(contours_lus, "CELLULES_MAX", 4)
    assert feuille_des_objets([{"a": 1}, {"b": 1}], "t")
    for lu in ([{"a": 1}, {"b": 1}, {}], [{}] * 5):
        with pytest.raises(ClasseurIllisible, match="plus de 0 millions de valeurs"):
            feuille_des_objets(lu, "t")


@pytest.mark.parametrize(
    ("texte", "separateur"),
    [
        ("a;b,c\nd;e,f,g\n", ";"),
        ("a,b;c\nd,e\n", ","),
        ("a\tb\n1\t2,5\n", "\t"),
        ("a|b\n1|2\n", "|"),
        ("a;b\n\n;\n1;2\n", ";"),
        ("a,b,c\n1;2,3,4\n", ","),
        ("a,b;c\n", ";"),
        ("un mot\nun autre\n", ""),
        ("", ""),
        ("x\n" * 300 + "a;b\n", ""),
        ("x\n" * 299 + "a;b\n", ";"),
    ],
)
def test_un_separateur(texte: str, separateur: str) -> None:
    """The sign that cuts most of the first three hundred lines in as many cells; of two that do, the one that makes more cells, then the first of « ; », tab, « | », « , »."""
    assert separateur_de(texte) == separateur


@pytest.mark.parametrize(
    ("texte", "separateur", "rangees"),
    [
        ("sep=|\na|b;c\n", "|", [[], ["a", "b;c"]]),
        ("SEP=,\na,b\n", ",", [[], ["a", "b"]]),
        ("sep=;", ";", []),
        ("sep=;x\na;b\n", ";", [["sep=", "x"], ["a", "b"]]),
        ("sep=\na;b\n", ";", [["sep="], ["a", "b"]]),
        ("a\n \nb\n", "", [["a"], [""], ["b"]]),
    ],
)
def test_un_separateur_annonce(texte: str, separateur: str, rangees: list[list[str]]) -> None:
    """Excel's first line names the separator, and keeps its place: line 2 of the file is line 2."""
    feuille, lu = lire_texte_separe(texte, "t")
    assert (lu, feuille.separateur, feuille.en_lignes) == (separateur, separateur, True)
    assert [[cellule.texte for cellule in rangee] for rangee in feuille.rangees] == rangees


def test_une_archive_de_feuilles() -> None:
    """Sheets of several files are told by their file; one table alone is the table; where two have one name, each has its rank."""
    table = b"a;b\n1;2\n"
    assert [feuille.nom for feuille in lire_octets_de_classeur(en_zip({"x/un.csv": table, "deux.csv": table}), "l.zip").feuilles] == [
        "un",
        "deux",
    ]
    assert [feuille.nom for feuille in lire_octets_de_classeur(en_zip({"x/un.csv": table, "y/un.csv": table}), "l.zip").feuilles] == [
        "un (1)",
        "un (2)",
    ]
    ancien = en_xls([("A", 0, [["a"]])])
    lu = lire_octets_de_classeur(en_zip({"x/un.xls": ancien, "deux.json": json.dumps([{"a": 1}]).encode()}), "l.zip")
    assert [feuille.nom for feuille in lu.feuilles] == ["un.xls A", "deux.json deux"]
    seul = lire_octets_de_classeur(en_zip({"x/un.csv": table, "__MACOSX/un.csv": b"?", "lisez.md": b"x"}), "l.zip")
    assert (seul.fichier, [feuille.nom for feuille in seul.feuilles]) == ("l.zip", ["un"])
    assert seul.feuilles[0].cellule(1, 1) == CelluleLue(GenreDeCellule.TEXTE, "2")
