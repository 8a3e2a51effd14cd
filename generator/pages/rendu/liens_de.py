"""All links of a view, wherever they stand in it."""

from collections.abc import Mapping
from typing import Any

from generator.graphe.champs import champs_de
from generator.pages.adresses import Vers
from generator.pages.mots.corps import Ecrit

_SANS_LIEN = frozenset((str, int, bool, type(None)))


def liens_de(vue: Any) -> list[Vers]:
    """The links that `vue` holds in its fields, in their sequences and mappings, and in the words written in Markdown; in no order."""
    # A list of what is left to look at, and no recursion: a build looks at a million values.
    trouves: list[Vers] = []
    a_voir = [vue]
    while a_voir:
        valeur = a_voir.pop()
        genre = type(valeur)
        if genre in _SANS_LIEN:
            continue
        if genre is Vers:
            trouves.append(valeur)
        elif genre is tuple or genre is list:
            a_voir.extend(valeur)
        elif genre is Ecrit:
            trouves.extend(valeur.liens)
        elif isinstance(valeur, Mapping):
            a_voir.extend(valeur.values())
        else:
            a_voir.extend(getattr(valeur, champ) for champ in champs_de(genre) or ())
    return trouves
