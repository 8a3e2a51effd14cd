"""Many paths, or addresses, in little memory: those of a country are hundreds of thousands."""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Self, overload

from msgspec import Struct

_MORCEAU = 1 << 16  # bytes that are unfolded at once
_FIN = b"\0"  # no path has it


class Chemins(Struct, frozen=True, eq=False):
    """Paths in their order, folded: they take about a tenth of what they say, and are unfolded as they are gone through."""

    nombre: int = 0
    plies: bytes = b""

    @classmethod
    def de(cls, chemins: Iterable[str]) -> Self:
        """These paths, gone through once."""
        pli, nombre = zlib.compressobj(1), 0
        plies = bytearray()
        for chemin in chemins:
            nombre += 1
            plies += pli.compress(chemin.encode("utf-8", "surrogateescape") + _FIN)
        return cls(nombre, bytes(plies + pli.flush())) if nombre else cls()

    def __len__(self) -> int:
        return self.nombre

    def __iter__(self) -> Iterator[str]:
        depli, reste = zlib.decompressobj(), b""
        suite = self.plies
        while suite:
            *entiers, reste = (reste + depli.decompress(suite, _MORCEAU)).split(_FIN)
            suite = depli.unconsumed_tail
            for chemin in entiers:
                yield chemin.decode("utf-8", "surrogateescape")

    def __contains__(self, chemin: object) -> bool:
        return any(un == chemin for un in self)

    @overload
    def __getitem__(self, rang: int) -> str: ...
    @overload
    def __getitem__(self, rang: slice) -> tuple[str, ...]: ...
    def __getitem__(self, rang: int | slice) -> str | tuple[str, ...]:
        return tuple(self)[rang]

    def __eq__(self, autre: object) -> bool:
        if isinstance(autre, Sequence | Chemins) and not isinstance(autre, str):
            return len(self) == len(autre) and all(un == deux for un, deux in zip(self, autre, strict=True))
        return NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self))

    def avec(self, suite: Iterable[str]) -> "Chemins":
        """These, and those of `suite` that are not among them."""
        return Chemins.de(dict.fromkeys((*self, *suite)))


AUCUN = Chemins()
