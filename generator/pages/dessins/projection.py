"""From degrees to pixels: the frame of a small map, outlines as paths, and a scale."""

import math
from collections.abc import Sequence

from msgspec import Struct

from generator.pages.dessins.geometrie import Anneau
from generator.pages.mots.typographie import INSECABLE

_MARGE = 34  # pixels around the places, for circles and names
_HAUTEUR_MAXIMALE = 480  # pixels: the whole of it is seen at once
_PLUS_HAUT, _MOINS_HAUT = 1.15, 0.45  # of the width
_ETENDUE_MINIMALE = 0.004  # degrees, some 400 m: a place alone stands in some country
_KILOMETRES_PAR_DEGRE = 111.2
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

    def trace(self, groupe: Sequence[Anneau]) -> str:
        """Rings as the path of an SVG, without the points that no eye could tell from the one before."""
        morceaux = []
        for anneau in groupe:
            gardes: list[tuple[float, float]] = []
            for longitude, latitude in anneau:
                point = self.place(longitude, latitude)
                if not gardes or math.dist(gardes[-1], point) >= 1:
                    gardes.append(point)
            if len(gardes) > 2:
                morceaux.append(f"M{'L'.join(f'{px(x)} {px(y)}' for x, y in gardes)}z")
        return "".join(morceaux)

    def boite(self, groupe: Sequence[Anneau]) -> Boite:
        """What surrounds rings, in pixels: left, top, right, bottom."""
        xs, ys = zip(*(self.place(*point) for anneau in groupe for point in anneau), strict=True)
        return min(xs), min(ys), max(xs), max(ys)

    def barre(self) -> tuple[int, str]:
        """A round length that takes at most a third of the width, in pixels and in words."""
        par_pixel = _KILOMETRES_PAR_DEGRE / self.echelle
        metres = next((un for un in _LONGUEURS if un / 1000 / par_pixel <= self.largeur / 3), _LONGUEURS[-1])
        mots = f"{metres // 1000}{INSECABLE}km" if metres >= 1000 else f"{metres}{INSECABLE}m"
        return round(metres / 1000 / par_pixel), mots


def px(nombre: float) -> str:
    """A number of pixels as an SVG writes it: «12.5», «12»."""
    texte = f"{nombre:.1f}".removesuffix(".0")
    return "0" if texte == "-0" else texte


def entier(nombre: float) -> str:
    """A number of whole pixels: where a name stands, no eye sees less."""
    return f"{nombre:.0f}".replace("-0", "0")
