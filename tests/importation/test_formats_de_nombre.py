"""What a number format shows is what is read, whatever the format of the file: the same figure in an .xlsx, an .xls, an .ods and as the words that a reader sees."""

import io
from collections.abc import Sequence
from decimal import Decimal
from xml.sax.saxutils import escape

import openpyxl
import pytest

from generator.importation.chiffres_ecrits import lire_chiffre
from generator.importation.comprendre import comprendre
from generator.model.classeur import CelluleLue
from generator.sources.classeurs.formats_de_nombre import section_du_nombre
from generator.sources.classeurs.ouvrir import lire_octets_de_classeur
from tests.importation.classeurs_anciens import en_xls
from tests.importation.classeurs_ecrits import en_zip

VALEURS = (0, 3, -3, 4.5, 12, 999, 1_000, 1_200, -1_250, 12_000, 45_000, 300_000, 1_250_000, -2_000_000, 1_234_567.5, 0.125)
FACTEURS = ("", ' number:display-factor="1000"', ' number:display-factor="1000000"')


def en_francais(nombre: Decimal, decimales: int, milliers: int) -> str:
    """A figure as a French spreadsheet shows it."""
    return f"{nombre / 1_000**milliers:,.{decimales}f}".replace(",", "\u202f").replace(".", ",")


def en_xlsx(format_: str, valeurs: Sequence[float]) -> bytes:
    """A row of figures in this format."""
    classeur = openpyxl.Workbook()
    for colonne, valeur in enumerate(valeurs, 1):
        classeur.worksheets[0].cell(1, colonne, valeur).number_format = format_
    octets = io.BytesIO()
    classeur.save(octets)
    return octets.getvalue()


def en_ods(valeurs: Sequence[float], montres: Sequence[str], *, milliers: Sequence[int] = (0,), genre: str = "float") -> bytes:
    """The same as LibreOffice writes it: the figure, what is shown of it, and a style that leaves out so many thousands."""
    noms = {"office": "office", "table": "table", "text": "text", "style": "style", "number": "datastyle"}
    espaces = " ".join(f'xmlns:{nom}="urn:oasis:names:tc:opendocument:xmlns:{mot}:1.0"' for nom, mot in noms.items())
    autres = [f"N1P{rang}" for rang in range(len(milliers) - 1)]
    styles = "".join(
        f'<number:number-style style:name="{nom}"><number:number{FACTEURS[combien]}/></number:number-style>'
        for nom, combien in zip(autres, milliers, strict=False)
    )
    conditions = "".join(f'<style:map style:condition="value()&gt;=1" style:apply-style-name="{nom}"/>' for nom in autres)
    styles += f'<number:number-style style:name="N1"><number:number{FACTEURS[milliers[-1]]}/>{conditions}</number:number-style>'
    styles += '<style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/>'
    cellules = "".join(
        f'<table:table-cell office:value-type="{genre}" office:value="{valeur}"><text:p>{escape(montre)}</text:p></table:table-cell>'
        for valeur, montre in zip(valeurs, montres, strict=True)
    )
    contenu = (
        f"<office:document-content {espaces}><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>"
        '<table:table table:name="f"><table:table-column table:default-cell-style-name="ce1" table:number-columns-repeated="30"/>'
        f"<table:table-row>{cellules}</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
    )
    return en_zip({"content.xml": contenu.encode()})


def rangee(octets: bytes, nom: str) -> list[CelluleLue]:
    """The cells of the first row of a file."""
    return list(lire_octets_de_classeur(octets, nom).feuilles[0].rangees[0])


def dit(cellule: CelluleLue) -> tuple[object, ...]:
    """What the import takes of a cell."""
    lu = lire_chiffre(cellule)
    return (lu.genre.value, lu.nombre, lu.unite, lu.statut.value)


def lues_partout(format_: str, valeurs: Sequence[float], ods: bytes) -> list[tuple[object, ...]]:
    """What is taken of figures in this format, the same from each file."""
    xlsx = [dit(cellule) for cellule in rangee(en_xlsx(format_, valeurs), "f.xlsx")]
    anciens = en_xls([("f", 0, [[(valeur, 0) for valeur in valeurs]])], formats=(164,), codes={164: format_})
    assert [dit(cellule) for cellule in rangee(anciens, "f.xls")] == xlsx
    assert [dit(cellule) for cellule in rangee(ods, "f.ods")] == xlsx
    return xlsx


