"""Mappings that are kept key by key: who looks for some keys loads their values alone, and holds none of them."""

import hashlib
from array import array
from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, TypeVar

from generator.graphe.carnet import sans_noter
from generator.graphe.objets import ObjetRefuse, depuis_octets, en_octets

C = TypeVar("C", bound=Hashable)
V = TypeVar("V")
Lire = Callable[[int, int], bytes | None]  # so many bytes, from that one on

_SOMME = 8  # bytes of the digest of a record
_NOMBRE = 4  # bytes of the number of records
_RECENTES, _SOUVENT = 8, 16  # tables of which all is held while they are asked for again and again


class ParCle(dict[C, V]):
    """A mapping to be kept key by key."""


def plier(table: Mapping[Any, Any]) -> bytes:
    """How it is kept: the number of records; their digests of keys, sorted, their places and lengths; then records, in the order of the table."""
    places: list[tuple[int, int, int]] = []
    corps = bytearray()
    for cle, valeur in table.items():
        octets = en_octets((cle, valeur))
        places.append((_signe(cle), len(corps), len(octets)))
        corps += _somme(octets) + octets
    places.sort()
    tete = b"".join(array(genre, [place[rang] for place in places]).tobytes() for rang, genre in enumerate("QII"))
    tete = len(places).to_bytes(_NOMBRE, "little") + tete
    return tete + _somme(tete) + bytes(corps)


class _Abimee(Exception):
    """What was kept is not there any more."""


class TableGardee(Mapping[C, V]):
    """A mapping that was kept by `plier`: `lire` gives its bytes, and `refaire` makes all of it where they are damaged. One that is asked for again and
    again is held whole, until others are."""

    def __init__(self, lire: Lire, refaire: Callable[[], Mapping[C, V]]) -> None:
        self._lire, self._refaire = lire, refaire
        self._entiere: Mapping[C, V] | None = None
        self._refaite = False

    def __getitem__(self, cle: C) -> V:
        if self._entiere is None and _est_souvent_lue(self):
            self._entiere = self.entiere()
        if self._entiere is not None:
            return self._entiere[cle]
        try:
            return self._chercher(cle)
        except _Abimee:
            return self._reparer()[cle]

    def __iter__(self) -> Iterator[C]:
        return iter(self.entiere())

    def __len__(self) -> int:
        try:
            return len(self._tete[0])
        except _Abimee:
            return len(self._reparer())

    def items(self) -> Any:
        """The pairs."""
        return self.entiere().items()

    def values(self) -> Any:
        """The values."""
        return self.entiere().values()

    def entiere(self) -> Mapping[C, V]:
        """All of it, which is not held."""
        if self._entiere is not None:
            return self._entiere
        try:
            return dict(self._tout())
        except _Abimee:
            return self._reparer()

    def lacher(self) -> None:
        """Hold nothing that is kept."""
        if not self._refaite:
            self._entiere = None

    def _reparer(self) -> Mapping[C, V]:
        with sans_noter():
            self._entiere, self._refaite = self._refaire(), True
        return self._entiere

    @cached_property
    def _tete(self) -> tuple[Sequence[int], Sequence[int], Sequence[int], int]:
        """Digests of keys, places, lengths; and where records begin."""
        nombre = int.from_bytes(self._octets(0, _NOMBRE), "little")
        longueur = _NOMBRE + 16 * nombre
        tete = self._octets(0, longueur + _SOMME)
        if _somme(tete[:longueur]) != tete[longueur:]:
            raise _Abimee
        signes, places, longueurs = array("Q"), array("I"), array("I")
        signes.frombytes(tete[_NOMBRE : _NOMBRE + 8 * nombre])
        places.frombytes(tete[_NOMBRE + 8 * nombre : _NOMBRE + 12 * nombre])
        longueurs.frombytes(tete[_NOMBRE + 12 * nombre : longueur])
        return signes, places, longueurs, longueur + _SOMME

    def _chercher(self, cle: C) -> V:
        signes, places, longueurs, debut = self._tete
        signe = _signe(cle)
        rang = bisect_left(signes, signe)
        while rang < len(signes) and signes[rang] == signe:
            paire: tuple[C, V] = _lue(self._octets(debut + places[rang], _SOMME + longueurs[rang]))
            if paire[0] == cle:
                return paire[1]
            rang += 1
        raise KeyError(cle)

    def _tout(self) -> Iterator[tuple[C, V]]:
        _, places, longueurs, debut = self._tete
        corps = self._octets(debut, sum(longueurs) + _SOMME * len(longueurs))
        for place, longueur in sorted(zip(places, longueurs, strict=True)):
            yield _lue(corps[place : place + _SOMME + longueur])

    def _octets(self, debut: int, nombre: int) -> bytes:
        octets = self._lire(debut, nombre)
        if octets is None or len(octets) != nombre:
            raise _Abimee
        return octets


_recentes: OrderedDict[int, tuple[TableGardee[Any, Any], int]] = OrderedDict()


def _est_souvent_lue(table: TableGardee[Any, Any]) -> bool:
    """Note that `table` is read; true where it was, again and again, while few others were."""
    _, fois = _recentes.pop(id(table), (table, 0))
    _recentes[id(table)] = table, fois + 1
    if len(_recentes) > _RECENTES:
        _recentes.popitem(last=False)[1][0].lacher()
    return fois >= _SOUVENT


def _lue(octets: bytes) -> Any:
    if _somme(octets[_SOMME:]) != octets[:_SOMME]:
        raise _Abimee
    try:
        return depuis_octets(octets[_SOMME:])
    except ObjetRefuse as erreur:
        raise _Abimee from erreur


def _signe(cle: object) -> int:
    return int.from_bytes(hashlib.blake2b(repr(cle).encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def _somme(octets: bytes) -> bytes:
    return hashlib.blake2b(octets, digest_size=_SOMME).digest()
