"""What is defined, what has figures, what was promised and never defined: counts, never averages."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.referentiel import Indicateur, StatutIndicateur


@dataclass(frozen=True, slots=True)
class Renseignement:
    """Counts over a set of indicators: `total` = `avec_valeurs` + `sans_valeur` + `a_definir`."""

    avec_valeurs: int
    sans_valeur: int
    a_definir: int

    @property
    def total(self) -> int:
        """All indicators and promises of indicators."""
        return self.avec_valeurs + self.sans_valeur + self.a_definir

    @property
    def definis(self) -> int:
        """Indicators that the document names."""
        return self.avec_valeurs + self.sans_valeur


def compter(indicateurs: Iterable[Indicateur], renseignes: frozenset[str]) -> Renseignement:
    """Count `indicateurs`; `renseignes` holds the ids of those with at least one figure (an absence is not a figure)."""
    avec = sans = a_definir = 0
    for indicateur in indicateurs:
        if indicateur.statut is StatutIndicateur.A_DEFINIR:
            a_definir += 1
        elif indicateur.id in renseignes:
            avec += 1
        else:
            sans += 1
    return Renseignement(avec, sans, a_definir)
