"""Sums of money in words, and the chart of their years."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from generator.calculs.sommes_d_argent import SANS_SOMME, Somme, sommes
from generator.model.argent import NATURES
from generator.model.unite import Unite
from generator.pages.contexte import Contexte
from generator.pages.dessins.barres import barres
from generator.pages.dessins.commun import Graphique, Point, Serie
from generator.pages.mots.argent import ECARTS, NATURES_D_ARGENT
from generator.pages.mots.typographie import INSECABLE, accord, arrondir, enumerer, grandeur, nombre_fr


class VueSomme(Struct, frozen=True):
    """The sum of the amounts of one nature: how many it counts, which it leaves out (`autres` says in short how many), and per inhabitant what has a
    date."""

    nature: str
    total: str
    compte: str
    laisses: str
    autres: str
    par_habitant: str


def vues_sommes(contexte: Contexte, cles: Iterable[str], commune: str = "") -> tuple[VueSomme, ...]:
    """The sums of these amounts, one for each nature; per inhabitant of `commune` where its population is known."""
    return tuple(vue_somme(contexte, un, commune) for un in sommes_de(contexte, cles))


def sommes_de(contexte: Contexte, cles: Iterable[str]) -> Sequence[Somme]:
    """The sums of these amounts that count something, one for each nature."""
    return [un for un in sommes((contexte.argent[cle] for cle in cles), contexte.argent, NATURES) if un.comptes]


def vue_somme(contexte: Contexte, un: Somme, commune: str = "") -> VueSomme:
    """One of them."""
    dits = [
        f"{nombre_fr(len(siens))} {mots[len(siens) > 1]}"
        for raison, mots in ECARTS.items()
        if (siens := [cle for cle, autre in un.ecartes if autre is raison])
    ]
    return VueSomme(
        NATURES_D_ARGENT[un.nature],
        grandeur(un.total, Unite.EUROS),
        f"somme de {accord(len(un.comptes), 'montant lu', 'montants lus')}" if len(un.comptes) > 1 else "un seul montant lu",
        f"laissés de côté{INSECABLE}: {enumerer(dits)}" if dits else "",
        accord(len(un.ecartes), "autre laissé de côté", "autres laissés de côté") if un.ecartes else "",
        par_habitant(contexte, un, commune) if commune else "",
    )


def par_habitant(contexte: Contexte, un: Somme, commune: str) -> str:
    """«dont 612 559 € datés, soit 9,41 € par habitant»: money of no known time is held against no population. Empty where nothing can be."""
    population = contexte.territoires[commune].population
    dates = sum((contexte.argent[cle].nombre for cle in un.comptes if contexte.argent[cle].periode), Decimal(0))
    if not population or not dates:
        return ""
    chacun = euros_et_centimes(part_de_chacun(dates, population))
    return f"soit {chacun} par habitant" if dates == un.total else f"dont {grandeur(dates, Unite.EUROS)} datés, soit {chacun} par habitant"


def part_de_chacun(total: Decimal, population: int) -> Decimal:
    """Euros per inhabitant, to the cent."""
    return Decimal(format(arrondir(Fraction(total) / population, 2), ".2f"))


def euros_et_centimes(nombre: Decimal) -> str:
    """«9,41 €»."""
    return f"{format(nombre, '.2f').replace('.', ',')}{INSECABLE}€"


def sommes_par_annee(contexte: Contexte, cles: Sequence[str], nature: str) -> dict[str, Somme]:
    """By year, the sum of those of these amounts that are of this nature and of this year alone."""
    par_annee: dict[str, list[str]] = {}
    for cle in cles:
        montant = contexte.argent[cle]
        if montant.nature == nature and montant.annee:
            par_annee.setdefault(montant.annee, []).append(cle)
    return {annee: somme for annee in sorted(par_annee) for somme in sommes_de(contexte, par_annee[annee])}


def graphique_des_annees(contexte: Contexte, cles: Sequence[str]) -> Graphique | None:
    """A bar for the sum of each year, of the nature that has the most years; none below two years."""
    par_nature = {nature: sommes_par_annee(contexte, cles, nature) for nature in NATURES if nature != SANS_SOMME}
    nature, annees = max(par_nature.items(), key=lambda paire: len(paire[1]))
    if len(annees) < 2:
        return None
    points = tuple(Point(Decimal(annee), annee, somme.total, nombre_fr(somme.total)) for annee, somme in annees.items())
    return barres(
        "annees", f"{NATURES_D_ARGENT[nature]}, par année{INSECABLE}: somme des montants lus, en euros", series=[Serie("", points)]
    )
