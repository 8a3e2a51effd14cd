"""Keeps bytes between two runs, in the folder of the build. What is damaged there in any byte is as good as missing."""

import hashlib
import shutil
from dataclasses import dataclass
from pathlib import Path

from generator.publication.disque import ecrire

_SOMME = 32  # bytes of a SHA-256


@dataclass(frozen=True, slots=True)
class MagasinSurDisque:
    """A file per name below `racine` (see `sources.gardes.Magasin`)."""

    racine: Path

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

    def _ou(self, nom: str) -> Path:
        return self.racine / f"{nom}.garde"


def atelier_de(projet: Path) -> Path:
    """The folder of the build of a project."""
    return projet / ".construction"


def magasin_de(projet: Path) -> MagasinSurDisque:
    """What is kept from one build of a project to the next."""
    return MagasinSurDisque(atelier_de(projet) / "gardes")
