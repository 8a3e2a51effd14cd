"""The headings of a page, noted while its template writes them: what builds the page gets them as data, and reads no HTML for them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import count

from markupsafe import Markup
from msgspec.structs import replace

from generator.pages.mots.echappement import html, une_ligne
from generator.pages.sortie import Titre

_NOTES: ContextVar[list[Titre]] = ContextVar("titres")


@contextmanager
def noter_les_titres() -> Iterator[list[Titre]]:
    """A list to which each heading that `titrer` writes inside this block is added."""
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
    return _ecrire(note)


def departager(corps: str, titres: Iterable[Titre]) -> tuple[str, tuple[Titre, ...]]:
    """The page `corps` and its headings, where no two places have one fragment. A fragment made from words gets a number where it is empty,
    or where the page already uses it, as it uses «etat» on the page of a promise called «État»."""
    departages = []
    for titre in titres:
        if titre.ancre == ancre_de(titre.texte.striptags()) and (not titre.ancre or corps.count(_place(titre.ancre)) > 1):
            libre = next(ancre for rang in count(1) if _place(ancre := f"{titre.ancre}_{rang}") not in corps)
            neuf = replace(titre, ancre=libre)
            corps = corps.replace(_ecrire(titre), _ecrire(neuf), 1)
            titre = neuf
        departages.append(titre)
    return corps, tuple(departages)


def _ecrire(titre: Titre) -> Markup:
    return Markup('<h{0} id="{1}">{2}</h{0}>').format(titre.niveau, titre.ancre, titre.texte)


def _place(ancre: str) -> str:
    return f' id="{ancre}"'


def ancre_de(texte: str) -> str:
    """The fragment made from plain words: «Où en est-on ?» gives «ou-en-est-on»."""
    sans_accents = unicodedata.normalize("NFKD", texte).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", sans_accents).strip().lower())
