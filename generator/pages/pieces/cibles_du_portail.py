"""How many indicators of all contracts have a target in figures, and how many of these can be compared."""

from collections import Counter

from generator.pages.pieces.portail import Portail


def compte_des_non_comparees(portail: Portail) -> int:
    """How many have a target that prints a number which is not comparable with them."""
    return sum(len(contrat.cibles_non_comparees) for contrat in portail.contrats)


def compte_des_cibles(portail: Portail) -> tuple[int, int]:
    """How many have a target that a figure can be held against, and how many of these have a figure."""
    chiffrees = Counter(bool(cible.chiffre) for contrat in portail.contrats for cible in contrat.cibles_chiffrees.values())
    return chiffrees.total(), chiffrees[True]
