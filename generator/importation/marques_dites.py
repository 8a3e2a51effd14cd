"""What a few words beside a figure say of it: provisional, estimated, expected, or no measured figure at all but a target."""

import re
from collections.abc import Iterable

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
# What a cell of a column that sorts figures by their nature says of one that is no forecast and no target.
_REALISE = re.compile(
    r" (?:(?:valeurs? |chiffres? |donnees? )?(?:realisee?s?|realisations?|reel(?:le)?s?|constatee?s?|observee?s?|mesuree?s?|resultats?|atteinte?s?|executee?s?|execution|historiques?)) "
)
_FEUILLE_DE_CIBLES = re.compile(r" (?:valeurs? )?(?:cibles?|objectifs?)(?: (?:chiffree?s?|annuel(?:le)?s?|[0-9]{4}))* ")
_TITRE_DE_CIBLES = re.compile(
    r" (?:valeurs? )?(?:cibles?|objectifs?) (?:chiffree?s?|annuel(?:le)?s?|quantitati(?:f|ve)s?|pluriannuel(?:le)?s?|fixee?s?|par|a atteindre|[0-9]{4}) "
)
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


def dit_mesure(texte: str) -> bool:
    """True for «Réalisé», «Valeur constatée»: a cell that says of a figure that it was measured, and nothing else."""
    return bool(_REALISE.fullmatch(mots(texte)))


def parle_de_mesures(texte: str) -> bool:
    """True for «Places réalisées», «Réalisé 2024»: one word at least says that figures were measured."""
    return any(_REALISE.fullmatch(f" {mot} ") for mot in mots(texte).split())


def dit_une_prevision(texte: str) -> bool:
    """True for a title or a label of expected figures («Projections de population», «Places prévues»), and not of measured ones beside them («Prévu et réalisé»)."""
    propre = texte.replace("_", " ")
    return bool(PREVISIONS & set(mots(propre).split())) and not parle_de_mesures(propre)


def nature_dite(texte: str) -> str:
    """`CIBLE` or `PREVISION` for a cell that says it of a figure in one or two words («Objectif», «Valeur cible», «Prévu»); empty for any other, such as «Objectif 2», which names one."""
    plat = mots(texte)
    if len(plat.split()) > 2 or any(signe.isdigit() for signe in plat):
        return ""
    marque = marque_dite(texte)
    return marque if marque in (CIBLE, PREVISION) else ""


def dit_des_cibles(titre: str, feuille: str) -> str:
    """The title of a table, or the name of its sheet, that says that its figures are targets («Objectifs annuels par commune», a sheet «Cibles»); empty where neither
    does. «Objectif 1 : l’emploi» is the title of a promise."""
    nom = feuille if _FEUILLE_DE_CIBLES.fullmatch(mots(feuille.replace("_", " "))) else ""
    return titre if _TITRE_DE_CIBLES.match(mots(titre)) else nom


def sont_des_natures(textes: Iterable[str]) -> bool:
    """Whether the cells of a column sort figures by their nature: measured ones («Réalisé») beside those that are expected or aimed at, or forecasts alone."""
    dits = set(textes)
    natures = [nature_dite(texte) for texte in dits]
    return any(natures) and (any(map(dit_mesure, dits)) or all(nature == PREVISION for nature in natures))
