"""Words that an encoding damaged, and parts that a spreadsheet took for dates, on their way to us: said, for no name of theirs will be found."""

import re
from collections.abc import Iterator

from generator.calculs.nombres_dits import accord
from generator.model.classeur import ClasseurLu, GenreDeCellule
from generator.sources.texte_abime import dommages

_PERDUE = re.compile(r"[^\W\d_]\?(?:[^\W\d_]|-[^\W\d_])")  # «Cr?teil», «L'Ha?-les-Roses»; no question ends so, no address has these
_ADRESSE = re.compile(r"[/=&]")
_TRANCHE = re.compile(r"[0-9]{1,2}-(?:janv|févr|fevr|mars|avr|mai|juin|juil|août|aout|sept|oct|nov|déc|dec)\.?", re.IGNORECASE)


def mots_abimes(classeur: ClasseurLu) -> Iterator[str]:
    """A sentence where the file has such words."""
    textes = {
        " ".join(cellule.texte.split())
        for feuille in classeur.feuilles
        for rangee in feuille.rangees
        for cellule in rangee
        if cellule.genre is GenreDeCellule.TEXTE and (not cellule.texte.isascii() or "?" in cellule.texte)
    }
    trouves: dict[str, str] = {}
    for texte in sorted(textes):
        for un in dommages(texte):
            trouves.setdefault(un.mot, un.origine)
        if _PERDUE.search(texte) and not _ADRESSE.search(texte):
            trouves.setdefault(texte[:60], "")
    if trouves:
        mot, origine = next(iter(trouves.items()))
        dits = accord(len(trouves), "mot est abîmé", "mots sont abîmés")
        juste = f", sans doute « {origine} »" if origine else ""
        yield f"À savoir : {dits} par un changement d’encodage (« {mot} »{juste}) : demander le fichier à nouveau, en .xlsx ou en CSV UTF-8."


def est_une_tranche_abimee(texte: str) -> bool:
    """True for «05-sept», which was «5-9» before a spreadsheet took it for a day."""
    return bool(_TRANCHE.fullmatch(texte.strip()))
