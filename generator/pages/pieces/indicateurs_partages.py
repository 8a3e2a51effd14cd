"""Why the counts of parts that stand side by side make more than the count of all: an indicator may follow promises of several of them."""

from collections.abc import Iterable

from generator.model.referentiel import Noeud
from generator.pages.contexte import Contexte
from generator.pages.mots.typographie import INSECABLE, accord


def phrase_des_partages(contexte: Contexte, noeuds: Iterable[Noeud]) -> str:
    """«2 indicateurs suivent plusieurs de ces parties : chacune les compte, le total une seule fois.»; empty where none does."""
    nombre = contexte.suivi.suivis_plusieurs_fois(noeuds)
    if not nombre:
        return ""
    qui = accord(nombre, "indicateur suit", "indicateurs suivent")
    return f"{qui} plusieurs de ces parties{INSECABLE}: chacune {'le' if nombre == 1 else 'les'} compte, le total une seule fois."
