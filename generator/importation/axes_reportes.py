"""Titles of axes that a plan writes once, for the actions below: merged, in the first row of each axis, or on a row of their own («Axe 2 : Emploi»)."""

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from generator.calculs.mots import mots
from generator.importation.grille import Grille
from generator.model.classeur import VIDE, CelluleLue

NIVEAUX = ("axe", "sous_axe", "sous_sous_axe")
_FUSIONNES = (*NIVEAUX, "pilotes", "copilotes", "partenaires", "statut", "priorite", "debut", "fin", "calendrier", "beneficiaires")
_BANDEAU = re.compile(r" (?P<niveau>sous axe|axe|pilier|orientation|enjeu|thematique|defi|objectif|volet) ")
_PLUS_BAS = ("sous axe", "objectif")


class PlanComplete(Struct, frozen=True):
    """The sheet with titles on all rows that they stand for, and the columns of fields. `reportees` are empty cells that took the title above, `bandeaux` rows that only
    bear a title which an action below took, `suites` rows whose action is that of the row above."""

    grille: Grille
    champs: dict[str, int]
    reportees: tuple[str, ...]
    bandeaux: frozenset[int]
    suites: frozenset[int]


def completer_le_plan(grille: Grille, lignes: Sequence[int], champs: Mapping[str, int], *, vides: bool) -> PlanComplete:
    """Go down the rows of a plan; where `vides`, titles stand for the rows below that have none of their level nor of a higher one."""
    colonnes = dict(champs)
    bandeaux = {ligne: niveau for ligne in lignes if (niveau := _bandeau(grille, ligne, champs)) is not None}
    for niveau in bandeaux.values():
        colonnes.setdefault(NIVEAUX[niveau], max(grille.largeur, *colonnes.values()) + 1)
    posees = _fusionnees(grille, lignes, champs)
    for ligne, niveau in bandeaux.items():
        colonne = grille.pleines(ligne)[0]
        titre = grille.cellule(ligne, colonne)
        posees |= {(ligne, colonne): VIDE, (ligne, colonnes[NIVEAUX[niveau]]): titre}
    reportees, pris = _reports(grille, lignes, colonnes, posees) if vides else ({}, set())
    suites = frozenset(ligne for ligne in lignes if _suit(grille, ligne, champs["titre"], lignes))
    adresses = tuple(grille.feuille.adresse(*ici) for ici in reportees if ici[1] < grille.largeur)
    return PlanComplete(grille.avec(posees | reportees), colonnes, adresses, frozenset(pris), suites)


def _bandeau(grille: Grille, ligne: int, champs: Mapping[str, int]) -> int | None:
    """The level of the title that a row only bears, in the column of actions or in one that is none of a plan."""
    pleines = grille.pleines(ligne)
    if len(pleines) != 1 or pleines[0] in {colonne for champ, colonne in champs.items() if champ != "titre"}:
        return None
    trouve = _BANDEAU.match(mots(grille.texte(ligne, pleines[0])))
    return None if trouve is None else int(trouve["niveau"] in _PLUS_BAS)


def _fusionnees(grille: Grille, lignes: Sequence[int], champs: Mapping[str, int]) -> dict[tuple[int, int], CelluleLue]:
    posees = {}
    for champ in _FUSIONNES:
        for ligne in lignes if champ in champs else ():
            if tete := grille.tete_fusionnee(ligne, champs[champ], lignes):
                posees[ligne, champs[champ]] = tete
    return posees


def _reports(
    grille: Grille, lignes: Sequence[int], champs: Mapping[str, int], posees: Mapping[tuple[int, int], CelluleLue]
) -> tuple[dict[tuple[int, int], CelluleLue], set[int]]:
    """The cells that take a title from above, and the rows that only bear a title which was taken."""
    niveaux = [champs[niveau] for niveau in NIVEAUX if niveau in champs]
    courants: dict[int, tuple[CelluleLue, int]] = {}
    reportees: dict[tuple[int, int], CelluleLue] = {}
    pris: set[int] = set()
    seuls: set[int] = set()  # rows without an action
    for ligne in lignes:
        ici = {colonne: posees.get((ligne, colonne)) or grille.cellule(ligne, colonne) for colonne in niveaux}
        ecrits = [colonne for colonne in niveaux if not ici[colonne].vide]
        sans_titre = (posees.get((ligne, champs["titre"])) or grille.cellule(ligne, champs["titre"])).vide
        for colonne in niveaux:
            if ecrits and niveaux.index(colonne) >= niveaux.index(ecrits[0]):
                break
            if colonne in courants and (not sans_titre or ecrits) and grille.pleines(ligne):
                cellule, d_ou = courants[colonne]
                reportees[ligne, colonne] = cellule
                pris |= {d_ou} if d_ou in seuls and not sans_titre else set()
        if sans_titre:
            seuls.add(ligne)
        if ecrits:
            rang = niveaux.index(ecrits[0])
            courants = {colonne: dit for colonne, dit in courants.items() if niveaux.index(colonne) < rang}
            courants |= {colonne: (ici[colonne], ligne) for colonne in ecrits}
    return reportees, pris


def _suit(grille: Grille, ligne: int, titre: int, lignes: Sequence[int]) -> bool:
    """True for a row whose title of action is merged with that above."""
    une = grille.fusion_en(ligne, titre)
    return une is not None and une.haut < ligne and grille.tete_fusionnee(ligne, titre, lignes) is not None
