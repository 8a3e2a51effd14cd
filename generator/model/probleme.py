"""A problem in the data is a value, not an exception: it has a code, a place, a message, and advice on how to mend it.

The codes are defined in `model.codes`, one entry each. An entry shows examples, and these are what tests run: the wrong text gives the
problem, the right one does not.
"""

from enum import StrEnum
from typing import Self

from msgspec import Struct

from generator.model.lieu import Lieu


class Gravite(StrEnum):
    """`ERREUR` stops publication; `AVERTISSEMENT` does not, and somebody must read it; `CONSEIL` tells of nothing that is wrong, but of what would allow
    the site to say more."""

    ERREUR = "erreur"
    AVERTISSEMENT = "avertissement"
    CONSEIL = "conseil"


class Texte(Struct, frozen=True):
    """An example in a file, whose path stands below the contract's folder or, from `referentiels/`, `content/` or mkdocs.yml, below the project's.

    `juste` is a part of the file, `faux` the same part written wrongly.
    """

    fichier: str
    faux: str
    juste: str
    gravite: Gravite = Gravite.ERREUR


class Nom(Struct, frozen=True):
    """An example in the name of a file, a path as for `Texte`."""

    faux: str
    juste: str
    gravite: Gravite = Gravite.ERREUR


class EnMots(Struct, frozen=True):
    """An example that no page can print (bytes, rights, size): what is wrong and what is right, in sentences."""

    faux: str
    juste: str
    gravite: Gravite = Gravite.ERREUR


Exemple = Texte | Nom | EnMots


class DefinitionDuCode(Struct, frozen=True):
    """What a code means: a title, why it matters (in words that a data officer understands), and at least one example."""

    code: str
    titre: str
    explication: str
    exemple: Exemple
    autre: Exemple | None = None

    @property
    def exemples(self) -> tuple[Exemple, ...]:
        """All of its examples."""
        return (self.exemple, self.autre) if self.autre else (self.exemple,)


class Code(StrEnum):
    """The code of a kind of problem, a member of one of the families of `model.codes`; its value is the word that is printed."""

    entree: DefinitionDuCode

    def __new__(cls, entree: DefinitionDuCode) -> Self:
        """Make the member of an entry: its value is the code of the entry."""
        code = str.__new__(cls, entree.code)
        code._value_ = entree.code
        code.entree = entree
        return code

    @property
    def gravites(self) -> tuple[Gravite, ...]:
        """The gravities that a problem of this code may have: those of its examples."""
        exemples = self.entree.exemples
        return tuple(gravite for gravite in Gravite if any(exemple.gravite is gravite for exemple in exemples))


class Probleme(Struct, frozen=True):
    """One problem. `message` says what is wrong and `conseil` how to mend it, both in French, both full sentences. `sujet` names what it is about by ids
    that stay when rows move, where there are some: an answer in `avertissements.yml` is tied to it. `champ` is the field or the column in which it stands, where
    one is meant.

    Raises TypeError for a code that is not defined, ValueError for a gravity that the code does not have: faults of the program.
    """

    lieu: Lieu
    code: Code
    message: str
    conseil: str
    gravite: Gravite = Gravite.ERREUR
    sujet: str = ""
    champ: str = ""

    def __post_init__(self) -> None:
        if not isinstance(self.code, Code):
            raise TypeError(f"{self.code!r} is not a code of generator.model.codes")
        if self.gravite not in self.code.gravites:
            raise ValueError(f"{self.code} has no example of gravity {self.gravite}")

    def __str__(self) -> str:
        return f"{self.lieu} : {self.gravite} {self.code} : {self.message}\n    → {self.conseil}"
