"""Months, quarters and half-years written without their year («janv.», «T1», «2e semestre»): it stands in another column, above, or in the title."""

import re
from functools import lru_cache

from msgspec import Struct

from generator.calculs.mots import mots
from generator.model.mois import MOIS_PAR_NOM

_TRIMESTRE = re.compile(r"(?:[tq]([1-4])|([1-4])(?:er|e|eme|ere)? trim(?:estre)?|trim(?:estre)? ([1-4]))")
_SEMESTRE = re.compile(r"(?:s([12])|([12])(?:er|e|eme|nd|ere)? sem(?:estre)?|sem(?:estre)? ([12]))")
# Headings whose columns may say parts of a year by their number alone, and how many months each has.
MOIS_DE_LA_PARTIE = {"mois": 1, "nummois": 1, "numeromois": 1, "trimestre": 3, "trim": 3, "semestre": 6}


class PartieDAnnee(Struct, frozen=True):
    """The `rang`-th part of a year, each of so many months."""

    rang: int
    mois: int

    def de(self, annee: str) -> str:
        """The period of this part of a year («2024-03», «2024-01/2024-03»)."""
        if self.mois == 1:
            return f"{annee}-{self.rang:02d}"
        return f"{annee}-{(self.rang - 1) * self.mois + 1:02d}/{annee}-{self.rang * self.mois:02d}"


@lru_cache(20_000)
def partie_seule(texte: str) -> PartieDAnnee | None:
    """The part of a year, where words are nothing else."""
    plat = mots(texte).strip()
    if rang := MOIS_PAR_NOM.get(plat.removeprefix("mois de ").removeprefix("mois d "), 0):
        return PartieDAnnee(rang, 1)
    for motif, mois in ((_TRIMESTRE, 3), (_SEMESTRE, 6)):
        if trouve := motif.fullmatch(plat):
            return PartieDAnnee(int(next(filter(None, trouve.groups()))), mois)
    return None


def partie_de_la_colonne(cle: str, texte: str) -> PartieDAnnee | None:
    """The same in a column of this heading, where a number is enough («Mois» : 3)."""
    nu = texte.strip().removesuffix(",0").removesuffix(".0")
    if cle in MOIS_DE_LA_PARTIE and nu.isdecimal() and nu.isascii():
        mois = MOIS_DE_LA_PARTIE[cle]
        return PartieDAnnee(int(nu), mois) if 1 <= int(nu) <= 12 // mois else None
    return partie_seule(texte)
