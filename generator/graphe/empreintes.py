"""The digest of any value of the model: equal values have the same, whatever the process, the objects that they share and their places in files."""

import hashlib
import io
import pickle
from collections.abc import Callable, Mapping, Set
from dataclasses import fields, is_dataclass
from enum import Enum
from operator import attrgetter
from typing import Any

from generator.graphe.carnet import sans_noter
from generator.graphe.observe import NOM, EnsembleObserve, TableObservee

ABSENT = b"\x00absent"
_Lecteur = Callable[[Any], tuple[Any, ...]]
_lecteurs: dict[type, _Lecteur | None] = {}


def _lecteur(genre: type) -> _Lecteur | None:
    """What reads all fields of a dataclass that are part of what it says; None for a class of another kind."""
    if genre not in _lecteurs:
        noms = [champ.name for champ in fields(genre) if champ.compare and champ.name != NOM] if is_dataclass(genre) else []
        if not is_dataclass(genre):
            _lecteurs[genre] = None
        elif len(noms) > 1:
            _lecteurs[genre] = attrgetter(*noms)
        else:
            _lecteurs[genre] = lambda objet: tuple(getattr(objet, nom) for nom in noms)
    return _lecteurs[genre]


class _Plieur(pickle.Pickler):
    """Writes values as pickle does, but the same bytes for equal ones: nothing is shared. What has `SANS_EMPREINTE` counts for nothing."""

    fast: bool

    def reducer_override(self, objet: Any) -> Any:
        """How an object of a class is written."""
        genre = type(objet)
        if getattr(genre, "SANS_EMPREINTE", False):
            return str, ()
        if isinstance(objet, Enum):
            return str, (genre.__name__, objet.name)
        if nom := getattr(objet, NOM, ""):
            return str, (nom,)  # what is read of it is noted field by field
        if (lire := _lecteur(genre)) is not None:
            return str, (genre.__name__, lire(objet))
        if isinstance(objet, (TableObservee, EnsembleObserve)):
            return str, (genre.__name__, dict(objet) if isinstance(objet, Mapping) else sorted(map(str, objet)))
        return NotImplemented


def empreinte_de(valeur: Any) -> bytes:
    """The digest of `valeur`: 16 bytes."""
    tampon = io.BytesIO()
    plieur = _Plieur(tampon, 5)
    plieur.fast = True
    with sans_noter():
        plieur.dump(sorted(map(str, valeur)) if isinstance(valeur, Set) else valeur)
    return hashlib.blake2b(tampon.getbuffer(), digest_size=16).digest()
