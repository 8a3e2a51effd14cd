"""Words of others on the contract: residents' councils, with the answers that they were given, and partners that answer the site."""

from msgspec import Struct

from generator.model.lieu import Lieu


class Auteur(Struct, frozen=True):
    """Who speaks: a partner, by its id in the register, or else a council, an association or a town by its name. One of the two is empty."""

    nom: str
    partenaire: str
    lieu: Lieu


class Reponse(Struct, frozen=True):
    """An answer to an opinion: who gives it, when (AAAA, AAAA-MM or AAAA-MM-JJ), and its words as plain text."""

    auteur: Auteur
    date: str
    texte: str


class Avis(Struct, frozen=True):
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
