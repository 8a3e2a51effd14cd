"""The ten states of an indicator, and their counts over a set: counts, never averages."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Statut(StrEnum):
    """Where an indicator stands, in the order in which the states are shown.

    While its time runs: atteint, en_bonne_voie, a_surveiller, en_recul, sans_valeur. After it: atteint, non_atteint, jamais_mesure.
    At any time: sans_objectif (figures, and no target that they can be held against), non_publie (measured, and kept secret by the law
    on statistics), a_definir (announced, never defined).
    """

    ATTEINT = "atteint"
    EN_BONNE_VOIE = "en_bonne_voie"
    A_SURVEILLER = "a_surveiller"
    EN_RECUL = "en_recul"
    NON_ATTEINT = "non_atteint"
    SANS_OBJECTIF = "sans_objectif"
    NON_PUBLIE = "non_publie"
    SANS_VALEUR = "sans_valeur"
    JAMAIS_MESURE = "jamais_mesure"
    A_DEFINIR = "a_definir"

    @property
    def code(self) -> "Statut":
        """The state as the published data name it, a closed list of nine: a secret figure is `sans_valeur`, and `raison` says `secret`."""
        return Statut.SANS_VALEUR if self is Statut.NON_PUBLIE else self

    @property
    def est_sans_chiffre(self) -> bool:
        """True where no figure is published."""
        return self.est_sans_mesure or self is Statut.NON_PUBLIE

    @property
    def est_sans_mesure(self) -> bool:
        """True where nothing was measured, so that somebody may owe a figure."""
        return self in (Statut.SANS_VALEUR, Statut.JAMAIS_MESURE, Statut.A_DEFINIR)


@dataclass(frozen=True, slots=True)
class Synthese:
    """How many indicators are in each state; `nombres` holds every state, in order, zeros included."""

    nombres: tuple[tuple[Statut, int], ...]

    def nombre(self, *statuts: Statut) -> int:
        """How many are in one of these states."""
        return sum(nombre for statut, nombre in self.nombres if statut in statuts)

    @property
    def codes(self) -> dict[Statut, int]:
        """How many bear each code of the published data, in order, zeros included."""
        comptes = dict.fromkeys((statut for statut in Statut if statut.code is statut), 0)
        for statut, nombre in self.nombres:
            comptes[statut.code] += nombre
        return comptes

    @property
    def total(self) -> int:
        """All indicators and announcements of indicators."""
        return sum(nombre for _, nombre in self.nombres)

    @property
    def definis(self) -> int:
        """Indicators that the document names."""
        return self.total - self.nombre(Statut.A_DEFINIR)

    @property
    def avec_chiffres(self) -> int:
        """Indicators with at least one published figure."""
        return sum(nombre for statut, nombre in self.nombres if not statut.est_sans_chiffre)


def additionner(syntheses: Iterable[Synthese]) -> Synthese:
    """The counts of several sets that share no indicator, as those of one set."""
    toutes = tuple(syntheses)
    return Synthese(tuple((statut, sum(synthese.nombre(statut) for synthese in toutes)) for statut in Statut))


def synthetiser(statuts: Iterable[Statut]) -> Synthese:
    """Count `statuts`."""
    comptes = Counter(statuts)
    return Synthese(tuple((statut, comptes[statut]) for statut in Statut))
