"""How many indicators of all contracts have a target in figures."""

from collections import Counter

from generator.pages.pieces.portail import Portail


def compte_des_cibles(portail: Portail) -> tuple[int, int]:
    """How many there are, and how many have a figure."""
    chiffrees = Counter(bool(cible.chiffre) for contrat in portail.contrats for cible in contrat.cibles_chiffrees.values())
    return chiffrees.total(), chiffrees[True]
