"""Rows that only bear a title («Orly»), above rows whose labels come back below each title («Crèches», «Gymnases»): two things are said, one above the other."""

from collections.abc import Mapping, Sequence

from generator.calculs.mots import mots
from generator.importation.grille import Grille
from generator.importation.mots_des_entetes import TOTAL


def groupes_de_lignes(grille: Grille, tete: int, lignes: Sequence[int], chiffrees: frozenset[int]) -> Mapping[int, str]:
    """The title above each row of figures; none where labels do not come back below several titles, for then the label alone says what a row is."""
    groupes: dict[int, str] = {}
    titre = ""
    for ligne in lignes:
        texte = grille.texte(ligne, tete)
        if ligne in chiffrees:
            groupes[ligne] = titre
        elif texte and grille.comptes[ligne][0] == 1:
            titre = texte
    sous_un_titre: dict[str, set[str]] = {}
    for ligne, dit in groupes.items():
        sous_un_titre.setdefault(grille.texte(ligne, tete), set()).add(dit)
    etiquettes = [dits for nom, dits in sous_un_titre.items() if not TOTAL.match(mots(nom))]
    titres = set().union(*etiquettes) if etiquettes else set()
    if len(titres) < 2 or "" in titres or sum(len(dits) >= 2 for dits in etiquettes) < 0.5 * len(etiquettes):
        return {}
    return groupes
