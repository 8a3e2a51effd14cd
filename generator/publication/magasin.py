"""Keeps bytes between two runs, in the folder of the build. What is damaged there in any byte is as good as missing."""

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.publication.disque import ecrire

if TYPE_CHECKING:
    from generator.publication.objets_tenus import ObjetsTenus

_SOMME = 32  # bytes of a SHA-256


class MagasinSurDisque:
    """A file per name below `racine` (see `graphe.magasin.Magasin`). It is no struct: a build that finds nothing to do loads no library."""

    def __init__(self, racine: Path, memoire: "ObjetsTenus | None" = None) -> None:
        self.racine, self.memoire = racine, memoire

    def lire(self, nom: str) -> bytes | None:
        """The bytes kept under `nom`; None where the file is missing or damaged."""
        try:
            octets = self._ou(nom).read_bytes()
        except OSError:
            return None
        contenu = octets[_SOMME:]
        return contenu if octets[:_SOMME] == hashlib.sha256(contenu).digest() else None

    def lire_une_part(self, nom: str, debut: int, taille: int) -> bytes | None:
        """`taille` of the bytes kept under `nom`, from the `debut`-th on, which may be damaged; None where they cannot be read."""
        try:
            with self._ou(nom).open("rb") as fichier:
                fichier.seek(_SOMME + debut)
                return fichier.read(taille)
        except OSError:
            return None

    def ecrire(self, nom: str, octets: bytes) -> None:
        """Keep `octets` under `nom`."""
        if self._ou(nom).is_dir():
            shutil.rmtree(self._ou(nom))  # a damage like others
        ecrire(self._ou(nom), hashlib.sha256(octets).digest() + octets)

    def objet(self, nom: str, somme: bytes, charger: Callable[[], Any]) -> Any:
        """What `charger` loads, or loaded."""
        if self.memoire is None:
            return charger()
        tenu = self.memoire.objets.get(nom)
        if tenu is None or tenu[0] != somme:
            tenu = self.memoire.objets[nom] = somme, charger()
        return tenu[1]

    def _ou(self, nom: str) -> Path:
        return self.racine / f"{nom}.garde"


def atelier_de(projet: Path) -> Path:
    """The folder of the build of a project."""
    return projet / ".construction"


def magasin_de(projet: Path) -> MagasinSurDisque:
    """What is kept from one build of a project to the next."""
    return MagasinSurDisque(atelier_de(projet) / "gardes", _tenus.get(projet))


_tenus: "dict[Path, ObjetsTenus]" = {}


def tenir(projet: Path) -> None:
    """From now on, have in memory what is loaded for the builds of a project: the next ones will ask for it again."""
    from generator.publication.objets_tenus import ObjetsTenus

    _tenus.setdefault(projet, ObjetsTenus())
