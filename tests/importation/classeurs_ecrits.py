"""Writes one table as each kind of file that offices send."""

import io
import zipfile
from collections.abc import Sequence
from decimal import Decimal
from xml.sax.saxutils import escape

import openpyxl

Cellule = str | int | Decimal | None
Rangees = Sequence[Sequence[Cellule]]
ENCODAGES = ("utf-8", "utf-8-sig", "cp1252", "utf-16", "mac_roman")


def en_texte(rangees: Rangees, separateur: str = ";", encodage: str = "utf-8", fin: str = "\n") -> bytes:
    """A text table; figures with a decimal comma, quotes where they are needed."""
    lignes = []
    for rangee in rangees:
        cellules = []
        for cellule in rangee:
            mot = "" if cellule is None else str(cellule).replace(".", ",") if isinstance(cellule, Decimal) else str(cellule)
            cellules.append('"' + mot.replace('"', '""') + '"' if separateur in mot or '"' in mot else mot)
        lignes.append(separateur.join(cellules))
    return (fin.join(lignes) + fin).encode(encodage)


def en_xlsx(rangees: Rangees) -> bytes:
    """An Excel workbook of one sheet."""
    classeur = openpyxl.Workbook()
    feuille = classeur.active
    for rangee in rangees:
        feuille.append([float(cellule) if isinstance(cellule, Decimal) else cellule for cellule in rangee])
    sortie = io.BytesIO()
    classeur.save(sortie)
    return sortie.getvalue()


def en_ods(rangees: Rangees, lignes_masquees: Sequence[int] = (), fusion: int = 0) -> bytes:
    """A LibreOffice workbook of one sheet, as LibreOffice writes its cells; the first cell of the second row spans `fusion` rows where asked."""
    dites = []
    for rang, rangee in enumerate(rangees):
        cellules = []
        for colonne, cellule in enumerate(rangee):
            couvert = fusion and colonne == 0 and 1 < rang < 1 + fusion
            etendue = f' table:number-rows-spanned="{fusion}"' if fusion and (rang, colonne) == (1, 0) else ""
            nom = "covered-table-cell" if couvert else "table-cell"
            if cellule is None or couvert:
                cellules.append(f"<table:{nom}/>")
            elif isinstance(cellule, int | Decimal):
                cellules.append(
                    f'<table:{nom}{etendue} office:value-type="float" office:value="{cellule}"><text:p>{cellule}</text:p></table:{nom}>'
                )
            else:
                cellules.append(f'<table:{nom}{etendue} office:value-type="string"><text:p>{escape(cellule)}</text:p></table:{nom}>')
        masquee = ' table:visibility="collapse"' if rang in lignes_masquees else ""
        dites.append(
            f'<table:table-row{masquee}>{"".join(cellules)}<table:table-cell table:number-columns-repeated="1000"/></table:table-row>'
        )
    espaces = " ".join(f'xmlns:{nom}="urn:oasis:names:tc:opendocument:xmlns:{nom}:1.0"' for nom in ("office", "table", "text", "style"))
    contenu = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {espaces}><office:body><office:spreadsheet>'
        f'<table:table table:name="Feuille1">{"".join(dites)}'
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    return en_zip({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": contenu.encode("utf-8")})


def en_zip(parties: dict[str, bytes]) -> bytes:
    """An archive of these parts."""
    sortie = io.BytesIO()
    with zipfile.ZipFile(sortie, "w", zipfile.ZIP_DEFLATED) as archive:
        for nom, octets in parties.items():
            archive.writestr(nom, octets)
    return sortie.getvalue()
