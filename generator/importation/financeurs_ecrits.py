"""Funders that a plan writes in one cell: «Ville : 5 000 €, État : 7 500 €», «Région», «CAF (10 k€)»."""

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from generator.importation.chiffres_ecrits import lire_chiffre
from generator.model.classeur import CelluleLue, GenreDeCellule

# Not «Financements», in which Territoires en Transitions has free words.
EN_TETE = re.compile(r"^ (?:co ?)?financeurs? $")
_MORCEAUX = re.compile(r"\s*(?:[;\n]|,(?=\s))\s*")
_MONTANT = re.compile(r"^(?P<qui>[^\d:(]+?)\s*(?::|\(|[-–=])?\s*(?P<combien>[0-9][0-9 \u00a0\u202f.,]*\s*(?:[kKM]?€|euros?))\s*\)?$")


class FinanceurEcrit(Struct, frozen=True):
    """One of them: its name, what it gives, in euros, where it is said; `texte` where it is not understood."""

    qui: str
    combien: Decimal | None = None
    texte: str = ""


def financeurs_ecrits(cellule: str) -> Iterator[FinanceurEcrit]:
    """Those of a cell, in its order."""
    for morceau in _MORCEAUX.split(cellule.strip()):
        propre = " ".join(morceau.split())
        trouve = _MONTANT.match(propre)
        if trouve:
            lu = lire_chiffre(CelluleLue(GenreDeCellule.TEXTE, trouve["combien"].replace("euros", "€").replace("euro", "€")))
            if lu.nombre is not None:
                yield FinanceurEcrit(trouve["qui"].strip(), lu.nombre)
                continue
        if propre and not any(signe.isdigit() for signe in propre):
            yield FinanceurEcrit(propre)
        elif propre:
            yield FinanceurEcrit("", texte=propre)
