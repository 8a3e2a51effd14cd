"""The amounts of money that were read in one contract, as the portal lists them."""

from msgspec import Struct

from generator.pages.contexte import Contexte
from generator.pages.mots.typographie import accord
from generator.pages.pieces.lieux_de_l_argent import AILLEURS, cles_du_groupe, groupes, nom_du_groupe
from generator.pages.pieces.sommes_d_argent import VueSomme, vues_sommes


class LieuDArgent(Struct, frozen=True):
    """A page of amounts: the words of its address, its name, its sums."""

    groupe: str
    nom: str
    titre: str
    sommes: tuple[VueSomme, ...]


class ArgentDuContrat(Struct, frozen=True):
    """How many amounts were read, and the pages that have them."""

    compte: str
    lieux: tuple[LieuDArgent, ...]


def argent(contexte: Contexte) -> ArgentDuContrat | None:
    """The amounts of a contract; None where none was read."""
    if not contexte.argent:
        return None
    return ArgentDuContrat(
        accord(len(contexte.argent), "montant lu", "montants lus"),
        tuple(
            LieuDArgent(
                groupe,
                nom,
                nom_du_groupe(contexte, groupe, nom),
                vues_sommes(contexte, cles_du_groupe(contexte, groupe, nom)) if nom != AILLEURS else (),
            )
            for groupe, nom in groupes(contexte)
        ),
    )
