"""The notebook: while something is made, each thing that is read is noted in it."""

from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from enum import Enum


class Etendue(Enum):
    """What was read of a mapping or of a set, where it was not one key."""

    CLES = "cles"


# What was read: the name of a thing, one of its fields, and the key that was looked for there. Without a key, the whole field was read.
Lu = tuple[str, str] | tuple[str, str, Hashable]
Cellule = tuple[str, str]  # the name of a thing, and one of its fields

_carnets: list[set[Lu]] = []


def noter(lu: Lu) -> None:
    """Note that `lu` was read, where something is being made."""
    if _carnets:
        _carnets[-1].add(lu)


def on_note() -> bool:
    """True while something is being made."""
    return bool(_carnets)


@contextmanager
def carnet() -> Iterator[set[Lu]]:
    """Note all that is read inside of the block, and give it as a set that fills. What is read for something that is made inside of the
    block is noted there, not here."""
    page: set[Lu] = set()
    _carnets.append(page)
    try:
        yield page
    finally:
        _carnets.pop()


@contextmanager
def sans_noter() -> Iterator[None]:
    """Read without a note, what is noted elsewhere or changes nothing."""
    with carnet():
        yield
