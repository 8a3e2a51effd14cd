"""The diagnosis that a document makes before its promises: its findings, and the work that it asks for.

Both are kept as places in the document's text. Which promises they are tied to is our own reading, unless the document prints it.
"""

from collections.abc import Iterator

from msgspec import Struct

from generator.model.lieu import Lieu, Source
from generator.model.texte_de_document import Adresse


class AxeDeTravail(Struct, frozen=True):
    """A piece of work that the diagnosis asks for, and the ids of the nodes that take it up, in our reading."""

    passage: Adresse
    promesses: tuple[str, ...]
    note_editoriale: str
    lieu: Lieu


class SujetDeConstats(Struct, frozen=True):
    """One subject: its heading (None where it has none of its own), its findings, the work asked for, and the nodes that they explain."""

    id: str
    titre: Adresse | None
    constats: tuple[Adresse, ...]
    axes: tuple[AxeDeTravail, ...]
    promesses: tuple[str, ...]
    note_editoriale: str
    lieu: Lieu


class ThemeDeConstats(Struct, frozen=True):
    """A theme and its subjects."""

    id: str
    titre: Adresse
    sujets: tuple[SujetDeConstats, ...]
    lieu: Lieu


class Constats(Struct, frozen=True):
    """The diagnosis of a contract. `nom` and `nom_des_axes` are what the document calls findings and work asked for.

    `note_editoriale` says how findings were tied to promises, and the limits of that. `imprimes` is true where the document itself prints
    its findings beside the promises: the ties are then the document's, not our reading. `source` is what the top of the file says of all places.
    """

    source: Source
    nom: str
    nom_des_axes: str
    note_editoriale: str
    themes: tuple[ThemeDeConstats, ...]
    lieu: Lieu
    imprimes: bool = False

    def sujets(self) -> Iterator[tuple[ThemeDeConstats, SujetDeConstats]]:
        """All subjects, in order, each with its theme."""
        for theme in self.themes:
            for sujet in theme.sujets:
                yield theme, sujet
