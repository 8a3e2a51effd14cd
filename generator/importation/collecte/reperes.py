"""The mark at the end of each row («grigny:caf:o1-i2:orly:2024::bkd»), by which it is known again wherever it is moved.

The last letters are drawn from the others: where a spreadsheet continued a series (2024, 2025…) or somebody wrote in the mark, it is seen. They hold no digit,
so that dragging a cell copies it. Colons are no separator of any text table.
"""

import re
from hashlib import sha256

from msgspec import Struct

Demandeur = tuple[str, str, str]  # contract, partner, period: what one workbook is for
_LETTRES = "bcdfghjklmnpqrstvwxz"
_FORME = re.compile(r"[a-z0-9-]+(?::[a-z0-9-]+){3}:[0-9/-]+:[a-z0-9=,-]*:[a-z]{3}")


class RepereAbime(ValueError):
    """The words look like a mark and are none of ours, or no longer."""


class Repere(Struct, frozen=True):
    """What one row asks for: ids, and the period as data files write it."""

    contrat: str
    partenaire: str
    indicateur: str
    territoire: str
    periode: str
    ventilation: tuple[tuple[str, str], ...] = ()

    @property
    def demandeur(self) -> Demandeur:
        """Which workbook the row is of."""
        return (self.contrat, self.partenaire, self.periode)

    def __str__(self) -> str:
        parties = ",".join(f"{dimension}={modalite}" for dimension, modalite in self.ventilation)
        mot = ":".join((self.contrat, self.partenaire, self.indicateur, self.territoire, self.periode, parties))
        return f"{mot}:{_controle(mot)}"


def _controle(mot: str) -> str:
    return "".join(_LETTRES[octet % len(_LETTRES)] for octet in sha256(mot.encode()).digest()[:3])


def ressemble_a_un_repere(texte: str) -> bool:
    """True for words in which as many colons stand: a mark, sound or not."""
    return texte.count(":") >= 5 and " " not in texte.strip()


def lire_repere(texte: str) -> Repere:
    """The mark that these words are. Raises RepereAbime."""
    mot = texte.strip().strip("'\"")
    if not _FORME.fullmatch(mot):
        raise RepereAbime
    debut, _, controle = mot.rpartition(":")
    if _controle(debut) != controle:
        raise RepereAbime
    contrat, partenaire, indicateur, territoire, periode, parties = debut.split(":")
    paires = tuple((morceau.partition("=")[0], morceau.partition("=")[2]) for morceau in parties.split(",") if morceau)
    return Repere(contrat, partenaire, indicateur, territoire, periode, paires)
