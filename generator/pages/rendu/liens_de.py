"""All links of a view, wherever they stand in it."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from generator.pages.adresses import Vers
from generator.pages.mots.corps import Ecrit


def liens_de(vue: Any) -> Iterator[Vers]:
    """The links that `vue` holds in its fields, in their sequences and mappings, and in the words written in Markdown."""
    if isinstance(vue, Vers):
        yield vue
    elif isinstance(vue, Ecrit):
        yield from vue.liens
    elif isinstance(vue, Mapping):
        for valeur in vue.values():
            yield from liens_de(valeur)
    elif isinstance(vue, tuple | list):
        for valeur in vue:
            yield from liens_de(valeur)
    elif is_dataclass(vue):
        for champ in fields(vue):
            yield from liens_de(getattr(vue, champ.name))
