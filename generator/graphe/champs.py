"""The fields of the classes of which objects are made: structs of msgspec, and dataclasses where a field is part of no comparison."""

from dataclasses import fields, is_dataclass

from msgspec import Struct

_champs: dict[type, tuple[str, ...] | None] = {}


def champs_de(genre: type) -> tuple[str, ...] | None:
    """The names of the fields of a class, in their order; None for a class of another kind."""
    if genre not in _champs:
        _champs[genre] = _trouver(genre)
    return _champs[genre]


def champs_compares(genre: type) -> tuple[str, ...] | None:
    """The same, without those that two equal objects may have different."""
    if issubclass(genre, Struct) or not is_dataclass(genre):
        return champs_de(genre)
    return tuple(champ.name for champ in fields(genre) if champ.compare)


def _trouver(genre: type) -> tuple[str, ...] | None:
    if issubclass(genre, Struct):
        return genre.__struct_fields__
    return tuple(champ.name for champ in fields(genre)) if is_dataclass(genre) else None
