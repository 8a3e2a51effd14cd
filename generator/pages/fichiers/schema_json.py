"""The words in which the JSON Schemas of published files are written."""

from collections.abc import Iterable, Mapping
from typing import Any

Schema = Mapping[str, Any]

MOT: Schema = {"type": "string"}
ENTIER: Schema = {"type": "integer"}
NOMBRE: Schema = {"type": "number"}
OUI_NON: Schema = {"type": "boolean"}
DATE: Schema = {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"}
JOUR: Schema = {"type": "string", "format": "date"}
ADRESSE: Schema = {"type": "string", "pattern": "^/"}


def ou_rien(schema: Schema) -> Schema:
    """The same, or null."""
    genre = schema.get("type")
    return {**schema, "type": [genre, "null"]} if isinstance(genre, str) and "enum" not in schema else {"anyOf": [schema, {"type": "null"}]}


def liste(de: Schema) -> Schema:
    """An array of these."""
    return {"type": "array", "items": de}


def par_id(de: Schema) -> Schema:
    """An object whose keys are ids."""
    return {"type": "object", "additionalProperties": de}


def un_de(mots: Iterable[str]) -> Schema:
    """One of these words; the empty one is none."""
    return {"enum": [mot for mot in map(str, mots) if mot]}


def objet(toujours: Mapping[str, Schema], parfois: Mapping[str, Schema] | None = None, dit: str = "") -> Schema:
    """An object with keys that are always there, and keys that may be there; `dit` says in French what it is."""
    return {
        "type": "object",
        **({"description": dit} if dit else {}),
        "required": list(toujours),
        "properties": {**toujours, **(parfois or {})},
    }


MOTS = liste(MOT)
RIEN_OU_MOT, RIEN_OU_NOMBRE, RIEN_OU_ENTIER, RIEN_OU_DATE = map(ou_rien, (MOT, NOMBRE, ENTIER, DATE))
