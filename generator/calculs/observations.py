"""Which figures of an indicator are compared with its target and with each other: one place, one kind of period, no break between them."""

from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal, localcontext
from fractions import Fraction
from itertools import pairwise

from msgspec import Struct

from generator.calculs.dates import fin_d_annee
from generator.model.contrat import Contrat
from generator.model.periode import GenrePeriode, Periode
from generator.model.referentiel import Indicateur, Rupture
from generator.model.territoire import Territoire, TypeTerritoire
from generator.model.valeur import StatutValeur, Valeur

RUPTURE_QPV = Rupture(
    "2024-01-01",
    "Les quartiers prioritaires ont de nouveaux contours depuis le 1er janvier 2024 (décret n° 2023-1314 du 28 décembre 2023).",
)
QUARTIERS_PRIORITAIRES = frozenset({TypeTerritoire.QPV, TypeTerritoire.ENSEMBLE})
ANNUELLES = frozenset({GenrePeriode.ANNEE, GenrePeriode.ANNEE_SCOLAIRE})


class Mesure(Struct, frozen=True):
    """A figure of one period: the sum of `parties` minus that of `retranchees`; a single observation where nothing was computed.

    `extreme` is true of what `estimations` makes of an estimate: one of its bounds, taken for the figure.
    """

    periode: Periode
    nombre: Decimal
    parties: tuple[Valeur, ...]
    retranchees: tuple[Valeur, ...] = ()
    extreme: bool = False

    @property
    def bornes(self) -> tuple[Decimal, Decimal] | None:
        """The least and the most that the figure may be, where it is an estimate or made of one; None for a figure that is known."""
        if self.extreme or not any(valeur.bornes for valeur in (*self.parties, *self.retranchees)):
            return None
        ajoutees, otees = [_bornes(valeur) for valeur in self.parties], [_bornes(valeur) for valeur in self.retranchees]
        with localcontext(prec=100):
            return (
                sum((bas for bas, _ in ajoutees), Decimal(0)) - sum((haut for _, haut in otees), Decimal(0)),
                sum((haut for _, haut in ajoutees), Decimal(0)) - sum((bas for bas, _ in otees), Decimal(0)),
            )

    @property
    def en_fourchette(self) -> bool:
        """True where the source gives two bounds and no figure: `nombre` is then their middle, which nobody wrote and no page may show."""
        return not self.extreme and any(valeur.nombre is None for valeur in (*self.parties, *self.retranchees))

    @property
    def recalculee(self) -> bool:
        """True where all that it is made of is on the bounds of neighbourhoods in force since 2024, whatever its year."""
        return all(valeur.recalcule for valeur in (*self.parties, *self.retranchees))

    @property
    def ruptures(self) -> tuple[Rupture, ...]:
        """The breaks that the publications of its figures say of all that they count."""
        return tuple(dict.fromkeys(rupture for valeur in (*self.parties, *self.retranchees) for rupture in valeur.ruptures))

    @property
    def fraction(self) -> Fraction:
        """The figure, for exact arithmetic."""
        return Fraction(self.nombre)

    @property
    def est_calculee(self) -> bool:
        """True where the figure is ours: no row of the data holds it."""
        return len(self.parties) + len(self.retranchees) > 1

    @property
    def lieux(self) -> tuple[str, ...]:
        """The places whose figures were added, in order."""
        return tuple(dict.fromkeys(partie.territoire for partie in self.parties))

    @property
    def periodes(self) -> tuple[Periode, ...]:
        """The times whose figures were added, in order."""
        return tuple(dict.fromkeys(partie.periode for partie in self.parties))

    @property
    def periodes_retranchees(self) -> tuple[Periode, ...]:
        """The times whose figures were taken away, in order."""
        return tuple(dict.fromkeys(partie.periode for partie in self.retranchees))


def _bornes(valeur: Valeur) -> tuple[Decimal, Decimal]:
    return valeur.bornes or (valeur.nombre or Decimal(0), valeur.nombre or Decimal(0))


def mesure_de(valeur: Valeur) -> Mesure | None:
    """The figure of one row; None where it holds none."""
    if valeur.nombre is not None:
        return Mesure(valeur.periode, valeur.nombre, (valeur,))
    if valeur.bornes is None:
        return None
    with localcontext(prec=100):
        return Mesure(valeur.periode, sum(valeur.bornes) / Decimal(2), (valeur,))


