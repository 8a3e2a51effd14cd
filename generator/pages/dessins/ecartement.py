"""Circles of a map that would hide each other are pushed apart."""

import math
from collections.abc import Sequence

from msgspec import Struct

from generator.pages.dessins.projection import Cadre

_RECOUVREMENT = 0.8  # of the sum of two radii: nearer than that, circles are moved apart
_PASSES = 60


class Place(Struct):
    """Where a circle stands, and where it should."""

    x: float
    y: float
    voulu: tuple[float, float]
    rayon: float


def ecarter(places: Sequence[Place], cadre: Cadre) -> None:
    """Push apart circles that would hide each other, and keep them in the frame."""
    for _ in range(_PASSES):
        bouge = False
        for rang, un in enumerate(places):
            for autre in places[rang + 1 :]:
                dx, dy = autre.x - un.x, autre.y - un.y
                ecart = math.sqrt(dx * dx + dy * dy)
                manque = _RECOUVREMENT * (un.rayon + autre.rayon) - ecart
                if manque <= 0.1:
                    continue
                bouge = True
                # Two circles of one place go apart along a line that their rank gives.
                vers_x, vers_y = (dx / ecart, dy / ecart) if ecart > 0.01 else _direction(rang)
                for place, sens in ((un, -1), (autre, 1)):
                    place.x += sens * vers_x * manque / 2
                    place.y += sens * vers_y * manque / 2
        for place in places:
            place.x = min(max(place.x, place.rayon + 2), cadre.largeur - place.rayon - 2)
            place.y = min(max(place.y, place.rayon + 2), cadre.hauteur - place.rayon - 2)
        if not bouge:
            return


def _direction(rang: int) -> tuple[float, float]:
    # Machines do not agree on the last digits of a sine, and what is drawn must be the same on all.
    return round(math.cos(rang * 2.4), 9), round(math.sin(rang * 2.4), 9)
