"""Contract perimeter, communes, priority neighbourhoods (QPV) and watched neighbourhoods (QVA)."""

from enum import StrEnum

from msgspec import Struct

from generator.model.lieu import Lieu, Source


class TypeTerritoire(StrEnum):
    """The kinds of places a contract speaks of; an ensemble is a set of neighbourhoods taken together («les QPV parisiens»)."""

    PERIMETRE = "perimetre"
    COMMUNE = "commune"
    QPV = "qpv"
    QVA = "qva"
    ENSEMBLE = "ensemble"


class Territoire(Struct, frozen=True):
    """`population` counts inhabitants; `latitude`/`longitude` are WGS84 degrees; `contour` is a GeoJSON geometry as text, or empty. `quartiers` are the names of
    neighbourhoods that lie there, which the contract does not name; `quartiers_source` says who names them."""

    id: str
    type: TypeTerritoire
    nom: str
    communes: tuple[str, ...]
    contrat_de_ville: str
    code: str
    departement: str
    population: int | None
    population_source: str
    poids: str
    latitude: float | None
    longitude: float | None
    localisation: str
    signataire: bool | None
    note_editoriale: str
    anciens_ids: tuple[str, ...]
    source: Source | None
    lieu: Lieu
    contour: str = ""
    quartiers: tuple[str, ...] = ()
    quartiers_source: str = ""
    premier_id: str = ""  # where `anciens_ids` has today's id too, the first of that list

    @property
    def a_sa_page(self) -> bool:
        """False for the perimeter: the list of places stands for it."""
        return self.type is not TypeTerritoire.PERIMETRE

    @property
    def est_quartier(self) -> bool:
        """True for QPV and QVA."""
        return self.type in (TypeTerritoire.QPV, TypeTerritoire.QVA)

    @property
    def est_place(self) -> bool:
        """True where it has a point or an outline on earth, by which a map can show it."""
        return bool(self.contour) or (self.latitude is not None and self.longitude is not None)

    @property
    def cle_officielle(self) -> tuple[str, str] | None:
        """(kind, official code): what two contracts have in common when they speak of one place; None where there is no such code.

        A neighbourhood of 2015 (QP…) and one of 2024 (QN…) have two codes, and are two places: their bounds differ.
        """
        code = "".join(self.code.split()).upper()
        return (self.type.value, code) if code and (self.est_quartier or self.type is TypeTerritoire.COMMUNE) else None


class Alentour(Struct, frozen=True):
    """An outline that lies around the places of a contract, which does not speak of it, or water (`eau`): the ground of its maps. `nom` may be empty."""

    nom: str
    contour: str
    eau: bool = False
