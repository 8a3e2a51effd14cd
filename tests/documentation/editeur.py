"""How an editor sees a YAML file: scalars become numbers and booleans, and the whole is held against a JSON Schema."""

import re
from collections.abc import Iterator
from typing import Any

import yaml

# What a keyword does to values of a kind that it does not concern is nothing at all: that is the standard's rule.
_ANNOTATIONS = {"$schema", "$comment", "title", "description", "examples", "definitions"}


class _Editeur(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc] # the faster one is not on every machine
    """YAML 1.2, as editors read it: no date, no «oui», no octal number; 2019 is a number and true a boolean."""


_Editeur.yaml_implicit_resolvers = {}
for _marque, _motif, _premiers in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    _Editeur.add_implicit_resolver(f"tag:yaml.org,2002:{_marque}", re.compile(rf"^(?:{_motif})$"), _premiers)
_Editeur.add_constructor("tag:yaml.org,2002:int", lambda lecteur, noeud: int(lecteur.construct_scalar(noeud)))
_Editeur.add_constructor("tag:yaml.org,2002:float", lambda lecteur, noeud: float(lecteur.construct_scalar(noeud)))


def lire(texte: str) -> Any:
    """What the text holds, for an editor."""
    return yaml.load(texte, _Editeur)


def fautes(valeur: Any, schema: dict[str, Any], racine: dict[str, Any] | None = None, ou: str = "") -> Iterator[str]:
    """What a schema of draft 7 refuses in a value: the place and the keyword. A keyword that is not known here is an error of the test."""
    racine = racine or schema
    for cle, regle in schema.items():
        match cle:
            case "$ref":
                yield from fautes(valeur, racine["definitions"][regle.removeprefix("#/definitions/")], racine, ou)
            case "anyOf":
                if all(any(True for _ in fautes(valeur, choix, racine, ou)) for choix in regle):
                    yield f"{ou} anyOf"
            case "type":
                if not any(_est(valeur, genre) for genre in ([regle] if isinstance(regle, str) else regle)):
                    yield f"{ou} type"
            case "enum":
                if not any(type(valeur) is type(mot) and valeur == mot for mot in regle):
                    yield f"{ou} enum"
            case "pattern":
                if isinstance(valeur, str) and not re.search(regle, valeur):
                    yield f"{ou} pattern"
            case "maxLength":
                if isinstance(valeur, str) and len(valeur) > regle:
                    yield f"{ou} maxLength"
            case "minimum" | "maximum":
                if _est(valeur, "number") and (valeur < regle if cle == "minimum" else valeur > regle):
                    yield f"{ou} {cle}"
            case "minItems":
                if isinstance(valeur, list) and len(valeur) < regle:
                    yield f"{ou} minItems"
            case "items":
                if isinstance(valeur, list):
                    for rang, element in enumerate(valeur):
                        yield from fautes(element, regle, racine, f"{ou}[{rang}]")
            case "required":
                if isinstance(valeur, dict):
                    yield from (f"{ou} required {nom}" for nom in regle if nom not in valeur)
            case "properties":
                if isinstance(valeur, dict):
                    for nom in valeur.keys() & regle.keys():
                        yield from fautes(valeur[nom], regle[nom], racine, f"{ou}.{nom}")
            case "additionalProperties":
                assert regle is False
                if isinstance(valeur, dict):
                    yield from (f"{ou}.{nom} additionalProperties" for nom in valeur if nom not in schema["properties"])
            case _:
                assert cle in _ANNOTATIONS, cle


def _est(valeur: Any, genre: str) -> bool:
    nombre = isinstance(valeur, int | float) and not isinstance(valeur, bool)
    return {
        "string": isinstance(valeur, str),
        "number": nombre,
        "integer": nombre and valeur == int(valeur),
        "boolean": isinstance(valeur, bool),
        "null": valeur is None,
        "array": isinstance(valeur, list),
        "object": isinstance(valeur, dict),
    }[genre]
