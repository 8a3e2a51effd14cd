"""Indicators of several themes that bear one label: the column of themes, which otherwise only says something of them, then tells them apart."""

from collections.abc import Sequence

from generator.importation import mots_des_tetes
from generator.importation.colonne_vue import ColonneVue, RoleDeColonne
from generator.importation.grille import Grille
from generator.importation.roles import DIT_DE_L_INDICATEUR

_TETES = (RoleDeColonne.LIEU, RoleDeColonne.CODE, RoleDeColonne.PERIODE, RoleDeColonne.INDICATEUR, RoleDeColonne.VENTILATION)


def distinguer_par_theme(
    grille: Grille, colonnes: Sequence[ColonneVue], roles: dict[int, tuple[RoleDeColonne, str]], lignes: Sequence[int]
) -> None:
    """Give the column of themes the role of a name of indicators, where rows are the same without it and different with it."""
    if not any(role is RoleDeColonne.INDICATEUR for role, _ in roles.values()):
        return
    tetes = [une.rang for une in colonnes if roles[une.rang][0] in _TETES]
    cles = [tuple(grille.texte(ligne, rang) for rang in tetes) for ligne in lignes]
    if len(set(cles)) == len(cles):
        return
    for une in colonnes:
        if roles[une.rang] != (RoleDeColonne.LAISSEE, DIT_DE_L_INDICATEUR) or not mots_des_tetes.THEME.search(une.cle):
            continue
        avec = {(cle, grille.texte(ligne, une.rang)) for cle, ligne in zip(cles, lignes, strict=True)}
        if len(avec) == len(cles):
            roles[une.rang] = (RoleDeColonne.INDICATEUR, "distingue des indicateurs du même intitulé")
            return
