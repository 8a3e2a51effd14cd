"""The figures of one indicator as cells (place, period, part), each with all that its rows say of it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from generator.model.periode import Periode
from generator.model.preference import preference
from generator.model.publication import Publication
from generator.model.valeur import Valeur

DENOMBREES = ("nombre", "euros", "heures")  # units whose figures add up
PartDuTout = tuple[tuple[str, str], ...]


class Case(NamedTuple):
    """What a figure is of."""

    territoire: str
    periode: Periode
    part: PartDuTout

    def sans(self, dimension: str) -> "Case":
        """The whole that this part belongs to along a dimension."""
        return Case(self.territoire, self.periode, tuple(paire for paire in self.part if paire[0] != dimension))

    def avec(self, dimension: str, modalite: str) -> "Case":
        """The part of this whole that is one answer of a dimension."""
        return Case(self.territoire, self.periode, tuple(sorted((*self.part, (dimension, modalite)))))

    def en(self, territoire: str) -> "Case":
        """The same figure at another place."""
        return Case(territoire, self.periode, self.part)


def cases_par_indicateur(valeurs: Iterable[Valeur]) -> Mapping[str, Mapping[Case, Sequence[Valeur]]]:
    """All rows of each cell of each indicator, versions and sources included."""
    tout: defaultdict[str, defaultdict[Case, list[Valeur]]] = defaultdict(lambda: defaultdict(list))
    for valeur in valeurs:
        tout[valeur.indicateur][Case(valeur.territoire, valeur.periode, valeur.ventilation)].append(valeur)
    return tout


def retenue(lignes: Sequence[Valeur], publications: Mapping[str, Publication]) -> Valeur:
    """The row of a cell that counts on the pages."""
    return min(lignes, key=lambda valeur: preference(valeur, publications))


def ecrit(nombre: Decimal) -> str:
    """A figure as French writes it."""
    return format(nombre, "f").replace(".", ",")
