"""Where the files of the Grand-Orly Seine Bièvre are, and how its document is cut."""

from pathlib import Path

from .donnees import CONTRAT, Donnees, charger
from .exclusions import lire_exclusions
from .source import Source, lire

RACINE = Path(__file__).parents[2]
DOCUMENT = RACINE.parent / "shared" / "sources" / "grand-orly-seine-bievre-perr-2019-2022.txt"
EXCLUSIONS = Path(__file__).parent / "exclusions-grand-orly-seine-bievre.yml"
# The only section whose title is not printed at its start.
DEBUTS = {"signatures": "Fait à Orly"}


def donnees() -> Donnees:
    """The data files, as they are."""
    return charger(RACINE / "referentiels", "grand-orly-seine-bievre")


def source(lues: Donnees) -> Source:
    """The document, cut into the sections that contrat.yml declares."""
    return lire(DOCUMENT, lues.fichiers[CONTRAT]["documents"][0]["sections"], DEBUTS)


def exclusions() -> dict:
    """The file of exclusions, as it is."""
    return lire_exclusions(EXCLUSIONS)
