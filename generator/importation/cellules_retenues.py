"""The cells whose figures a question holds back."""

from collections.abc import Iterable

from generator.model.importation import ObservationLue


def cellules_de(observations: Iterable[ObservationLue]) -> frozenset[str]:
    """The cells of these figures."""
    return frozenset(une.cellule for une in observations)
