"""The headings of a page, noted while its template writes them: what builds the page gets them as data, and reads no HTML for them."""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from markupsafe import Markup

from generator.pages.mots.echappement import html, une_ligne
from generator.pages.sortie import Titre

_NOTES: ContextVar[list[Titre]] = ContextVar("titres")


@contextmanager
def noter_les_titres() -> Iterator[list[Titre]]:
    """The headings that `titrer` writes meanwhile, in their order."""
    notes: list[Titre] = []
    jeton = _NOTES.set(notes)
    try:
        yield notes
    finally:
        _NOTES.reset(jeton)


def titrer(niveau: int, texte: str, ancre: str = "") -> Markup:
    """The heading of a page as HTML; without `ancre`, its fragment is made from its words. For templates, under the name `titrer`."""
    mots = texte if isinstance(texte, Markup) else html(une_ligne(texte))
    note = Titre(niveau, ancre or ancre_de(mots.striptags()), mots)
    _NOTES.get().append(note)
    return Markup('<h{0} id="{1}">{2}</h{0}>').format(niveau, note.ancre, mots)


def ancre_de(texte: str) -> str:
    """The fragment made from plain words: «Où en est-on ?» gives «ou-en-est-on»."""
    sans_accents = unicodedata.normalize("NFKD", texte).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", sans_accents).strip().lower())
