"""The units an indicator may have, and how a figure in each is written and read: those of the program, and those that a contract declares (unites.yml)."""

from decimal import Decimal
from typing import Any, ClassVar


class Unite(str):
    """The unit of an indicator; as a word, it is what files write: `Unite("euros")` is the unit of this name, ValueError where the program has none.

    `nom` is what pages call it, `symbole` what they write after the figure, `signe` the sign that a data file may write after it. `singulier` and `pluriel` are
    the words after a figure, where it has no symbol. `numerique` is false for words. `additionne` is true where figures of several places or parts add up to
    that of the whole. `pour` is how many a rate is for: 1 000 in «pour 1 000 habitants», 100 in a percentage, 1 for what is no rate. `decimales` is how many
    the site writes of a figure that it computes; `minimum` and `maximum` are the bounds outside which a figure is doubtful, None where there is none.
    `SANS` is the unit of an indicator that is still to be defined.
    """

    __slots__ = ("additionne", "decimales", "maximum", "minimum", "nom", "numerique", "pluriel", "pour", "signe", "singulier", "symbole")

    nom: str
    symbole: str
    signe: str
    numerique: bool
    additionne: bool
    pour: int
    decimales: int
    minimum: Decimal | None
    maximum: Decimal | None
    singulier: str
    pluriel: str

    NOMBRE: ClassVar["Unite"]
    POURCENTAGE: ClassVar["Unite"]
    EUROS: ClassVar["Unite"]
    HEURES: ClassVar["Unite"]
    POUR_1000_HABITANTS: ClassVar["Unite"]
    POUR_100_HABITANTS: ClassVar["Unite"]
    OUI_NON: ClassVar["Unite"]
    TEXTE: ClassVar["Unite"]
    MIXTE: ClassVar["Unite"]
    SANS: ClassVar["Unite"]

    def __new__(cls, id: str) -> "Unite":
        """The unit of the program that files write so."""
        if id not in INTEGREES:
            raise ValueError(f"{id!r} is not the name of a unit")
        return INTEGREES[id]

    @classmethod
    def declarer(
        cls,
        id: str,
        nom: str = "",
        symbole: str = "",
        signe: str = "",
        *,
        numerique: bool = True,
        additionne: bool = False,
        pour: int = 1,
        decimales: int = 1,
        minimum: Decimal | None = None,
        maximum: Decimal | None = None,
        singulier: str = "",
        pluriel: str = "",
    ) -> "Unite":
        """A unit of this name."""
        unite = str.__new__(cls, id)
        unite.nom, unite.symbole, unite.signe, unite.numerique, unite.additionne = nom, symbole, signe, numerique, additionne
        unite.pour, unite.decimales, unite.minimum, unite.maximum = pour, decimales, minimum, maximum
        unite.singulier, unite.pluriel = singulier, pluriel
        return unite

    def __reduce_ex__(self, _: Any) -> tuple[Any, ...]:
        return (
            (Unite, (str(self),)) if INTEGREES.get(self) is self else (_refaite, (str(self), *(getattr(self, nom) for nom in _ATTRIBUTS)))
        )

    @property
    def value(self) -> str:
        """The word that files write."""
        return str(self)

    @property
    def est_un_taux(self) -> bool:
        """True for what says how strong a thing is, whatever the size of the place: a percentage, so many for 1 000 inhabitants."""
        return self.pour != 1

    def apres(self, nombre: Decimal | int) -> str:
        """What is written after this figure: the symbol, else the word; empty where there is none. French counts less than two as one."""
        return self.symbole or (self.singulier if -2 < nombre < 2 else self.pluriel)


_ATTRIBUTS = tuple(nom for nom in Unite.__annotations__ if nom.islower())


def _refaite(id: str, *valeurs: Any) -> Unite:
    return Unite.declarer(id, **dict(zip(_ATTRIBUTS, valeurs, strict=True)))


INTEGREES: dict[str, Unite] = {}
_ZERO = Decimal(0)


def _integree(id: str, nom: str = "", symbole: str = "", signe: str = "", **autres: Any) -> Unite:
    return INTEGREES.setdefault(id, Unite.declarer(id, nom, symbole, signe, **autres))


Unite.NOMBRE = _integree("nombre", "nombre", additionne=True, decimales=2, minimum=_ZERO)
Unite.POURCENTAGE = _integree("pourcentage", "pourcentage", "%", "%", pour=100)
Unite.EUROS = _integree("euros", "euros", "€", "€", additionne=True, decimales=2, minimum=_ZERO)
Unite.HEURES = _integree("heures", "heures", "h", additionne=True, minimum=_ZERO)
Unite.POUR_1000_HABITANTS = _integree("pour_1000_habitants", "nombre pour 1 000 habitants", "‰ hab.", pour=1000, minimum=_ZERO)
Unite.POUR_100_HABITANTS = _integree("pour_100_habitants", "nombre pour 100 habitants", "pour 100 hab.", pour=100, minimum=_ZERO)
Unite.OUI_NON = _integree("oui_non", "oui ou non")
Unite.TEXTE = _integree("texte", "description en mots", numerique=False)
Unite.MIXTE = _integree("mixte", "plusieurs grandeurs à la fois", numerique=False)
Unite.SANS = _integree("", numerique=False)

ECRITES = tuple(unite for unite in INTEGREES.values() if unite)  # those of the program that a file may write
