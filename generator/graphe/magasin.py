"""Where bytes are kept from one run to the next."""

from collections.abc import Callable
from typing import Any, Protocol


class Magasin(Protocol):
    """Where bytes are kept under a name, between two runs. What is damaged is as good as missing."""

    def lire(self, nom: str, /) -> bytes | None:
        """The bytes kept under `nom`; None where there are none."""
        ...

    def lire_une_part(self, nom: str, debut: int, taille: int, /) -> bytes | None:
        """`taille` of these bytes, from the `debut`-th on, which may be damaged; None where they cannot be read."""
        ...

    def ecrire(self, nom: str, octets: bytes, /) -> None:
        """Keep `octets` under `nom`."""
        ...

    def objet(self, nom: str, somme: bytes, charger: Callable[[], Any], /) -> Any:
        """What `charger` loads; a program that lives long may give what it loaded under the same name from bytes of the same digest (`somme`)."""
        ...


class SansMagasin:
    """Keeps nothing."""

    def lire(self, _nom: str, /) -> bytes | None:
        """None."""
        return None

    def lire_une_part(self, _nom: str, _debut: int, _taille: int, /) -> bytes | None:
        """None."""
        return None

    def ecrire(self, _nom: str, _octets: bytes, /) -> None:
        """Nothing."""

    def objet(self, _nom: str, _somme: bytes, charger: Callable[[], Any], /) -> Any:
        """What `charger` loads."""
        return charger()
