"""What was made of many things, each told in a few words, in one kept file: who looks whether any of them has changed opens no other."""

import hashlib
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from generator.graphe.magasin import Magasin
from generator.graphe.objets import depuis_octets, en_octets
from generator.sources.gardes import Sommes


class _Tete(Struct, frozen=True):
    """What is told of one thing, from what it was made, and the digest of what that was."""

    lus: tuple[tuple[str, str], ...]
    somme: str
    dit: Any


class Tetes:
    """The heads of many things, which is all that there is to read of those that are as they were. `nom` is their place in `magasin`, `sommes` knows what
    may be read for them, and `programme` is the digest of the program, without which none is used again. What was not asked for in a run is forgotten.

    They are but a copy of what is kept of each thing: where they are lost, or of before, each is found again from there.
    """

    def __init__(self, nom: str, magasin: Magasin, sommes: Sommes, programme: str) -> None:
        self._nom, self._magasin, self._sommes, self._programme = nom, magasin, sommes, programme
        self._anciennes = self._lire()
        self._tetes: dict[str, _Tete] = {}
        self._neuves = False

    def reprendre(self, quoi: str, avec: str = "") -> Any:
        """What is told of a thing that would be made from what it was made from; None for another. `avec` is the digest of what it is made with besides what
        is read."""
        tete = self._anciennes.get(quoi)
        if tete is None or tete.somme != _somme(avec, *map(self._sommes.somme, tete.lus)):
            return None
        self._tetes[quoi] = tete
        return tete.dit

    def retenir(self, quoi: str, lus: Mapping[tuple[str, str], str], dit: object, avec: str = "") -> None:
        """Keep what is told of a thing that was made from `lus`, which had these digests, and with `avec`."""
        self._tetes[quoi] = _Tete(tuple(lus), _somme(avec, *lus.values()), dit)
        self._neuves = True

    def fermer(self) -> None:
        """Keep all of them for the next run."""
        if self._neuves or self._tetes.keys() != self._anciennes.keys():
            self._magasin.ecrire(self._nom, en_octets((self._programme, self._tetes)))
            self._anciennes, self._neuves = self._tetes, False

    def _lire(self) -> dict[str, _Tete]:
        octets = self._magasin.lire(self._nom)
        try:
            programme, tetes = depuis_octets(octets) if octets else ("", {})
        except Exception:  # whatever another version or a damaged file may raise
            return {}
        return tetes if programme == self._programme else {}


def _somme(*mots: str) -> str:
    return hashlib.sha256("\n".join(mots).encode("utf-8", "surrogateescape")).hexdigest()
