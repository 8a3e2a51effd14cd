"""Days that a spreadsheet stores as numbers (45292 is the first of January 2024), in columns whose heading says a time and whose format was lost on the way."""

import re
from collections.abc import Sequence

from msgspec import Struct

from generator.calculs.mots import d_un_seul_tenant
from generator.importation.entetes import Entete2D
from generator.importation.grille import Grille
from generator.importation.mots_des_entetes import TEMPS
from generator.importation.temps_ecrits import temps_seul
from generator.model.classeur import CelluleLue, GenreDeCellule
from generator.sources.classeurs.cellules import jour_de_tableur

_DE, _A = 32_874, 54_789  # from 1990 to 2050: no year, no rank
_DE_1970 = 25_569  # the number of the first of January 1970
_SECONDES = (631_152_000, 2_524_608_000)  # the same since 1970, as programs count: 1704067200 is the first of January 2024


# «202301», «20230131», as programs write a month and a day.
_COLLES = re.compile("((?:19|20)[0-9]{2})(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])?")


def _separes(trouve: re.Match[str]) -> str:
    return "-".join(mot for mot in trouve.groups() if mot)


class JoursLus(Struct, frozen=True):
    """The sheet with these numbers as days; `noms` are the headings of the columns, `exemple` a number and the day that it is."""

    grille: Grille
    noms: tuple[str, ...] = ()
    exemple: tuple[str, str] = ("", "")


def _jour(texte: str) -> str:
    """The day of a number of days or of seconds; empty for any other words."""
    if not texte.isdecimal() or len(texte) > 13:
        return ""
    nombre = int(texte)
    if _DE <= nombre <= _A:
        return jour_de_tableur(nombre)
    secondes = nombre // 1_000 if len(texte) == 13 else nombre
    debut, fin = _SECONDES
    return jour_de_tableur(_DE_1970 + secondes // 86_400) if debut <= secondes <= fin else ""


def avec_les_jours(grille: Grille, entetes: Sequence[Entete2D], lignes: Sequence[int]) -> JoursLus:
    """Read the columns in which each number is a day."""
    posees: dict[tuple[int, int], CelluleLue] = {}
    noms: list[str] = []
    exemple = ("", "")
    for une in entetes:
        cle = d_un_seul_tenant(une.nom)
        if cle not in TEMPS and not cle.startswith(("date", "jour", "mois")) and not cle.endswith(("date", "at")):
            continue
        ecrites = {(ligne, une.colonne): grille.texte(ligne, une.colonne) for ligne in lignes}
        nombres = {ici: texte.removesuffix(",0").removesuffix(".0") for ici, texte in ecrites.items() if texte}
        entiers = {ici: texte for ici, texte in nombres.items() if _jour(texte)}
        autres = [texte for ici, texte in nombres.items() if ici not in entiers]
        if autres and all((lu := temps_seul(texte)) and len(lu.periode) == 10 for texte in autres):
            nombres = entiers  # the other cells are days in words
        if nombres and all(_COLLES.fullmatch(texte) for texte in nombres.values()):
            posees |= {ici: CelluleLue(GenreDeCellule.JOUR, _COLLES.sub(_separes, texte)) for ici, texte in nombres.items()}
            continue
        if not nombres or not all(map(_jour, nombres.values())):
            continue
        jours = {ici: _jour(texte) for ici, texte in nombres.items()}
        mois = cle.startswith("mois") and all(jour.endswith("-01") for jour in jours.values())
        dits = {ici: jour[: 7 if mois else 10] for ici, jour in jours.items()}
        posees |= {ici: CelluleLue(GenreDeCellule.JOUR, dit) for ici, dit in dits.items()}
        noms.append(une.nom)
        premiere = next(iter(nombres))
        exemple = exemple if exemple[0] else (nombres[premiere], dits[premiere])
    return JoursLus(grille.avec(posees), tuple(noms), exemple)
