"""Untrusted text, made safe for the place where it lands: the content or an attribute of a page, one line, JSON in a page, a cell of a table."""

import re
from typing import cast

from markupsafe import Markup, escape

from generator.model.tableur import sans_formule

# What ends a line somewhere, and what no screen shows; no-break spaces are neither.
_BLANCS = re.compile(r"[ \t-\r\x1c-\x1f\x85\u2028\u2029]+")
_INVISIBLES = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
# What no XML may hold. (Written as what it lets through, it would take Python fifteen times as long to prepare.)
_INTERDITS_EN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

_DE_BALISAGE = re.compile(r"[<>&\u2028\u2029]")  # in JSON, these stand in strings alone


def html(texte: object) -> Markup:
    """Text for HTML content or a quoted attribute; Markup passes unchanged."""
    genre = type(texte)
    if genre is Markup:
        return cast(Markup, texte)
    # The commonest kind first: a build prints half a million words.
    return escape(texte if genre is str else str(texte)) if not isinstance(texte, Markup) else texte


def une_ligne(texte: object) -> str:
    """`texte` on one line: runs of blanks become one space, invisible characters «�»; no-break spaces stay."""
    return _BLANCS.sub(" ", _INVISIBLES.sub("\ufffd", str(texte))).strip()


def json_en_html(texte: str) -> Markup:
    """JSON that can stand inside a script element: no character opens or closes markup there, nor ends a line of a script."""
    return Markup(_DE_BALISAGE.sub(lambda signe: f"\\u{ord(signe[0]):04x}", texte))


def pour_xml(texte: str, place: str = "") -> str:
    """`texte` with `place` where it has a sign that no XML may hold; marks of XML stay as they are."""
    return _INTERDITS_EN_XML.sub(place, texte)


def cellule_csv(texte: str) -> str:
    """A text cell that no spreadsheet will take for a formula."""
    return sans_formule(texte)
