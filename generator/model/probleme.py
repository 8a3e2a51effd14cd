"""A problem in the data is a value, not an exception: it has a code, a place, words, and a way out."""

from dataclasses import dataclass
from enum import StrEnum

from generator.model.lieu import Lieu


class Gravite(StrEnum):
    """`ERREUR` stops publication; `AVERTISSEMENT` does not."""

    ERREUR = "erreur"
    AVERTISSEMENT = "avertissement"


@dataclass(frozen=True, slots=True)
class Probleme:
    """One problem. `message` says what is wrong and `conseil` how to mend it, both in French, both full sentences."""

    lieu: Lieu
    code: str
    message: str
    conseil: str
    gravite: Gravite = Gravite.ERREUR

    def __str__(self) -> str:
        return f"{self.lieu} : {self.gravite} {self.code} : {self.message}\n    → {self.conseil}"
