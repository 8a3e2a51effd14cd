"""The five parts of the summary, together."""

from msgspec import Struct

from generator.pages.contexte import Contexte
from generator.pages.pieces.bilan_en_mots.change import CeChange, ce_qui_a_change
from generator.pages.pieces.bilan_en_mots.cherche import CeCherche, ce_que_l_on_cherche
from generator.pages.pieces.bilan_en_mots.paroles import CeDit, qui_a_dit_quoi
from generator.pages.pieces.bilan_en_mots.promis import CePromis, ce_qui_est_promis
from generator.pages.pieces.bilan_en_mots.su import CeSu, ce_que_l_on_sait


class BilanEnMots(Struct, frozen=True):
    """What was promised, what is known, what changed, what is not known, who said what."""

    promis: CePromis
    su: CeSu
    change: CeChange
    cherche: CeCherche
    dit: CeDit


def bilan_en_mots(contexte: Contexte, page: str) -> BilanEnMots:
    """The summary, with its links as on the page at `page`."""
    return BilanEnMots(
        ce_qui_est_promis(contexte, page),
        ce_que_l_on_sait(contexte, page),
        ce_qui_a_change(contexte, page),
        ce_que_l_on_cherche(contexte, page),
        qui_a_dit_quoi(contexte, page),
    )
