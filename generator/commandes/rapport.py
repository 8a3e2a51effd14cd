"""Prints the problems that a command found."""

import sys
from collections.abc import Iterator, Sequence

from generator.calculs.nombres_dits import accord
from generator.commandes.codes import FINE, PROBLEMES
from generator.model.lieu import Lieu
from generator.model.probleme import Gravite, Probleme
from generator.model.problemes_groupes import ProblemesDUnGenre, compte, en_nombre, grouper, lignes_dites


def rapporter(problemes: Sequence[Probleme], *, muet: bool = False) -> int:
    """Print every problem, those of one kind together, and their number; return the exit code. With `muet`, the number is left out where there is no
    error."""
    for groupe in grouper(problemes):
        print(*lignes_du_groupe(groupe), sep="\n", file=sys.stderr)
    comptes = compte(problemes)
    if comptes[Gravite.ERREUR]:
        print(conclusion(comptes), file=sys.stderr)
        return PROBLEMES
    if not muet:
        print(conclusion(comptes))
    return FINE


def conclusion(comptes: dict[Gravite, int]) -> str:
    """What there is to say of data without errors, or with."""
    if comptes[Gravite.ERREUR]:
        return f"{en_nombre(comptes)}."
    if comptes[Gravite.AVERTISSEMENT]:
        return f"Aucune erreur, {en_nombre(comptes)}."
    return f"Les données sont saines ; {en_nombre(comptes)}." if comptes[Gravite.CONSEIL] else "Les données sont saines."


def lignes_du_groupe(groupe: ProblemesDUnGenre) -> Iterator[str]:
    """A group as the terminal tells it."""
    for repete in groupe.montres:
        yield str(repete.probleme)
        if repete.aussi:
            autres = accord(len(repete.aussi), "autre fois", "autres fois")
            yield f"    Aussi{ou(repete.aussi) or f' {autres}'}."
    if groupe.autres:
        nombre = len(groupe.autres)
        yield f"    … et {nombre} autre{'s' if nombre > 1 else ''} du même genre dans ce fichier{f',{lignes}' if (lignes := ou(groupe.autres)) else ''}."


def ou(lieux: Sequence[Lieu]) -> str:
    """« à la ligne 7», « aux lignes 4 et 9 à 12»; empty where they have none."""
    lignes = lignes_dites(lieux)
    if not lignes:
        return ""
    return f" à la ligne {lignes}" if lignes.isdigit() else f" aux lignes {lignes}"
