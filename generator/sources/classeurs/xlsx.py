"""Excel workbooks by openpyxl: values as they were last computed, merges, formats, what is hidden."""

import io
import warnings
from collections.abc import Iterator, Sequence
from typing import Any

import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.utils import column_index_from_string

from generator.model.classeur import COUVERTE, VIDE, CelluleLue, ClasseurLu, FeuilleLue, Fusion, GenreDeCellule
from generator.sources.classeurs.archives import lire_partie, noms, ouvrir_archive
from generator.sources.classeurs.cellules import cellule_de
from generator.sources.classeurs.commentaires import commentaire_nu, en_exposant, mots_barres_en_partie
from generator.sources.classeurs.limites import CELLULES_MAX, FEUILLES_MAX, ClasseurIllisible, trop_grand


def lire_xlsx(octets: bytes, fichier: str) -> ClasseurLu:
    """The sheets of a workbook. Raises ClasseurIllisible."""
    archive = ouvrir_archive(octets)
    feuilles_xml = [nom for nom in noms(archive) if nom.startswith("xl/worksheets/") and nom.endswith(".xml")]
    if len(feuilles_xml) > FEUILLES_MAX:
        raise trop_grand(f"Le classeur a plus de {FEUILLES_MAX} feuilles")
    formules = 0
    for nom in feuilles_xml:
        partie = lire_partie(archive, nom)
        formules += partie.count(b"<f>") + partie.count(b"<f ")
        if partie.count(b"<c ") + partie.count(b"<c>") > CELLULES_MAX:
            raise trop_grand(f"Le classeur a plus de {CELLULES_MAX // 1_000_000} millions de cellules")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            classeur = openpyxl.load_workbook(io.BytesIO(octets), data_only=True, keep_links=False, rich_text=True)
            ecrites = openpyxl.load_workbook(io.BytesIO(octets), keep_links=False) if formules else None
            remarques = [_formules_lues(formules)] if formules else []
            feuilles = []
            for feuille in classeur.worksheets:
                sans = _formules_sans_valeur(feuille, ecrites[feuille.title]) if ecrites is not None else []
                feuilles.append(_feuille(feuille, sans))
                if sans:
                    remarques.append(
                        f"Feuille « {feuille.title} » : {len(sans)} formule{'s n’ont' if len(sans) > 1 else ' n’a'} pas de valeur enregistrée (la première en {sans[0].coordinate}). "
                        "Ouvrir le classeur dans un tableur, l’enregistrer, puis l’importer à nouveau."
                    )
    except ClasseurIllisible:
        raise
    except Exception:  # a damaged workbook can make the reader fail in any way
        raise ClasseurIllisible(
            "Ce classeur Excel ne peut pas être lu.", "Le rouvrir dans un tableur et l’enregistrer à nouveau en .xlsx."
        ) from None
    return ClasseurLu(fichier, tuple(feuilles), remarques=tuple(remarques))


def _formules_lues(combien: int) -> str:
    if combien == 1:
        return "Une cellule est une formule : sa valeur enregistrée est lue."
    return f"{combien} cellules sont des formules : leurs valeurs enregistrées sont lues."


def _commentaires(feuille: Any) -> tuple[tuple[str, str], ...]:
    return tuple(
        (cellule.coordinate, dit)
        for cellule in feuille._cells.values()
        if cellule.comment is not None and (dit := commentaire_nu(cellule.comment.text or ""))
    )


def _barrees(feuille: Any) -> tuple[str, ...]:
    """The cells that hold something and are struck through, wholly or in part."""
    return tuple(cellule.coordinate for cellule in feuille._cells.values() if cellule.value is not None and _est_barree(cellule))


def _est_barree(cellule: Any) -> bool:
    if isinstance(cellule.value, CellRichText):
        return any(barre and mots.strip() for mots, barre in _morceaux(cellule))
    return bool(cellule.has_style and cellule.font.strike)


