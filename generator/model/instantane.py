"""What a site said of one contract on a day, as far as changes are watched: read back from the data that it published."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct, field


class GenreDeChose(StrEnum):
    """What is watched. `CHIFFRES` are the figures of an indicator, which are compared one by one; of partners the name alone is watched:
    what names them tells that they came or went. A section is one of a document of which the site has the words. An obligation is what the contract gives itself to do, on a day or every so often. A series is one of
    neighbouring figures, of which `CHIFFRES_VOISINS` are the figures; a finding is a subject of the diagnosis that a document makes."""

    INDICATEUR = "indicateur"
    CHIFFRES = "chiffres"
    PROMESSE = "promesse"
    PUBLICATION = "publication"
    PAROLE = "parole"
    ANOMALIE = "anomalie"
    FAIT = "fait"
    OBLIGATION = "obligation"
    MONTANT = "montant"
    PARTENAIRE = "partenaire"
    TERRITOIRE = "territoire"
    CONTRAT = "contrat"
    SERIE_VOISINE = "serie_voisine"
    CHIFFRES_VOISINS = "chiffres_voisins"
    MESURE = "mesure_nationale"
    CONSTAT = "constat"
    SECTION = "section"


class ChampSuivi(StrEnum):
    """The fields that are watched, by the names under which they are told. Which things have which: `sources.instantanes`."""

    LIBELLE = "libelle"
    DEFINITION = "definition"
    STATUT = "statut"
    UNITE = "unite"
    TYPE = "type"
    CIBLE = "cible"
    SANS_OBJECTIF = "sans_objectif"
    REFERENCE = "reference"
    ECHEANCE = "echeance"
    REFERENTS = "referents"
    PLACE = "place"
    RETIRE = "retire"
    ETAT = "etat"
    TITRE = "titre"
    TEXTE = "texte"
    RESULTATS = "resultats"
    PARTENAIRES = "partenaires"
    LIEUX = "lieux"
    DATES = "dates"
    DATE = "date"
    LECTURE = "lecture"
    REPONSE = "reponse"
    NOM = "nom"
    MONTANT = "montant"
    PERIODICITE = "periodicite"
    SIGNATAIRES = "signataires"
    SEUILS = "seuils"
    NOMMES = "nommes"  # the printed words that name who does it
    ROLES = "roles"
    PRIORITES = "priorites"  # of the residents' council
    FICHE = "fiche"
    NOUVELLES = "nouvelles"  # of a promise, those that are not its last
    LIBELLES = "libelles"  # how the document calls those who signed it
    CONTRATS_DE_VILLE = "contrats_de_ville"
    COLLECTE = "collecte"
    DEPUIS = "depuis"  # the first day of which changes are told
    EDITEUR = "editeur"
    ADRESSE = "adresse"
    LICENCE = "licence"
    EFFET = "effet"
    MODIFIE = "modifie"
    POPULATION = "population"


# Neighbouring figures: told beside the indicators and promises that they are near to.
VOISINS = frozenset((GenreDeChose.SERIE_VOISINE, GenreDeChose.CHIFFRES_VOISINS))
# Things that may have a page of their own, on which what changed of them is told; ids of others may be the same.
A_SA_PAGE = frozenset(
    (GenreDeChose.INDICATEUR, GenreDeChose.CHIFFRES, GenreDeChose.PROMESSE, GenreDeChose.PARTENAIRE, GenreDeChose.TERRITOIRE)
)
# Words of the documents, in which every sign counts: a change of them is told with both wordings.
MOT_A_MOT = frozenset(
    (
        ChampSuivi.LIBELLE,
        ChampSuivi.DEFINITION,
        ChampSuivi.CIBLE,
        ChampSuivi.SANS_OBJECTIF,
        ChampSuivi.REFERENCE,
        ChampSuivi.SEUILS,
        ChampSuivi.TITRE,
        ChampSuivi.TEXTE,
        ChampSuivi.RESULTATS,
        ChampSuivi.NOMMES,
        ChampSuivi.PRIORITES,
        ChampSuivi.FICHE,
        ChampSuivi.LIBELLES,
        ChampSuivi.CONTRATS_DE_VILLE,
    )
)
# Fields that name other things: the kind of what they name.
NOMMENT = {
    ChampSuivi.REFERENTS: "partenaire",
    ChampSuivi.PARTENAIRES: "partenaire",
    ChampSuivi.SIGNATAIRES: "partenaire",
    ChampSuivi.LIEUX: "territoire",
    ChampSuivi.PLACE: "promesse",
    ChampSuivi.MODIFIE: "document",
}
# Fields of which each word begins with the id of a partner («caf=pilote»): told of those alone that are named before and after, for who came or went is told.
DE_CHACUN = frozenset((ChampSuivi.ROLES, ChampSuivi.LIBELLES))
# Fields that are lists, of which what is in both is not told.
LISTES = frozenset((ChampSuivi.NOUVELLES, ChampSuivi.CONTRATS_DE_VILLE, ChampSuivi.COLLECTE))
SEPARE = " | "  # what stands between the parts of a word that has several
AVANT_LES_COMMUNES = 3  # parts of the word of a contrat de ville, behind which are the ids of its communes


# The kind of the names of places of a series that are none of the contract's; their id is «serie/lieu».
ENDROIT = "endroit"

# The words by which thresholds are told: of each of an indicator's own, one after the other; of the contract's, each with its name («marge=0.1»).
DITS_D_UN_SEUIL = ("nom", "comparateur", "valeur", "texte", "qui", "date")
SEUILS_DU_CONTRAT = ("marge", "tolerance", "delai_mois")


class RaisonEcrite(Struct, frozen=True):
    """What the data themselves say of a change: of which field, the words of before (empty: not said), why (or empty), by which document (its id), and
    when (AAAA, AAAA-MM or AAAA-MM-JJ)."""

    champ: ChampSuivi
    avant: str
    raison: str
    document: str
    date: str


class ChoseSuivie(Struct, frozen=True):
    """One watched thing. `champs` has the words of each field, none where it is empty; a field that is not there was not known to the site, and is compared
    with nothing. `sur` are the ids of the promises, places and partners that it is about, itself left out; `suite` those that take its place. `d_habitants` where residents
    wrote it, and no partner."""

    genre: GenreDeChose
    id: str
    nom: str
    champs: Mapping[ChampSuivi, tuple[str, ...]]
    sur: tuple[str, ...] = ()
    suite: tuple[str, ...] = ()
    raisons: tuple[RaisonEcrite, ...] = ()
    d_habitants: bool = False


class CleDeChiffre(Struct, frozen=True, order=True):
    """Which figure: of which indicator or series, where, when (as files write it), of which part («sexe=femmes», empty for the whole)."""

    indicateur: str
    territoire: str
    periode: str
    ventilation: str = ""


class ChiffreDit(Struct, frozen=True, order=True):
    """A figure as the site said it: `valeur` as the published table writes it («12.5», «oui», words, «10 / 20» between bounds; empty where `statut` says why
    there is none)."""

    valeur: str
    unite: str
    statut: str
    source: str = ""
    publication: str = ""
    repere: str = ""
    commentaire: str = ""
    retenu: str = ""


class Instantane(Struct, frozen=True):
    """What a site said of a contract on `jour` (ISO). `inconnus` are the kinds of things that it did not publish yet: that it has none of them says nothing. `noms` are
    those of the things that others name, by their kind and their id («partenaire», «caf»), and that of the contract itself, whose id is empty there. `voisins` are the
    neighbouring figures, None where they were not read; those of places that are none of the contract's («France», a contrat de ville) have a name under `ENDROIT`.
    `cibles_entieres`: the site gave the year of each target, and not of those alone that are one number."""

    contrat: str
    jour: str
    choses: Mapping[tuple[GenreDeChose, str], ChoseSuivie] = field(default_factory=dict)
    chiffres: Mapping[CleDeChiffre, tuple[ChiffreDit, ...]] = field(default_factory=dict)
    noms: Mapping[tuple[str, str], str] = field(default_factory=dict)
    inconnus: tuple[GenreDeChose, ...] = ()
    voisins: Mapping[CleDeChiffre, tuple[ChiffreDit, ...]] | None = None
    cibles_entieres: bool = True
