"""What is known of one promise: rate, pace and status, with all that they were computed from."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct, field

from generator.calculs.demandes import DemandesEchues
from generator.calculs.genres_de_cible import GenreCible
from generator.calculs.jalons import JalonVenu
from generator.calculs.objectifs import Objectif
from generator.calculs.observations import Mesure
from generator.calculs.raisons import Formule, Raison
from generator.calculs.statuts import Statut
from generator.model.contrat import Contrat
from generator.model.territoire import Territoire
from generator.model.unite import Unite


class ChiffreEmploye(Struct, frozen=True):
    """One figure that a rate or a status was computed from, and its role in the formula.

    Roles: valeur, estimation_basse and estimation_haute (the bounds of an estimate), reference, cible, minimum, maximum, variation, points, part, ensemble, jalon (the step that was due); partie (added up to make the value) and
    partie_retranchee (taken away from them).
    """

    role: str
    nombre: Decimal
    unite: Unite
    periode: str
    territoire: str
    source: str


class ValeurDeDepart(Struct, frozen=True):
    """The starting value that is used; `jour` is its ISO day, or empty where no year is known.

    `origine` is document (printed), chiffre (an observation), premier (the first known figure, for a direction) or nature (a total
    over the contract starts from zero).
    """

    nombre: Decimal
    jour: str
    origine: str
    source: str
    territoire: str


class Avancement(Struct, frozen=True):
    """What is known of one promise.

    Rates are exact fractions of the way from starting value to target: 0 at the start, 1 at the target, without bounds. `taux` is that of
    the judged figure (`mesure`), `attendu` that of the straight line today, `attendu_au_chiffre` that of the line at the end of the
    figure's period. `annee_projetee` is the year in which the pace seen so far reaches the target; None where it cannot be told or never
    does. `derniere` is the last figure that can be compared with the judged one, `connu_jusqu_au` the last day (ISO) of the periods for
    which its place has a figure. `partiel` is true where the figure counts only a part of what the target counts, and that part alone
    reaches it. `jalon` is the step that was due at the end of the figure's period, where the target is neither reached nor over.
    """

    statut: Statut
    raison: Raison
    genre: GenreCible
    formule: Formule = Formule.AUCUNE
    taux: Fraction | None = None
    attendu: Fraction | None = None
    attendu_au_chiffre: Fraction | None = None
    mesure: Mesure | None = None
    derniere: Mesure | None = None
    connu_jusqu_au: str = ""
    partiel: bool = False
    territoires: tuple[str, ...] = ()
    reference: ValeurDeDepart | None = None
    objectif: Objectif | None = None
    echeance: str = ""
    termine: bool = False
    annee_projetee: int | None = None
    s_eloigne: bool = False
    par_lieu: tuple[tuple[str, Statut], ...] = ()
    jalon: JalonVenu | None = None
    entrees: tuple[ChiffreEmploye, ...] = ()


class CadreDeLecture(Struct, frozen=True):
    """What progress is judged in: the contract, its places, today (ISO day).

    `ailleurs` maps the id of an indicator without figures here to PUBLIE_AILLEURS where a publication that we know of and have not read
    is sure to have some, to PEUT_ETRE_AILLEURS where it may. `demandes` are the years for which the figure of each indicator was asked and whose answer was
    to have come; None where the contract keeps no memory of what it asks.
    """

    contrat: Contrat
    territoires: Mapping[str, Territoire]
    aujourd_hui: str
    ailleurs: Mapping[str, Statut] = field(default_factory=dict)
    demandes: DemandesEchues | None = None
