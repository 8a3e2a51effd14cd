"""The figures of one indicator arranged in cells: a cell is a place, a period and a part, with all rows that give its figure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from generator.model.periode import Periode
from generator.model.preference import preference
from generator.model.publication import Publication
from generator.model.valeur import Valeur

PartDuTout = tuple[tuple[str, str], ...]


class Case(NamedTuple):
    """What a figure is about: a place, a period, and a part of a breakdown (empty for the whole). `indicateur` is empty where one alone is spoken of."""

    territoire: str
    periode: Periode
    part: PartDuTout
    indicateur: str = ""

    def sans(self, dimension: str) -> "Case":
        """The cell without this dimension: the whole that this part belongs to."""
        return self._replace(part=tuple(paire for paire in self.part if paire[0] != dimension))

    def avec(self, dimension: str, modalite: str) -> "Case":
        """The cell of one answer (`modalite`) of a dimension: a part of this one."""
        return self._replace(part=tuple(sorted((*self.part, (dimension, modalite)))))

    def en(self, territoire: str) -> "Case":
        """The same figure at another place."""
        return self._replace(territoire=territoire)

    def de(self, indicateur: str) -> "Case":
        """The same place, time and part of another indicator."""
        return self._replace(indicateur=indicateur)


def cases_par_indicateur(valeurs: Iterable[Valeur]) -> Mapping[str, Mapping[Case, Sequence[Valeur]]]:
    """By id of indicator, then by cell: all its rows, whatever their version and source."""
    tout: defaultdict[str, defaultdict[Case, list[Valeur]]] = defaultdict(lambda: defaultdict(list))
    for valeur in valeurs:
        tout[valeur.indicateur][Case(valeur.territoire, valeur.periode, valeur.ventilation)].append(valeur)
    return tout


def retenue(lignes: Sequence[Valeur], publications: Mapping[str, Publication]) -> Valeur:
    """The one row of a cell that pages show, by `model.preference`."""
    return min(lignes, key=lambda valeur: preference(valeur, publications))


def ecrit(nombre: Decimal) -> str:
    """A figure with a decimal comma, for messages."""
    return format(nombre, "f").replace(".", ",")
