"""Excel workbooks of before 2007 by xlrd: values, merges, formats, what is hidden."""

import datetime
import io
from typing import Any

import xlrd
from xlrd.xldate import XLDateError, xldate_as_datetime

from generator.model.classeur import VIDE, CelluleLue, ClasseurLu, FeuilleLue, Fusion, GenreDeCellule
from generator.sources.classeurs.cellules import cellule_de, du_nombre
from generator.sources.classeurs.limites import FEUILLES_MAX, ClasseurIllisible, trop_grand
from generator.sources.classeurs.xlsx import rangees_de


def lire_xls(octets: bytes, fichier: str) -> ClasseurLu:
    """The sheets of a workbook, and the code page of its words. Raises ClasseurIllisible."""
    try:
        classeur = xlrd.open_workbook(file_contents=octets, formatting_info=True, logfile=io.StringIO())
        if classeur.nsheets > FEUILLES_MAX:
            raise trop_grand(f"Le classeur a plus de {FEUILLES_MAX} feuilles")
        feuilles = tuple(_feuille(classeur, feuille) for feuille in classeur.sheets())
    except ClasseurIllisible:
        raise
    except Exception:  # a damaged workbook can make the reader fail in any way
        raise ClasseurIllisible(
            "Ce classeur .xls ne peut pas être lu : il est abîmé, ou protégé par un mot de passe.",
            "L’ouvrir dans un tableur et l’enregistrer en .xlsx.",
        ) from None
    encodage = classeur.encoding or ""
    return ClasseurLu(fichier, feuilles, encodage="" if encodage == "utf_16_le" else encodage)


def _feuille(classeur: Any, feuille: Any) -> FeuilleLue:
    fusions = tuple(Fusion(haut, gauche, bas - 1, droite - 1) for haut, bas, gauche, droite in feuille.merged_cells)
    lues: dict[int, dict[int, CelluleLue]] = {}
    for ligne in range(feuille.nrows):
        for colonne, cellule in enumerate(feuille.row(ligne)):
            lue = _cellule(classeur, cellule)
            if lue is not VIDE:
                lues.setdefault(ligne, {})[colonne] = lue
    return FeuilleLue(
        feuille.name,
        rangees_de(lues, fusions),
        fusions,
        masquee=feuille.visibility != 0,
        lignes_masquees=tuple(sorted(rang for rang, info in feuille.rowinfo_map.items() if info.hidden)),
        colonnes_masquees=tuple(sorted(rang for rang, info in feuille.colinfo_map.items() if info.hidden and rang < 1000)),
    )


def _format(classeur: Any, cellule: Any) -> str:
    """The number format of a cell; empty where it has none."""
    style = classeur.xf_list[cellule.xf_index] if cellule.xf_index is not None else None
    format_ = classeur.format_map.get(style.format_key) if style else None
    return str(format_.format_str or "") if format_ is not None else ""


def _cellule(classeur: Any, cellule: Any) -> CelluleLue:
    if cellule.ctype == xlrd.XL_CELL_DATE:
        try:
            jour = xldate_as_datetime(cellule.value, classeur.datemode)
        except (XLDateError, OverflowError, ValueError):
            return du_nombre(cellule.value)
        return cellule_de(jour, format_=_format(classeur, cellule)) if jour > datetime.datetime(1900, 1, 1) else du_nombre(cellule.value)
    if cellule.ctype == xlrd.XL_CELL_NUMBER:
        return cellule_de(cellule.value, format_=_format(classeur, cellule))
    if cellule.ctype == xlrd.XL_CELL_BOOLEAN:
        return cellule_de(bool(cellule.value))
    if cellule.ctype == xlrd.XL_CELL_ERROR:
        return CelluleLue(GenreDeCellule.ERREUR, xlrd.error_text_from_code.get(cellule.value, "#ERREUR!"))
    return cellule_de(cellule.value) if cellule.ctype == xlrd.XL_CELL_TEXT else VIDE
