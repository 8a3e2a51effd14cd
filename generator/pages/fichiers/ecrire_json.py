"""JSON as it is published: UTF-8, words as they are, keys in the order in which they were given."""

from decimal import Decimal
from enum import Enum
from typing import Any

from msgspec import json

# The versions of what others may rely on in the data files (docs/versions.md): each with the ISO day of its first publication, and what changed, in words that a
# reader of the data understands. The page «Prendre les données» shows them.
VERSIONS = (
    ("1.0", "2026-11-27", "la première dont la forme est décrite et tenue."),
    (
        "1.1",
        "2026-11-29",
        "licence, jours de publication et de lecture, qui a saisi, et le calcul de chaque chiffre jusqu’à ses lignes ; la définition de chaque indicateur ; ce qui a changé (changements.json, changements.csv).",
    ),
    (
        "1.2",
        "2026-11-30",
        "les constats et les mots des documents, les quartiers que d’autres nomment dans un lieu, l’année de chaque cible, les dates de collecte (referentiel.json) ; ce qui a changé dans les chiffres voisins, les mesures nationales, les constats, les mots des documents et ce qui les entoure.",
    ),
    (
        "1.3",
        "2026-11-30",
        "les partenaires de tous les contrats, avec ce pour quoi chacun les nomme (partenaires.csv du portail) ; l’identifiant qu’avait d’abord ce qui a changé (premier_id, changements.json).",
    ),
)
INTERFACE = VERSIONS[-1][0]


def json_lisible(objet: Any) -> bytes:
    """For people too: one value a line."""
    return json.format(_encoder(objet), indent=1) + b"\n"


def json_serre(objet: Any) -> bytes:
    """For our own scripts: no blank."""
    return _encoder(objet)


def nombre_json(nombre: Decimal) -> int | float:
    """A number of ours: without decimals where it has none."""
    return int(nombre) if nombre == nombre.to_integral_value() else float(nombre)


def nombre_ou_rien(nombre: Decimal | None) -> int | float | None:
    """The same; None where there is none."""
    return None if nombre is None else nombre_json(nombre)


def _encoder(objet: Any) -> bytes:
    return json.encode(objet, enc_hook=_simple)


def _simple(valeur: object) -> str:
    """A text of a kind of its own (an address that knows where it leads, HTML), as text. Raises TypeError for anything else."""
    if isinstance(valeur, str) and not isinstance(valeur, Enum):
        return str(valeur)
    raise TypeError(f"no JSON is defined for {type(valeur).__name__}")
