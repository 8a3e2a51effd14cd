"""The sums of money, counted again from `argent.csv`."""

from collections.abc import Iterable
from fractions import Fraction

Ligne = dict[str, str]
NATURES = {
    "Payé": "realise",
    "Engagé (aide accordée)": "accorde",
    "Engagé": "engage",
    "Prévu": "prevu",
    "Prévu (possible, non décidé)": "potentiel",
}


def cles(cellule: str) -> set[str]:
    """The amounts that a cell names."""
    return {cle for cle in cellule.split(", ") if cle}


def dedans(cle: str, tous: dict[str, Ligne]) -> set[str]:
    """An amount and its parts, and theirs."""
    siens = {cle}
    while plus := {id for id, ligne in tous.items() if cles(ligne["partie_de"]) & siens} - siens:
        siens |= plus
    return siens


def se_genent(un: str, autre: str, tous: dict[str, Ligne]) -> bool:
    """Whether two amounts may count the same money."""
    ici, la = dedans(un, tous), dedans(autre, tous)
    liens = [(id, cite) for id in ici | la for champ in ("recoupe", "contredit") for cite in cles(tous[id][champ])]
    return bool(ici & la) or any((a in ici and b in la) or (a in la and b in ici) for a, b in liens)


def comptes(lignes: Iterable[Ligne], nature: str, tous: dict[str, Ligne]) -> list[str]:
    """The amounts of one nature that may be added: no part of another of them, none that may count the money of another."""
    siennes = [ligne["id"] for ligne in lignes if ligne["nature"] == nature and not ligne["par"]]
    entieres = [id for id in siennes if not any(id in dedans(autre, tous) for autre in siennes if autre != id)]
    return [id for id in entieres if not any(se_genent(id, autre, tous) for autre in entieres if autre != id)]


def total(ids: Iterable[str], tous: dict[str, Ligne]) -> Fraction:
    """What they make."""
    return sum((Fraction(tous[id]["montant"]) for id in ids), Fraction(0))
