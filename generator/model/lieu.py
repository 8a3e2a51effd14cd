"""Where things come from: a place in one of our files, and a place in a signed document."""

from typing import ClassVar

from msgspec import Struct


class Lieu(Struct, frozen=True, order=True):
    """A place in one of our files. `ligne` and `colonne` count from 1; 0 when the whole file is meant.

    It is no part of what a thing says (`graphe.empreintes`): a row added above must change nothing below.
    """

    SANS_EMPREINTE: ClassVar[bool] = True

    fichier: str
    ligne: int = 0
    colonne: int = 0

    def __str__(self) -> str:
        return f"{self.fichier}:{self.ligne}:{self.colonne}" if self.ligne else self.fichier


class Source(Struct, frozen=True):
    """A place in a signed document: its id, the id of its section, and words that lead a reader to the line.

    `passage` is the very paragraph or cell («p12», «article-5#p12-3»), where the writer gives it; else its words are looked for. `ecrits` are the places in our files
    where document and section are written, which may be around what has this source, or at the top of its file; None where nobody wrote them.
    """

    document: str
    section: str
    repere: str
    passage: str = ""
    ecrits: tuple[Lieu | None, Lieu | None] = (None, None)
