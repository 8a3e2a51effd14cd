"""The heading of each column, from one row of headings or from several: groups above («Accueil / Rapidité»), codes above labels («nais09 Naissances en 2009»)."""

import re

from msgspec import Struct

from generator.importation.blocs import Bloc2D
from generator.importation.grille import Grille
from generator.importation.unites_ecrites import unite_seule

_APPEL = re.compile(r"(?:(?<=[^\W\d_)])(?<!\bm)(?<!\b[ckd]m)[¹²³⁴⁵⁶⁷⁸⁹]+|(?<=[\w)%])\s*\((?:[1-9]|\*+)\)|(?<=[^\W_])\s?\*+)$")
_PLEIN = 0.8
_ETIQUETTES = re.compile(r"(?:étiquettes? de|libellés? de) colonnes?|column labels", re.IGNORECASE)
_SOMME = re.compile(r"(?:somme|nombre|moyenne|total|sum|count|average) (?:de|d['’]|of)", re.IGNORECASE)


class Entete2D(Struct, frozen=True):
    """The heading of a column: its words from the top, and one writing of them. `groupe` are those that stand above several columns; `unite` is that of a
    row of units among the headings."""

    colonne: int
    nom: str
    pieces: tuple[str, ...]
    groupe: str = ""
    unite: str = ""


def sans_appel(texte: str) -> str:
    """Words without the call of a footnote at their end («Variation des stocks¹»)."""
    propre = " ".join(texte.split())
    return _APPEL.sub("", propre).strip()


def entetes_de(grille: Grille, bloc: Bloc2D) -> list[Entete2D]:
    """The headings of all columns in which something is written, in heading or data."""
    d_unites = _rangee_d_unites(grille, bloc)
    rangees = [_sans_le_croise(_rangee(grille, ligne, bloc)) for ligne in bloc.entetes if ligne != d_unites]
    entetes = []
    for colonne in range(grille.largeur):
        pieces = [(rangee[0].get(colonne, ""), rangee[1]) for rangee in rangees]
        ecrites = [(mot, groupe) for mot, groupe in pieces if mot]
        if not ecrites and not any(not grille.cellule(ligne, colonne).vide for ligne in range(bloc.premier, bloc.dernier + 1)):
            continue
        groupes = list(dict.fromkeys(sans_appel(mot) for mot, groupe in ecrites[:-1] if groupe))
        bas = list(dict.fromkeys(sans_appel(mot) for mot, groupe in (*(un for un in ecrites[:-1] if not un[1]), *ecrites[-1:])))
        if bas and bas[-1] in groupes:
            groupes.remove(bas[-1])
        nom = " / ".join((*groupes, " ".join(bas))) if bas else ""
        unite = unite_seule(grille.texte(d_unites, colonne)) if d_unites is not None else ""
        entetes.append(Entete2D(colonne, nom, (*groupes, *bas), " / ".join(groupes), unite))
    return entetes


def _sans_le_croise(rangee: tuple[dict[int, str], bool]) -> tuple[dict[int, str], bool]:
    """A row of headings of a pivot table: what is added up («Somme de Effectif») stands above the figures, at the place of «Étiquettes de colonnes»."""
    ecrits, groupe = rangee
    sur_les_chiffres = {colonne for colonne, mot in ecrits.items() if _ETIQUETTES.fullmatch(mot)}
    if not sur_les_chiffres:
        return rangee
    dits = [mot for colonne, mot in ecrits.items() if _SOMME.match(mot)]
    return (dict.fromkeys(sur_les_chiffres, dits[0]) if dits else {}), groupe


def _rangee_d_unites(grille: Grille, bloc: Bloc2D) -> int | None:
    """The last row of headings, where all that is written in it are units."""
    ligne = bloc.entetes[-1] if len(bloc.entetes) > 1 else None
    ecrits = grille.pleines(ligne) if ligne is not None else []
    return ligne if ligne is not None and ecrits and all(unite_seule(grille.texte(ligne, colonne)) for colonne in ecrits) else None


def _rangee(grille: Grille, ligne: int, bloc: Bloc2D) -> tuple[dict[int, str], bool]:
    """The words of a row of headings by column, and whether they are titles of groups: then each stands for the columns up to the next."""
    ecrits = {colonne: grille.texte(ligne, colonne) for colonne in grille.pleines(ligne)}
    bas = bloc.entetes[-2 if _rangee_d_unites(grille, bloc) is not None else -1]
    if ligne == bas:
        return ecrits, False
    dessous = len(grille.pleines(bas))
    s_etend = any(
        colonne not in ecrits and colonne > min(ecrits, default=0) for colonne in grille.pleines(bas)
    )  # «Prévu», «Réalisé» below one heading
    fusionnee = any((une := grille.fusion_en(ligne, colonne)) and une.droite > une.gauche for colonne in range(grille.largeur))
    if not fusionnee and len(ecrits) >= _PLEIN * dessous and not (s_etend and len(ecrits) > dessous):
        return ecrits, False
    etendus: dict[int, str] = {}
    courant, jusqu_a = "", -1
    for colonne in range(grille.largeur):
        if colonne in ecrits:
            une = grille.fusion_en(ligne, colonne)
            courant = ecrits[colonne]
            # Without merges the title of a group stands for all columns up to the next one.
            jusqu_a = une.droite if une and une.droite > une.gauche else (colonne if fusionnee else grille.largeur)
        if courant and colonne <= jusqu_a:
            etendus[colonne] = courant
    return etendus, True
