"""Finds the quotation mark of a YAML text that is not closed, or closed too soon: libyaml tells of the line where it stumbles, which is a later one."""

import re
from collections.abc import Iterator

from msgspec import Struct

# Where a value may begin on a line: at its start, after a dash, after the name of a field; inside brackets, after a bracket or a comma.
_DEBUT = re.compile(r"""\s*(?:-\s+)*(?:[^\s"'#\[{:][^"'#\[{:]*:\s+)?""")
_SUITE = re.compile(r"""[\[{,:]\s*""")
_BLOC = re.compile(r"""(?:^|[:\s-]\s)[|>][+-]?\d?\s*(?:#.*)?$""")
# What may follow a closing quotation mark.
_FIN = re.compile(r"""\s*(?:$|\s#|[,\]}:])""")


class GuillemetFautif(Struct, frozen=True):
    """Where it is: line and column from 1. `ouvert` is true for one that its line does not close, false for a text that goes on after the one that closes it."""

    ligne: int
    colonne: int
    ouvert: bool


def guillemet_fautif(texte: str, jusqu_a: int) -> GuillemetFautif | None:
    """The first at fault among those that are opened on lines up to `jusqu_a`; None where all are well."""
    lignes = texte.split("\n")
    rang, bloc = 0, -1  # the indentation of the field whose words stand below it as they are
    while rang < min(len(lignes), jusqu_a):
        ligne = lignes[rang]
        retrait = len(ligne) - len(ligne.lstrip(" "))
        if bloc >= 0 and (not ligne.strip() or retrait > bloc):
            rang += 1
            continue
        bloc = retrait if _BLOC.search(ligne) else -1
        fin_de_ligne = rang
        place = 0
        for debut in _debuts(ligne):
            if debut < place:
                continue
            ferme = _fermeture(lignes, rang, debut)
            if ferme is None:
                return GuillemetFautif(rang + 1, debut + 1, ouvert=True)
            ou, apres = ferme
            if not _FIN.match(lignes[ou][apres:]):
                return (
                    GuillemetFautif(rang + 1, debut + 1, ouvert=True) if ou > rang else GuillemetFautif(rang + 1, apres + 1, ouvert=False)
                )
            if ou > rang:
                fin_de_ligne = ou
                break
            place = apres
        rang = fin_de_ligne + 1
    return None


def _debuts(ligne: str) -> Iterator[int]:
    """Where a quotation mark opens a value on this line."""
    premier = _DEBUT.match(ligne)
    ici = premier.end() if premier else 0
    if ligne[ici : ici + 1] in ('"', "'"):
        yield ici
    elif ligne[ici : ici + 1] not in ("[", "{"):
        return
    for trouve in _SUITE.finditer(ligne, ici):
        if ligne[trouve.end() : trouve.end() + 1] in ('"', "'"):
            yield trouve.end()


def _fermeture(lignes: list[str], rang: int, debut: int) -> tuple[int, int] | None:
    """The line (from 0) of the mark that closes the one at `debut`, and the column after it."""
    signe = lignes[rang][debut]
    place = debut + 1
    for ou in range(rang, len(lignes)):
        ligne = lignes[ou]
        while place < len(ligne):
            if signe == '"' and ligne[place] == "\\":
                place += 2
            elif ligne[place] != signe:
                place += 1
            elif signe == "'" and ligne[place + 1 : place + 2] == "'":
                place += 2
            else:
                return ou, place + 1
        place = 0
    return None
