"""The identity of one signed contract: parties, period, documents, calendar."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from generator.model.identite import Identite
from generator.model.lieu import Lieu, Source
from generator.model.mentions import Accessibilite
from generator.model.periode import Periode
from generator.model.publication import GenreDeSource

NOM_DES_PARTENAIRES = "Nommés dans le document"


class Connaissance(StrEnum):
    """How a site knows what it says.

    `DOCUMENTS`: the site was made from documents that were read; it cannot know of a figure that was measured or sent elsewhere.
    `COLLECTE`: its publisher collects the figures, and so knows which of them were supplied and which were not.
    """

    DOCUMENTS = "documents"
    COLLECTE = "collecte"


@dataclass(frozen=True, slots=True)
class Niveau:
    """A level of the contract's tree, under the contract's own name."""

    id: str
    nom: str
    pluriel: str
    article: str
    description: str
    lieu: Lieu = field(default=Lieu(""), compare=False, repr=False)


class Section(Struct, frozen=True):
    """An entry of a document's table of contents; `transcription` is complete, partielle or aucune, `raison` says why not complete."""

    id: str
    titre: str
    page: str
    transcription: str
    raison: str
    lieu: Lieu


class Reproduction(StrEnum):
    """How much of a document may stand on the site: all of a public act, or the extracts that its licence allows."""

    INTEGRAL = "integral"
    EXTRAITS = "extraits"


class Document(Struct, frozen=True):
    """A document of the contract, signed unless `genre` says otherwise; `date` is AAAA, AAAA-MM or AAAA-MM-JJ.

    `texte` says how much of it may be reproduced, and `raison_des_extraits` why not all. The page on which the number n is printed is
    page n + `decalage_des_pages` of its PDF. `modifie` is the id of the document that it changes, `effet` the day (AAAA, AAAA-MM or AAAA-MM-JJ) from which it
    holds, which may not be that of its signature; empty where it changes none, or does not say.
    """

    id: str
    titre: str
    date: str
    url: str
    note_editoriale: str
    sections: tuple[Section, ...]
    lieu: Lieu
    genre: GenreDeSource = GenreDeSource.DOCUMENT_SIGNE
    texte: Reproduction = Reproduction.INTEGRAL
    raison_des_extraits: str = ""
    decalage_des_pages: int = 0
    modifie: str = ""
    effet: str = ""


class Passage(Struct, frozen=True):
    """Words of a document with their place."""

    texte: str
    source: Source


class Signature(Struct, frozen=True):
    """Where and when the document says that it was signed (date is ISO)."""

    date: str
    lieu_signature: str
    note_editoriale: str
    source: Source | None


class Signataire(Struct, frozen=True):
    """A party named by the contract; `bloc_de_signature` says whether a place was printed for its signature (None: not known)."""

    partenaire: str
    libelle: str
    bloc_de_signature: bool | None
    note_editoriale: str
    lieu: Lieu


class Collectif(Struct, frozen=True):
    """What a collective partner («communes») covers in this contract."""

    partenaire: str
    membres: tuple[str, ...]
    note_editoriale: str
    lieu: Lieu


class ContratDeVille(Struct, frozen=True):
    """A contrat de ville that this contract renews; `date` is the ISO day of its signature."""

    id: str
    nom: str
    date: str
    libelle: str
    communes: tuple[str, ...]
    source: Source
    lieu: Lieu


class Obligation(Struct, frozen=True):
    """A dated or recurring duty that the contract sets itself; it may be to define the indicators that the document only announces."""

    id: str
    texte: str
    details: tuple[str, ...]
    periodicite: str
    echeance: str
    echeance_texte: str
    responsables: tuple[str, ...]
    note_editoriale: str
    source: Source
    lieu: Lieu
    annonce_des_indicateurs: bool = False


class Collecte(Struct, frozen=True):
    """A time for which the contract promised to collect its indicators; `periode` as in a data file.

    `echeance` is the ISO day by which the figure was due (empty: the last day of the period); `types` are the kinds of indicators
    meant (empty: all); `depart` is true where the figure of that period is the starting value of each indicator.
    """

    periode: Periode | None
    titre: str
    source: Source
    echeance: str = ""
    types: tuple[str, ...] = ()
    depart: bool = False


class Modalite(Struct, frozen=True):
    """One answer of a dimension: «femmes»."""

    id: str
    nom: str


class Dimension(Struct, frozen=True):
    """A way in which figures are broken down: sex, age. `somme` is true where the figures of all its answers add up to the whole."""

    id: str
    nom: str
    modalites: tuple[Modalite, ...]
    somme: bool
    lieu: Lieu


class Seuils(Struct, frozen=True):
    """The thresholds that decide the statuses of a contract.

    `marge`: how far below the straight line from starting value to target a figure may be and still be «en bonne voie», as a fraction of
    the whole way. `tolerance`: the gap allowed around a level to maintain, as a fraction of that level. `delai_mois`: for an indicator
    that has its own rhythm, how many months after the end of a period its figure may still come.
    """

    marge: Decimal = Decimal("0.1")
    tolerance: Decimal = Decimal("0.05")
    delai_mois: int = 6


class RegleReferents(Struct, frozen=True):
    """Who is taken to supply an indicator that names nobody: the partners of its node (`regle` = partenaires_du_noeud), or nobody (aucune)."""

    regle: str
    types: tuple[str, ...]
    texte: str
    source: Source | None


class Contrat(Struct, frozen=True):
    """One signed contract. `debut` and `fin` are calendar years, both included; `fin` is None where no document gives it.

    `nom_des_partenaires` is the heading that the document prints above the partners of a promise; where it prints none, the default is
    used. `nom_des_communes` is what its places of type commune are called, singular and plural: communes, or arrondissements.
    """

    id: str
    titre: str
    titre_signe: str
    territoire_nom: str
    type: str
    debut: int
    fin: int | None
    duree: Passage | None
    signature: Signature | None
    documents: tuple[Document, ...]
    niveaux: tuple[Niveau, ...]
    referents: RegleReferents
    signataires: tuple[Signataire, ...]
    collectifs: tuple[Collectif, ...]
    contrats_de_ville: tuple[ContratDeVille, ...]
    communes_du_perimetre: Passage | None
    calendrier: tuple[Obligation, ...]
    collecte: tuple[Collecte, ...]
    nom_des_communes: tuple[str, str]
    note_editoriale: str
    lieu: Lieu
    dimensions: tuple[Dimension, ...] = ()
    seuils: Seuils = Seuils()
    identite: Identite = Identite()
    accessibilite: Accessibilite = Accessibilite()
    signalement: str = ""
    noms_de_personnes: bool = False
    connaissance: Connaissance = Connaissance.DOCUMENTS
    nom_des_partenaires: str = NOM_DES_PARTENAIRES
    changements_depuis: str = ""  # the first day (AAAA, AAAA-MM or AAAA-MM-JJ) whose changes are told; empty: all that the history has

    @property
    def collecte_les_chiffres(self) -> bool:
        """True where the publisher collects the figures itself: only then may the site say that one was not supplied."""
        return self.connaissance is Connaissance.COLLECTE
