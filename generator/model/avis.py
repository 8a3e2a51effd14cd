"""Opinions and questions of residents' councils, with the answers that they were given."""

from dataclasses import dataclass

from generator.model.lieu import Lieu


@dataclass(frozen=True, slots=True)
class Reponse:
    """An answer to an opinion: who gives it, when (AAAA, AAAA-MM or AAAA-MM-JJ), and its words as plain text."""

    auteur: str
    date: str
    texte: str


@dataclass(frozen=True, slots=True)
class Avis:
    """One opinion. `sur` holds ids of nodes, indicators, territories or partners; empty for the whole contract. `texte` is Markdown."""

    id: str
    titre: str
    auteur: str
    date: str
    sur: tuple[str, ...]
    texte: str
    reponse: Reponse | None
    lieu: Lieu
