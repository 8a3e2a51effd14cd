"""The words of a document, kept whole: blocks in order, each with an id that never changes."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from msgspec import Struct

from generator.model.lieu import Lieu, Source

_PASSAGE = re.compile(r"(?:(?P<section>[a-z0-9-]+)#)?(?P<bloc>[a-z]+[0-9]+[a-z]?)(?:-(?P<colonne>[0-9]{1,3}))?\Z")


class GenreDeBloc(StrEnum):
    """What a block is. The last two kinds hold our own words, in the place of a picture or of what is left out, and have no id."""

    TITRE = "titre"
    PARAGRAPHE = "paragraphe"
    PUCE = "puce"
    RANGEE = "rangee"
    IMAGE = "image"
    OMIS = "omis"


class LigneDeCellule(Struct, frozen=True):
    """One line of a cell; `puce` where it is an item of a list."""

    texte: str
    puce: bool


class Cellule(Struct, frozen=True):
    """One cell of a row; without lines where it is empty."""

    lignes: tuple[LigneDeCellule, ...]
    entete: bool

    @property
    def texte(self) -> str:
        """All its words."""
        return " ".join(ligne.texte for ligne in self.lignes)


class Bloc(Struct, frozen=True):
    """A heading, paragraph, list item or row. `niveau` counts from 1 for headings and from 0 for list items.

    `page` is the number of the last printed page whose beginning is marked before the block; empty where none is. A block may stand on a
    later page: in some sections only the first page is marked. A row has its words in `cellules`, the others in `texte`.
    """

    id: str
    genre: GenreDeBloc
    niveau: int
    texte: str
    cellules: tuple[Cellule, ...]
    page: str
    lieu: Lieu


class TexteDeSection(Struct, frozen=True):
    """The words of one section; `section` is its id in contrat.yml."""

    document: str
    section: str
    blocs: tuple[Bloc, ...]


class Correction(Struct, frozen=True):
    """A fault of the scan that was mended: the place (section#bloc), the words as scanned and as written here, and why."""

    passage: str
    numerise: str
    corrige: str
    raison: str
    lieu: Lieu


@dataclass(frozen=True, slots=True)
class ImageDePage:
    """The picture of one printed page: the ending of its file («png», «jpg», «webp») and its bytes."""

    suffixe: str
    octets: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class TexteDeDocument:
    """A document as it is read on the site: its sections in the order of contrat.yml, what was mended and what was taken out everywhere.

    `pdf` is the document itself, where the city brings it, and `images` are its pages, by printed number.
    """

    document: str
    sections: tuple[TexteDeSection, ...]
    corrections: tuple[Correction, ...] = ()
    retires: tuple[str, ...] = ()
    pdf: bytes = field(default=b"", repr=False)
    images: Mapping[str, "ImageDePage"] = field(default_factory=dict, repr=False)

    def blocs(self) -> Iterator[tuple[TexteDeSection, Bloc]]:
        """All blocks, in order, with their section."""
        for section in self.sections:
            for bloc in section.blocs:
                yield section, bloc


class Adresse(Struct, frozen=True, order=True):
    """The permanent address of a block or of a cell (`colonne` from 1; 0 for the whole block)."""

    document: str
    section: str
    bloc: str
    colonne: int = 0

    @property
    def ancre(self) -> str:
        """The fragment on the section's page: «p12», «p12-3» for a cell."""
        return f"{self.bloc}-{self.colonne}" if self.colonne else self.bloc


def interpreter_adresse(passage: str, source: Source) -> Adresse | None:
    """The address that a writer gives: «p12» in the section of `source`, «article-5#p12», or «p12-3» for a cell; None if it is none."""
    trouve = _PASSAGE.match(passage)
    if trouve is None:
        return None
    return Adresse(source.document, trouve["section"] or source.section, trouve["bloc"], int(trouve["colonne"] or 0))
