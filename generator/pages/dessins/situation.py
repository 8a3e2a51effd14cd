"""Where the places of a contract are: a small drawing for the cover of a paper, with the names of those that have room for one."""

from collections.abc import Sequence

from msgspec import Struct

from generator.pages.dessins.etiquettes_de_carte import ANommer, Mot, nommer, noms_courts
from generator.pages.dessins.geometrie import anneaux
from generator.pages.dessins.projection import Boite, Cadre, entier

LARGEUR = 380  # pixels: half of the width of a paper, and no higher than leaves room for the rest of a cover
_PEU = 6  # places that are named
_ENTRE_MOTS = 5.0  # pixels, of those that `nommer` keeps free beside words, that a small circle does not need
_GRAND, _PETIT = 5.0, 2.5  # pixels: the circle of a place that is named, and of one that is not


class LieuSitue(Struct, frozen=True):
    """A place: `latitude` and `longitude` are WGS84 degrees, `contour` its outline (GeoJSON as text) or empty; only a large one is named."""

    id: str
    nom: str
    latitude: float
    longitude: float
    contour: str
    grande: bool


class Cercle(Struct, frozen=True):
    """A circle, in pixels."""

    x: str
    y: str
    rayon: str
    grand: bool


class PlanDeSituation(Struct, frozen=True):
    """The drawing; `barre` is its scale: length in pixels and words. `description` names the places."""

    largeur: int
    hauteur: int
    description: str
    traces: tuple[str, ...]
    cercles: tuple[Cercle, ...]
    mots: tuple[Mot, ...]
    barre: tuple[int, str]


def plan_de_situation(description: str, places: Sequence[LieuSitue]) -> PlanDeSituation:
    """The drawing of `places`, one at least. ValueError: an outline that is not one."""
    contours = {place.id: anneaux(place.contour, place.id) for place in places if place.contour}
    points = [(place.longitude, place.latitude) for place in places]
    points += [point for groupe in contours.values() for anneau in groupe for point in anneau]
    cadre = Cadre.de(points, LARGEUR)
    cercles, a_nommer = [], []
    courts = noms_courts({place.id: place.nom for place in places if place.grande})
    petits: list[Boite] = []
    # Small circles first, below the large ones.
    for place in sorted(places, key=lambda place: place.grande):
        x, y = cadre.place(place.longitude, place.latitude)
        cercles.append(Cercle(entier(x), entier(y), str(_GRAND if place.grande else _PETIT), place.grande))
        if place.grande:
            a_nommer.append(ANommer(courts[place.id], "", x, y, _GRAND, None))
        else:
            petits.append((x + _ENTRE_MOTS - _PETIT, y - _PETIT, x - _ENTRE_MOTS + _PETIT, y + _PETIT))
    barre = cadre.barre()
    prises = [(0.0, cadre.hauteur - 30.0, barre[0] + 16.0, float(cadre.hauteur))]
    if len(a_nommer) > _PEU:  # where there are few, each has its name, even over a small circle
        prises += petits
    mots = tuple(nommer(a_nommer, cadre, prises))
    traces = tuple(cadre.trace(groupe) for groupe in contours.values())
    return PlanDeSituation(cadre.largeur, cadre.hauteur, description, traces, tuple(cercles), mots, barre)
