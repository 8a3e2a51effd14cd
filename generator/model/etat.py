"""The state of a commitment, apart from figures: what was said of it, when, by whom."""

from enum import StrEnum

from msgspec import Struct

from generator.model.lieu import Lieu


class EtatEngagement(StrEnum):
    """Where an act stands. `AUCUNE_NOUVELLE` is said where no news was found in what was read."""

    A_LANCER = "a_lancer"
    EN_COURS = "en_cours"
    REALISE = "realise"
    ABANDONNE = "abandonne"
    AUCUNE_NOUVELLE = "aucune_nouvelle"


class Nouvelle(Struct, frozen=True):
    """What a source says of one commitment on one date (AAAA, AAAA-MM or AAAA-MM-JJ): its state and a sentence of ours."""

    noeud: str
    etat: EtatEngagement
    date: str
    phrase: str
    source: str
    lieu: Lieu
