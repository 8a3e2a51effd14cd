"""Sums over places: which places together make the whole, and for which periods their sum may be shown."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, localcontext

from msgspec import Struct

from generator.calculs.observations import Mesure
from generator.calculs.series import Tableau, arranger
from generator.model.periode import GenrePeriode
from generator.model.referentiel import Indicateur
from generator.model.territoire import Territoire, TypeTerritoire
from generator.model.valeur import StatutValeur, Valeur


class Addition(Struct, frozen=True):
    """The figures of `lieux` added up, period by period.

    `entiere` is true where these places are all that the indicator counts: all that it declares, or every commune or quartier of the
    contract. Else they are the communes that have figures, and their sum is not the figure of the whole.
    """

    lieux: tuple[str, ...]
    entiere: bool
    mesures: tuple[Mesure, ...]


def est_additif(indicateur: Indicateur) -> bool:
    """True where the figures of places that do not overlap may be added up: the indicator declares it, and its unit is a count."""
    return indicateur.additif and indicateur.unite.additionne


def addition(indicateur: Indicateur, valeurs: Iterable[Valeur], territoires: Mapping[str, Territoire]) -> Addition | None:
    """The sums of `indicateur` over places, over the whole if possible; None where nothing can be added up.

    Where no period has a figure for each place, and some of the places of the whole have one, the result names these places and has no
    `mesures`: a figure of one of them is what is missing.
    """
    if not est_additif(indicateur):
        return None
    tableau = arranger([valeur for valeur in valeurs if not valeur.ventilation], list(territoires))
    possibles = []
    for lieux, entiere in _ensembles(indicateur, tableau, territoires):
        mesures = sommes_par_periode(tableau, lieux, englobants(lieux, territoires))
        if mesures:
            return Addition(lieux, entiere, mesures)
        if entiere and any(case.nombre is not None and case.territoire in lieux for case in tableau.cases.values()):
            possibles.append(Addition(lieux, True, ()))
    return possibles[0] if possibles else None


def _ensembles(indicateur: Indicateur, tableau: Tableau, territoires: Mapping[str, Territoire]) -> Iterator[tuple[tuple[str, ...], bool]]:
    """Sets of at least two places that do not overlap; with each, True where it is all that the indicator counts."""
    for lieux, entiere in (
        *((lieux, True) for lieux in ensembles_entiers(indicateur, territoires, tableau.territoires)),
        (tuple(id for id in tableau.territoires if territoires[id].type is TypeTerritoire.COMMUNE), False),
    ):
        if len(lieux) > 1:
            yield lieux, entiere


def ensembles_entiers(
    indicateur: Indicateur, territoires: Mapping[str, Territoire], presents: Sequence[str]
) -> tuple[tuple[str, ...], ...]:
    """The sets of places that make the whole: those declared, where they are of one kind; else all communes, and all quartiers.

    Watched neighbourhoods (QVA) are asked for only where some of them are in the table.
    """
    if indicateur.territoires:
        communes = all(territoires[id].type is TypeTerritoire.COMMUNE for id in indicateur.territoires)
        quartiers = all(territoires[id].est_quartier for id in indicateur.territoires)
        return (indicateur.territoires,) if communes or quartiers else ()
    genres = {TypeTerritoire.QPV} | {territoires[id].type for id in presents if territoires[id].type is TypeTerritoire.QVA}
    return (
        tuple(id for id, territoire in territoires.items() if territoire.type is TypeTerritoire.COMMUNE),
        tuple(id for id, territoire in territoires.items() if territoire.type in genres),
    )


def englobants(lieux: Sequence[str], territoires: Mapping[str, Territoire]) -> frozenset[str]:
    """The places whose figure may be the sum over `lieux`: perimeter, sets of neighbourhoods, the one commune of them all."""
    communes = {territoires[id].communes for id in lieux if territoires[id].est_quartier}
    seule = communes.pop() if len(communes) == 1 else ()
    larges = {id for id, autre in territoires.items() if autre.type in (TypeTerritoire.PERIMETRE, TypeTerritoire.ENSEMBLE)}
    return frozenset(larges | set(seule if len(seule) == 1 else ()))


def sommes_par_periode(tableau: Tableau, lieux: Sequence[str], larges: Collection[str] = ()) -> tuple[Mesure, ...]:
    """For each period that is no span of years, the sum over `lieux`, where every one of them has a figure.

    Nothing is added up for a period in which the figure of one of the places `larges` is secret: the sum could be that figure.
    """
    secretes = {quand for (lieu, quand), case in tableau.cases.items() if lieu in larges and case.statut is StatutValeur.SECRET}
    sommes = []
    for periode in tableau.periodes:
        if periode.genre is GenrePeriode.INTERVALLE or periode.texte in secretes:
            continue
        cases = tuple(case for id in lieux if (case := tableau.cases.get((id, periode.texte))) and case.nombre is not None)
        if cases and len(cases) == len(lieux):
            with localcontext(prec=100):  # exact whatever the order: the default rounds after 28 digits
                total = sum((case.nombre or Decimal(0) for case in cases), Decimal(0))
            sommes.append(Mesure(periode, total, cases))
    return tuple(sommes)
