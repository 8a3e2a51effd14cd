"""Outlines in pixels: where in one of them words fit, and which part of a drawing is taken."""

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from generator.pages.dessins.geometrie import Anneau
from generator.pages.dessins.projection import Boite, Cadre

_PAS = 4  # pixels: between the heights that are looked at, and the side of a cell
_DEBORD = 1.05  # of the width of an outline: words that go further seem to be of its neighbours

Segment = tuple[float, float, float, float]  # from where to where
Trace = tuple[tuple[float, float], ...]  # a ring, in pixels


class Surface(Struct, frozen=True):
    """An outline: its rings, holes included."""

    traces: tuple[Trace, ...]

    def bandes(self, y: float) -> list[tuple[float, float]]:
        """What of the line at `y` is inside: from and to."""
        coupes = sorted(
            x1 + (y - y1) * (x2 - x1) / (y2 - y1)
            for trace in self.traces
            for (x1, y1), (x2, y2) in pairwise((*trace, trace[0]))
            if (y1 <= y) != (y2 <= y)
        )
        return list(zip(coupes[::2], coupes[1::2], strict=False))

    def contient(self, x: float, y: float) -> bool:
        """Whether a point is inside."""
        return any(gauche <= x <= droite for gauche, droite in self.bandes(y))

    def centre_pour(self, pixels: float, haut: float) -> tuple[float, float] | None:
        """The middle of the widest room for words of this size; None where they would go over its sides."""
        trouve = self._plus_large(haut)
        return (trouve[0], trouve[1]) if trouve and pixels <= trouve[2] * _DEBORD else None

    def ancre(self) -> tuple[float, float]:
        """A point well inside, that a line may lead to."""
        trouve = self._plus_large(8) or self._plus_large(0)
        return (trouve[0], trouve[1]) if trouve else self.traces[0][0]

    def _plus_large(self, haut: float) -> tuple[float, float, float] | None:
        """The middle of the widest room of this height, and its width."""
        hauts = [y for trace in self.traces for _, y in trace]
        meilleur: tuple[float, float, float] | None = None
        y = min(hauts) + haut / 2 + 1
        while y <= max(hauts) - haut / 2 - 1:
            for gauche, droite in self._communes(y, haut):
                if meilleur is None or droite - gauche > meilleur[2] + 0.5:
                    meilleur = (gauche + droite) / 2, y, droite - gauche
            y += _PAS
        return meilleur

    def _communes(self, y: float, haut: float) -> list[tuple[float, float]]:
        """What is inside at the top, in the middle and at the bottom of a line of words."""
        communes = self.bandes(y)
        for autre in (self.bandes(y - haut / 2), self.bandes(y + haut / 2)) if haut else ():
            communes = [(max(a, c), min(b, d)) for a, b in communes for c, d in autre if max(a, c) < min(b, d)]
        return communes


def surface_de(cadre: Cadre, groupe: Sequence[Anneau]) -> Surface | None:
    """An outline in the pixels of a frame; None where it is a speck."""
    traces = tuple(tuple(trace) for trace in cadre.pixels(groupe))
    return Surface(traces) if traces else None


class PlacesPrises:
    """Which cells of a drawing something covers."""

    def __init__(self, largeur: int, hauteur: int) -> None:
        self._colonnes, self._rangees = largeur // _PAS + 1, hauteur // _PAS + 1
        self._cases = [bytearray(self._colonnes) for _ in range(self._rangees)]

    def couvrir(self, boite: Boite) -> None:
        """Take a rectangle."""
        gauche, droite = self._colonne(boite[0]), self._colonne(boite[2])
        for rangee in self._hauteurs(boite[1], boite[3]):
            rangee[gauche : droite + 1] = b"\1" * (droite + 1 - gauche)

    def couvrir_la_surface(self, surface: Surface) -> None:
        """Take an outline."""
        for rang, rangee in enumerate(self._cases):
            for gauche, droite in surface.bandes((rang + 0.5) * _PAS):
                debut, fin = self._colonne(gauche), self._colonne(droite)
                rangee[debut : fin + 1] = b"\1" * (fin + 1 - debut)

    def est_libre(self, boite: Boite) -> bool:
        """Whether nothing covers any of a rectangle, which must lie inside the drawing."""
        gauche, droite = self._colonne(boite[0]), self._colonne(boite[2])
        return not any(any(rangee[gauche : droite + 1]) for rangee in self._hauteurs(boite[1], boite[3]))

    def couvert(self, fil: Segment, sauf: Surface | None) -> float:
        """About how many pixels of a line lie on what is covered, outside of the outline where it begins."""
        x1, y1, x2, y2 = fil
        pas = max(int(math.dist(fil[:2], fil[2:]) // _PAS), 1)
        points = ((x1 + (x2 - x1) * rang / pas, y1 + (y2 - y1) * rang / pas) for rang in range(1, pas))
        return _PAS * sum(not self.est_libre((x, y, x, y)) and not (sauf and sauf.contient(x, y)) for x, y in points)

    def _hauteurs(self, haut: float, bas: float) -> Iterator[bytearray]:
        return iter(self._cases[max(int(haut // _PAS), 0) : int(bas // _PAS) + 1])

    def _colonne(self, x: float) -> int:
        return min(max(int(x // _PAS), 0), self._colonnes - 1)


def traverse(fil: Segment, boite: Boite) -> bool:
    """Whether a line goes through a box: Liang and Barsky's way."""
    x1, y1, x2, y2 = fil
    debut, fin = 0.0, 1.0
    for ecart, reste in ((x1 - x2, x1 - boite[0]), (x2 - x1, boite[2] - x1), (y1 - y2, y1 - boite[1]), (y2 - y1, boite[3] - y1)):
        if ecart == 0:
            if reste < 0:
                return False
        elif ecart < 0:
            debut = max(debut, reste / ecart)
        else:
            fin = min(fin, reste / ecart)
    return debut < fin


def se_croisent(un: Segment, autre: Segment) -> bool:
    """Whether two lines cross."""

    def cote(ax: float, ay: float, bx: float, by: float, cx: float, cy: float) -> bool:
        return (bx - ax) * (cy - ay) > (by - ay) * (cx - ax)

    a, b, c, d = un[:2], un[2:], autre[:2], autre[2:]
    return cote(*a, *b, *c) != cote(*a, *b, *d) and cote(*c, *d, *a) != cote(*c, *d, *b)
