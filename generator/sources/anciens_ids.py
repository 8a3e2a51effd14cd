"""Reads the ids that a thing had before."""

from generator.sources.champs import Champs


def lire_anciens_ids(champs: Champs, id: str) -> tuple[tuple[str, ...], str]:
    """Those of `anciens_ids` that are not today's, in their order; and the first of them all where today's is among them, for then the list says where it stood: a thing may take
    back an id that it had, or be joined by others that had theirs. Today's alone says nothing, and stays, for the checks to tell of it."""
    ecrits = champs.ids("anciens_ids")
    autres = tuple(un for un in ecrits if un != id)
    return (autres, ecrits[0] if id in ecrits else "") if autres else (ecrits, "")
