"""A promise as a card in a list: the home page lists the axes so, the page of a promise those below it."""

from msgspec import Struct

from generator.model.referentiel import Noeud
from generator.pages.contexte import Contexte
from generator.pages.mots.statuts import Etat, etat
from generator.pages.pieces.liens import Lien, lien_noeud, marque_de_reponse


class EncartDePromesse(Struct, frozen=True):
    """A node as a card: its name and signed words, its state, whom the document names for it, and how many other acts its words hold."""

    lien: Lien
    etat: Etat
    partenaires: str
    autres_actes: int
    reponses: Lien | None


def encart(contexte: Contexte, page: str, enfant: Noeud) -> EncartDePromesse:
    """A node as a card on the page at address `page`."""
    return EncartDePromesse(
        lien=lien_noeud(contexte, page, enfant),
        etat=etat(contexte.suivi.synthese_des_noeuds([enfant])),
        partenaires=enfant.partenaires_texte,
        autres_actes=max(0, len(enfant.composantes) - 1)
        if enfant.composantes and enfant.composantes[0] == enfant.titre
        else len(enfant.composantes),
        reponses=marque_de_reponse(contexte, page, enfant.id, contexte.adresses.noeud(enfant.id)),
    )
