"""What is new in one contract, as the portal tells it: its last new things, those of each partner that it names, and the dates that it states."""

from generator.pages.contexte import Contexte
from generator.pages.pieces.nouveautes import NouveauteDite, dites


def nouveautes(contexte: Contexte) -> tuple[NouveauteDite, ...]:
    """The last new things of the contract, newest first."""
    return dites(contexte, contexte.nouveautes)


def nouveautes_des_partenaires(contexte: Contexte) -> dict[str, tuple[NouveauteDite, ...]]:
    """Those of each partner that has some, by id."""
    return {id: dites(contexte, siennes) for id, siennes in contexte.nouveautes_des_partenaires.items()}
