"""A figure of a file, of which all is known that a row of `valeurs/*.csv` says."""

from decimal import Decimal

from msgspec import Struct

from generator.model.importation import ObservationLue
from generator.model.unite import Unite
from generator.model.valeur import StatutValeur


class ChiffrePret(Struct, frozen=True):
    """A figure that can be written: all ids are the project's. `nombre` is None for words (`mots`), for an absence, of which `statut` says the reason, and for
    a range, of which `bornes` are the two ends. `source` says where this figure comes from, where that is not the same for all of a file; `confirme` is true
    where its maker says that it is final; `saisi_par` is the body that entered it, empty where that is not known. `dits` are the cells of its row that the
    file itself says (column, words): those of a table that a site published."""

    indicateur: str
    territoire: str
    periode: str
    ventilation: tuple[tuple[str, str], ...]
    nombre: Decimal | None
    statut: StatutValeur
    commentaire: str
    observation: ObservationLue
    unite: Unite
    bornes: tuple[Decimal, Decimal] | None = None
    mots: str = ""
    source: str = ""
    confirme: bool = False
    saisi_par: str = ""
    dits: tuple[tuple[str, str], ...] = ()

    @property
    def cle(self) -> tuple[str, str, str, tuple[tuple[str, str], ...], bool]:
        """What it is the figure of; what is expected is another thing than what was measured."""
        return self.indicateur, self.territoire, self.periode, self.ventilation, self.statut is StatutValeur.PREVISION
