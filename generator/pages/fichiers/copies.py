"""The copies of sources that a project keeps, as they are published."""

from collections.abc import Iterator

from generator.pages.adresses import COPIE
from generator.pages.contexte import Contexte
from generator.pages.sortie import Sortie, fichier


def fichiers_des_copies(contexte: Contexte) -> Iterator[Sortie]:
    """The copies of the contract, unchanged."""
    for copie in contexte.dossier.copies:
        yield fichier(COPIE.format(copie.fichier), copie.octets)
