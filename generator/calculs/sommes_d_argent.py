"""Sums of money: only of amounts that may be added. None counts an amount twice, nor a part with its whole, nor amounts of two natures."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from generator.calculs.argent import MontantLu
from generator.model.periode import Periode

SANS_SOMME = "cite"  # the nature of an amount that the document quotes without saying who does what: it is added to nothing


class MisDeCote(StrEnum):
    """Why an amount is left out of a sum."""

    PAR = "par"  # it is paid many times, the document does not say how many
    PARTIE = "partie"  # it is part of another one that the sum counts, or would count
    RECOUPE = "recoupe"  # it may count the same money as another one


class Somme(Struct, frozen=True):
    """The sum of the amounts of one nature: which it counts, and which it leaves out, by key."""

    nature: str
    total: Decimal
    comptes: tuple[str, ...]
    ecartes: tuple[tuple[str, MisDeCote], ...]


def sommes(montants: Iterable[MontantLu], tous: Mapping[str, MontantLu], natures: Sequence[str]) -> tuple[Somme, ...]:
    """A sum for each of `natures` that some of `montants` have, in this order; `tous` are all amounts of the contract, by key."""
    par_nature: dict[str, list[MontantLu]] = {}
    for montant in {montant.cle: montant for montant in montants}.values():
        par_nature.setdefault(montant.nature, []).append(montant)
    return tuple(_somme(nature, par_nature[nature], tous) for nature in natures if nature in par_nature and nature != SANS_SOMME)


def _somme(nature: str, montants: Sequence[MontantLu], tous: Mapping[str, MontantLu]) -> Somme:
    ecartes: dict[str, MisDeCote] = {un.cle: MisDeCote.PAR for un in montants if un.par}
    candidats = [un for un in montants if not un.par]
    dedans = {un.cle: contenu(un.cle, tous) for un in candidats}
    for un in candidats:
        if any(un.cle in dedans[autre.cle] for autre in candidats if autre is not un):
            ecartes[un.cle] = MisDeCote.PARTIE
    restent = [un for un in candidats if un.cle not in ecartes]
    for un in restent:
        if any(_se_recoupent(dedans[un.cle], dedans[autre.cle], tous) for autre in restent if autre is not un):
            ecartes[un.cle] = MisDeCote.RECOUPE
    comptes = [un for un in restent if un.cle not in ecartes]
    return Somme(
        nature,
        sum((un.nombre for un in comptes), Decimal(0)),
        tuple(un.cle for un in comptes),
        tuple((un.cle, ecartes[un.cle]) for un in montants if un.cle in ecartes),
    )


class Comparables(Struct, frozen=True):
    """Sums that may stand beside each other: of one nature, and of amounts of one and the same time; by commune."""

    nature: str
    periode: Periode
    sommes: Mapping[str, Somme]


def comparables(par_commune: Mapping[str, Sequence[str]], tous: Mapping[str, MontantLu], natures: Sequence[str]) -> Comparables | None:
    """The nature and the time of which most communes have a sum, of the keys that `par_commune` gives each; of several such times the longest, then the
    latest. None where no amount has a time."""
    groupes: dict[tuple[str, Periode], dict[str, list[MontantLu]]] = {}
    for commune, cles in par_commune.items():
        for un in (tous[cle] for cle in cles):
            if un.periode is not None:
                groupes.setdefault((un.nature, un.periode), {}).setdefault(commune, []).append(un)
    tries = [
        Comparables(nature, periode, {id: un for id, siens in communes.items() for un in sommes(siens, tous, natures) if un.comptes})
        for (nature, periode), communes in groupes.items()
    ]
    return max(
        (un for un in tries if un.sommes),
        key=lambda un: (len(un.sommes), _duree(un.periode), un.periode.fin, -natures.index(un.nature)),
        default=None,
    )


def _duree(periode: Periode) -> int:
    """Months, more or less: enough to tell a span of years from a year, and a year from a month."""
    debut, fin = (int(jour[:4]) * 12 + int(jour[5:7]) for jour in (periode.debut, periode.fin))
    return fin - debut


def contenu(cle: str, tous: Mapping[str, MontantLu]) -> frozenset[str]:
    """The keys of an amount and of all its parts, at any depth."""
    trouves = {cle}
    attente = [cle]
    while attente:
        tout = attente.pop()
        for autre, montant in tous.items():
            if tout in montant.partie_de and autre not in trouves:
                trouves.add(autre)
                attente.append(autre)
    return frozenset(trouves)


def _se_recoupent(ici: frozenset[str], la: frozenset[str], tous: Mapping[str, MontantLu]) -> bool:
    """Whether two amounts have a part in common, or parts that may count the same money or speak of the same thing."""
    if ici & la:
        return True
    return any(_nomme(tous[un], la) for un in ici) or any(_nomme(tous[un], ici) for un in la)


def _nomme(un: MontantLu, autres: frozenset[str]) -> bool:
    return not autres.isdisjoint(un.recoupe) or not autres.isdisjoint(un.contredit)
