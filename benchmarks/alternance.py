"""Takes several measures in turn, again and again, so that a machine that slows down slows them all."""

import statistics
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from benchmarks.processus import Cout


@dataclass(frozen=True, slots=True)
class Mesure:
    """One thing to measure: `faire` takes the number of the turn (0, 1…), prepares what is to be prepared, and runs it.

    `outil` is whose run it is («nous», «hugo»…), `geste` what happened before («propre», «une-valeur»…).
    """

    outil: str
    geste: str
    faire: Callable[[int], Cout]


@dataclass(slots=True)
class Releve:
    """All runs of one measure, in the order in which they were made."""

    outil: str
    geste: str
    couts: list[Cout] = field(default_factory=list)

    @property
    def mur(self) -> float:
        """Median of wall time, in seconds."""
        return statistics.median(cout.mur for cout in self.couts)

    @property
    def processeurs(self) -> float:
        """Median of the processors' time, in seconds."""
        return statistics.median(cout.processeurs for cout in self.couts)

    @property
    def memoire(self) -> int:
        """Bytes: the highest of all runs."""
        return max(cout.memoire for cout in self.couts)

    def en_json(self) -> Mapping[str, Any]:
        """Each run, and what is told of them; seconds and bytes."""
        return {
            "outil": self.outil,
            "geste": self.geste,
            "mediane_s": round(self.mur, 3),
            "minimum_s": round(min(cout.mur for cout in self.couts), 3),
            "maximum_s": round(max(cout.mur for cout in self.couts), 3),
            "processeurs_s": round(self.processeurs, 3),
            "memoire_octets": self.memoire,
            "passages_s": [round(cout.mur, 3) for cout in self.couts],
        }


def alterner(mesures: Sequence[Mesure], tours: int) -> list[Releve]:
    """Each measure once, in the order given, and all of them again, `tours` times. It says on the error output where it stands."""
    releves = [Releve(mesure.outil, mesure.geste) for mesure in mesures]
    for tour in range(tours):
        for mesure, releve in zip(mesures, releves, strict=True):
            cout = mesure.faire(tour)
            releve.couts.append(cout)
            print(f"turn {tour + 1}/{tours}: {mesure.outil}, {mesure.geste}: {cout.mur:.2f} s", file=sys.stderr, flush=True)
    return releves


def releve_de(releves: Sequence[Releve], outil: str, geste: str) -> Releve | None:
    """The one of that tool and that action, if it was measured."""
    return next((releve for releve in releves if (releve.outil, releve.geste) == (outil, geste)), None)
