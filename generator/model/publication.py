"""What was published on a contract, read or not: signed documents, studies, data, press, laws."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from msgspec import Struct, field

from generator.model.lieu import Lieu
from generator.model.periode import Periode
from generator.model.referentiel import Rupture


class GenreDeSource(StrEnum):
    """What a source is, in the order in which sources that disagree are believed."""

    DOCUMENT_SIGNE = "document_signe"
    PUBLICATION_OFFICIELLE = "publication_officielle"
    DONNEES_OUVERTES = "donnees_ouvertes"
    PRESSE = "presse"
    LOI = "loi"


class EtatDeLecture(StrEnum):
    """What we have read of a publication."""

    LUE = "lue"
    LUE_EN_PARTIE = "lue_en_partie"
    CONNUE_NON_LUE = "connue_non_lue"
    CHERCHEE_NON_TROUVEE = "cherchee_non_trouvee"


class Licence(StrEnum):
    """Under which terms a source says that it may be used again."""

    LICENCE_OUVERTE_1 = "licence_ouverte_1"
    LICENCE_OUVERTE_2 = "licence_ouverte_2"
    ODBL = "odbl"
    CC0 = "cc0"
    CC_BY = "cc_by_4"
    CC_BY_SA = "cc_by_sa_4"
    AUTRE = "autre"
    NON_INDIQUEE = "non_indiquee"


class Recherche(Struct, frozen=True):
    """Where a publication was looked for, and when (AAAA, AAAA-MM or AAAA-MM-JJ)."""

    ou: str
    le: str


class Couverture(Struct, frozen=True):
    """What the figures of a publication are about: the whole tree (`tout`), or these nodes with all below them, and these indicators.

    `connus` is false where the publication has figures of some of these indicators, and we do not know which. `chiffres` is the extent
    that the publication itself gives («157 des 172 actions»).
    """

    periode: Periode | None
    tout: bool
    noeuds: tuple[str, ...]
    indicateurs: tuple[str, ...]
    connus: bool
    chiffres: str


class Publication(Struct, frozen=True):
    """`date` is AAAA, AAAA-MM, AAAA-MM-JJ or empty; `document` is the document of the contract that this entry describes.

    `fin_du_contrat` is the ISO day to which a law moved the end of this contract, `fin_des_contrats_de_ville` that of the contrats de
    ville which it renews. `contours_recalcules` are the words in which it says that its figures of all years are on the bounds of neighbourhoods of 2024;
    `ruptures` are the days from which it does not count as before, whatever the indicator. `lu_le` says when we read its figures, `saisi_par` which body
    or function entered them; `licence` is what it states (`NON_INDIQUEE`: we looked, and it states none), None where nobody wrote what it states, and
    `licence_adresse` is where it does.
    """

    id: str
    titre: str
    editeur: str
    date: str
    adresse: str
    genre: GenreDeSource
    etat: EtatDeLecture
    lieu: Lieu
    cherchee: Recherche | None = None
    document: str = ""
    couvre: Couverture | None = None
    fin_du_contrat: str = ""
    fin_des_contrats_de_ville: str = ""
    note: str = ""
    contours_recalcules: str = ""
    ruptures: tuple[Rupture, ...] = ()
    lu_le: str = ""
    saisi_par: str = ""
    licence: Licence | None = None
    licence_adresse: str = ""

    @property
    def noms(self) -> tuple[str, ...]:
        """What a figure may name it by."""
        return tuple(filter(None, (self.id, self.document)))

    @property
    def est_lue(self) -> bool:
        """True where this site was made from it, or from a part of it."""
        return self.etat in (EtatDeLecture.LUE, EtatDeLecture.LUE_EN_PARTIE)

    @property
    def est_a_lire(self) -> bool:
        """True where it may hold figures that we have not read."""
        return self.etat in (EtatDeLecture.CONNUE_NON_LUE, EtatDeLecture.LUE_EN_PARTIE)


class SeriesPubliees(Struct, frozen=True):
    """What publications say of all their figures, by the names of publications: those on the bounds of neighbourhoods of 2024, and breaks; their dates and
    licences, empty where nobody wrote them."""

    recalculees: frozenset[str] = frozenset()
    ruptures: Mapping[str, tuple[Rupture, ...]] = field(default_factory=dict)
    dates: Mapping[str, str] = field(default_factory=dict)
    licences: Mapping[str, str] = field(default_factory=dict)


def series_publiees(publications: Iterable[Publication], documents: Mapping[str, str]) -> SeriesPubliees:
    """What `publications` say of all their figures; `documents` are the dates of the contract's documents, by id, which no publication need describe."""
    toutes = tuple(publications)
    decrits = frozenset(nom for une in toutes for nom in une.noms)
    return SeriesPubliees(
        frozenset(nom for une in toutes if une.contours_recalcules for nom in une.noms),
        {nom: une.ruptures for une in toutes if une.ruptures for nom in une.noms},
        {id: date for id, date in documents.items() if id not in decrits} | {nom: une.date for une in toutes for nom in une.noms},
        {nom: une.licence or "" for une in toutes for nom in une.noms},
    )
