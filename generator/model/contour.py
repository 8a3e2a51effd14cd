"""The polygons of an outline: GeoJSON writes one, and several, in two ways."""

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any


def polygones_de(geometrie: Mapping[str, Any]) -> Any:
    """The polygons of a GeoJSON geometry, each a list of rings, as the file holds them; None for what is no surface."""
    genre, coordonnees = geometrie.get("type"), geometrie.get("coordinates")
    return [coordonnees] if genre == "Polygon" else coordonnees if genre == "MultiPolygon" else None


@lru_cache(10_000)
def emprise(contour: str) -> tuple[float, float, float, float]:
    """West, south, east and north of the outline of a place (compact JSON text)."""
    xs, ys = zip(*(point for polygone in polygones_de(json.loads(contour)) for point in polygone[0]), strict=True)
    return min(xs), min(ys), max(xs), max(ys)
