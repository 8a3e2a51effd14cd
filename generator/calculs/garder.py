"""What is long to compute and is kept from one run to the next."""

from collections.abc import Callable
from typing import Protocol, TypeVar

_T = TypeVar("_T")


class Garder(Protocol):
    """Computes something under a name, or gives what was computed the last time."""

    def __call__(self, nom: str, calcul: Callable[[], _T], /) -> _T:
        """What `calcul` gives for the data as they are."""
        ...


def sans_garder(_: str, calcul: Callable[[], _T], /) -> _T:
    """Computes each time."""
    return calcul()
