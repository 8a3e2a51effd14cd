"""Which figures of an indicator are held against its target: one place, one kind of period, no break between them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction
from itertools import pairwise

from generator.calculs.dates import fin_d_annee
from generator.calculs.series import arranger, sommes_par_periode
from generator.model.contrat import Contrat
from generator.model.periode import GenrePeriode, Periode
from generator.model.referentiel import Indicateur, Rupture
from generator.model.territoire import Territoire, TypeTerritoire
from generator.model.valeur import Valeur

RUPTURE_QPV = Rupture(
    "2024-01-01",
    "Les quartiers prioritaires ont de nouveaux contours depuis le 1er janvier 2024 (décret n° 2023-1314 du 28 décembre 2023).",
)
QUARTIERS_PRIORITAIRES = frozenset({TypeTerritoire.QPV, TypeTerritoire.ENSEMBLE})
ANNUELLES = frozenset({GenrePeriode.ANNEE, GenrePeriode.ANNEE_SCOLAIRE})


@dataclass(frozen=True, slots=True)
class Mesure:
    """A figure at a time: the sum of `parties` (one observation, where nothing was computed) without `retranchees`."""

    periode: Periode
    nombre: Decimal
    parties: tuple[Valeur, ...]
    retranchees: tuple[Valeur, ...] = ()

    @property
    def fraction(self) -> Fraction:
        """The figure, for exact arithmetic."""
        return Fraction(self.nombre)


@dataclass(frozen=True, slots=True)
class Suite:
    """Comparable figures in time, and their place (several places where they are sums over them).

    `incomplete` is true where figures are known that could not be added up or parted by year, for another year is missing.
    """

    territoires: tuple[str, ...]
    mesures: tuple[Mesure, ...]
    incomplete: bool = False


def ruptures_de(indicateur: Indicateur, territoire: Territoire | None) -> tuple[Rupture, ...]:
    """The breaks of an indicator's figures at one place: its own, and the new bounds of priority neighbourhoods."""
    nationales = (RUPTURE_QPV,) if territoire is not None and territoire.type in QUARTIERS_PRIORITAIRES else ()
    return tuple(sorted((*indicateur.ruptures, *nationales), key=lambda rupture: rupture.date))


def est_comparable(avant: str, apres: str, ruptures: Iterable[Rupture]) -> bool:
    """True when no break lies between two days (ISO)."""
    debut, fin = sorted((avant, apres))
    return not any(debut < rupture.date <= fin for rupture in ruptures)


def lieu_de_jugement(indicateur: Indicateur, valeurs: Collection[Valeur], territoires: Mapping[str, Territoire]) -> str | None:
    """The place whose figures answer for the indicator: the one declared, else the whole perimeter; None for several.

    In a contract that has a perimeter, no part of it answers for the whole: only in one without does the only place do.
    """
    presents = list(dict.fromkeys(valeur.territoire for valeur in valeurs if valeur.nombre is not None))
    if indicateur.territoires:
        return indicateur.territoires[0] if len(indicateur.territoires) == 1 else None
    for territoire in presents:
        if territoires[territoire].type is TypeTerritoire.PERIMETRE:
            return territoire
    if any(territoire.type is TypeTerritoire.PERIMETRE for territoire in territoires.values()):
        return None
    ensembles = [territoire for territoire in presents if territoires[territoire].type is TypeTerritoire.ENSEMBLE]
    if len(ensembles) == 1:
        return ensembles[0]
    return presents[0] if len(presents) == 1 else None


def suite(indicateur: Indicateur, valeurs: Iterable[Valeur], territoire: Territoire, contrat: Contrat) -> Suite:
    """The comparable figures of one place, after its last break, as what the target counts."""
    ici = [valeur for valeur in valeurs if valeur.territoire == territoire.id and not valeur.ventilation]
    mesures = [Mesure(valeur.periode, valeur.nombre, (valeur,)) for valeur in ici if valeur.nombre is not None]
    return _suite((territoire.id,), indicateur, mesures, ruptures_de(indicateur, territoire), contrat)


def suite_des_sommes(
    indicateur: Indicateur, valeurs: Iterable[Valeur], territoires: Mapping[str, Territoire], contrat: Contrat
) -> Suite | None:
    """For an indicator whose figures add up, their yearly sums over its declared communes, else over all communes of its table.

    None where it does not add up. Without a figure for each of these communes there is no sum.
    """
    if not indicateur.additif:
        return None
    tableau = arranger([valeur for valeur in valeurs if not valeur.ventilation], list(territoires))
    communes = tuple(id for id in indicateur.territoires or tableau.territoires if territoires[id].type is TypeTerritoire.COMMUNE)
    if len(communes) < 2:
        return None
    mesures = [
        Mesure(somme.periode, somme.valeur, tuple(tableau.cases[id, somme.periode.texte] for id in communes))
        for somme in sommes_par_periode(tableau, communes)
    ]
    return _suite(communes, indicateur, mesures, ruptures_de(indicateur, None), contrat)


