"""Prints the problems that a command found."""

import sys
from collections.abc import Sequence

from generator.commandes.codes import FINE, PROBLEMES
from generator.model.probleme import Gravite, Probleme


def rapporter(problemes: Sequence[Probleme], *, muet: bool = False) -> int:
    """Print every problem and their number; return the exit code. With `muet`, the number is left out where there is no error."""
    for probleme in problemes:
        print(probleme, file=sys.stderr)
    erreurs = sum(probleme.gravite is Gravite.ERREUR for probleme in problemes)
    avertissements = len(problemes) - erreurs
    if erreurs:
        suite = f" et {avertissements} avertissement{'s' if avertissements > 1 else ''}" if avertissements else ""
        print(f"{erreurs} erreur{'s' if erreurs > 1 else ''}{suite}.", file=sys.stderr)
        return PROBLEMES
    if not muet:
        print(
            f"Aucune erreur, {avertissements} avertissement{'s' if avertissements > 1 else ''}."
            if avertissements
            else "Les données sont saines."
        )
    return FINE
