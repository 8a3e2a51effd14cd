"""Where there are no outlines to lie on, what gives a map its size: circles whose distance from a place of the map is known."""

import math
from collections.abc import Sequence

from msgspec import Struct

from generator.pages.dessins.projection import KILOMETRES_PAR_DEGRE, Boite, Cadre, entier, px
from generator.pages.dessins.textes import largeur
from generator.pages.mots.noms_des_lieux import de_lieu
from generator.pages.mots.typographie import INSECABLE, enumerer

_KILOMETRES = (0.25, 0.5, 1, 2, 5, 10, 20, 50, 100)
_RAYON_MINIMAL = 36  # pixels: a smaller circle holds the name of its place alone
_CERCLES = 3
_PLUS_LOIN = 1.3  # times the distance of the furthest place: a circle that holds them all is seen too
_ANGLES = tuple(math.radians(degres) for degres in (-90, 90, -45, -135, 45, 135, 0, 180, -20, -70, -110, -160, 20, 70, 110, 160))
_HAUT_DU_MOT, _BAS_DU_MOT = 13, 4  # pixels above and below the line that words stand on


class PointNomme(Struct, frozen=True):
    """A place that circles may stand around."""

    nom: str
    longitude: float
    latitude: float


class Cercle(Struct, frozen=True):
    """One circle and its words, in pixels; no words where there is no room for them."""

    x: str
    y: str
    rayon: str
    mots: str
    x_mots: str
    y_mots: str


class Reperage(Struct, frozen=True):
    """The circles, what their words take of the drawing, and all of them in a sentence."""

    cercles: tuple[Cercle, ...]
    prises: tuple[Boite, ...]
    phrase: str


RIEN = Reperage((), (), "")


def milieu(points: Sequence[PointNomme]) -> PointNomme:
    """The place that is nearest to the middle of all."""
    longitude = (min(un.longitude for un in points) + max(un.longitude for un in points)) / 2
    latitude = (min(un.latitude for un in points) + max(un.latitude for un in points)) / 2
    resserre = math.cos(math.radians(latitude))
    return min(points, key=lambda un: (math.hypot((un.longitude - longitude) * resserre, un.latitude - latitude), un.nom))


def distances(jusqu_a: float) -> tuple[float, ...]:
    """The round distances of the circles of a map that shows so many kilometres around its middle: at most three, the first a sixth of that or more."""
    return tuple(un for un in _KILOMETRES if jusqu_a / 6 <= un <= jusqu_a)[:_CERCLES]


def kilometres(nombre: float) -> str:
    """«500 m», «2 km»."""
    return f"{nombre:g}{INSECABLE}km" if nombre >= 1 else f"{nombre * 1000:g}{INSECABLE}m"


class CerclesDeDistance(Struct, frozen=True):
    """The circles of a map that one moves in: their middle (latitude, longitude), their radii in metres with their words, and all of them in a sentence."""

    centre: tuple[float, float]
    rayons: tuple[tuple[float, str], ...]
    phrase: str


def cercles_de_distance(points: Sequence[PointNomme], autour: PointNomme | None = None) -> CerclesDeDistance | None:
    """The circles around `autour`, else around the place that is nearest to the middle of `points`; None where no two places are apart."""
    centre = autour or (milieu(points) if points else None)
    if centre is None:
        return None
    resserre = math.cos(math.radians(centre.latitude))
    loin = KILOMETRES_PAR_DEGRE * max(
        math.hypot((un.longitude - centre.longitude) * resserre, un.latitude - centre.latitude) for un in points
    )
    vus = distances(loin * _PLUS_LOIN) if loin > 0 else ()
    return (
        CerclesDeDistance((centre.latitude, centre.longitude), tuple((un * 1000, kilometres(un)) for un in vus), _phrase(centre, vus))
        if vus
        else None
    )


def _phrase(centre: PointNomme, vus: Sequence[float]) -> str:
    sont = "Les cercles sont" if len(vus) > 1 else "Le cercle est"
    return f"{sont} à {enumerer([kilometres(un) for un in vus])} {de_lieu(centre.nom)}, à vol d’oiseau."


def reperer(cadre: Cadre, centre: PointNomme, ronds: Sequence[Boite]) -> Reperage:
    """Circles around `centre` in a frame whose marks take `ronds`."""
    x, y = cadre.place(centre.longitude, centre.latitude)
    pixels = cadre.echelle / KILOMETRES_PAR_DEGRE
    loin = max(x, cadre.largeur - x, y, cadre.hauteur - y) / pixels
    vus = [un for un in distances(loin) if un * pixels >= _RAYON_MINIMAL]
    cercles, prises = list[Cercle](), list[Boite]()
    for un in vus:
        rayon = un * pixels
        boite = _place(cadre, (x, y, rayon), kilometres(un), [*ronds, *prises])
        prises += [boite] if boite else []
        cercles.append(
            Cercle(
                entier(x),
                entier(y),
                px(rayon),
                kilometres(un) if boite else "",
                entier((boite[0] + boite[2]) / 2) if boite else "",
                entier(boite[3] - _BAS_DU_MOT) if boite else "",
            )
        )
    if not cercles:
        return RIEN
    return Reperage(tuple(cercles), tuple(prises), _phrase(centre, vus))


def _place(cadre: Cadre, cercle: tuple[float, float, float], mots: str, prises: Sequence[Boite]) -> Boite | None:
    """Where on a circle its words stand in the frame and touch nothing."""
    x, y, rayon = cercle
    demi = largeur(mots) / 2
    for angle in _ANGLES:
        # Machines do not agree on the last digits of a sine, and what is drawn must be the same on all.
        milieu_x, milieu_y = x + rayon * round(math.cos(angle), 9), y + rayon * round(math.sin(angle), 9)
        boite = milieu_x - demi, milieu_y - _HAUT_DU_MOT + 4, milieu_x + demi, milieu_y + _BAS_DU_MOT + 4
        dedans = boite[0] >= 2 and boite[1] >= 2 and boite[2] <= cadre.largeur - 2 and boite[3] <= cadre.hauteur - 2
        if dedans and not any(boite[0] < d and g < boite[2] and boite[1] < b and h < boite[3] for g, h, d, b in prises):
            return boite
    return None
