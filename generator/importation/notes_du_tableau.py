"""What the notes below a table say of the figures that call them: «* prévision», «(1) Données provisoires»."""

import re
from collections.abc import Mapping

from generator.importation.blocs import Bloc2D
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


def appel_dans(texte: str) -> str:
    """The call of a note at the end of words («Foyers RSA 2024*», «2022 (1)», «Médiane²»); empty where there is none."""
    trouve = _APPEL.search(texte.strip())
    return (trouve["etoiles"] or trouve["entre"] or trouve["exposant"]).translate(_EXPOSANTS) if trouve else ""
