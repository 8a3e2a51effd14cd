"""A workbook as it was read, before anything is understood of it: sheets of cells, each with what it shows and where it stands."""

from decimal import Decimal
from enum import StrEnum

from msgspec import Struct


class GenreDeCellule(StrEnum):
    """What the file itself says that a cell holds; all cells of a CSV file are words."""

    VIDE = "vide"
    TEXTE = "texte"
    NOMBRE = "nombre"
    JOUR = "jour"
    OUI_NON = "oui_non"
    ERREUR = "erreur"
    CACHE = "cache"


class CelluleLue(Struct, frozen=True):
    """One cell: `texte` is what is written or shown, `nombre` the stored figure (0.11 where the sheet shows «11 %», and `pourcent` is true), `texte` of
    a day is its ISO writing. CACHE is a cell whose number format shows nothing of what it holds, which is not kept. `couverte` is true for a cell that a merge hides: its value stands in the first cell of the merge."""

    genre: GenreDeCellule = GenreDeCellule.VIDE
    texte: str = ""
    nombre: Decimal | None = None
    pourcent: bool = False
    couverte: bool = False

    @property
    def vide(self) -> bool:
        """True where nothing is written."""
        return not self.texte.strip()


VIDE = CelluleLue()
CACHEE = CelluleLue(GenreDeCellule.CACHE, "(caché)")
COUVERTE = CelluleLue(couverte=True)


class Fusion(Struct, frozen=True):
    """A rectangle of merged cells: first and last row and column, counted from 0, all included."""

    haut: int
    gauche: int
    bas: int
    droite: int


class Tour(Struct, frozen=True):
    """A table that was turned: its first row and column, and how many rows and columns it had, as the file has it."""

    haut: int
    gauche: int
    hauteur: int
    largeur: int

    def du_fichier(self, ligne: int, colonne: int) -> tuple[int, int]:
        """Where the file has what now stands at a row and a column."""
        if ligne < self.haut:
            return ligne, colonne
        if ligne < self.haut + self.largeur:
            return self.haut + colonne - self.gauche, self.gauche + ligne - self.haut
        return ligne - self.largeur + self.hauteur, colonne


class FeuilleLue(Struct, frozen=True):
    """One sheet. `rangees` are rows of cells, of any length; the first is row 1 of the spreadsheet. Hidden rows and columns count from 0.

    `separateur` is what stands between the cells of a text table. `en_lignes` is true for a text table, whose cells are told by line and column; `objets` for a map's list of things, told by rank and name of field. `tour` says how the table was turned, if it was: addresses are those of the file.
    `notices` are facts that neighbouring files say of this sheet alone, where a file has several tables. `commentaires` are the notes that people attached to cells (address, words), `barrees` the
    addresses of cells that are struck through, wholly or in part.
    """

    nom: str
    rangees: tuple[tuple[CelluleLue, ...], ...]
    fusions: tuple[Fusion, ...] = ()
    masquee: bool = False
    lignes_masquees: tuple[int, ...] = ()
    colonnes_masquees: tuple[int, ...] = ()
    en_lignes: bool = False
    objets: tuple[str, ...] = ()
    separateur: str = ""
    contours: int = 0
    tour: Tour | None = None
    notices: tuple[tuple[str, str], ...] = ()
    commentaires: tuple[tuple[str, str], ...] = ()
    barrees: tuple[str, ...] = ()

    @property
    def largeur(self) -> int:
        """How many columns the longest row has."""
        return max((len(rangee) for rangee in self.rangees), default=0)

    def cellule(self, ligne: int, colonne: int) -> CelluleLue:
        """The cell at a row and a column counted from 0; an empty one outside."""
        if 0 <= ligne < len(self.rangees) and 0 <= colonne < len(self.rangees[ligne]):
            return self.rangees[ligne][colonne]
        return VIDE

    def adresse(self, ligne: int, colonne: int) -> str:
        """How a person finds a cell: «D14», «ligne 14, colonne 4», «objet 14, pop»."""
        if self.tour is not None:
            ligne, colonne = self.tour.du_fichier(ligne, colonne)
        if self.objets:
            return f"objet {ligne}, {self.objets[colonne]}" if colonne < len(self.objets) else f"objet {ligne}"
        return f"ligne {ligne + 1}, colonne {colonne + 1}" if self.en_lignes else f"{lettres(colonne)}{ligne + 1}"


class ClasseurLu(Struct, frozen=True):
    """A file as read. `encodage` and `separateur` are empty for a workbook; `remarques` are French sentences on what reading found.

    `notices` are facts that neighbouring files say of this one, by name (unit, label, place): see `sources/classeurs/open_sdg`.
    """

    fichier: str
    feuilles: tuple[FeuilleLue, ...]
    encodage: str = ""
    separateur: str = ""
    remarques: tuple[str, ...] = ()
    notices: tuple[tuple[str, str], ...] = ()
    traductions: tuple[tuple[str, str], ...] = ()


def lettres(colonne: int) -> str:
    """The letters of a column counted from 0: A, Z, AA."""
    mot = ""
    colonne += 1
    while colonne:
        colonne, reste = divmod(colonne - 1, 26)
        mot = chr(65 + reste) + mot
    return mot
