"""Points and outlines of places as drawings take them: rounded to a metre, and refused where they are no place on the globe."""

import json
import math
from collections.abc import Sequence

from generator.model.contour import polygones_de

_PROFONDEURS = {"Polygon": 2, "MultiPolygon": 3}
_DECIMALES = 5  # of a degree: about a metre

Anneau = tuple[tuple[float, float], ...]  # longitude and latitude, in degrees


def lire_contour(contour: str, id_: str) -> dict[str, object]:
    """The outline (GeoJSON as text) with its coordinates rounded to a metre; ValueError where it is not one that can be drawn."""
    return _lire(json.loads(contour), id_)


def _lire(geometrie: object, id_: str) -> dict[str, object]:
    profondeur = _PROFONDEURS.get(str(geometrie.get("type"))) if isinstance(geometrie, dict) else None
    if profondeur is None or not isinstance(geometrie, dict):
        raise ValueError(f"contour qui n’est ni un Polygon ni un MultiPolygon : {id_}")
    return {"type": geometrie["type"], "coordinates": _coordonnees(geometrie.get("coordinates"), profondeur, id_)}


def anneaux(contour: str, id_: str) -> tuple[Anneau, ...]:
    """All rings of an outline, holes included; ValueError as above."""
    geometrie = json.loads(contour)
    _lire(geometrie, id_)
    return tuple(
        tuple((float(point[0]), float(point[1])) for point in anneau) for polygone in polygones_de(geometrie) for anneau in polygone
    )


def _coordonnees(valeur: object, profondeur: int, id_: str) -> list[object]:
    if not isinstance(valeur, list) or not valeur:
        raise ValueError(f"coordonnées illisibles dans le contour : {id_}")
    if profondeur == 0:
        return list(lire_point(valeur[:2], id_))
    return [_coordonnees(element, profondeur - 1, id_) for element in valeur]


def lire_point(longitude_latitude: Sequence[object], id_: str) -> list[float]:
    """Longitude and latitude, rounded to a metre; ValueError where they are no place on the globe."""
    nombres = [n for n in longitude_latitude if isinstance(n, int | float) and math.isfinite(n)]
    if len(nombres) != 2 or abs(nombres[0]) > 180 or abs(nombres[1]) > 90:
        raise ValueError(f"point hors du globe ou illisible : {id_}")
    return [round(nombre, _DECIMALES) for nombre in nombres]