def _morceaux(cellule: Any) -> Iterator[tuple[str, bool]]:
    """The runs of a cell of rich text; one without a font has that of the cell."""
    sien = bool(cellule.has_style and cellule.font.strike)
    for un in cellule.value:
        if isinstance(un, TextBlock):
            yield en_exposant(un.text) if un.font.vertAlign == "superscript" else un.text, bool(un.font.strike)
        else:
            yield str(un), sien


def _formules_sans_valeur(feuille: Any, ecrite: Any) -> list[Any]:
    """The cells of formulas whose result was not saved."""
    vides = []
    for rangee in ecrite.iter_rows():
        for cellule in rangee:
            if cellule.data_type == "f" and feuille.cell(cellule.row, cellule.column).value is None:
                vides.append(cellule)
    return vides


def _feuille(feuille: Any, sans_valeur: Sequence[Any]) -> FeuilleLue:
    fusions = tuple(Fusion(une.min_row - 1, une.min_col - 1, une.max_row - 1, une.max_col - 1) for une in feuille.merged_cells.ranges)
    # Dimensions may be declared far beyond what is written: only cells that exist are gone through.
    lues: dict[int, dict[int, CelluleLue]] = {}
    for (ligne, colonne), cellule in feuille._cells.items():
        valeur = mots_barres_en_partie(_morceaux(cellule)) if isinstance(cellule.value, CellRichText) else cellule.value
        lue = cellule_de(valeur, format_=cellule.number_format or "")
        if lue is not VIDE:
            lues.setdefault(ligne - 1, {})[colonne - 1] = lue
    for cellule in sans_valeur:
        lues.setdefault(cellule.row - 1, {})[cellule.column - 1] = CelluleLue(
            GenreDeCellule.ERREUR, str(getattr(cellule.value, "text", cellule.value))
        )
    masquees = tuple(sorted(ligne - 1 for ligne, dimension in feuille.row_dimensions.items() if dimension.hidden))
    colonnes: set[int] = set()
    for lettre, dimension in feuille.column_dimensions.items():
        if dimension.hidden:
            premiere = dimension.min or column_index_from_string(lettre)
            colonnes |= set(range(premiere - 1, min(dimension.max or premiere, premiere + 500)))
    return FeuilleLue(
        feuille.title,
        rangees_de(lues, fusions),
        tuple(sorted(fusions, key=lambda une: (une.haut, une.gauche))),
        masquee=feuille.sheet_state != "visible",
        lignes_masquees=masquees,
        colonnes_masquees=tuple(sorted(colonnes)),
        commentaires=_commentaires(feuille),
        barrees=_barrees(feuille),
    )


def rangees_de(lues: dict[int, dict[int, CelluleLue]], fusions: tuple[Fusion, ...]) -> tuple[tuple[CelluleLue, ...], ...]:
    """Rows from cells by row and column; those that a merge hides are marked. Raises ClasseurIllisible where empty rows would fill the memory."""
    hauteur = max(lues, default=-1) + 1
    largeur = max((max(rangee) for rangee in lues.values() if rangee), default=-1) + 1
    for une in fusions:
        for ligne in range(une.haut, min(une.bas + 1, hauteur)):
            for colonne in range(une.gauche, min(une.droite + 1, largeur)):
                if (ligne, colonne) != (une.haut, une.gauche):
                    lues.setdefault(ligne, {})[colonne] = COUVERTE
    if sum(max(rangee) + 1 for rangee in lues.values() if rangee) > CELLULES_MAX * 2:
        raise trop_grand(f"La feuille a plus de {CELLULES_MAX * 2 // 1_000_000} millions de cellules")
    vide: dict[int, CelluleLue] = {}
    return tuple(
        tuple(rangee.get(colonne, VIDE) for colonne in range(max(rangee) + 1)) if (rangee := lues.get(ligne, vide)) else ()
        for ligne in range(hauteur)
    )
