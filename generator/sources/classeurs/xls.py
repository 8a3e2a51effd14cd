"""Excel workbooks of before 2007 by xlrd: values, merges, formats, what is hidden."""

import datetime
import io
from collections.abc import Iterator
from typing import Any

import xlrd
from xlrd.xldate import XLDateError, xldate_as_datetime

from generator.model.classeur import VIDE, CelluleLue, ClasseurLu, FeuilleLue, Fusion, GenreDeCellule, lettres
from generator.sources.classeurs.cellules import cellule_de, du_nombre
from generator.sources.classeurs.commentaires import commentaire_nu, en_exposant, mots_barres_en_partie
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
            if (ligne, colonne) in feuille.rich_text_runlist_map and lue.genre is GenreDeCellule.TEXTE:
                lue = cellule_de(mots_barres_en_partie(_morceaux(classeur, feuille, ligne, colonne)))
            if lue is not VIDE:
                lues.setdefault(ligne, {})[colonne] = lue
    barrees = [
        lettres(colonne) + str(ligne + 1)
        for ligne, ici in lues.items()
        for colonne in ici
        if _est_barree(classeur, feuille, ligne, colonne)
    ]
    notes = sorted(feuille.cell_note_map.items())
    return FeuilleLue(
        feuille.name,
        rangees_de(lues, fusions),
        fusions,
        masquee=feuille.visibility != 0,
        lignes_masquees=tuple(sorted(rang for rang, info in feuille.rowinfo_map.items() if info.hidden)),
        colonnes_masquees=tuple(sorted(rang for rang, info in feuille.colinfo_map.items() if info.hidden and rang < 1000)),
        commentaires=tuple(
            (lettres(colonne) + str(ligne + 1), dit) for (ligne, colonne), une in notes if (dit := commentaire_nu(une.text or ""))
        ),
        barrees=tuple(barrees),
    )


def _est_barree(classeur: Any, feuille: Any, ligne: int, colonne: int) -> bool:
    """True where the cell, or a run of its words, is struck through."""
    if (ligne, colonne) in feuille.rich_text_runlist_map:
        return any(barre and mots.strip() for mots, barre in _morceaux(classeur, feuille, ligne, colonne))
    return _police_barree(classeur, classeur.xf_list[feuille.cell_xf_index(ligne, colonne)].font_index)


def _morceaux(classeur: Any, feuille: Any, ligne: int, colonne: int) -> Iterator[tuple[str, bool]]:
    """The runs of a cell of rich text; what stands before the first of them has the font of the cell."""
    mots = str(feuille.cell_value(ligne, colonne))
    suites = [(0, classeur.xf_list[feuille.cell_xf_index(ligne, colonne)].font_index), *feuille.rich_text_runlist_map[ligne, colonne]]
    for (debut, police), (fin, _) in zip(suites, [*suites[1:], (len(mots), 0)], strict=True):
        leve = police < len(classeur.font_list) and classeur.font_list[police].escapement == 1
        yield en_exposant(mots[debut:fin]) if leve else mots[debut:fin], _police_barree(classeur, police)


def _police_barree(classeur: Any, police: int) -> bool:
    return police < len(classeur.font_list) and bool(classeur.font_list[police].struck_out)


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
