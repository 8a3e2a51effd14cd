"""How the workbooks of the collection look, and the one way in which words are put into a cell: they are never a formula."""

import math
import re
from collections.abc import Iterable
from typing import Any

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet.worksheet import Worksheet

ENCRE, GRIS, TRAIT, PALE, A_REMPLIR, ALERTE = "1F2933", "5F6B76", "C9D1D9", "F4F6F8", "FFF8DB", "FBD5D0"
COULEUR = "12395B"  # where the contract has no colour of its own
POLICE = "Arial"  # every program has it, or one of the same widths
PAR_LIGNE = 13.5  # points that a line of 10 points takes
_FIN = Side(style="thin", color=TRAIT)
CADRE = Border(left=_FIN, right=_FIN, top=_FIN, bottom=_FIN)
SOUS = Border(bottom=_FIN)
_FORMULE = re.compile(r"[=+\-@＝＋－＠'\t\r\n]")


def plein(couleur: str) -> PatternFill:
    """A background."""
    return PatternFill("solid", start_color=couleur, end_color=couleur)


def ecrire_mots(
    feuille: Worksheet,
    ligne: int,
    colonne: int,
    texte: str,
    *,
    taille: int = 10,
    gras: bool = False,
    couleur: str = ENCRE,
    fond: str = "",
    cadre: Border | None = None,
    droite: bool = False,
    milieu: bool = False,
    renvoi: bool = True,
    retrait: int = 0,
) -> Any:
    """Put words into a cell that stays locked, and give the cell. Whatever they begin with, no program takes them for a formula or for an error."""
    cellule = feuille.cell(ligne, colonne)
    cellule.value = ILLEGAL_CHARACTERS_RE.sub("", texte)[:30_000]
    if isinstance(cellule, Cell):
        cellule.data_type = "s"
        if _FORMULE.match(texte):
            cellule.quotePrefix = True
    cellule.font = Font(name=POLICE, size=taille, bold=gras, color=couleur)
    cellule.alignment = Alignment(
        wrap_text=renvoi, vertical="center" if milieu else "top", horizontal="right" if droite else "left", indent=retrait
    )
    if fond:
        cellule.fill = plein(fond)
    if cadre:
        cellule.border = cadre
    return cellule


def hauteur(cellules: Iterable[tuple[str, float, bool]], *, au_moins: float = 0) -> float:
    """The height, in points, of a row whose cells hold these words, each with the width of its column and whether it is bold. Programs do not all find it by
    themselves; letters of 10 points are narrower than one unit of a column by a fifth and more."""
    lignes = 1
    for texte, largeur, gras in cellules:
        signes = max(1.0, (largeur - 2.5) * (1.08 if gras else 1.17))
        lignes = max(lignes, sum(max(1, math.ceil(len(morceau) / signes)) for morceau in texte.split("\n")))
    return min(400, max(au_moins, lignes * PAR_LIGNE + 5))


def case_a_remplir(feuille: Worksheet, ligne: int, colonne: int, *, droite: bool = False, format_: str = "General") -> Any:
    """An empty cell that a partner fills in, and the only kind that is not locked."""
    cellule = feuille.cell(ligne, colonne)
    cellule.font = Font(name=POLICE, size=10, color=ENCRE)
    cellule.fill = plein(A_REMPLIR)
    cellule.border = CADRE
    cellule.alignment = Alignment(wrap_text=True, vertical="top", horizontal="right" if droite else "left", indent=1)
    cellule.protection = Protection(locked=False)
    cellule.number_format = format_
    return cellule


def proteger(feuille: Any) -> None:
    """Lock the sheet without a password: what is locked is so against slips, not against people."""
    protection = feuille.protection
    protection.sheet = True
    protection.formatColumns = protection.formatRows = protection.formatCells = False
    protection.selectLockedCells = protection.selectUnlockedCells = False


def mettre_en_page(feuille: Any, *, paysage: bool, pied: str) -> None:
    """A4, as wide as one page, as long as it takes; the foot says what it is and which page."""
    page = feuille.page_setup
    page.paperSize, page.orientation = 9, "landscape" if paysage else "portrait"
    page.fitToWidth, page.fitToHeight = 1, 0
    feuille.sheet_properties.pageSetUpPr.fitToPage = True
    marges = feuille.page_margins
    marges.left = marges.right = 0.4
    marges.top, marges.bottom, marges.header, marges.footer = 0.5, 0.6, 0.3, 0.3
    for morceau, texte in ((feuille.oddFooter.left, pied.replace("&", "&&")), (feuille.oddFooter.right, "page &P sur &N")):
        morceau.text, morceau.size, morceau.font = texte, 8, POLICE
