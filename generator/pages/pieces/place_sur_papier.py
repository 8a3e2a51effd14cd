"""How much of a list holds on a side of paper, by count of letters: a page can be measured only once it is set, and a view must be the same everywhere."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from generator.pages.mots.typographie import accord

LETTRES_PAR_LIGNE = 100

Chose = TypeVar("Chose")


def tenir(choses: Sequence[Chose], lignes: int, hauteur: Callable[[Chose], int]) -> tuple[tuple[Chose, ...], int]:
    """The first of `choses` that fit in `lignes` (each takes `hauteur` of it), and how many are left out; a line is kept to say so."""
    gardees: list[Chose] = []
    prises = 0
    for rang, chose in enumerate(choses, 1):
        prises += hauteur(chose)
        if prises + (rang < len(choses)) > lignes:
            break
        gardees.append(chose)
    return tuple(gardees), len(choses) - len(gardees)


def reste(nombre: int, un: str, plusieurs: str) -> str:
    """«Et 3 autres, sur le site.»; empty where nothing was left out."""
    return f"Et {accord(nombre, un, plusieurs)}, sur le site." if nombre > 0 else ""
