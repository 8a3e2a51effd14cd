"""Tables that stand side by side in a sheet, an empty column between them: each is seen as if the others were not there."""

from msgspec.structs import replace

from generator.calculs.mots import d_un_seul_tenant
from generator.importation import mots_des_entetes as connus
from generator.model.classeur import VIDE, FeuilleLue

_TETES = connus.NOMS | connus.CODES | connus.TEMPS | connus.INDICATEURS


def cote_a_cote(feuille: FeuilleLue) -> tuple[FeuilleLue, ...]:
    """The sheet once for each of its tables: where runs of columns, apart from each other, begin with the same heading, or each with one that says what rows are.

    Else the sheet alone.
    """
    groupes = _groupes(feuille)
    if len(groupes) < 2 or feuille.objets or any(droite == gauche for gauche, droite in groupes):
        return (feuille,)
    for rangee in feuille.rangees[:60]:
        tetes = [rangee[gauche].texte.strip() if gauche < len(rangee) else "" for gauche, _ in groupes]
        memes = len(set(tetes)) == 1 and any(signe.isalpha() for signe in tetes[0])
        if all(tetes) and (memes or all(d_un_seul_tenant(tete) in _TETES for tete in tetes)):
            return tuple(_seules(feuille, gauche, droite) for gauche, droite in groupes)
    return (feuille,)


def _groupes(feuille: FeuilleLue) -> list[tuple[int, int]]:
    """First and last column of each run of columns in which something is written."""
    ecrites = {colonne for rangee in feuille.rangees for colonne, cellule in enumerate(rangee) if not cellule.vide or cellule.couverte}
    groupes: list[tuple[int, int]] = []
    for colonne in sorted(ecrites):
        if groupes and groupes[-1][1] == colonne - 1:
            groupes[-1] = (groupes[-1][0], colonne)
        else:
            groupes.append((colonne, colonne))
    return groupes


def _seules(feuille: FeuilleLue, gauche: int, droite: int) -> FeuilleLue:
    rangees = tuple(
        tuple(cellule if gauche <= colonne <= droite else VIDE for colonne, cellule in enumerate(rangee)) for rangee in feuille.rangees
    )
    return replace(feuille, rangees=rangees)
