"""What the notes below a table say of the figures that call them: «* prévision», «(1) Données provisoires»."""

import re
from collections.abc import Iterator, Mapping

from generator.importation.blocs import NOTE, Bloc2D
from generator.importation.grille import Grille
from generator.importation.marques_dites import marque_dite

_EXPOSANTS = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹", "123456789")
_NOTE = re.compile(r"\(?(?P<appel>\*{1,3}|[1-9]|[a-z](?=\)))\)?\s*[:=.–-]?\s*(?P<dit>\S.*)")
_APPEL = re.compile(r"(?:(?<=\S)(?P<etoiles>\*{1,3})|(?<=[\w)%])\s*\((?P<entre>[1-9a-z]|\*{1,3})\)|(?<=[^\W_])(?P<exposant>[¹²³⁴⁵⁶⁷⁸⁹]))$")


def notes_du_tableau(grille: Grille, bloc: Bloc2D) -> Mapping[str, str]:
    """For each call, the mark that its note says («provisoire», «prévision», «cible»); notes that say none of these are left out."""
    notes: dict[str, str] = {}
    for ligne in bloc.apres:
        texte = " ".join(grille.texte(ligne, colonne) for colonne in grille.pleines(ligne))
        trouve = _NOTE.fullmatch(texte.strip().translate(_EXPOSANTS))
        if trouve and (marque := marque_dite(trouve["dit"])):
            notes.setdefault(trouve["appel"], marque)
    return notes


def mots_autour(grille: Grille, bloc: Bloc2D) -> Iterator[str]:
    """The words of each row below the table, and of those above it that begin as a note does («Champ : …»): a person must read them, whether or not a figure calls them."""
    dits: set[str] = set()
    for ligne in (*bloc.avant, *bloc.apres):
        texte = " ".join(" ".join(grille.texte(ligne, colonne) for colonne in grille.pleines(ligne)).split())
        if texte and texte not in dits and (ligne in bloc.apres or NOTE.match(texte)):
            dits.add(texte)  # «FALSE», in a thousand rows that nobody filled, is said once
            yield texte


def sans_exposant(appel: str) -> str:
    """The call of a note as notes begin: «2» for «²»."""
    return appel.translate(_EXPOSANTS)


def appel_dans(texte: str) -> str:
    """The call of a note at the end of words («Foyers RSA 2024*», «2022 (1)», «Médiane²»); empty where there is none."""
    trouve = _APPEL.search(texte.strip())
    return sans_exposant(trouve["etoiles"] or trouve["entre"] or trouve["exposant"]) if trouve else ""
