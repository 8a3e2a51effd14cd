"""Whether this run looks at everything: each run looks at one of each kind, and CI each night at all, with the variable TOUT."""

import itertools
import os
from collections.abc import Iterable
from typing import TypeVar

import pytest

TOUT = bool(os.environ.get("TOUT"))
DE_NUIT = pytest.mark.skipif(not TOUT, reason="each night: another test shows the kind at each run")
T = TypeVar("T")
U = TypeVar("U")


def chaque_nuit(cas: Iterable[T], d_habitude: int = 1) -> list[T]:
    """All of `cas` each night, else the first ones: cases of one kind, each of which costs a build."""
    return list(cas)[: None if TOUT else d_habitude]


def en_croix(uns: Iterable[T], autres: Iterable[U]) -> list[tuple[T, U]]:
    """Each of `uns` with each of `autres` each night, else as few pairs as meet every one of both."""
    uns, autres = list(uns), list(autres)
    if TOUT:
        return list(itertools.product(uns, autres))
    combien = max(len(uns), len(autres))
    return [(uns[rang % len(uns)], autres[rang % len(autres)]) for rang in range(combien)]
