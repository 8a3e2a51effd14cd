"""A workbook (Office Open XML) of plain sheets, with the same bytes on every machine.

openpyxl, which reads workbooks here, writes other bytes where lxml is installed, and is loaded in a third of a second, which is as long as all other work of a
build after one figure has changed. What is needed is little: texts, numbers, one line of headings that stays in sight. A text is always written as a text, so
that no program takes it for a formula, whatever it begins with; Excel keeps it so when the cell is edited (`quotePrefix`).
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from generator.pages.fichiers.ecrire_zip import ecrire_zip
from generator.pages.mots.echappement import pour_xml

_NS = "http://schemas.openxmlformats.org/"
_TETE = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NOMBRE = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
_CHIFFRES = 15  # digits that a spreadsheet keeps of a number: a longer one is written as a text
_LONGUEUR = 32_767  # signs that a cell may have; one beyond the first 65,536 of Unicode, such as «😀», counts as two
_SUITE = "… (la suite est dans le fichier CSV)"
# Spreadsheets read «_x0041_» as the sign of that number.
_CODE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_FORMULE = re.compile(r"[=+\-@\t\r\n＝＋－＠']")
_ENTETE, _PLIE, _TITRE, _A_L_ABRI = 1, 2, 3, 4  # ranks of the styles below


class TexteDeCellule(str):
    """A cell that is a text, whatever its column holds, and whatever it looks like."""

    __slots__ = ()


class Feuille(Struct, frozen=True):
    """A sheet: its name (31 signs at most), the width of each column (in letters), its rows. A cell is a text; `nombres` are the ranks of the columns where what
    is written as a number is one. `entetes` says that the first row holds headings; `titre` that the first cell is the title of the sheet."""

    nom: str
    largeurs: Sequence[int]
    lignes: Iterable[Sequence[str]]
    nombres: frozenset[int] = frozenset()
    entetes: bool = True
    titre: bool = False


def est_un_nombre(cellule: str) -> bool:
    """True for what a spreadsheet keeps as it is when it takes it for a number."""
    return bool(_NOMBRE.fullmatch(cellule)) and len(cellule.lstrip("-0").replace(".", "")) <= _CHIFFRES


def ecrire_xlsx(feuilles: Sequence[Feuille], titre: str, jour: str) -> bytes:
    """The workbook, whose properties say `titre` and `jour` (ISO day)."""
    mots = _Mots()
    ecrites = ["".join(_feuille(une, mots)) for une in feuilles]
    parties = [
        ("[Content_Types].xml", _types(len(feuilles))),
        ("_rels/.rels", _RELATIONS),
        ("docProps/core.xml", _proprietes(titre, jour)),
        ("xl/workbook.xml", _classeur(feuilles)),
        ("xl/_rels/workbook.xml.rels", _relations_du_classeur(len(feuilles))),
        ("xl/styles.xml", _STYLES),
        ("xl/sharedStrings.xml", "".join(mots.ecrits())),
        *((f"xl/worksheets/sheet{rang}.xml", texte) for rang, texte in enumerate(ecrites, 1)),
    ]
    return ecrire_zip(((nom, f"{_TETE}{texte}".encode()) for nom, texte in parties))


class _Mots:
    """The texts of a workbook, each of which is written once."""

    def __init__(self) -> None:
        self._rangs: dict[str, int] = {}

    def rang(self, texte: str) -> int:
        """Where a text stands among them."""
        return self._rangs.setdefault(texte, len(self._rangs))

    def ecrits(self) -> Iterator[str]:
        """The part that holds them."""
        yield f'<sst xmlns="{_NS}spreadsheetml/2006/main" uniqueCount="{len(self._rangs)}">'
        for texte in self._rangs:
            yield f'<si><t xml:space="preserve">{_xml(texte)}</t></si>'
        yield "</sst>"


def _feuille(feuille: Feuille, mots: _Mots) -> Iterator[str]:
    yield f'<worksheet xmlns="{_NS}spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0">'
    if feuille.entetes:
        yield '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    yield "</sheetView></sheetViews><cols>"
    for rang, largeur in enumerate(feuille.largeurs, 1):
        yield f'<col min="{rang}" max="{rang}" width="{largeur}" customWidth="1"/>'
    yield "</cols><sheetData>"
    lettres = [_lettres(rang) for rang in range(len(feuille.largeurs))]
    derniere = 0
    for derniere, ligne in enumerate(feuille.lignes, 1):
        yield f'<row r="{derniere}">'
        premiere = derniere == 1
        style = _ENTETE if premiere and feuille.entetes else _TITRE if premiere and feuille.titre else _PLIE
        for rang, cellule in enumerate(ligne):
            if cellule:
                place = f"{lettres[rang]}{derniere}"
                if style == _PLIE and rang in feuille.nombres and type(cellule) is not TexteDeCellule and est_un_nombre(cellule):
                    yield f'<c r="{place}"><v>{cellule}</v></c>'
                else:
                    sien = _A_L_ABRI if style == _PLIE and _FORMULE.match(cellule) else style
                    yield f'<c r="{place}" s="{sien}" t="s"><v>{mots.rang(cellule)}</v></c>'
        yield "</row>"
    yield "</sheetData>"
    if feuille.entetes and derniere > 1:
        yield f'<autoFilter ref="A1:{lettres[-1]}{derniere}"/>'
    yield "</worksheet>"


def _xml(texte: str) -> str:
    if 2 * len(texte) > _LONGUEUR:
        signes = pour_xml(texte, "\ufffd").encode("utf-16-le")
        if len(signes) > 2 * _LONGUEUR:
            texte = signes[: 2 * (_LONGUEUR - len(_SUITE))].decode("utf-16-le", "ignore") + _SUITE
    texte = _CODE.sub("_x005F_", pour_xml(texte, "\ufffd"))
    return texte.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def _lettres(rang: int) -> str:
    """«A» for 0, «AA» for 26."""
    avant, reste = divmod(rang, 26)
    return (_lettres(avant - 1) if avant else "") + chr(65 + reste)


def _attribut(texte: str) -> str:
    return _xml(texte).replace('"', "&quot;")


def _classeur(feuilles: Sequence[Feuille]) -> str:
    noms = "".join(f'<sheet name="{_attribut(une.nom)}" sheetId="{rang}" r:id="rId{rang}"/>' for rang, une in enumerate(feuilles, 1))
    filtres = "".join(
        f'<definedName name="_xlnm.Print_Titles" localSheetId="{rang}">\'{_attribut(une.nom)}\'!$1:$1</definedName>'
        for rang, une in enumerate(feuilles)
        if une.entetes
    )
    return (
        f'<workbook xmlns="{_NS}spreadsheetml/2006/main" xmlns:r="{_NS}officeDocument/2006/relationships">'
        f"<sheets>{noms}</sheets><definedNames>{filtres}</definedNames></workbook>"
    )


def _relations_du_classeur(combien: int) -> str:
    feuilles = "".join(
        f'<Relationship Id="rId{rang}" Type="{_NS}officeDocument/2006/relationships/worksheet" Target="worksheets/sheet{rang}.xml"/>'
        for rang in range(1, combien + 1)
    )
    styles = f'<Relationship Id="rId{combien + 1}" Type="{_NS}officeDocument/2006/relationships/styles" Target="styles.xml"/>'
    mots = f'<Relationship Id="rId{combien + 2}" Type="{_NS}officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/>'
    return f'<Relationships xmlns="{_NS}package/2006/relationships">{feuilles}{styles}{mots}</Relationships>'


def _types(combien: int) -> str:
    genre = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    feuilles = "".join(
        f'<Override PartName="/xl/worksheets/sheet{rang}.xml" ContentType="{genre}.worksheet+xml"/>' for rang in range(1, combien + 1)
    )
    return (
        f'<Types xmlns="{_NS}package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{genre}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{genre}.styles+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{genre}.sharedStrings+xml"/>{feuilles}</Types>'
    )


def _proprietes(titre: str, jour: str) -> str:
    moment = f'xsi:type="dcterms:W3CDTF">{jour}T00:00:00Z'
    return (
        f'<cp:coreProperties xmlns:cp="{_NS}package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{_xml(titre)}</dc:title><dc:creator>Engagements ouverts</dc:creator><dc:language>fr-FR</dc:language>"
        f"<dcterms:created {moment}</dcterms:created><dcterms:modified {moment}</dcterms:modified></cp:coreProperties>"
    )


_RELATIONS = (
    f'<Relationships xmlns="{_NS}package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_NS}officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>'
    f'<Relationship Id="rId2" Type="{_NS}package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>'
)
_HAUT = '<alignment vertical="top" wrapText="1"/>'
_STYLES = (
    f'<styleSheet xmlns="{_NS}spreadsheetml/2006/main">'
    '<fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="16"/><name val="Calibri"/></font></fonts>'
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '<fill><patternFill patternType="solid"><fgColor rgb="FFE3EBF3"/></patternFill></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    f'<xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1">{_HAUT}</xf>'
    f'<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">{_HAUT}</xf>'
    '<xf numFmtId="49" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1"/>'
    f'<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1" applyAlignment="1">{_HAUT}</xf>'
    '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
