"""Figures broken down: by the answers of a dimension, and between priority neighbourhoods and the whole they belong to."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal, localcontext
from fractions import Fraction

from msgspec import Struct

from generator.model.contrat import Dimension
from generator.model.periode import Periode
from generator.model.territoire import Territoire, TypeTerritoire
from generator.model.unite import Unite
from generator.model.valeur import StatutValeur, Valeur


class Repartition(Struct, frozen=True):
    """The figures of one place, period by period, by the answers of one dimension; `totaux` are the figures of the whole (None: not known)."""

    dimension: Dimension
    territoire: str
    periodes: tuple[Periode, ...]
    cases: Mapping[tuple[str, str], Valeur]
    totaux: tuple[Valeur | None, ...]

    def ligne(self, modalite: str) -> tuple[Valeur | None, ...]:
        """The figures of one answer, one per period, None where there is none."""
        return tuple(self.cases.get((modalite, periode.texte)) for periode in self.periodes)

    def total(self, periode: Periode) -> Valeur | None:
        """The figure of the whole at one period."""
        return self.totaux[self.periodes.index(periode)]

    def parties(self, periode: Periode) -> tuple[Valeur | None, ...]:
        """The figures of all answers at one period, None where there is none."""
        return tuple(self.cases.get((modalite.id, periode.texte)) for modalite in self.dimension.modalites)

    def a_un_secret(self, periode: Periode) -> bool:
        """True where a part or the whole is secret: then nothing that is computed from the others may be shown."""
        return any(case is not None and case.statut is StatutValeur.SECRET for case in (*self.parties(periode), self.total(periode)))

    def tout(self, periode: Periode) -> Decimal | None:
        """The whole that the parts are shares of; None where no share may be shown.

        It is the figure of the whole where one is given and the parts do not exceed it; where none is given, the sum of all parts, if none
        is missing. Shares of an unknown whole, or of one smaller than its parts, would be wrong; those of a whole of which something is
        secret would give the secret away.
        """
        nombres = [case.nombre for case in self.parties(periode) if case is not None and case.nombre is not None]
        if self.a_un_secret(periode) or not self.dimension.somme or not nombres or min(nombres) < 0:
            return None
        with localcontext(prec=100):
            somme, total = sum(nombres, Decimal(0)), self.total(periode)
        if total is not None and total.nombre is not None:
            return total.nombre if somme <= total.nombre and total.nombre > 0 else None
        return somme if somme > 0 and len(nombres) == len(self.dimension.modalites) else None

    def ecart_au_total(self, periode: Periode) -> tuple[tuple[Decimal, ...], Decimal] | None:
        """(parts, whole) where they contradict each other: all parts do not make the whole, or some already exceed it; else None."""
        total = self.total(periode)
        if self.a_un_secret(periode) or not self.dimension.somme or total is None or total.nombre is None:
            return None
        nombres = tuple(case.nombre for case in self.parties(periode) if case is not None and case.nombre is not None)
        with localcontext(prec=100):
            somme = sum(nombres, Decimal(0))
        complet = len(nombres) == len(self.dimension.modalites)
        depasse = somme > total.nombre and all(nombre >= 0 for nombre in nombres)
        return (nombres, total.nombre) if (complet and somme != total.nombre) or depasse else None


def repartitions(valeurs: Iterable[Valeur], dimensions: Sequence[Dimension], ordre: Sequence[str]) -> tuple[Repartition, ...]:
    """The breakdowns of one indicator along a single dimension, by dimension then place (in the order of `ordre`)."""
    toutes = list(valeurs)
    entieres = {(valeur.territoire, valeur.periode.texte): valeur for valeur in toutes if not valeur.ventilation}
    sorties = []
    for dimension in dimensions:
        parties = [valeur for valeur in toutes if [nom for nom, _ in valeur.ventilation] == [dimension.id]]
        for territoire in sorted({valeur.territoire for valeur in parties}, key=ordre.index):
            ici = [valeur for valeur in parties if valeur.territoire == territoire]
            periodes = tuple(sorted({valeur.periode for valeur in ici}, key=lambda periode: (periode.debut, periode.fin)))
            sorties.append(
                Repartition(
                    dimension,
                    territoire,
                    periodes,
                    {(valeur.ventilation[0][1], valeur.periode.texte): valeur for valeur in ici},
                    tuple(entieres.get((territoire, periode.texte)) for periode in periodes),
                )
            )
    return tuple(sorties)


class Ecart(Struct, frozen=True):
    """A part against the whole that it belongs to, for the same period.

    `part` is the share that it makes (1 = all) for figures that are counted; `points` the difference part − whole for percentages and
    rates, in their unit. Exactly one of them is set.
    """

    partie: Valeur
    tout: Valeur
    part: Fraction | None
    points: Decimal | None


def ecarts(valeurs: Iterable[Valeur], territoires: Mapping[str, Territoire]) -> tuple[Ecart, ...]:
    """Priority neighbourhoods against the whole: sets of them against the perimeter, each against its only commune; latest period first.

    For each place only the most recent period that both have is kept; estimates with bounds are left out, for a share of them would look exact; a whole of zero, or smaller than its part, gives no share. A period
    for which a place of the whole has a secret figure is left out: the rest of the whole could give the secret away.
    """
    valeurs = [valeur for valeur in valeurs if not valeur.ventilation]
    secrets = [(valeur.territoire, valeur.periode.texte) for valeur in valeurs if valeur.statut is StatutValeur.SECRET]
    figures = {(une.territoire, une.periode.texte): une for une in valeurs if une.nombre is not None and une.bornes is None}
    trouves: dict[str, Ecart] = {}
    for partie in sorted(figures.values(), key=lambda valeur: (valeur.periode.fin, valeur.periode.debut), reverse=True):
        territoire = territoires[partie.territoire]
        for tout in _touts(territoire, territoires):
            autre = figures.get((tout, partie.periode.texte))
            cache = any(quand == partie.periode.texte and _est_dans(territoires[lieu], tout, territoires) for lieu, quand in secrets)
            ecart = _ecart(partie, autre) if autre and not cache and territoire.id not in trouves else None
            if ecart:
                trouves[territoire.id] = ecart
    return tuple(trouves.values())


def _touts(territoire: Territoire, territoires: Mapping[str, Territoire]) -> tuple[str, ...]:
    if territoire.type is TypeTerritoire.ENSEMBLE:
        return tuple(id for id, autre in territoires.items() if autre.type is TypeTerritoire.PERIMETRE)
    return territoire.communes if territoire.est_quartier and len(territoire.communes) == 1 else ()


def _est_dans(territoire: Territoire, tout: str, territoires: Mapping[str, Territoire]) -> bool:
    return territoires[tout].type is TypeTerritoire.PERIMETRE or tout in territoire.communes


def _ecart(partie: Valeur, tout: Valeur) -> Ecart | None:
    if partie.nombre is None or tout.nombre is None:
        return None
    if not partie.unite.additionne:
        return Ecart(partie, tout, None, partie.nombre - tout.nombre) if partie.unite is not Unite.OUI_NON else None
    if tout.nombre <= 0 or not 0 <= partie.nombre <= tout.nombre:
        return None
    return Ecart(partie, tout, Fraction(partie.nombre) / Fraction(tout.nombre), None)
