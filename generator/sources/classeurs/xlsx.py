"""Excel workbooks by openpyxl: values as they were last computed, merges, formats, what is hidden."""

import io
import warnings
from collections.abc import Sequence
from typing import Any

import openpyxl
from openpyxl.utils import column_index_from_string

from generator.model.classeur import COUVERTE, VIDE, CelluleLue, ClasseurLu, FeuilleLue, Fusion, GenreDeCellule
from generator.sources.classeurs.archives import lire_partie, noms, ouvrir_archive
from generator.sources.classeurs.cellules import cellule_de
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
            classeur = openpyxl.load_workbook(io.BytesIO(octets), data_only=True, keep_links=False)
            ecrites = openpyxl.load_workbook(io.BytesIO(octets), keep_links=False) if formules else None
            remarques = [_formules_lues(formules)] if formules else []
            feuilles = []
            for feuille in classeur.worksheets:
                sans = _formules_sans_valeur(feuille, ecrites[feuille.title]) if ecrites is not None else []
                feuilles.append(_feuille(feuille, sans))
                remarques += _dits_a_cote(feuille)
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


def _dits_a_cote(feuille: Any) -> list[str]:
    """What people say of figures without writing it in a cell: comments, and figures that are struck through."""
    ecrites = [cellule for cellule in feuille._cells.values() if cellule.value is not None]
    commentees = [cellule for cellule in feuille._cells.values() if cellule.comment is not None and cellule.comment.text.strip()]
    barrees = [cellule for cellule in ecrites if cellule.has_style and cellule.font.strike]
    dits = []
    if commentees:
        combien = "1 cellule porte un commentaire" if len(commentees) == 1 else f"{len(commentees)} cellules portent un commentaire"
        premier = " ".join(commentees[0].comment.text.split())[:120]
        dits.append(
            f"{combien}, que rien n’importe (le premier : {commentees[0].coordinate}, « {premier} ») : le lire avant d’écrire ces chiffres."
        )
    if barrees:
        premiere = barrees[0].coordinate
        seule = f"1 cellule est barrée (la première : {premiere}), et se lit comme les autres : la vider si elle ne vaut plus."
        plusieurs = f"{len(barrees)} cellules sont barrées (la première : {premiere}), et se lisent comme les autres : vider celles qui ne valent plus."
        dits.append(seule if len(barrees) == 1 else plusieurs)
    return [f"Feuille « {feuille.title} » : {dit}" for dit in dits]


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
        lue = cellule_de(cellule.value, format_=cellule.number_format or "")
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
