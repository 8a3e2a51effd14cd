"""Which places are near another one."""

import math
from collections.abc import Mapping

Point = tuple[float, float]  # latitude and longitude, in degrees


def plus_proches(ici: Point, autres: Mapping[str, Point], combien: int) -> tuple[str, ...]:
    """The ids of the `combien` places of `autres` that are nearest to `ici`, the nearest first; of two as far, the first of `autres`."""
    return tuple(sorted(autres, key=lambda id: distance(ici, autres[id]))[:combien])


def distance(un: Point, autre: Point) -> float:
    """How far two places are, in degrees of latitude, where the earth is as good as flat between them."""
    resserre = math.cos(math.radians((un[0] + autre[0]) / 2))
    return math.hypot(un[0] - autre[0], (un[1] - autre[1]) * resserre)
