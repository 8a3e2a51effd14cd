"""The one pass of typography over our own words in templates: signed words come in through values, and are never touched by it."""

import re
from collections.abc import Iterable, Iterator

from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

from generator.pages.mots.typographie import francais

_BALISES = re.compile(r"(<[^<>]*>|&#?\w+;)")


class FrancaisDesGabarits(Extension):
    """Gives the words of a template, outside of tags and of `{{ … }}`, the spaces of French printing, once, when it is compiled."""

    def filter_stream(self, stream: TokenStream) -> Iterable[Token]:
        """The same template, whose own words have the spaces of French printing."""
        return self._imprimer(stream)

    def _imprimer(self, stream: TokenStream) -> Iterator[Token]:
        for token in stream:
            yield Token(token.lineno, token.type, _hors_des_balises(token.value)) if token.type == "data" else token


def _hors_des_balises(texte: str) -> str:
    return "".join(morceau if rang % 2 else francais(morceau) for rang, morceau in enumerate(_BALISES.split(texte)))
