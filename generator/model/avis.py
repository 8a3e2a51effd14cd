"""Words of others on the contract: residents' councils, with the answers that they were given, and partners that answer the site."""

from dataclasses import dataclass

from generator.model.lieu import Lieu


@dataclass(frozen=True, slots=True)
class Auteur:
    """Who speaks: a partner, by its id in the register, or else a council, an association or a town by its name. One of the two is empty."""

    nom: str
    partenaire: str
    lieu: Lieu


@dataclass(frozen=True, slots=True)
class Reponse:
    """An answer to an opinion: who gives it, when (AAAA, AAAA-MM or AAAA-MM-JJ), and its words as plain text."""

    auteur: Auteur
    date: str
    texte: str


@dataclass(frozen=True, slots=True)
class Avis:
    """One opinion, or the answer of a partner where the author is one.

    `sur` holds ids of nodes, indicators, territories or partners; empty for the whole contract. `texte` is Markdown.
    """

    id: str
    titre: str
    auteur: Auteur
    date: str
    sur: tuple[str, ...]
    texte: str
    reponse: Reponse | None
    lieu: Lieu

    @property
    def est_d_un_partenaire(self) -> bool:
        """True for an answer or a statement of a partner, which stands apart from the words of residents."""
        return bool(self.auteur.partenaire)
