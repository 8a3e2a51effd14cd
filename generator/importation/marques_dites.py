"""What a few words beside a figure say of it: provisional, estimated, expected, or no measured figure at all but a target."""

import re

from generator.calculs.mots import mots
from generator.importation.chiffres_ecrits import DRAPEAUX, PREVISIONS

CIBLE, PREVISION = "cible", "prévision"
_CIBLES = {
    "cible",
    "cibles",
    "objectif",
    "objectifs",
    "target",
    "attendu",
    "attendue",
    "attendus",
    "attendues",
    "vise",
    "visee",
    "vises",
    "visees",
}
_AU_PLUS = 4  # words: more of them are a sentence, which says other things of the figure
# «objectif atteint», «conforme aux prévisions»: measured.
_MESURE = re.compile(r" (?:atteinte?s?|depassee?s?|realisee?s?|constatee?s?|mesuree?s?|conformes?|non|pas|hors|sans) ")
_ETATS = (
    (re.compile(r" (?:provisoires?|prov) "), DRAPEAUX["p"]),
    (re.compile(r" semi definiti(?:f|ve)s? "), DRAPEAUX["sd"]),
    (re.compile(r" (?:estime|estimee|estimes|estimees|estimations?|est) "), DRAPEAUX["e"]),
    (re.compile(r" (?:revise|revisee|revises|revisees|rectifiee?s?) "), DRAPEAUX["r"]),
)


def marque_dite(texte: str) -> str:
    """«provisoire», «semi-définitif», «estimé», «révisé», `PREVISION` or `CIBLE`; empty for words that say none of these."""
    plat = mots(texte)
    if (lettre := DRAPEAUX.get(texte.strip(" .()").lower())) is not None:
        return "" if lettre == DRAPEAUX["d"] else lettre
    dits = plat.split()
    if not 0 < len(dits) <= _AU_PLUS or _MESURE.search(plat):
        return ""
    if _CIBLES & set(dits) or " a atteindre " in plat:
        return CIBLE
    if PREVISIONS & set(dits):
        return PREVISION
    return next((marque for motif, marque in _ETATS if motif.search(plat)), "")
