"""What is new in one contract, as the portal tells it: its last new things, those of each partner that it names, and the dates that it states."""

from generator.calculs.nouveautes import AU_PLUS, Nouveaute
from generator.pages.contexte import Contexte
from generator.pages.pieces.nouveautes import NouveauteDite, dire, dites


def nouveautes(contexte: Contexte) -> tuple[NouveauteDite, ...]:
    """The last new things of the contract, newest first."""
    return dites(contexte, contexte.nouveautes_serrees)


def nouveautes_des_partenaires(contexte: Contexte) -> dict[str, tuple[NouveauteDite, ...]]:
    """Those of each partner that has some, by id. One thing that is new of several partners is put into words once, and kept once."""
    gardees: dict[str, NouveauteDite] = {}

    def dite(une: Nouveaute) -> NouveauteDite:
        return gardees.get(une.cle) or gardees.setdefault(une.cle, dire(contexte, une))

    return {id: tuple(map(dite, siennes[:AU_PLUS])) for id, siennes in contexte.nouveautes_des_partenaires.items()}
