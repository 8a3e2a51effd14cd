"""The units an indicator may have, and how a figure in each is written and read."""

from enum import StrEnum


class Unite(StrEnum):
    """The unit of an indicator; its value is the word that files write.

    `nom` is what pages call it, `symbole` what they write after the figure, `signe` the sign that a data file may write after it.
    `numerique` is false for words. `SANS` is the unit of an indicator that is still to be defined.
    """

    nom: str
    symbole: str
    signe: str
    numerique: bool

    def __new__(cls, id: str, nom: str = "", symbole: str = "", signe: str = "", numerique: bool = True) -> "Unite":
        """One unit; its value is the word that files write."""
        unite = str.__new__(cls, id)
        unite._value_ = id
        unite.nom, unite.symbole, unite.signe, unite.numerique = nom, symbole, signe, numerique
        return unite

    NOMBRE = "nombre", "nombre"
    POURCENTAGE = "pourcentage", "pourcentage", "%", "%"
    EUROS = "euros", "euros", "€", "€"
    HEURES = "heures", "heures", "h"
    POUR_1000_HABITANTS = "pour_1000_habitants", "nombre pour 1 000 habitants", "‰ hab."
    POUR_100_HABITANTS = "pour_100_habitants", "nombre pour 100 habitants", "pour 100 hab."
    OUI_NON = "oui_non", "oui ou non"
    TEXTE = "texte", "description en mots", "", "", False
    MIXTE = "mixte", "plusieurs grandeurs à la fois", "", "", False
    SANS = "", "", "", "", False


ECRITES = tuple(unite for unite in Unite if unite)  # those that a file may write
