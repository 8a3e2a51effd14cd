"""What one table of figures gave, and what it leaves to ask."""

from msgspec import Struct

from generator.model.importation import ObservationLue, RefusDeCellule

CHIFFRES_FUSIONNES = "chiffres-fusionnes"
POUR_CHACUN, LE_PREMIER_SEUL, DE_COTE = "pour chacun", "le premier", "laisser de côté"


class TableauDObservations(Struct, frozen=True):
    """What one table gave. `vides` counts empty cells among figures, by row and column, `lues` are rows with a figure, `cibles` those
    that say a target, `fusionnes` merges that hold one figure for several rows or columns; the others say what the questions are made of."""

    observations: tuple[ObservationLue, ...]
    refus: tuple[RefusDeCellule, ...]
    marques: tuple[tuple[str, str], ...] = ()
    vides: tuple[tuple[int, int], ...] = ()
    doubles: tuple[str, ...] = ()
    deduites: tuple[str, ...] = ()
    sans_temps: int = 0
    sans_lieu: int = 0
    temps_douteux: tuple[str, ...] = ()
    premiers_janvier: bool = False
    lues: frozenset[int] = frozenset()
    cibles: frozenset[int] = frozenset()
    fusionnes: tuple[str, ...] = ()
