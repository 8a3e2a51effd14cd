"""Workbooks with a sheet for each place: the same headings and the same indicators, and the place in the name of the sheet alone."""

import re
from collections import Counter
from collections.abc import Container, Sequence

from generator.calculs.mots import d_un_seul_tenant
from generator.importation.temps_ecrits import temps_dans
from generator.model.classeur import FeuilleLue

_SANS_NOM = re.compile(r"(?:feuil(?:le)?|sheet|tableau|table|onglet|page|data|donn[ée]es)\s*[0-9]*", re.IGNORECASE)
CLE = "lieu de la feuille"


def feuilles_de_lieux(feuilles: Sequence[FeuilleLue], lieux: Container[str]) -> frozenset[str]:
    """The names of sheets that may be places: those whose first row is also that of another, and whose name is neither a time nor «Feuil1»; and, where two at least
    are, those that are among `lieux`, the known ones (as `d_un_seul_tenant` gives them)."""
    tetes = {feuille.nom: _premiere_rangee(feuille) for feuille in feuilles}
    communes = Counter(tetes.values())
    connus = {nom for nom in tetes if d_un_seul_tenant(nom) in lieux}
    semblables = {
        nom for nom, tete in tetes.items() if len(tete) > 1 and communes[tete] > 1 and not temps_dans(nom) and not _SANS_NOM.fullmatch(nom)
    }
    return frozenset(semblables | (connus if len(connus) > 1 else set()))


def _premiere_rangee(feuille: FeuilleLue) -> tuple[str, ...]:
    rangees = (tuple(cellule.texte.strip() for cellule in rangee if not cellule.vide) for rangee in feuille.rangees)
    return next((rangee for rangee in rangees if len(rangee) > 1), ())