class Suite(Struct, frozen=True):
    """Comparable figures in the order of time, and their place (several places where they are sums over places).

    `mesures` count the time that the target counts: yearly figures are turned into totals since the start of the contract for a target over
    the whole contract, running totals into yearly figures for a yearly target. `brutes` are the same figures before that. `incomplete` is
    true where some of them could not be turned, because the figure of another year is missing.
    """

    territoires: tuple[str, ...] = ()
    mesures: tuple[Mesure, ...] = ()
    incomplete: bool = False
    brutes: tuple[Mesure, ...] = ()


def ruptures_de(indicateur: Indicateur, territoire: Territoire | None) -> tuple[Rupture, ...]:
    """The breaks of an indicator's figures at one place: its own, and the new bounds of priority neighbourhoods, unless its figures were computed again
    on these."""
    de_quartier = territoire is not None and territoire.type in QUARTIERS_PRIORITAIRES
    nationales = (RUPTURE_QPV,) if de_quartier and indicateur.recalcul is None else ()
    return tuple(sorted((*indicateur.ruptures, *nationales), key=lambda rupture: rupture.date))


def apres_rupture(periode_debut: str, rupture: Rupture, *, recalculee: bool) -> bool:
    """Whether figures of a time that began on this day (ISO) are made as those after the break; `recalculee`: they are on the bounds of 2024."""
    return periode_debut >= rupture.date or (recalculee and rupture is RUPTURE_QPV)


def se_comparent(avant: Mesure | Valeur, apres: Mesure | Valeur, ruptures: Iterable[Rupture]) -> bool:
    """True when no break lies between two figures: of `ruptures`, or of those that the publication of one of them says of all its figures."""
    recalculees = [une.recalculee if isinstance(une, Mesure) else une.recalcule for une in (avant, apres)]
    return all(
        apres_rupture(avant.periode.debut, rupture, recalculee=recalculees[0])
        == apres_rupture(apres.periode.debut, rupture, recalculee=recalculees[1])
        for rupture in {*ruptures, *avant.ruptures, *apres.ruptures}
    )


def suite(indicateur: Indicateur, valeurs: Iterable[Valeur], territoire: Territoire, contrat: Contrat, *, jour: str) -> Suite:
    """The comparable figures of one place as they stand on `jour` (ISO day), counted as the target counts (see `composer`)."""
    ici = [valeur for valeur in valeurs if valeur.territoire == territoire.id and not valeur.ventilation]
    mesures = [mesure for valeur in ici if not valeur.est_prevue and (mesure := mesure_de(valeur)) is not None]
    secrets = {(valeur.periode.debut, valeur.periode.fin) for valeur in ici if valeur.statut is StatutValeur.SECRET}
    visee = visee_de(indicateur, contrat, jour)
    return composer_les_mesures(
        (territoire.id,), indicateur, mesures, ruptures_de(indicateur, territoire), contrat, visee=visee, secrets=secrets
    )


def visee_de(indicateur: Indicateur, contrat: Contrat, jour: str) -> str:
    """The deadline (ISO day) of a target that is over on `jour`: figures nearest to that day are chosen. Empty while it is not over."""
    echeance = echeance_de(indicateur, contrat) if indicateur.cible else ""
    return echeance if echeance and jour > echeance else ""


def composer_les_mesures(
    territoires: tuple[str, ...],
    indicateur: Indicateur,
    mesures: Sequence[Mesure],
    ruptures: Sequence[Rupture],
    contrat: Contrat,
    *,
    visee: str = "",
    secrets: Collection[tuple[str, str]] = (),
) -> Suite:
    """The comparable ones of `mesures`, counted as the target counts.

    For a target over the whole contract, yearly figures are added up from its first year; for a yearly target, running totals are turned
    into what each year added. `secrets` are the periods (first and last day) whose figure is kept secret: no total is made for them.
    """
    portee = indicateur.cible.portee if indicateur.cible else ""
    if portee == "duree" and not indicateur.chiffres:
        # A total printed for the years since the start is what such a target counts.
        totaux = [mesure for mesure in mesures if _depuis_le_debut(mesure, contrat)]
        mesures = totaux or mesures
    comparables = _comparables(mesures, ruptures, visee, contrat.debut)
    tournees = (portee, indicateur.chiffres) in (("duree", "annuels"), ("par_an", "cumules"))
    connues = tuple(mesure for mesure in comparables if not mesure.en_fourchette) if tournees else comparables
    if portee == "duree" and indicateur.chiffres == "annuels":
        cumules = _cumuler(connues, contrat.debut, secrets)
        derniere = cumules[-1].periode if cumules else None
        return Suite(territoires, cumules, bool(comparables) and derniere != comparables[-1].periode, comparables)
    if portee == "par_an" and indicateur.chiffres == "cumules":
        apports = _decumuler(connues, secrets)
        return Suite(territoires, apports, bool(comparables) and not apports, comparables)
    return Suite(territoires, comparables, False, comparables)


