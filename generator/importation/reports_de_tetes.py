"""Names that are written once for the rows below them, merged or not, as people and pivot tables write them."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from generator.calculs.mots import mots
from generator.importation.colonne_vue import ColonneVue, RoleDeColonne
from generator.importation.grille import Grille
from generator.importation.mots_des_entetes import TOTAL
from generator.model.classeur import CelluleLue

_TETES = (
    RoleDeColonne.LIEU,
    RoleDeColonne.CODE,
    RoleDeColonne.INDICATEUR,
    RoleDeColonne.PERIODE,
    RoleDeColonne.VENTILATION,
    RoleDeColonne.UNITE,
)


class TetesReportees(Struct, frozen=True):
    """The sheet with names on all rows that they stand for; `adresses` are empty cells that took the name above."""

    grille: Grille
    adresses: tuple[str, ...] = ()


def reporter_les_tetes(
    grille: Grille,
    colonnes: Sequence[ColonneVue],
    roles: Mapping[int, tuple[RoleDeColonne, str]],
    lignes: Sequence[int],
    *,
    vides: bool,
) -> TetesReportees:
    """Names below which cells are merged stand for all rows of the merge. Where `vides`, an empty cell takes the name above if a name stands at its right, and
    if all rows are then different: a table where they would not be has rows for the whole, without a name."""
    tetes = [une.rang for une in colonnes if roles[une.rang][0] in _TETES]
    posees: dict[tuple[int, int], CelluleLue] = {}
    siennes = frozenset(lignes)
    for ligne in lignes:
        for colonne in tetes:
            if tete := grille.tete_fusionnee(ligne, colonne, siennes):
                posees[ligne, colonne] = tete
    codes = frozenset(une.rang for une in colonnes if roles[une.rang][0] is RoleDeColonne.CODE)
    noms = frozenset(une.rang for une in colonnes if roles[une.rang][0] is RoleDeColonne.LIEU)
    reportees = _vides_remplis(grille, tetes, codes, noms, lignes, posees) if vides else {}
    return TetesReportees(grille.avec(posees | reportees), tuple(grille.feuille.adresse(*ici) for ici in reportees))


def _vides_remplis(
    grille: Grille,
    tetes: Sequence[int],
    codes: frozenset[int],
    noms: frozenset[int],
    lignes: Sequence[int],
    posees: Mapping[tuple[int, int], CelluleLue],
) -> dict[tuple[int, int], CelluleLue]:
    remplis: dict[tuple[int, int], CelluleLue] = {}
    courants: dict[int, CelluleLue] = {}
    vues: set[tuple[str, ...]] = set()
    for ligne in lignes:
        ici = {colonne: posees.get((ligne, colonne)) or grille.cellule(ligne, colonne) for colonne in tetes}
        pleines = [colonne for colonne in tetes if not ici[colonne].vide]
        totale = any(TOTAL.match(mots(ici[colonne].texte)) for colonne in pleines)
        for colonne in tetes if pleines and not totale else ():
            if not ici[colonne].vide:
                courants = {autre: cellule for autre, cellule in courants.items() if autre < colonne} | {colonne: ici[colonne]}
            elif colonne < pleines[-1] and colonne in courants and not (colonne in codes and any(not ici[nom].vide for nom in noms)):
                remplis[ligne, colonne] = ici[colonne] = courants[colonne]
        if len(grille.pleines(ligne)) <= len(pleines):
            continue
        cle = tuple(" ".join(ici[colonne].texte.split()) for colonne in tetes)
        if cle in vues:
            return {}
        courants = {} if totale else courants
        vues.add(cle)
    return remplis
