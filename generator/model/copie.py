"""Copies of sources that a project keeps, where their licence allows, and what the web answered at the addresses of sources."""

from enum import StrEnum

from msgspec import Struct

from generator.model.lieu import Lieu


class LicenceDeCopie(StrEnum):
    """Why a copy may be published again."""

    LICENCE_OUVERTE_1 = "licence-ouverte-1.0"
    LICENCE_OUVERTE_2 = "licence-ouverte-2.0"
    ODBL = "odbl-1.0"
    CC0 = "cc0-1.0"
    CC_BY = "cc-by-4.0"
    CC_BY_SA = "cc-by-sa-4.0"
    ACTE_OFFICIEL = "acte-officiel"
    AUTORISATION = "autorisation"


class Copie(Struct, frozen=True):
    """A copy of a publication: its file in `copies/`, the ISO day on which it was taken, its SHA-256 (`empreinte`), and the words in which its licence is stated, with the
    address where (empty: in the copy itself). `octets` are those of the file, empty where it could not be read."""

    publication: str
    fichier: str
    prise_le: str
    empreinte: str
    licence: LicenceDeCopie | None  # None: not said, which is an error
    mots_de_la_licence: str
    adresse_de_la_licence: str
    octets: bytes
    lieu: Lieu


class EtatDuWeb(StrEnum):
    """What an address answered. `REFUSE` is an answer that gives nothing to a program, and says nothing of what a reader gets."""

    REPOND = "repond"
    DEPLACEE = "deplacee"
    ABSENTE = "absente"
    MUETTE = "muette"
    REFUSE = "refuse"

    @property
    def est_sure(self) -> bool:
        """True where there is nothing to look at by hand."""
        return self is EtatDuWeb.REPOND


class ReponseDuWeb(Struct, frozen=True):
    """What the address of a publication answered on an ISO day: `code` as HTTP has it (0: none), `vers` the address to which it has moved for good."""

    publication: str
    adresse: str
    verifiee_le: str
    etat: EtatDuWeb
    code: int
    vers: str
    lieu: Lieu
