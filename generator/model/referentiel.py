"""The tree of promises and the indicators that were to measure them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from generator.model.lieu import Lieu, Source
from generator.model.partenaire import Engage
from generator.model.unite import Unite


class StatutIndicateur(StrEnum):
    """`A_DEFINIR` is a printed promise of an indicator («Déterminés au cours de l'année 2020»), never an indicator."""

    DEFINI = "defini"
    A_DEFINIR = "a_definir"


class TypeIndicateur(StrEnum):
    """What an indicator was to tell, in the words of the field."""

    CONTEXTE = "contexte"
    SUIVI = "suivi"
    REALISATION = "realisation"
    RESULTAT = "resultat"
    IMPACT = "impact"


class Jalon(Struct, frozen=True):
    """A step on the way to a target: the bounds that the figure of `annee` should be within, in the target's unit, and the printed words (or empty).

    `valeur` is read as the figure of the target is; `minimum` or `maximum` stand in its place where the words give bounds.
    """

    annee: int
    texte: str
    valeur: Decimal | None
    minimum: Decimal | None
    maximum: Decimal | None


class CibleDeLieu(Struct, frozen=True):
    """What one place is to reach, where the document says it place by place: its words (or empty), and its figures in the target's unit."""

    territoire: str
    texte: str
    valeur: Decimal | None
    minimum: Decimal | None
    maximum: Decimal | None


class CibleAncienne(Struct, frozen=True):
    """What a target was before a document changed it: its printed words, and the day (ISO, may be AAAA or AAAA-MM) and the document (id in contrat.yml) of the
    change. Figures are held against the target of today alone."""

    texte: str
    changee_le: str
    document: str


@dataclass(frozen=True, slots=True)
class Cible:
    """A target: its verbatim words, and figures only where the words hold them.

    `valeur` is in `unite` (empty: the indicator's own; 1 for yes, 0 for no); `minimum` and `maximum` bound a range; `variation` is a
    change in percent of the reference, `points` one in points of a percentage; `sens` is hausse, baisse or maintien. `portee` is par_an or
    duree (a total over the contract); `chaque` is the kind of place that each must reach it (qpv, commune…); `ensemble` is the whole that a
    percentage is a share of, in the indicator's unit; `tolerance` is the gap allowed around a level to maintain, in the target's unit.
    `jalons` are the steps on the way, in the order of their years; `par_lieu` what each of some places is to reach; `avant` what the target was before
    it was changed, the first one first.
    """

    texte: str
    valeur: Decimal | None
    annee: int | None
    comparateur: str
    unite: Unite = Unite.SANS
    variation: Decimal | None = None
    sens: str = ""
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    portee: str = ""
    chaque: str = ""
    ensemble: Decimal | None = None
    tolerance: Decimal | None = None
    points: Decimal | None = None
    jalons: tuple[Jalon, ...] = ()
    par_lieu: tuple[CibleDeLieu, ...] = ()
    avant: tuple[CibleAncienne, ...] = ()
    lieux: Mapping[str, Lieu] = field(default_factory=dict, compare=False, repr=False)  # where each field is written


class Reference(Struct, frozen=True):
    """The starting value printed with the target."""

    texte: str
    valeur: Decimal | None
    annee: int | None


class Rupture(Struct, frozen=True):
    """From `date` on (ISO day), figures are not made as before: they are never compared with, nor joined to, earlier ones."""

    date: str
    texte: str


class Recalcul(Struct, frozen=True):
    """The statement that the figures of neighbourhoods, of all years, are on the bounds in force since 2024, and where it stands."""

    texte: str
    source: Source


class SeuilPropre(Struct, frozen=True):
    """A threshold of an indicator's own: `nom` («Alerte») holds for the figures that are `comparateur` `valeur` (in the indicator's unit).

    `texte` are its words, those of the document, or ours where `de_nous`; `qui` wrote it on `date` (AAAA, AAAA-MM or AAAA-MM-JJ). It says nothing of the
    target.
    """

    nom: str
    texte: str
    valeur: Decimal
    comparateur: str
    qui: str
    date: str
    de_nous: bool
    source: Source
    lieu: Lieu


class Echeance(Struct, frozen=True):
    """A printed deadline: its words, and its last day (ISO, or empty)."""

    texte: str
    date: str


class GenreDeCalcul(StrEnum):
    """How the figures of an indicator are computed from those of others: added up; the first less the second; the first as a percentage of the second, which
    holds it; the first (numerator) for so many of the second (denominator)."""

    SOMME = "somme"
    DIFFERENCE = "difference"
    PART = "part"
    RAPPORT = "rapport"

    @property
    def divise(self) -> bool:
        """True where one figure is divided by another."""
        return self in (GenreDeCalcul.PART, GenreDeCalcul.RAPPORT)


class Calcul(Struct, frozen=True):
    """The formula of a computed indicator: `termes` are ids of indicators, in the order of the formula."""

    genre: GenreDeCalcul
    termes: tuple[str, ...]
    lieu: Lieu


class Ajout(Struct, frozen=True):
    """That an indicator was not in the contract from the start: since when (ISO, may be AAAA or AAAA-MM), why (or empty), by what document, at what place."""

    date: str
    raison: str
    source: Source


class Retrait(Struct, frozen=True):
    """That an indicator is no longer followed: from when on (ISO, may be AAAA or AAAA-MM), why, by what document, at what place, and the ids of the indicators
    that take its place."""

    date: str
    raison: str
    remplace_par: tuple[str, ...]
    source: Source


class Indicateur(Struct, frozen=True):
    """What is measured, or the printed promise to say it later.

    `referents` are the partners named for this indicator alone; `sans_objectif` holds the printed words that say there is no target.
    `chiffres` says what each figure counts: annuels (what happened in its period), cumules (all since the start), or empty (not said).
    `noeud` is the promise under which it is written, `aussi_sous` the others that it follows as well; `de` the indicator that it is a part of.
    `territoires` are the places that its figures are for; `lieux_nommes` others that its words name, an example or a list, for which no figure is foreseen.
    """

    id: str
    noeud: str
    type: TypeIndicateur
    libelle: str
    unite: Unite
    statut: StatutIndicateur
    echeance: Echeance | None
    referents: tuple[str, ...]
    referents_texte: str
    cible: Cible | None
    sans_objectif: str
    reference: Reference | None
    definition: str
    periodicite: str
    additif: bool
    territoires: tuple[str, ...]
    sources_de_donnees: str
    note_editoriale: str
    anciens_ids: tuple[str, ...]
    source: Source
    lieu: Lieu
    chiffres: str = ""
    ruptures: tuple[Rupture, ...] = ()
    themes: tuple[str, ...] | None = None  # None: as its words say
    premier_id: str = ""  # where `anciens_ids` has today's id too, the first of that list
    recalcul: Recalcul | None = None
    seuils: tuple[SeuilPropre, ...] = ()
    aussi_sous: tuple[str, ...] = ()
    de: str = ""
    calcul: Calcul | None = None
    ajoute: Ajout | None = None
    retire: Retrait | None = None
    lieux_nommes: tuple[str, ...] = ()

    @property
    def noeuds(self) -> tuple[str, ...]:
        """The promises that it follows: that under which it is written, then the others."""
        return tuple(dict.fromkeys((self.noeud, *self.aussi_sous)))

    def est_retire(self, aujourd_hui: str) -> bool:
        """True from the day of its retirement on; of a year or a month alone, from the first day."""
        return self.retire is not None and self.retire.date <= aujourd_hui


class Parole(Struct, frozen=True):
    """What a residents' council (conseil citoyen) asked for, word for word: the printed heading and its points. It is theirs, not a promise."""

    titre: str
    points: tuple[str, ...]
    source: Source


class FicheDAction(Struct, frozen=True):
    """What the sheet of an action says besides, in the words of the document; dates are AAAA, AAAA-MM or AAAA-MM-JJ. `avancement` is what the plan itself said of
    it on the day `avancement_au`: it is no news of ours."""

    debut: str
    fin: str
    priorite: str
    beneficiaires: str
    avancement: str
    avancement_au: str

    @property
    def finit_avant_de_commencer(self) -> bool:
        """True where its end is surely before its beginning: a year may be any of its days."""
        commun = min(len(self.debut), len(self.fin))
        return self.fin[:commun] < self.debut[:commun]


class Noeud(Struct, frozen=True):
    """One node of the tree; `niveau` is one of the contract's own level names."""

    id: str
    parent: str
    niveau: str
    numero: str
    titre: str
    texte: str
    composantes: tuple[str, ...]
    partenaires: tuple[Engage, ...]
    partenaires_texte: str
    resultats_attendus: tuple[str, ...]
    territoires: tuple[str, ...]
    mesures_nationales: tuple[str, ...]
    conseils_citoyens: Parole | None
    indicateurs: tuple[Indicateur, ...]
    enfants: tuple["Noeud", ...]
    note_editoriale: str
    anciens_ids: tuple[str, ...]
    source: Source
    lieu: Lieu
    themes: tuple[str, ...] | None = None  # None: as its words say
    fiche: FicheDAction | None = None
    premier_id: str = ""  # as of an indicator

    def parcourir(self) -> Iterator["Noeud"]:
        """This node and all below it, in the order of the document."""
        yield self
        for enfant in self.enfants:
            yield from enfant.parcourir()
