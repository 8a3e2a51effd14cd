"""From degrees to pixels: the frame of a small map, outlines as paths, and a scale."""

import math
from collections.abc import Sequence

from msgspec import Struct

from generator.pages.dessins.geometrie import Anneau
from generator.pages.mots.typographie import INSECABLE

_MARGE = 34  # pixels around the places, for circles and names
_HAUTEUR_MAXIMALE = 452  # pixels: with its scale, the whole of it is seen at once
_PLUS_HAUT, _MOINS_HAUT = 1.3, 0.45  # of the width
_ETENDUE_MINIMALE = 0.004  # degrees, some 400 m: a place alone stands in some country
KILOMETRES_PAR_DEGRE = 111.2
_LONGUEURS = (50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100)  # metres

Boite = tuple[float, float, float, float]  # left, top, right, bottom


class Cadre(Struct, frozen=True):
    """How degrees become pixels: the flat picture of a country so small that the earth is flat there."""

    largeur: int
    hauteur: int
    ouest: float
    nord: float
    echelle: float  # pixels for a degree of latitude
    resserre: float  # a degree of longitude, in degrees of latitude

    @classmethod
    def de(cls, points: Sequence[tuple[float, float]], largeur_: int) -> "Cadre":
        """The frame around `points` (longitude, latitude), as large as fits in `largeur_` pixels."""
        longitudes, latitudes = [point[0] for point in points], [point[1] for point in points]
        resserre = math.cos(math.radians((min(latitudes) + max(latitudes)) / 2))
        large = max((max(longitudes) - min(longitudes)) * resserre, _ETENDUE_MINIMALE)
        haut = max(max(latitudes) - min(latitudes), _ETENDUE_MINIMALE)
        dedans = largeur_ - 2 * _MARGE
        echelle = min(dedans / large, (min(largeur_ * _PLUS_HAUT, _HAUTEUR_MAXIMALE) - 2 * _MARGE) / haut)
        hauteur = math.ceil(max(haut * echelle + 2 * _MARGE, largeur_ * _MOINS_HAUT))
        milieu_x, milieu_y = (min(longitudes) + max(longitudes)) / 2, (min(latitudes) + max(latitudes)) / 2
        return cls(largeur_, hauteur, milieu_x - largeur_ / 2 / echelle / resserre, milieu_y + hauteur / 2 / echelle, echelle, resserre)

    def place(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Where a point is, in pixels."""
        return (longitude - self.ouest) * self.resserre * self.echelle, (self.nord - latitude) * self.echelle

    def pixels(self, groupe: Sequence[Anneau]) -> list[list[tuple[float, float]]]:
        """Rings in pixels, without the points that no eye could tell from the one before, and without rings that are a speck."""
        traces = []
        for anneau in groupe:
            gardes: list[tuple[float, float]] = []
            for longitude, latitude in anneau:
                point = self.place(longitude, latitude)
                if not gardes or math.dist(gardes[-1], point) >= 1:
                    gardes.append(point)
            if len(gardes) > 2:
                traces.append(gardes)
        return traces

    def trace(self, groupe: Sequence[Anneau], marge: float | None = None) -> str:
        """Rings as the path of an SVG; with `marge`, without what is further than that from the frame."""
        traces = self.pixels(groupe)
        if marge is not None:
            traces = self.rogner(traces, marge)
        return "".join(f"M{'L'.join(f'{px(x)} {px(y)}' for x, y in gardes)}z" for gardes in traces)

    def rogner(self, traces: Sequence[list[tuple[float, float]]], marge: float = 0) -> list[list[tuple[float, float]]]:
        """What of rings in pixels is in the frame, or at most `marge` from it: cut along one side after another, as Sutherland and Hodgman do."""
        bornes = ((0, 1, -marge), (0, -1, self.largeur + marge), (1, 1, -marge), (1, -1, self.hauteur + marge))
        restes = []
        for trace in traces:
            points = list(trace)
            for axe, sens, borne in bornes:
                points = _couper(points, axe, sens, borne)
            if len(points) > 2:
                restes.append(points)
        return restes

    def boite(self, groupe: Sequence[Anneau]) -> Boite:
        """What surrounds rings, in pixels: left, top, right, bottom."""
        xs, ys = zip(*(self.place(*point) for anneau in groupe for point in anneau), strict=True)
        return min(xs), min(ys), max(xs), max(ys)

    def vers(self, autre: "Cadre") -> str:
        """How a drawing of this frame becomes one of `autre`, which is around the same points: the `transform` of an SVG; empty where they are alike."""
        reduction = autre.echelle / self.echelle
        x = (self.ouest - autre.ouest) * self.resserre * autre.echelle
        y = (autre.nord - self.nord) * autre.echelle
        return "" if self == autre else f"translate({px(x)} {px(y)}) scale({reduction:.4f})"

    def barre(self) -> tuple[int, str]:
        """A round length that takes at most a third of the width, in pixels and in words."""
        par_pixel = KILOMETRES_PAR_DEGRE / self.echelle
        metres = next((un for un in _LONGUEURS if un / 1000 / par_pixel <= self.largeur / 3), _LONGUEURS[-1])
        mots = f"{metres // 1000}{INSECABLE}km" if metres >= 1000 else f"{metres}{INSECABLE}m"
        return round(metres / 1000 / par_pixel), mots


def _couper(points: Sequence[tuple[float, float]], axe: int, sens: int, borne: float) -> list[tuple[float, float]]:
    """What of a ring is on one side of a line."""
    gardes: list[tuple[float, float]] = []
    for rang, point in enumerate(points):
        avant = points[rang - 1]
        dedans, etait_dedans = (sens * (un[axe] - borne) >= 0 for un in (point, avant))
        if dedans != etait_dedans:
            part = (borne - avant[axe]) / (point[axe] - avant[axe])
            gardes.append((avant[0] + (point[0] - avant[0]) * part, avant[1] + (point[1] - avant[1]) * part))
        if dedans:
            gardes.append(point)
    return gardes


def px(nombre: float) -> str:
    """A number of pixels as an SVG writes it: «12.5», «12»."""
    texte = f"{nombre:.1f}".removesuffix(".0")
    return "0" if texte == "-0" else texte


def entier(nombre: float) -> str:
    """A number of whole pixels: where a name stands, no eye sees less."""
    return f"{nombre:.0f}".replace("-0", "0")
