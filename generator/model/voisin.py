"""Neighbouring figures: sourced figures near what the contract prints, which are not the same measure. They are ours."""

from decimal import Decimal

from msgspec import Struct

from generator.model.lieu import Lieu
from generator.model.periode import Periode
from generator.model.unite import Unite


class LieuVoisin(Struct, frozen=True):
    """A place of a series that is not a place of the contract: «France entière»."""

    id: str
    nom: str


class SommeVoisine(Struct, frozen=True):
    """Places of a series whose figures may be added up; `sans` says who is left out of the sum, and why."""

    lieux: tuple[str, ...]
    sans: str


class SerieVoisine(Struct, frozen=True):
    """A series of figures, under our own title. `pres_de` are the indicators and nodes beside which it is shown.

    `difference` says in one sentence why it is not the measure that the contract prints. Its places are those of territoires.yml or,
    with `par_contrat_de_ville`, the contrats de ville of contrat.yml, and in both cases its own `lieux`.
    """

    id: str
    titre: str
    unite: Unite
    pres_de: tuple[str, ...]
    difference: str
    publication: str
    lieux: tuple[LieuVoisin, ...]
    somme: SommeVoisine | None
    par_contrat_de_ville: bool
    lieu: Lieu


class ValeurVoisine(Struct, frozen=True):
    """One figure of a series at a place and a time: `nombre` in the unit of the series, or `mots` where it is told in words.

    `publication` is where it comes from, that of the series unless the row names another.
    """

    serie: str
    endroit: str
    periode: Periode
    nombre: Decimal | None
    mots: str
    repere: str
    commentaire: str
    lieu: Lieu
    publication: str


class Voisins(Struct, frozen=True):
    """All neighbouring figures of a contract."""

    series: tuple[SerieVoisine, ...] = ()
    valeurs: tuple[ValeurVoisine, ...] = ()
