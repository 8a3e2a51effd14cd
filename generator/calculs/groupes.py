"""Things arranged by what they speak of."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")


def par_cle(choses: Iterable[T], cles: Callable[[T], Iterable[str]]) -> dict[str, tuple[T, ...]]:
    """By key, the things that have it, in their order; a thing stands once under each of its keys."""
    groupes: defaultdict[str, list[T]] = defaultdict(list)
    for chose in choses:
        for cle in dict.fromkeys(cles(chose)):
            groupes[cle].append(chose)
    return {cle: tuple(siennes) for cle, siennes in groupes.items()}