def _suite(
    territoires: tuple[str, ...], indicateur: Indicateur, mesures: Sequence[Mesure], ruptures: Sequence[Rupture], contrat: Contrat
) -> Suite:
    """The same figures, added up from the start for a target over the whole contract, parted by year for a yearly one."""
    portee = indicateur.cible.portee if indicateur.cible else ""
    if portee == "duree" and not indicateur.chiffres:
        # A total printed for the years since the start is what such a target counts.
        totaux = [mesure for mesure in mesures if _depuis_le_debut(mesure, contrat)]
        mesures = totaux or mesures
    comparables = _comparables(mesures, ruptures)
    if portee == "duree" and indicateur.chiffres == "annuels":
        cumules = _cumuler(comparables, contrat.debut)
        derniere = cumules[-1].periode if cumules else None
        return Suite(territoires, cumules, incomplete=bool(comparables) and derniere != comparables[-1].periode)
    if portee == "par_an" and indicateur.chiffres == "cumules":
        apports = _decumuler(comparables)
        return Suite(territoires, apports, incomplete=bool(comparables) and not apports)
    return Suite(territoires, comparables)


def _depuis_le_debut(mesure: Mesure, contrat: Contrat) -> bool:
    return mesure.periode.genre is GenrePeriode.INTERVALLE and int(mesure.periode.debut[:4]) == contrat.debut


def _comparables(mesures: Sequence[Mesure], ruptures: Sequence[Rupture]) -> tuple[Mesure, ...]:
    """Those of the same kind of period as the most recent, and after the last break before it; single times before spans of years."""
    if not mesures:
        return ()
    simples = [mesure for mesure in mesures if mesure.periode.genre is not GenrePeriode.INTERVALLE] or list(mesures)
    derniere_fin = max(mesure.periode.fin for mesure in simples)
    # Of those that end on the same day the longest: a year says more than its last month.
    recente = min((mesure for mesure in simples if mesure.periode.fin == derniere_fin), key=lambda mesure: mesure.periode.debut)
    memes = [mesure for mesure in simples if mesure.periode.genre is recente.periode.genre]
    return tuple(
        sorted(
            (mesure for mesure in memes if est_comparable(mesure.periode.debut, recente.periode.debut, ruptures)),
            key=lambda mesure: (mesure.periode.fin, mesure.periode.debut),
        )
    )


def _cumuler(mesures: Sequence[Mesure], debut: int) -> tuple[Mesure, ...]:
    """Running totals from the contract's first year on, up to the first year without a figure."""
    cumules: list[Mesure] = []
    attendue = 0
    for mesure in mesures:
        if mesure.periode.genre not in ANNUELLES or int(mesure.periode.debut[:4]) < debut:
            continue
        # A school year that starts in the first year of the contract ends in the next one.
        attendue = attendue or debut + (mesure.periode.genre is GenrePeriode.ANNEE_SCOLAIRE)
        if mesure.periode.annee_de_fin != attendue:
            break
        avant = cumules[-1] if cumules else None
        with localcontext(prec=100):  # exact, as all sums here
            total = mesure.nombre + (avant.nombre if avant else 0)
        cumules.append(Mesure(mesure.periode, total, (*(avant.parties if avant else ()), *mesure.parties)))
        attendue += 1
    return tuple(cumules)


def _decumuler(mesures: Sequence[Mesure]) -> tuple[Mesure, ...]:
    """What each year added to the running total, where the year before has a figure too."""
    with localcontext(prec=100):
        return tuple(
            Mesure(apres.periode, apres.nombre - avant.nombre, apres.parties, avant.parties)
            for avant, apres in pairwise(mesures)
            if apres.periode.genre in ANNUELLES and apres.periode.annee_de_fin == avant.periode.annee_de_fin + 1
        )


def echeance_de(indicateur: Indicateur, contrat: Contrat) -> str:
    """The last day by which the target was to be reached: that of its own year, else of the contract; empty where neither is known."""
    annee = indicateur.cible.annee if indicateur.cible and indicateur.cible.annee else contrat.fin
    return fin_d_annee(annee) if annee else ""