@pytest.mark.parametrize("unite", ["", "k€", "M€", "€", "habitants"])
@pytest.mark.parametrize("milliers", [0, 1, 2])
@pytest.mark.parametrize("decimales", [0, 1, 3])
def test_un_nombre_a_une_echelle(unite: str, milliers: int, decimales: int) -> None:
    """Thousands that are left out and the unit after a figure say together how much it is; what is read is what the words say, but for what rounding hides."""
    ecrit = f"#,##0{'.' if decimales else ''}{'0' * decimales}"
    format_ = f'{ecrit}{"," * milliers}"\u00a0{unite}"' if unite else f"{ecrit}{',' * milliers}"
    montres = [f"{en_francais(Decimal(str(valeur)), decimales, milliers)}{chr(160) if unite else ''}{unite}" for valeur in VALEURS]
    fois = {"k€": 1_000, "M€": 1_000_000}.get(unite, 1)
    for valeur, montre, lue in zip(
        VALEURS, montres, lues_partout(format_, VALEURS, en_ods(VALEURS, montres, milliers=(milliers,))), strict=True
    ):
        assert lue[0] == "nombre"
        assert lue[1] == Decimal(str(valeur)) / 1_000**milliers * fois, montre
        vu = lire_chiffre(CelluleLue("texte", montre)).nombre  # type: ignore[arg-type]
        assert vu is not None
        assert isinstance(lue[1], Decimal)
        assert abs(vu - lue[1]) <= Decimal(5).scaleb(-decimales - 1) * fois, montre


@pytest.mark.parametrize(
    ("format_", "montre", "milliers"),
    [
        ('[<5]"<5";0', {3: "<5", 5: "5", 120: "120"}, (0,)),
        ('[<5]"<5";[>=5]0', {3: "<5", 5: "5"}, (0,)),
        ('[<5]"s";[<11]"<11";0', {3: "s", 7: "<11", 12: "12"}, (0,)),
        ('[Red][<11]"<11";General', {3: "<11", 11: "11"}, (0,)),
        ('[<5]"<5";0;"s"', {3: "<5", 12: "s"}, (0,)),
        ('"s"', {3: "s", -3: "s", 0: "s"}, (0,)),
        ("\\s", {3: "s"}, (0,)),
        ('0;"s";"nd"', {3: "3", -3: "s", 0: "nd"}, (0,)),
        ('"<"0', {5: "<5"}, (0,)),
        ('"moins de "0', {5: "moins de 5"}, (0,)),
        ('"> "0', {5: "> 5"}, (0,)),
        ('"environ "0', {300: "environ 300"}, (0,)),
        ('0" (p)"', {300: "300 (p)"}, (0,)),
        ('0"*"', {300: "300*"}, (0,)),
        ('0" k€"', {12: "12 k€", 1250: "1250 k€"}, (0,)),
        ('"QP"000000', {94001: "QP094001"}, (0,)),
        ("General", {12.5: "12,5"}, (0,)),
        ("@", {12.5: "12,5"}, (0,)),
        ('#,##0\\ "€";[Red]-#,##0\\ "€"', {1250: "1 250 €", -3: "-3 €"}, (0,)),
        ("#,##0_);(#,##0)", {1250: "1 250", 3: "3"}, (0,)),
        ('[>=1000000]0.0,,"\u00a0M€";[>=1000]0.0,"\u00a0k€";0\\ "€"', {1_200_000: "1,2 M€", 300_000: "300,0 k€", 12: "12 €"}, (2, 1, 0)),
    ],
)
def test_ce_qui_est_montre_est_ce_qui_est_lu(format_: str, montre: dict[float, str], milliers: tuple[int, ...]) -> None:
    """Conditions and the sections of signs, words in the place of a figure or before it: what is read is what the same words say where they are typed."""
    attendues = [dit(CelluleLue("texte", mot)) for mot in montre.values()]  # type: ignore[arg-type]
    ods = en_ods(list(montre), list(montre.values()), milliers=milliers)
    assert lues_partout(format_, list(montre), ods) == attendues


