"""Which rows of a table gave no figure, and why: nothing of a file is lost without a word."""

from collections.abc import Iterator

from generator.importation.colonnes import VueDuTableau
from generator.importation.observations_du_tableau import TableauDObservations
from generator.model.importation import LigneLaissee

_UNE_CIBLE = "une cible ou un objectif, pas un chiffre mesuré"


def lignes_laissees(vue: VueDuTableau, tableau: TableauDObservations) -> Iterator[LigneLaissee]:
    """Each written row, from the top, that is no row of figures nor of headings."""
    grille, bloc = vue.grille, vue.bloc
    tour = grille.feuille.tour
    yield from (LigneLaissee(ligne + 1, "au-dessus du tableau") for ligne in bloc.avant)
    if tour is not None:  # what was a column is left aside by its address; rows of the file stand around the table
        yield from (LigneLaissee(tour.du_fichier(ligne, 0)[0] + 1, "sous le tableau") for ligne in bloc.apres)
        return
    donnees = frozenset(vue.lignes)
    cibles = tableau.cibles
    for ligne in range(bloc.premier, bloc.dernier + 1):
        if ligne not in tableau.lues and grille.pleines(ligne):
            yield LigneLaissee(ligne + 1, _UNE_CIBLE if ligne in cibles else _raison(vue, ligne, donnees))
    yield from (LigneLaissee(ligne + 1, "sous le tableau") for ligne in bloc.apres)


def _raison(vue: VueDuTableau, ligne: int, donnees: frozenset[int]) -> str:
    if ligne not in donnees:
        return "l’en-tête, répété"
    if ligne in vue.totaux:
        return "un total ou une moyenne"
    if ligne in vue.effectifs:
        return "l’effectif de la ligne du dessus"
    if ligne not in vue.chiffrees:
        return "aucun chiffre"
    return "écrite deux fois, ou refusée"
