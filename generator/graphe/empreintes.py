"""The digest of any value of the model: equal values have the same, whatever the process, the objects that they share and their places in files."""

import hashlib
import io
import marshal
import pickle
from collections.abc import Callable, Mapping, Set
from enum import Enum
from operator import attrgetter
from typing import Any

from generator.graphe.carnet import sans_noter
from generator.graphe.champs import champs_compares
from generator.graphe.observe import NOM, EnsembleObserve, TableObservee
from generator.graphe.tables import ParCle, TableGardee

ABSENT = b"\x00absent"
_Lecteur = Callable[[Any], tuple[Any, ...]]
_SIMPLES = frozenset((str, bool, int, type(None), tuple))  # what no set or table of ours is
_lecteurs: dict[type, _Lecteur | None] = {}
_TENUS = 50_000  # some 200 bytes for each, besides what the object itself holds


def _lecteur(genre: type) -> _Lecteur | None:
    """What reads all fields of an object that are part of what it says; None for a class that has no named fields."""
    if genre not in _lecteurs:
        noms = champs_compares(genre)
        if noms is None:
            _lecteurs[genre] = None
        elif len(noms) > 1:
            _lecteurs[genre] = attrgetter(*noms)
        else:
            _lecteurs[genre] = lambda objet: tuple(getattr(objet, nom) for nom in noms)
    return _lecteurs[genre]


class Empreintes:
    """Digests of values. Objects that many values share are digested once; at most `tenus` of them are held in memory, then all are let go."""

    def __init__(self, tenus: int = _TENUS) -> None:
        self._tenus = tenus
        self._connues: dict[int, tuple[Any, bytes]] = {}  # by address; the object is held, so that no other takes its address

    def de(self, valeur: Any) -> bytes:
        """The digest of `valeur`: 16 bytes."""
        if type(valeur) in _SIMPLES and (somme := _somme_simple(valeur)) is not None:
            return somme
        with sans_noter():
            if isinstance(valeur, TableGardee):
                # What is loaded for this alone is not held.
                return Empreintes().de(dict(valeur.items()))
            if isinstance(valeur, ParCle):
                valeur = dict(valeur.items())
            return self._somme(sorted(map(str, valeur)) if isinstance(valeur, Set) else valeur)

    def _somme(self, valeur: Any) -> bytes:
        return _somme_simple(valeur) or self._somme_pliee(valeur)

    def _somme_pliee(self, valeur: Any) -> bytes:
        tampon = io.BytesIO()
        plieur = _Plieur(tampon, self)
        plieur.fast = True
        plieur.dump(valeur)
        return hashlib.blake2b(tampon.getbuffer(), digest_size=16).digest()

    def de_l_objet(self, objet: Any, lire: _Lecteur) -> bytes:
        """The digest of an object that does not change, whose fields `lire` reads."""
        connue = self._connues.get(id(objet))
        if connue is None:
            connue = objet, self._somme((type(objet).__name__, lire(objet)))
            if len(self._connues) >= self._tenus:
                self._connues.clear()
            self._connues[id(objet)] = connue
        return connue[1]


def _somme_simple(valeur: Any) -> bytes | None:
    """The digest of words, and of what is made of words and numbers alone, as most values are: it needs no look at what they are made of. None for others."""
    try:
        return hashlib.blake2b(marshal.dumps(valeur, 2), digest_size=16, person=b"simple").digest()  # the second version shares nothing
    except ValueError:
        return None


class _Plieur(pickle.Pickler):
    """Writes values as pickle does, but the same bytes for equal ones: nothing is shared. What has `SANS_EMPREINTE` counts for nothing."""

    fast: bool

    def __init__(self, tampon: io.BytesIO, empreintes: Empreintes) -> None:
        super().__init__(tampon, 5)
        self._empreintes = empreintes

    def reducer_override(self, objet: Any) -> Any:
        """How an object of a class is written."""
        if objet is str:  # what is written for all of them
            return NotImplemented
        genre = type(objet)
        if getattr(genre, "SANS_EMPREINTE", False):
            return str, ()
        if isinstance(objet, Enum):
            return str, (genre.__name__, objet.name)
        if nom := getattr(objet, NOM, ""):
            return str, (nom,)  # what is read of it is noted field by field
        if (lire := _lecteur(genre)) is not None:
            return str, (self._empreintes.de_l_objet(objet, lire),)
        if isinstance(objet, (TableObservee, EnsembleObserve)):
            return str, (genre.__name__, dict(objet) if isinstance(objet, Mapping) else sorted(map(str, objet)))
        return NotImplemented