@pytest.mark.parametrize(
    ("format_", "montre", "milliers", "attendus"),
    [
        (";;;", {3: "", 0: ""}, (0,), [None, None]),
        ("0;;", {3: "3", -3: "", 0: ""}, (0,), [3, None, None]),
        ("[>=1000]0.0,;0", {1200: "1,2", 45_000: "45,0"}, (1, 0), [None, None]),  # «1,2» for 1 200 in the column where 300 is «300»
        ('[>=1000]0.0," k";0', {1200: "1,2 k", 300: "300", 45_000: "45,0 k"}, (1, 0), [1200, 300, 45_000]),
        ('0.0,," M"', {1_250_000: "1,3 M"}, (2,), [1_250_000]),
        ('#,##0," milliers"', {1200: "1 milliers"}, (1,), [1200]),
        ('#,##0;-#,##0;"-"', {1200: "1 200", 0: "-"}, (0,), [1200, 0]),
        ('_-* #,##0\\ _€_-;\\-* #,##0\\ _€_-;_-* "-"??\\ _€_-;_-@_-', {1200: " 1 200   ", -3: "-3   ", 0: " -     "}, (0,), [1200, -3, 0]),
        ("0.00E+00", {1_250_000: "1,25E+06"}, (0,), [1_250_000]),
        ("# ?/?", {0.125: "1/8"}, (0,), [Decimal("0.125")]),
        ("0;[Red]0", {-5: "5"}, (0,), [-5]),
    ],
)
def test_un_nombre_que_les_mots_ne_disent_pas(
    format_: str, montre: dict[float, str], milliers: tuple[int, ...], attendus: list[object]
) -> None:
    """A figure of which nothing is shown, or at a scale that nothing tells, is refused; one that is shown in other signs is itself."""
    ods = en_ods(list(montre), list(montre.values()), milliers=milliers)
    lues = lues_partout(format_, list(montre), ods)
    assert [lue[1] for lue in lues] == attendus
    assert [lue[0] for lue in lues] == ["douteux" if attendu is None else "nombre" for attendu in attendus]


def test_un_pourcentage_et_des_mots_caches() -> None:
    """A percentage by its format is the same in all files; words that a format hides are not read either."""
    ods = en_ods((0.125, -0.5), ("12,5 %", "-50,0 %"), genre="percentage")
    assert [lue[1:3] for lue in lues_partout("0.0%", (0.125, -0.5), ods)] == [(Decimal("12.5"), "%"), (Decimal(-50), "%")]
    classeur = openpyxl.Workbook()
    classeur.worksheets[0].append(["douze", "<5"])
    for cellule in classeur.worksheets[0][1]:
        cellule.number_format = '0;-0;0;"s"' if cellule.value == "<5" else "0;0;0;"
    octets = io.BytesIO()
    classeur.save(octets)
    assert [(cellule.genre, cellule.texte) for cellule in rangee(octets.getvalue(), "f.xlsx")] == [("cache", "(caché)"), ("texte", "s")]


def test_une_section_qui_ne_vaut_pour_rien() -> None:
    """Where no section applies, a spreadsheet shows no figure."""
    assert not section_du_nombre("[<5]0;[>10]0", Decimal(7)).chiffres
    assert section_du_nombre("[<5]0;[>10]0", Decimal(12)).chiffres


@pytest.mark.parametrize("rang", [1, 2, 3])
def test_un_nombre_cache_n_est_ni_publie_ni_perdu(rang: int) -> None:
    """The cell is refused where it stands, at the end of its table too."""
    classeur = openpyxl.Workbook()
    for rangee_ecrite in (["Commune", "Places en crèche 2023"], ["Orly", 40], ["Cachan", 12], ["Thiais", 35]):
        classeur.worksheets[0].append(rangee_ecrite)
    classeur.worksheets[0].cell(rang + 1, 2).number_format = ";;;"
    octets = io.BytesIO()
    classeur.save(octets)
    lu = comprendre(lire_octets_de_classeur(octets.getvalue(), "t.xlsx"))
    assert [(refus.cellule, refus.texte) for refus in lu.refus] == [(f"B{rang + 1}", "(caché)")]
    assert [une.valeur for une in lu.observations] == [None if ici == rang else valeur for ici, valeur in enumerate((40, 12, 35), 1)]
