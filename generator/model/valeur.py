"""One observation: indicateur × territoire × période (× ventilation)."""

from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from generator.model.lieu import Lieu
from generator.model.periode import Periode
from generator.model.referentiel import GenreDeCalcul, Rupture
from generator.model.unite import Unite


class StatutValeur(StrEnum):
    """What a figure is worth, or why there is none. `PREVISION` is no figure that was measured: what a source expects. The last three are three
    different things, and none of them is zero."""

    DEFINITIF = "definitif"
    PROVISOIRE = "provisoire"
    REVISE = "revise"
    PREVISION = "prevision"
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
    `calcul` is what the figure was computed from, by the site itself; None for a figure that a file holds.
    `publication` is the id of a publication or of a document of the contract, `repere` the place in it; `retenu` is the writer's reason
    to prefer this figure to that of another publication, empty where none was written.
    `borne_basse` and `borne_haute` are the bounds of an estimate, both or none, in the same unit; where they stand without a `nombre`, the source gives a
    range alone. `recalcule` is true where its publication gives all years on the bounds of neighbourhoods in force since 2024,
    `ruptures` are the days from which its publication does not count as before. `lu_le` and `saisi_par` are what the row says of when it was read, and of
    which body or function entered it, where that is not what is said of its publication.
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
    borne_basse: Decimal | None = None
    borne_haute: Decimal | None = None
    recalcule: bool = False
    calcul: "CalculFait | None" = None
    ruptures: tuple[Rupture, ...] = ()
    lu_le: str = ""
    saisi_par: str = ""

    @property
    def est_prevue(self) -> bool:
        """True for a forecast."""
        return self.statut is StatutValeur.PREVISION

    @property
    def est_chiffree(self) -> bool:
        """True where it holds a number, or the two bounds of one."""
        return self.nombre is not None or self.bornes is not None

    @property
    def bornes(self) -> tuple[Decimal, Decimal] | None:
        """The bounds of an estimate; None for a figure without any."""
        return None if self.borne_basse is None or self.borne_haute is None else (self.borne_basse, self.borne_haute)


class CalculFait(Struct, frozen=True):
    """A computation that was made: its kind, the rows that it was made of in the order of the formula, and how many a rate is for."""

    genre: GenreDeCalcul
    termes: tuple[Valeur, ...]
    pour: int = 1
