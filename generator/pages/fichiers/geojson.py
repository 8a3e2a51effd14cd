"""The places of a contract, and those of all contracts, as GeoJSON (RFC 7946): points and outlines in degrees (WGS 84), longitude first."""

import json
from collections.abc import Iterable
from typing import Any

from generator.calculs.lieux import lieux_communs
from generator.model.territoire import Territoire
from generator.pages.adresses import racine
from generator.pages.contexte import Contexte
from generator.pages.fichiers.ecrire_json import json_lisible
from generator.pages.fichiers.interface_lieux import objet_mention


def lieux_geojson(contexte: Contexte) -> bytes:
    """`lieux.geojson` of a contract: one feature per place; its outline where there is one, else its point, else no geometry."""
    return _collection(
        {
            "type": "Feature",
            "id": un.id,
            "geometry": geometrie(un),
            "properties": {
                "nom": un.nom,
                "type": un.type.value,
                "code": un.code or None,
                "communes": list(un.communes),
                "population": un.population,
                "localisation": un.localisation,
                "adresse": racine(contexte.adresse_du_lieu(un.id)),
            },
        }
        for un in contexte.territoires.values()
    )


def lieux_du_portail_geojson(contrats: Iterable[tuple[str, Iterable[Territoire]]]) -> bytes:
    """`lieux.geojson` of the portal: one feature per place, however many contracts (id, places) name it."""
    return _collection(
        {
            "type": "Feature",
            "geometry": geometrie(lieu.situe),
            "properties": {
                "nom": lieu.nom,
                "type": lieu.type.value,
                "code": lieu.mentions[0].territoire.code or None,
                "population": lieu.population,
                "contrats": [objet_mention(mention) for mention in lieu.mentions],
            },
        }
        for lieu in lieux_communs(contrats)
    )


def geometrie(lieu: Territoire) -> Any:
    """The GeoJSON geometry of a place; None where neither outline nor point is known."""
    if lieu.contour:
        return json.loads(lieu.contour)
    if lieu.est_place:
        return {"type": "Point", "coordinates": [lieu.longitude, lieu.latitude]}
    return None


def _collection(lieux: Iterable[dict[str, Any]]) -> bytes:
    return json_lisible({"type": "FeatureCollection", "features": list(lieux)})
