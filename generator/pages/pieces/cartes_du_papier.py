"""The maps of figures that the paper of a whole contract shows."""

from msgspec import Struct

from generator.pages.contexte import Contexte
from generator.pages.dessins.carte_thematique import CarteThematique
from generator.pages.pieces.cartes_de_chiffres import vues_des_cartes

_CARTES = 6  # of the indicators that have some, the first in the order of the document


class CarteDuPapier(Struct, frozen=True):
    """One map: the words of its indicator, and the promise that it follows."""

    libelle: str
    promesse: str
    dessin: CarteThematique


def cartes_du_papier(contexte: Contexte) -> tuple[tuple[CarteDuPapier, ...], int]:
    """The maps that are shown, and how many others the site has."""
    toutes = [
        CarteDuPapier(indicateur.libelle, contexte.noeuds[indicateur.noeud].titre, vue.dessin)
        for indicateur in contexte.indicateurs.values()
        for vue in vues_des_cartes(contexte, indicateur)
    ]
    return tuple(toutes[:_CARTES]), max(0, len(toutes) - _CARTES)
