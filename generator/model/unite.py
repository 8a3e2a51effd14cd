"""The units an indicator may have, and how a figure in each is written and read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unite:
    """`symbole` follows the figure; `signe` is the sign a data file may write after it; `numerique` is false for words."""

    id: str
    nom: str
    symbole: str = ""
    signe: str = ""
    numerique: bool = True


UNITES: dict[str, Unite] = {
    unite.id: unite
    for unite in (
        Unite("nombre", "nombre"),
        Unite("pourcentage", "pourcentage", "%", "%"),
        Unite("euros", "euros", "€", "€"),
        Unite("heures", "heures", "h"),
        Unite("pour_1000_habitants", "nombre pour 1 000 habitants", "‰ hab."),
        Unite("pour_100_habitants", "nombre pour 100 habitants", "pour 100 hab."),
        Unite("oui_non", "oui ou non"),
        Unite("texte", "description en mots", numerique=False),
        Unite("mixte", "plusieurs grandeurs à la fois", numerique=False),
    )
}