def _depuis_le_debut(mesure: Mesure, contrat: Contrat) -> bool:
    return mesure.periode.genre is GenrePeriode.INTERVALLE and int(mesure.periode.debut[:4]) == contrat.debut


def _comparables(mesures: Sequence[Mesure], ruptures: Sequence[Rupture], visee: str, debut: int) -> tuple[Mesure, ...]:
    """The figures that may be compared with the chosen one: same kind of period, and no break between the two; in the order of time.

    The chosen one is the most recent or, where the deadline `visee` is over, the nearest to it. Spans of years are left out where there are
    figures of single periods.
    """
    if not mesures:
        return ()
    simples = [mesure for mesure in mesures if mesure.periode.genre is not GenrePeriode.INTERVALLE] or list(mesures)
    repere = _repere(simples, visee, debut)
    memes = [mesure for mesure in simples if mesure.periode.genre is repere.periode.genre]
    return tuple(
        sorted(
            (mesure for mesure in memes if se_comparent(mesure, repere, ruptures)),
            key=lambda mesure: (mesure.periode.fin, mesure.periode.debut),
        )
    )


def _repere(mesures: Sequence[Mesure], visee: str, debut: int) -> Mesure:
    """The chosen figure of `_comparables`. Of two that end on the same day, the longer one: a year says more than its last month."""
    jours = {mesure.periode.fin for mesure in mesures}
    fin = max(jours)
    if visee:
        de_l_annee = {jour for jour in jours if jour[:4] == visee[:4]}
        avant = de_l_annee or {jour for jour in jours if jour <= visee and int(jour[:4]) >= debut}
        fin = max(avant) if avant else min({jour for jour in jours if jour > visee} or {fin})
    return min((mesure for mesure in mesures if mesure.periode.fin == fin), key=lambda mesure: mesure.periode.debut)


def _cumuler(mesures: Sequence[Mesure], debut: int, secrets: Collection[tuple[str, str]]) -> tuple[Mesure, ...]:
    """Running totals from the contract's first year on, up to the first year without a figure or to a total that is kept secret."""
    cumules: list[Mesure] = []
    attendue = 0
    for mesure in mesures:
        if mesure.periode.genre not in ANNUELLES or int(mesure.periode.debut[:4]) < debut:
            continue
        # A school year that starts in the first year of the contract ends in the next one.
        attendue = attendue or debut + (mesure.periode.genre is GenrePeriode.ANNEE_SCOLAIRE)
        avant = cumules[-1] if cumules else None
        depuis = avant.parties[0].periode.debut if avant else mesure.periode.debut
        if mesure.periode.annee_de_fin != attendue or (depuis, mesure.periode.fin) in secrets:
            break
        with localcontext(prec=100):  # exact, as all sums here
            total = mesure.nombre + (avant.nombre if avant else 0)
        cumules.append(Mesure(mesure.periode, total, (*(avant.parties if avant else ()), *mesure.parties)))
        attendue += 1
    return tuple(cumules)


def _decumuler(mesures: Sequence[Mesure], secrets: Collection[tuple[str, str]]) -> tuple[Mesure, ...]:
    """What each year added to the running total, for the years whose previous year has a figure too, and whose own figure is no secret."""
    with localcontext(prec=100):
        return tuple(
            Mesure(apres.periode, apres.nombre - avant.nombre, apres.parties, avant.parties)
            for avant, apres in pairwise(mesures)
            if apres.periode.genre in ANNUELLES
            and apres.periode.annee_de_fin == avant.periode.annee_de_fin + 1
            and (apres.periode.debut, apres.periode.fin) not in secrets
        )


def echeance_de(indicateur: Indicateur, contrat: Contrat) -> str:
    """The last day by which the target was to be reached: that of its own year, else of the contract; empty where neither is known."""
    annee = indicateur.cible.annee if indicateur.cible and indicateur.cible.annee else contrat.fin
    return fin_d_annee(annee) if annee else ""
