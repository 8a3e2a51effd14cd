"""What each publication gave: how many figures, and of which indicators."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Set

from msgspec import Struct

from generator.model.preference import identite_de_publication
from generator.model.publication import Publication
from generator.model.valeur import Valeur


class DUnePublication(Struct, frozen=True):
    """How many figures are from a publication, and the ids of their indicators."""

    chiffres: int = 0
    indicateurs: Set[str] = frozenset()


RIEN = DUnePublication()


def des_publications(valeurs: Iterable[Valeur], publications: Mapping[str, Publication]) -> dict[str, DUnePublication]:
    """By id of publication; `publications` are by every id that a figure may name them by."""
    nombres: Counter[str] = Counter()
    indicateurs: defaultdict[str, set[str]] = defaultdict(set)
    for valeur in valeurs:
        id = identite_de_publication(valeur, publications)
        nombres[id] += 1
        indicateurs[id].add(valeur.indicateur)
    return {id: DUnePublication(nombre, frozenset(indicateurs[id])) for id, nombre in nombres.items()}
