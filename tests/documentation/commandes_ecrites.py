"""Commands as guides write them: whether the program knows each word of theirs, and how they are run."""

import shlex
from collections.abc import Sequence

from generator.commandes import COMMANDES, commande
from generator.commandes.analyse import Analyseur


def mots_de(ligne: str) -> Sequence[str]:
    """The words of a line «engagements …», without what a guide says beside it after two spaces."""
    ecrite = ligne.strip().partition("   ")[0].partition("  ")[0]
    premier, *mots = shlex.split(ecrite)
    assert premier == "engagements", f"not a command of this program: {ligne}"
    return mots


def verifier_les_mots(mots: Sequence[str]) -> None:
    """The command exists, and so does each option, with its value."""
    nom, *reste = mots
    assert nom in COMMANDES, nom
    analyseur = Analyseur(f"engagements {nom}", "")
    commande(nom).decrire(analyseur)
    analyseur.option("--aide", "")
    _, inconnus = analyseur.parse_known_args(reste)
    assert inconnus == [], mots
