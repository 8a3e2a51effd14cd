"""Acronyms and terms of the documents, explained in plain words."""

from dataclasses import dataclass

from generator.model.lieu import Lieu


@dataclass(frozen=True, slots=True)
class Terme:
    """`terme` as printed («PRE»), `nom` in full, `phrase` one plain sentence of our own.

    `contrats` holds the ids of the contracts where it means this; empty for all of them.
    """

    terme: str
    nom: str
    phrase: str
    contrats: tuple[str, ...]
    lieu: Lieu
