"""Typography of pages: the spaces that templates lack are given to our own words alone; and in all words, signed ones too, a space that is there is one at
which no line breaks, where a line that breaks there would be misread. No sign is added, taken away or moved."""

import re
from collections.abc import Iterable, Iterator

from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

from generator.pages.mots.typographie import INSECABLE, francais

_ETIQUETTES = re.compile(r"(<[^<>]*>)")
_BALISES = re.compile(r"(<[^<>]*>|&#?\w+;)")


# The space among the digits of a number, before its unit, before a high sign, and inside «».
_A_LIER = re.compile(
    r"(?<![\d,.])(\d{1,3}) (?=\d{3}(?!\d))|(?<=[\d)]) (?=[€%])|(?<=«) | (?=[:;!?»](?:[\s.,)…]|$))",
)
_TELS_QUELS = re.compile(r"<(/?)(?:script|style|code|pre|textarea)\b", re.IGNORECASE)


def lier(html: str) -> str:
    """A page whose numbers and French signs no line parts: plain spaces between them become no-break ones, outside of tags and of code."""
    morceaux, dans_le_code = _ETIQUETTES.split(html), 0
    for rang, morceau in enumerate(morceaux):
        if rang % 2:
            code = _TELS_QUELS.match(morceau)
            dans_le_code += 0 if code is None else -1 if code[1] else 1
        elif not dans_le_code:
            morceaux[rang] = _A_LIER.sub(lambda trouve: f"{trouve[1] or ''}{INSECABLE}", morceau)
    return "".join(morceaux)


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
