"""How many indicators of all contracts have a target in figures."""

from generator.pages.pieces.portail import Portail


def compte_des_cibles(portail: Portail) -> tuple[int, int]:
    """How many there are, and how many have a figure."""
    cibles = [cible for contrat in portail.contrats for cible in contrat.cibles_chiffrees]
    return len(cibles), sum(bool(cible.chiffre) for cible in cibles)
