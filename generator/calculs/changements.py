"""What the documents of a contract changed in it: targets, indicators that were added, indicators that were retired."""

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from generator.model.referentiel import Indicateur


class GenreDeChangement(StrEnum):
    """What was done to an indicator."""

    CIBLE = "cible"
    AJOUT = "ajout"
    RETRAIT = "retrait"


class Changement(Struct, frozen=True):
    """One thing that a document (its id) did to an indicator (its id), at a date (AAAA, AAAA-MM or AAAA-MM-JJ)."""

    genre: GenreDeChangement
    date: str
    document: str
    indicateur: str


def changements(indicateurs: Iterable[Indicateur]) -> tuple[Changement, ...]:
    """All changes, in the order of the indicators."""
    tous: list[Changement] = []
    for un in indicateurs:
        if un.ajoute:
            tous.append(Changement(GenreDeChangement.AJOUT, un.ajoute.date, un.ajoute.source.document, un.id))
        for avant in un.cible.avant if un.cible else ():
            tous.append(Changement(GenreDeChangement.CIBLE, avant.changee_le, avant.document, un.id))
        if un.retire:
            tous.append(Changement(GenreDeChangement.RETRAIT, un.retire.date, un.retire.source.document, un.id))
    return tuple(tous)
