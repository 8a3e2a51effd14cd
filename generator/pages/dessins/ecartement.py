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
                ecart = math.dist((un.x, un.y), (autre.x, autre.y))
                manque = _RECOUVREMENT * (un.rayon + autre.rayon) - ecart
                if manque <= 0.1:
                    continue
                bouge = True
                # Two circles of one place go apart along a line that their rank gives.
                angle = math.atan2(autre.y - un.y, autre.x - un.x) if ecart > 0.01 else rang * 2.4
                for place, sens in ((un, -1), (autre, 1)):
                    place.x += sens * math.cos(angle) * manque / 2
                    place.y += sens * math.sin(angle) * manque / 2
        for place in places:
            place.x = min(max(place.x, place.rayon + 2), cadre.largeur - place.rayon - 2)
            place.y = min(max(place.y, place.rayon + 2), cadre.hauteur - place.rayon - 2)
        if not bouge:
            return
