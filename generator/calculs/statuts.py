"""The states of an indicator, and their counts over a set: counts, never averages."""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct


class Statut(StrEnum):
    """Where an indicator stands, in the order in which the states are shown. The published data bear the same codes as these.

    Until the deadline of the target: atteint, en_bonne_voie, a_surveiller, en_recul. After it: atteint, non_atteint.
    At any time: sans_objectif (figures, and no target that they can be held against), secret (measured, and kept secret by the law on
    statistics), publie_ailleurs and peut_etre_ailleurs (a publication that is known and was not read holds its figures, or may hold
    them), aucun_chiffre (none in what was read), a_definir (announced, defined in nothing that was read).
    Only where the publisher collects the figures: non_fourni (its time is over, and nobody supplied one).
    retire (a document took it out of the contract: its figures are kept, and no longer held against its target).
    """

    ATTEINT = "atteint"
    EN_BONNE_VOIE = "en_bonne_voie"
    A_SURVEILLER = "a_surveiller"
    EN_RECUL = "en_recul"
    NON_ATTEINT = "non_atteint"
    SANS_OBJECTIF = "sans_objectif"
    SECRET = "secret"
    PUBLIE_AILLEURS = "publie_ailleurs"
    PEUT_ETRE_AILLEURS = "peut_etre_ailleurs"
    AUCUN_CHIFFRE = "aucun_chiffre"
    NON_FOURNI = "non_fourni"
    A_DEFINIR = "a_definir"
    RETIRE = "retire"

    @property
    def est_sans_chiffre(self) -> bool:
        """True where the site has no figure to show."""
        return self.est_a_trouver or self is Statut.SECRET

    @property
    def est_juge(self) -> bool:
        """True where it says how the figures compare with the target."""
        return self in JUGEMENTS

    @property
    def est_a_trouver(self) -> bool:
        """True where a figure, or the very definition of the indicator, is still looked for."""
        return self in A_TROUVER


JUGEMENTS = frozenset({Statut.ATTEINT, Statut.EN_BONNE_VOIE, Statut.A_SURVEILLER, Statut.EN_RECUL, Statut.NON_ATTEINT})
A_TROUVER = frozenset({Statut.PUBLIE_AILLEURS, Statut.PEUT_ETRE_AILLEURS, Statut.AUCUN_CHIFFRE, Statut.NON_FOURNI, Statut.A_DEFINIR})


class Synthese(Struct, frozen=True):
    """How many indicators are in each state; `nombres` holds every state, in order, zeros included."""

    nombres: tuple[tuple[Statut, int], ...]

    def nombre(self, *statuts: Statut) -> int:
        """How many are in one of these states."""
        return sum(nombre for statut, nombre in self.nombres if statut in statuts)

    @property
    def total(self) -> int:
        """All indicators and announcements of indicators."""
        return sum(nombre for _, nombre in self.nombres)

    @property
    def dominant(self) -> Statut | None:
        """The state of most of them; of several as frequent, the first in their order; None where there is nothing to count."""
        return max(self.nombres, key=lambda paire: paire[1])[0] if self.total else None

    @property
    def definis(self) -> int:
        """Indicators that the document names."""
        return self.total - self.nombre(Statut.A_DEFINIR)

    @property
    def avec_chiffres(self) -> int:
        """Indicators of the contract as it stands with at least one figure that the site shows."""
        return sum(nombre for statut, nombre in self.nombres if not statut.est_sans_chiffre and statut is not Statut.RETIRE)


def additionner(syntheses: Iterable[Synthese]) -> Synthese:
    """The counts of several sets that share no indicator, as those of one set."""
    toutes = tuple(syntheses)
    return Synthese(tuple((statut, sum(synthese.nombre(statut) for synthese in toutes)) for statut in Statut))


def synthetiser(statuts: Iterable[Statut]) -> Synthese:
    """Count `statuts`."""
    comptes = Counter(statuts)
    return Synthese(tuple((statut, comptes[statut]) for statut in Statut))
