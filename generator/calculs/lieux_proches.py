"""Which places are near another one, how far they are, and in which direction."""

import math
from collections.abc import Mapping

_KILOMETRES_PAR_DEGRE = 111.2
_DIRECTIONS = ("nord", "nord-est", "est", "sud-est", "sud", "sud-ouest", "ouest", "nord-ouest")  # clockwise, an eighth of a turn each

Point = tuple[float, float]  # latitude and longitude, in degrees


def plus_proches(ici: Point, autres: Mapping[str, Point], combien: int) -> tuple[str, ...]:
    """The ids of the `combien` places of `autres` that are nearest to `ici`, the nearest first; of two as far, the first of `autres`."""
    return tuple(sorted(autres, key=lambda id: distance(ici, autres[id]))[:combien])


def distance(un: Point, autre: Point) -> float:
    """How far two places are, in degrees of latitude, where the earth is as good as flat between them."""
    resserre = math.cos(math.radians((un[0] + autre[0]) / 2))
    return math.hypot(un[0] - autre[0], (un[1] - autre[1]) * resserre)


def kilometres(un: Point, autre: Point) -> float:
    """How far two places are as the crow flies, in kilometres."""
    return distance(un, autre) * _KILOMETRES_PAR_DEGRE


def direction(un: Point, vers: Point) -> str:
    """Where `vers` lies from `un`: «nord», «nord-est», …"""
    resserre = math.cos(math.radians((un[0] + vers[0]) / 2))
    degres = math.degrees(math.atan2((vers[1] - un[1]) * resserre, vers[0] - un[0]))
    return _DIRECTIONS[round(degres / 45) % len(_DIRECTIONS)]
