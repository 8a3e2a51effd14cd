"""A sheet as the search for tables sees it: each cell once as a figure, and what each row and column mostly holds."""

import re
from collections.abc import Container, Iterator, Mapping
from functools import cached_property

from msgspec.structs import replace

from generator.importation.chiffres_ecrits import ChiffreEcrit, GenreDeChiffre, lire_chiffre
from generator.importation.temps_ecrits import temps_seul
from generator.model.classeur import VIDE, CelluleLue, FeuilleLue, Fusion, GenreDeCellule

_HOMMES, _FEMMES = (re.compile(rf"(?:19|20)[0-9]{{2}} ?{lettre}|{lettre} ?(?:19|20)[0-9]{{2}}") for lettre in "HF")


class Grille:
    """A sheet with its cells read as figures. Rows and columns count from 0."""

    def __init__(self, feuille: FeuilleLue) -> None:
        self.feuille = feuille
        self.hauteur, self.largeur = len(feuille.rangees), feuille.largeur
        self._chiffres: dict[tuple[int, int], ChiffreEcrit] = {}
        self._nombres: dict[tuple[int, int], bool] = {}

    def cellule(self, ligne: int, colonne: int) -> CelluleLue:
        """The cell there."""
        return self.feuille.cellule(ligne, colonne)

    def texte(self, ligne: int, colonne: int) -> str:
        """Its words on one line."""
        texte = self.cellule(ligne, colonne).texte
        return texte if texte.isalnum() else " ".join(texte.split())

    def chiffre(self, ligne: int, colonne: int) -> ChiffreEcrit:
        """It as a figure, its points taken for decimal ones."""
        ici = (ligne, colonne)
        if ici not in self._chiffres:
            self._chiffres[ici] = lire_chiffre(self.cellule(ligne, colonne))
        return self._chiffres[ici]

    def est_temps(self, ligne: int, colonne: int) -> bool:
        """True for a cell that is a time and nothing else."""
        cellule = self.cellule(ligne, colonne)
        return not cellule.vide and temps_seul(cellule.texte) is not None

    def pleines(self, ligne: int) -> list[int]:
        """The columns of a row where something is written."""
        return [colonne for colonne, cellule in enumerate(self.feuille.rangees[ligne]) if not cellule.vide] if ligne < self.hauteur else []

    @cached_property
    def comptes(self) -> list[tuple[int, int, int]]:
        """For each row: (cells written, numbers that are no time, cells that are a figure or a reason for its absence)."""
        comptes = []
        for ligne in range(self.hauteur):
            pleines = self.pleines(ligne)
            nombres = sum(1 for colonne in pleines if self._est_nombre(ligne, colonne) and not self.est_temps(ligne, colonne))
            poids = sum(1 for colonne in pleines if self._compte(ligne, colonne))
            comptes.append((len(pleines), nombres, poids))
        return comptes

    def _est_nombre(self, ligne: int, colonne: int) -> bool:
        ici = (ligne, colonne)
        if ici not in self._nombres:
            self._nombres[ici] = self._en_est_un(ligne, colonne)
        return self._nombres[ici]

    def _en_est_un(self, ligne: int, colonne: int) -> bool:
        cellule = self.cellule(ligne, colonne)
        if (
            cellule.genre is GenreDeCellule.TEXTE
            and cellule.texte[:1] == "0"
            and cellule.texte.strip().isdigit()
            and len(cellule.texte.strip()) > 1
        ):
            return False  # a code keeps its zeros, a figure has none
        if _HOMMES.fullmatch(cellule.texte.strip()) and any(
            _FEMMES.fullmatch(autre.texte.strip()) for autre in self.feuille.rangees[ligne]
        ):
            return False  # «2023 H» beside «2023 F» is a heading, and no hours
        return self.chiffre(ligne, colonne).est_chiffre

    def est_nombre(self, ligne: int, colonne: int) -> bool:
        """True for a number that is no code."""
        return self._est_nombre(ligne, colonne)

    def _compte(self, ligne: int, colonne: int) -> bool:
        cachee = self.cellule(ligne, colonne).genre is GenreDeCellule.CACHE
        return cachee or self._est_nombre(ligne, colonne) or self.chiffre(ligne, colonne).genre is GenreDeChiffre.ABSENCE

    def nombres(self) -> Iterator[tuple[int, int]]:
        """Where numbers stand, from the top."""
        for ligne in range(self.hauteur):
            yield from ((ligne, colonne) for colonne in self.pleines(ligne) if self._est_nombre(ligne, colonne))

    def fusion_en(self, ligne: int, colonne: int) -> Fusion | None:
        """The merge that holds a cell, or None."""
        return self._fusions.get((ligne, colonne))

    def tete_fusionnee(self, ligne: int, colonne: int, lignes: Container[int]) -> CelluleLue | None:
        """The cell of one of `lignes`, in this same column, under whose merge a cell is; None where it is under none."""
        une = self.fusion_en(ligne, colonne)
        sous = une is not None and self.cellule(ligne, colonne).couverte and une.haut in lignes and une.gauche == colonne
        return self.cellule(une.haut, une.gauche) if une is not None and sous else None

    def sous_une_fusion(self, ligne: int, colonne: int) -> bool:
        """True where a merge carries down to this row what a row above says, though that may have been written here since."""
        une = self.fusion_en(ligne, colonne)
        return une is not None and une.haut < ligne

    def avec(self, posees: Mapping[tuple[int, int], CelluleLue]) -> "Grille":
        """The same sheet with other cells at some places, which may be further right than all that is written; itself where there are none."""
        if not posees:
            return self
        rangees = [list(rangee) for rangee in self.feuille.rangees]
        for (ligne, colonne), cellule in posees.items():
            rangees[ligne] += [VIDE] * (colonne + 1 - len(rangees[ligne]))
            rangees[ligne][colonne] = cellule
        return Grille(replace(self.feuille, rangees=tuple(map(tuple, rangees))))

    @cached_property
    def _fusions(self) -> dict[tuple[int, int], Fusion]:
        return {
            (ligne, colonne): une
            for une in self.feuille.fusions
            for ligne in range(une.haut, min(une.bas + 1, self.hauteur))
            for colonne in range(une.gauche, min(une.droite + 1, self.largeur))
        }
