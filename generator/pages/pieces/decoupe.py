"""How long lists are cut in parts, each of which is short enough for one page."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from msgspec import Struct

# Rows that one page shows, all its lists together, before the longest are cut. The longest list of the published contracts has 422 rows, and 500
# rows of indicators weigh some 32 kB compressed, a quarter of what a page may (`tests/navigateur/test_poids.py`).
PAGE_ENTIERE = 500
# Rows of one list on one page, once it is cut: what a telephone scrolls through.
LIGNES_PAR_PARTIE = 200


class Coupe(NamedTuple):
    """How many rows a page shows, all its lists together, before they are cut, and how many a part then has."""

    entiere: int
    par_partie: int


class Morceau(Struct, frozen=True):
    """The rows from `debut` to `fin` (excluded) of the group at `rang`."""

    rang: int
    debut: int
    fin: int


Partie = tuple[Morceau, ...]


def decouper(tailles: Sequence[int], par_partie: int) -> tuple[Partie, ...]:
    """The parts of a list whose groups have `tailles` rows: each row in exactly one, in order, at most `par_partie` (1 or more) in each.

    A group stays whole where a part can hold it, and is else cut in parts of its own that differ by one row at most. Groups without rows are in none.
    """
    parties: list[list[Morceau]] = []
    place = 0  # what is left in the last part
    for rang, taille in enumerate(tailles):
        if taille > par_partie:
            parties.extend([morceau] for morceau in _couper(rang, taille, par_partie))
            place = 0
        elif taille:
            if taille > place:
                parties.append([])
                place = par_partie
            parties[-1].append(Morceau(rang, 0, taille))
            place -= taille
    return tuple(map(tuple, parties))


def _couper(rang: int, taille: int, par_partie: int) -> Iterator[Morceau]:
    nombre = -(-taille // par_partie)
    bornes = [taille * numero // nombre for numero in range(nombre + 1)]
    return (Morceau(rang, debut, fin) for debut, fin in pairwise(bornes))


def a_couper(tailles: Sequence[int], entiere: int, par_partie: int) -> frozenset[int]:
    """Which lists of one page are cut, by rank: those of more than `par_partie` rows, where all of them have more than `entiere`."""
    return frozenset(rang for rang, taille in enumerate(tailles) if taille > par_partie) if sum(tailles) > entiere else frozenset()
