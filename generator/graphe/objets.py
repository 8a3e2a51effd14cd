"""Objects as bytes, from one run to the next, in the folder of a build.

Bytes of `pickle` can name anything that is installed, and call it: a folder of builds that came with a branch of somebody else, or from a shared cache, would
run what it likes. Here they can only make what this program keeps: its own structs and words of closed lists, and plain values of Python's.
"""

import io
import pickle
from dataclasses import is_dataclass
from enum import Enum, EnumType
from typing import Any

from msgspec import Struct

# Plain values of the library of Python, which do nothing when they are made.
_SIMPLES = frozenset(
    {
        ("array", "_array_reconstructor"),
        ("array", "array"),
        ("builtins", "bytearray"),
        ("builtins", "complex"),
        ("builtins", "frozenset"),
        ("builtins", "range"),
        ("builtins", "set"),
        ("builtins", "slice"),
        ("collections", "Counter"),
        ("collections", "OrderedDict"),
        ("collections", "defaultdict"),
        ("builtins", "dict"),
        ("builtins", "int"),
        ("builtins", "list"),
        ("builtins", "str"),
        ("builtins", "tuple"),
        ("datetime", "date"),
        ("decimal", "Decimal"),
        ("fractions", "Fraction"),
    }
)
_PROGRAMME = "generator."
# The function of the program that makes a unit again.
_REFONT = frozenset({("generator.model.unite", "_refaite")})
# True of another class of the program that is only a value.
SE_GARDE = "se_garde"
_connus: dict[tuple[str, str], Any] = {}


class ObjetRefuse(Exception):
    """These bytes name what no build keeps."""


def en_octets(objet: object) -> bytes:
    """The bytes of an object."""
    return pickle.dumps(objet, 5)


def depuis_octets(octets: bytes) -> Any:
    """The object of these bytes. Raises ObjetRefuse for what no build keeps, and whatever damaged bytes may raise."""
    try:
        return _LecteurDObjets(io.BytesIO(octets)).load()
    except pickle.UnpicklingError as erreur:
        raise ObjetRefuse(*erreur.args) from erreur


def _mot_de_liste(liste: Any, nom: str) -> Any:
    if isinstance(liste, EnumType) and liste.__module__.startswith(_PROGRAMME):
        return liste[nom]
    raise ObjetRefuse(f"{liste!r} is no list of words of the program")


class _LecteurDObjets(pickle.Unpickler):
    def find_class(self, module: str, nom: str) -> Any:
        trouve = _connus.get((module, nom))
        if trouve is None:
            trouve = _connus[module, nom] = self._permis(module, nom)
        return trouve

    def _permis(self, module: str, nom: str) -> Any:
        if (module, nom) == ("builtins", "getattr"):  # by which the first versions of Python 3.11 name a word of a list
            return _mot_de_liste
        if (module, nom) in _SIMPLES:
            return super().find_class(module, nom)
        # A name with a dot leads from one thing to another, out of the program.
        if module.startswith(_PROGRAMME) and nom.isidentifier():
            trouve = super().find_class(module, nom)
            est_sien = getattr(trouve, "__module__", "") == module
            est_une_valeur = isinstance(trouve, type) and (issubclass(trouve, (Struct, Enum, tuple, str)) or is_dataclass(trouve))
            if est_sien and (est_une_valeur or (module, nom) in _REFONT or getattr(trouve, SE_GARDE, False)):
                return trouve
        raise ObjetRefuse(f"{module}.{nom} is not what a build keeps")
