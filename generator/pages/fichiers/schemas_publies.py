"""JSON Schemas of the JSON files that others may rely on (`donnees/schemas/`): what is always there, what may be there, and of which type.

They are a promise (docs/versions.md): within one MAJOR version keys are added, never taken away nor given another type. So a reader must pass over keys that it
does not know, and no schema forbids them.
"""

from collections.abc import Mapping

from generator.model.territoire import TypeTerritoire
from generator.pages.adresses import DONNEES
from generator.pages.fichiers.ecrire_json import INTERFACE, json_lisible
from generator.pages.fichiers.schema_json import (
    ADRESSE,
    ENTIER,
    MOT,
    MOTS,
    RIEN_OU_ENTIER,
    RIEN_OU_MOT,
    RIEN_OU_NOMBRE,
    Schema,
    liste,
    objet,
    ou_rien,
    un_de,
)
from generator.pages.fichiers.schemas_des_changements import CHANGEMENTS
from generator.pages.fichiers.schemas_du_contrat import INDICATEUR, MENTION, REFERENTIEL

DOSSIER = f"{DONNEES}schemas/"

_UN_CONTRAT = objet(
    {**dict.fromkeys(("id", "titre", "territoire", "type"), MOT), "debut": ENTIER, "fin": RIEN_OU_ENTIER, "adresse": ADRESSE}
)
_LIEU_COMMUN = {
    "type": un_de(TypeTerritoire),
    "code": RIEN_OU_MOT,
    "nom": MOT,
    "population": RIEN_OU_ENTIER,
    "contrats": liste(MENTION),
}
_GEOMETRIE: Schema = ou_rien(
    objet({"type": un_de(("Point", "Polygon", "MultiPolygon")), "coordinates": {"type": "array"}}, dit="GeoJSON, longitude d’abord")
)


def _lieux(proprietes: Mapping[str, Schema], **de_plus: Schema) -> Schema:
    lieu = objet({"type": {"const": "Feature"}, **de_plus, "geometry": _GEOMETRIE, "properties": objet(proprietes)})
    return objet({"type": {"const": "FeatureCollection"}, "features": liste(lieu)})


_LIEU_DU_CONTRAT = {
    **dict.fromkeys(("nom", "localisation"), MOT),
    "type": un_de(TypeTerritoire),
    "code": RIEN_OU_MOT,
    "communes": MOTS,
    "population": RIEN_OU_ENTIER,
    "adresse": ADRESSE,
}
# (name of the schema, what it describes, the schema)
SCHEMAS: tuple[tuple[str, str, Schema], ...] = (
    ("contrats", "La liste des contrats (donnees/contrats.json).", liste(_UN_CONTRAT)),
    (
        "lieux",
        "Les lieux de tous les contrats, chacun une fois (donnees/lieux.json).",
        liste(objet({**_LIEU_COMMUN, "autres_noms": MOTS, "latitude": RIEN_OU_NOMBRE, "longitude": RIEN_OU_NOMBRE, "page": ADRESSE})),
    ),
    ("lieux-geojson", "Les mêmes lieux sur une carte (donnees/lieux.geojson).", _lieux(_LIEU_COMMUN)),
    ("referentiel", "Tout un contrat ({contrat}/donnees/referentiel.json).", REFERENTIEL),
    ("lieux-du-contrat-geojson", "Les lieux d’un contrat ({contrat}/donnees/lieux.geojson).", _lieux(_LIEU_DU_CONTRAT, id=MOT)),
    ("indicateur", "Un indicateur et ses chiffres ({contrat}/indicateurs/{indicateur}/indicateur.json).", INDICATEUR),
    ("changements", "Ce qui a changé dans ce que dit le site d’un contrat ({contrat}/donnees/changements.json).", CHANGEMENTS),
    (
        "edition",
        "Une édition figée (archives/{jour}/{contrat}/edition.json) : ses octets, et ceux qu’elle partage avec d’autres ; « commit » et « precedente » vides quand il n’y en a pas.",
        objet(
            {
                **dict.fromkeys(("interface", "contrat", "date", "titre", "territoire", "programme", "commit", "precedente"), MOT),
                **dict.fromkeys(("pages", "fichiers", "octets", "octets_communs"), ENTIER),
            }
        ),
    ),
)


def chemin_du_schema(nom: str) -> str:
    """Where the schema of this name is, below `public/`."""
    return f"{DOSSIER}{nom}.schema.json"


def schemas_publies() -> dict[str, bytes]:
    """The bytes of each schema, by its path below `public/`."""
    return {
        chemin_du_schema(nom): json_lisible(
            {
                "$schema": "https://json-schema.org/draft/2020-12/schema",
                "title": nom,
                "description": f"{dit} Interface {INTERFACE}.",
                **schema,
            }
        )
        for nom, dit, schema in SCHEMAS
    }
