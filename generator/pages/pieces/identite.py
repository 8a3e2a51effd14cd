"""The colour and the logo of a contract, as the files of its site carry them: no page holds a style of its own."""

from collections.abc import Iterable, Mapping, Sequence

from generator.model.contrat import Contrat
from generator.model.identite import Identite

FEUILLE, FEUILLE_DES_ENCARTS = "ressources/style.css", "ressources/carte-integree.css"


def habiller(ressources: Mapping[str, bytes], regles: str, feuilles: Sequence[str] = (FEUILLE,)) -> dict[str, bytes]:
    """The resources with `regles` at the end of these style sheets, where they win over their own colours."""
    return {chemin: octets + regles.encode("utf-8") if chemin in feuilles else octets for chemin, octets in ressources.items()}


def teinte(identite: Identite) -> str:
    """The rule that gives a site its colour, in both displays; empty where the contract has none."""
    if not identite.couleur:
        return ""
    return f":root{{--eo-encre:{identite.couleur}}}\n"


def teintes(contrats: Iterable[Contrat]) -> str:
    """The rules that give each contract's card its colour, on the portal."""
    return "".join(
        f".eo-contrat--{contrat.id}{{--eo-teinte:{contrat.identite.couleur}}}\n" for contrat in contrats if contrat.identite.couleur
    )


def chemin_du_logo(identite: Identite) -> str:
    """Where the logo stands in the site; empty where there is none."""
    return f"ressources/logo{identite.logo[identite.logo.rindex('.') :]}" if identite.logo else ""
