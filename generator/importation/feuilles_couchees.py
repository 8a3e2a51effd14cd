"""Tables that lie on their side, as far as a row of codes of places tells it: the places stand above, and each row is what others write in a column."""

import re

from msgspec.structs import replace

from generator.calculs.mots import d_un_seul_tenant
from generator.importation import mots_des_entetes as connus
from generator.model.classeur import VIDE, CelluleLue, FeuilleLue, GenreDeCellule, Tour

_CODE = re.compile(r"(?:[0-9]{2}|2[AB])[0-9]{3}|Q[PN][0-9]{3,6}[A-Z]?|[0-9]{9}")
_PLACES_MIN = 2


def debout(feuille: FeuilleLue) -> FeuilleLue:
    """The sheet with its table turned, where a row says «Code Insee; 94054; 94073» below the names of places; itself where none does."""
    tour = None if feuille.objets or feuille.fusions else _tour(feuille)
    if tour is None:
        return feuille
    dessus, dessous = feuille.rangees[: tour.haut], feuille.rangees[tour.haut + tour.hauteur :]
    marge = (VIDE,) * tour.gauche
    tournees = []
    for colonne in range(tour.gauche, tour.gauche + tour.largeur):
        tournees.append((*marge, *(feuille.cellule(ligne, colonne) for ligne in range(tour.haut, tour.haut + tour.hauteur))))
    if feuille.cellule(tour.haut, tour.gauche).vide or _cle(feuille.cellule(tour.haut, tour.gauche)) in connus.INDICATEURS:
        tournees[0] = (*marge, CelluleLue(GenreDeCellule.TEXTE, "Territoire"), *tournees[0][tour.gauche + 1 :])
    return replace(feuille, rangees=(*dessus, *tournees, *dessous), tour=tour)


def _cle(cellule: CelluleLue) -> str:
    return d_un_seul_tenant(cellule.texte)


def _tour(feuille: FeuilleLue) -> Tour | None:
    for ligne, rangee in enumerate(feuille.rangees[:60]):
        pleines = [colonne for colonne, cellule in enumerate(rangee) if not cellule.vide]
        if len(pleines) <= _PLACES_MIN or _cle(rangee[pleines[0]]) not in connus.CODES:
            continue
        codes = [rangee[colonne].texte.strip() for colonne in pleines[1:]]
        # «QPV; 12500; 13400» is a row of figures, where «Code» is not written.
        dits = _cle(rangee[pleines[0]]).startswith("cod") or all(code.startswith("Q") for code in codes)
        if not dits or not all(_CODE.fullmatch(code) for code in codes):
            continue
        haut, bas = ligne, ligne
        while haut > 0 and _large(feuille, haut - 1):
            haut -= 1
        while bas + 1 < len(feuille.rangees) and _large(feuille, bas + 1):
            bas += 1
        gauche, droite = pleines[0], pleines[-1]
        ecrites = [colonne for autre in range(haut, bas + 1) for colonne, cellule in enumerate(feuille.rangees[autre]) if not cellule.vide]
        if bas > ligne and min(ecrites) == gauche and max(ecrites) == droite and _nommee(feuille, haut, ligne, bas, gauche):
            return Tour(haut, gauche, bas - haut + 1, droite - gauche + 1)
    return None


def _large(feuille: FeuilleLue, ligne: int) -> bool:
    return sum(not cellule.vide for cellule in feuille.rangees[ligne]) >= _PLACES_MIN


def _nommee(feuille: FeuilleLue, haut: int, codes: int, bas: int, gauche: int) -> bool:
    """True where each row but the first says what it is, and the rows above that of codes hold words: they are names of places."""
    noms = all(not feuille.cellule(ligne, gauche).vide for ligne in range(haut + 1, bas + 1))
    mots = (cellule.texte for ligne in range(haut, codes) for cellule in feuille.rangees[ligne] if not cellule.vide)
    return noms and all(re.search(r"[^\W\d_]", mot) for mot in mots)
