"""Exports of Grist: a table whose columns it names itself, with its own row numbers and helper columns beside them."""

from collections.abc import Sequence

from generator.importation.colonne_vue import RoleDeColonne
from generator.importation.modeles.modele import Modele


def reconnaitre(cles: Sequence[str]) -> Modele | None:
    """The layout, where a heading is one that only Grist writes."""
    siennes = [cle for cle in cles if cle == "manualsort" or cle.startswith("gristhelper") or cle in ("groupid", "summarysourcetable")]
    if not siennes:
        return None
    return Modele("Grist", roles=dict.fromkeys((*siennes, *(cle for cle in cles if cle in ("id", "group"))), RoleDeColonne.LAISSEE))
