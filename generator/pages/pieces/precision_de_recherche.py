"""What the search is told of a page besides its title."""

from msgspec import Struct


class Precision(Struct, frozen=True):
    """What the title of a page does not say: its line, its hidden words, and the title that readers look for where it is another."""

    contexte: str
    annexe: str = ""
    titre: str = ""
