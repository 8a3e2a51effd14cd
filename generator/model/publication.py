"""What was published on a contract, read or not: signed documents, studies, data, press, laws."""

from enum import StrEnum

from msgspec import Struct

from generator.model.lieu import Lieu
from generator.model.periode import Periode


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
    ville which it renews. `contours_recalcules` are the words in which it says that its figures of all years are on the bounds of neighbourhoods of 2024.
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

    @property
    def est_lue(self) -> bool:
        """True where this site was made from it, or from a part of it."""
        return self.etat in (EtatDeLecture.LUE, EtatDeLecture.LUE_EN_PARTIE)

    @property
    def est_a_lire(self) -> bool:
        """True where it may hold figures that we have not read."""
        return self.etat in (EtatDeLecture.CONNUE_NON_LUE, EtatDeLecture.LUE_EN_PARTIE)
