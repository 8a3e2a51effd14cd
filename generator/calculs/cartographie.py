"""Which figures of an indicator a map can show, and in which classes: one kind of place, one kind of period, the same classes through all years."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import ROUND_CEILING, Decimal

from msgspec import Struct

from generator.calculs.series import Tableau, arranger
from generator.calculs.traces import genre_principal
from generator.model.periode import GenrePeriode, Periode
from generator.model.referentiel import Indicateur
from generator.model.territoire import Territoire, TypeTerritoire
from generator.model.unite import Unite
from generator.model.valeur import Valeur

CLASSES = 5  # at most: the shades of one colour that an eye still tells apart


class ChiffresEnCarte(Struct, frozen=True):
    """The figures of one map. `lieux` are all places of the kind, those without a figure included; `cases[lieu, période]` the rows, those that say why
    there is no figure included; `seuils` the bounds between classes, each the first number of its class; `plus_grand` the greatest size."""

    quartiers: bool
    lieux: tuple[str, ...]
    periodes: tuple[Periode, ...]
    cases: Mapping[tuple[str, str], Valeur]
    seuils: tuple[Decimal, ...]
    plus_grand: Decimal

    def case(self, lieu: str, periode: Periode) -> Valeur | None:
        """The row of a place at a time; None where there is none."""
        return self.cases.get((lieu, periode.texte))

    def nombres(self, periode: Periode) -> tuple[Decimal, ...]:
        """All figures of a time."""
        return tuple(nombre for lieu in self.lieux if (case := self.case(lieu, periode)) and (nombre := case.nombre) is not None)


def cartes_par_indicateur(
    indicateurs: Mapping[str, Indicateur], valeurs: Mapping[str, Sequence[Valeur]], territoires: Mapping[str, Territoire]
) -> Mapping[str, tuple[ChiffresEnCarte, ...]]:
    """The maps of each indicator that has some, by id: those that say more than the table, with two places on earth or more that have a row. `valeurs` are
    the figures that count, without parts."""
    cartes = {
        id: tuple(
            carte
            for carte in en_cartes(indicateur.unite, arranger(valeurs[id], list(territoires)), territoires)
            if sum(territoires[lieu].est_place for lieu in {lieu for lieu, _ in carte.cases}) > 1
        )
        for id, indicateur in indicateurs.items()
        if id in valeurs
    }
    return {id: siennes for id, siennes in cartes.items() if siennes}


def en_cartes(unite: Unite, tableau: Tableau, territoires: Mapping[str, Territoire]) -> tuple[ChiffresEnCarte, ...]:
    """A map of the communes, and one of the neighbourhoods: each where at least two of them have a figure of one same time.

    `tableau` holds the rows of the whole of each place, without parts. A place that stands for several («les QPV parisiens») is on no map.
    """
    if not unite.numerique or unite is Unite.OUI_NON:
        return ()
    trouvees = (_carte(tableau, territoires, quartiers=quartiers) for quartiers in (False, True))
    return tuple(carte for carte in trouvees if carte is not None)


def _carte(tableau: Tableau, territoires: Mapping[str, Territoire], *, quartiers: bool) -> ChiffresEnCarte | None:
    lieux = tuple(
        id
        for id, territoire in territoires.items()
        if (territoire.est_quartier if quartiers else territoire.type is TypeTerritoire.COMMUNE)
    )
    connus = frozenset(lieux)
    cases = {cle: case for cle, case in tableau.cases.items() if cle[0] in connus}
    periodes = _periodes(tableau.periodes, cases)
    nombres = [nombre for (_, texte), case in cases.items() if texte in {p.texte for p in periodes} and (nombre := case.nombre) is not None]
    if not periodes:
        return None
    return ChiffresEnCarte(quartiers, lieux, periodes, cases, seuils(nombres), max(abs(nombre) for nombre in nombres))


def _periodes(periodes: Sequence[Periode], cases: Mapping[tuple[str, str], Valeur]) -> tuple[Periode, ...]:
    """The times to show, of one kind: a span of years is a sum, and held against its years it would be the darkest of all. From the first to the last
    that have two figures to compare, with those between, so that a hole is seen."""
    combien = Counter(texte for (_, texte), case in cases.items() if case.nombre is not None)
    genre = genre_principal([periode for periode in periodes if combien[periode.texte] > 1])
    siennes = [periode for periode in periodes if periode.genre is (genre or GenrePeriode.INTERVALLE)]
    dites = [rang for rang, periode in enumerate(siennes) if combien[periode.texte] > 1]
    return tuple(siennes[dites[0] : dites[-1] + 1]) if dites else ()


def seuils(nombres: Collection[Decimal], combien: int = CLASSES) -> tuple[Decimal, ...]:
    """The bounds between at most `combien` classes that hold about as many figures each, none empty; each is the roundest number that parts the same
    figures. Equal figures are of one class, and figures below zero never of one with others."""
    rangees = sorted(nombres)
    coupes = [rang for rang in range(1, len(rangees)) if rangees[rang - 1] < rangees[rang]]
    signe = next((rang for rang in coupes if rangees[rang - 1] < 0 <= rangees[rang]), None)
    voulues = min(combien, len(coupes) + 1)
    choisies: set[int] = set()
    for rang in range(1, voulues):
        choisies.add(_proche(Decimal(rang * len(rangees)) / voulues, [coupe for coupe in coupes if coupe not in choisies]))
    if signe is not None and signe not in choisies:
        choisies.remove(_proche(Decimal(signe), sorted(choisies)))
        choisies.add(signe)
    return tuple(Decimal(0) if coupe == signe else le_plus_rond(rangees[coupe - 1], rangees[coupe]) for coupe in sorted(choisies))


def _proche(place: Decimal, coupes: Sequence[int]) -> int:
    return min(coupes, key=lambda coupe: (abs(coupe - place), coupe))


def le_plus_rond(dessous: Decimal, jusque: Decimal) -> Decimal:
    """The roundest number above `dessous` and at most `jusque` (which is greater): a multiple of the greatest 1, 5 or 2 of a power of ten; of several the
    nearest to the middle."""
    puissance = max(abs(dessous).adjusted(), abs(jusque).adjusted()) + 1
    milieu = (dessous + jusque) / 2
    for pas in _pas(puissance):
        dernier = (jusque / pas).to_integral_value(ROUND_CEILING)
        multiples = [pas * rang for rang in _autour(milieu, pas, dernier) if dessous < pas * rang <= jusque]
        if multiples:
            return _simple(min(multiples, key=lambda nombre: (abs(nombre - milieu), nombre)))
    return jusque


def _pas(puissance: int) -> Iterator[Decimal]:
    for exposant in range(puissance, puissance - 30, -1):
        for chiffre in (10, 5, 2):
            yield Decimal(chiffre).scaleb(exposant - 1)


def _autour(milieu: Decimal, pas: Decimal, dernier: Decimal) -> tuple[int, ...]:
    """The ranks of the multiples that may be the nearest to the middle."""
    centre = int((milieu / pas).to_integral_value())
    return (centre - 1, centre, centre + 1, int(dernier) - 1, int(dernier))


def _simple(nombre: Decimal) -> Decimal:
    """The same number without an exponent or zeros at its end: 1E+2 is 100."""
    entier = nombre.to_integral_value()
    return entier.quantize(Decimal(1)) if nombre == entier else nombre.normalize()


def classe_de(nombre: Decimal, bornes: Sequence[Decimal]) -> int:
    """The rank, from 0, of the class of a figure."""
    return sum(nombre >= borne for borne in bornes)
