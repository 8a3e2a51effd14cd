"""By what a file of one layout is known again next year: its headings without their times, and the answers that hold for the next file too."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from generator.calculs.mots import d_un_seul_tenant
from generator.importation.temps_ecrits import temps_dans
from generator.model.ancre import ancre_du_mot
from generator.model.importation import Import
from generator.sources.imports import Correspondance

# Answers about this file alone: its time, and what it changes.
_D_UNE_FOIS = re.compile(
    r"^(?:source|periode|periode-du-nom|revisions?|revision:.*|deux-valeurs:.*|feuilles-differentes:.*|axes-sans-action|zeros-douteux|parts-isolees|hors-bornes|negatifs|unites-melees:.*|mots-pour-chiffres|nom-de-feuille|montant:.*|budget:.*|doublons|calcul-entre-deux:.*|noms-deduits)$"
)
_ASSEZ = Decimal("0.8")


def entetes_de_l_import(lu: Import) -> tuple[str, ...]:
    """The headings of all tables of a file, without times, each once."""
    noms = []
    for feuille in lu.feuilles:
        for colonne in feuille.colonnes:
            temps = temps_dans(colonne.nom)
            noms.append(d_un_seul_tenant(temps.reste if temps else colonne.nom))
    return tuple(dict.fromkeys(nom for nom in noms if nom))


def reconnue(lu: Import, connues: Sequence[Correspondance]) -> Correspondance | None:
    """The mapping of files that have nearly the same headings; of several, the nearest."""
    siennes = set(entetes_de_l_import(lu))
    notes = []
    for une in connues:
        autres = set(une.entetes)
        if siennes and autres:
            notes.append((Decimal(len(siennes & autres)) / len(siennes | autres), une))
    meilleure = max(notes, key=lambda note: note[0], default=None)
    return meilleure[1] if meilleure and meilleure[0] >= _ASSEZ else None


def durables(reponses: Mapping[str, str]) -> dict[str, str]:
    """The answers that hold for the next file of the layout."""
    return {id: mot for id, mot in reponses.items() if not _D_UNE_FOIS.match(id)}


def nom_de(fichier: str) -> str:
    """The name of a mapping and of its table, from that of a file: without what dates it («caf_2023-2024.xlsx» → «caf»)."""
    mot = fichier.rpartition(".")[0] or fichier
    sans_date = re.sub(r"(?:19|20)[0-9]{2}(?:[-_/ ]?[0-9]{2,4})*", " ", mot)
    return ancre_du_mot(sans_date)[:60].strip("-") or ancre_du_mot(mot)[:60].strip("-") or "import"
