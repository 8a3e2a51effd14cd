"""One observation: indicateur × territoire × période (× ventilation)."""

from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from generator.model.lieu import Lieu
from generator.model.periode import Periode
from generator.model.unite import Unite


class StatutValeur(StrEnum):
    """What a figure is worth, or why there is none. The last three are three different things, and none of them is zero."""

    DEFINITIF = "definitif"
    PROVISOIRE = "provisoire"
    REVISE = "revise"
    SECRET = "secret"
    NON_DISPONIBLE = "non_disponible"
    SANS_OBJET = "sans_objet"

    @property
    def est_absence(self) -> bool:
        """True where the row says that there is no figure, and why."""
        return self in (StatutValeur.SECRET, StatutValeur.NON_DISPONIBLE, StatutValeur.SANS_OBJET)


class Valeur(Struct, frozen=True):
    """`nombre` is in the indicator's unit (a percentage of 12.5 is 12.5, not 0.125); yes/no is 1/0; `mots` holds a text value.

    `ventilation` says of which part the figure is, as (dimension, answer) pairs in the order of dimensions' ids; empty for the whole.
    `publication` is the id of a publication or of a document of the contract, `repere` the place in it; `retenu` is the writer's reason
    to prefer this figure to that of another publication, empty where none was written.
    """

    indicateur: str
    territoire: str
    periode: Periode
    nombre: Decimal | None
    mots: str
    unite: Unite
    statut: StatutValeur
    source: str
    commentaire: str
    lieu: Lieu
    ventilation: tuple[tuple[str, str], ...] = ()
    publication: str = ""
    repere: str = ""
    retenu: str = ""
