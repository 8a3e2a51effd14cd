"""Thresholds of an indicator's own: what they say, who wrote them and when, and which of them the figure that speaks is beyond."""

from msgspec import Struct

from generator.calculs.observations import Mesure
from generator.calculs.seuils import classer
from generator.model.referentiel import Indicateur, SeuilPropre
from generator.pages.contexte import Contexte
from generator.pages.mots.seuils import seuil_dit
from generator.pages.mots.typographie import FINE, INSECABLE, date_fr, enumerer, majuscule, periodes_fr, terminer
from generator.pages.mots.valeurs import texte_mesure
from generator.pages.pieces.places import VueSource, vue_source


class VueSeuil(Struct, frozen=True):
    """One threshold: its name, its figure, its words, who wrote it and when; the place in the document, None where the words are ours."""

    nom: str
    chiffre: str
    mots: str
    de_nous: bool
    qui: str
    date: str
    apres: str
    source: VueSource | None


class VueSeuils(Struct, frozen=True):
    """The thresholds of an indicator, in the order of their figures, and where the figure that speaks stands (or empty)."""

    phrase: str
    seuils: tuple[VueSeuil, ...]


def vue_seuils(contexte: Contexte, page: str, indicateur: Indicateur) -> VueSeuils | None:
    """The thresholds of `indicateur`; None where it has none."""
    if not indicateur.seuils:
        return None
    mesure = contexte.suivi.lectures[indicateur.id].mesure
    fins = [valeur.periode.fin for valeur in contexte.valeurs.get(indicateur.id, ()) if valeur.est_chiffree]
    rangees = sorted(indicateur.seuils, key=lambda seuil: seuil.valeur)
    vus = tuple(_vue(contexte, page, indicateur, seuil, min(fins, default="")) for seuil in rangees)
    return VueSeuils(_phrase(indicateur, mesure) if mesure else "", vus)


def _vue(contexte: Contexte, page: str, indicateur: Indicateur, seuil: SeuilPropre, premier: str) -> VueSeuil:
    apres = bool(premier) and seuil.date > premier[: len(seuil.date)]
    return VueSeuil(
        majuscule(seuil.nom),
        seuil_dit(seuil, indicateur.unite),
        seuil.texte,
        seuil.de_nous,
        seuil.qui,
        date_fr(seuil.date),
        "Écrit après le premier chiffre dont il parle." if apres else "",
        None if seuil.de_nous else vue_source(contexte, page, seuil.source),
    )


def _phrase(indicateur: Indicateur, mesure: Mesure) -> str:
    """«Le chiffre montré, 45 (2020), passe le seuil « Alerte » (moins de 50).»"""
    classement = classer(indicateur.seuils, mesure)
    chiffre = f"{texte_mesure(mesure, indicateur.unite)} ({periodes_fr(mesure.periodes)})"
    if classement.indecis:
        noms = enumerer([_nomme(seuil, indicateur) for seuil in classement.indecis])
        return terminer(f"L’estimation ne permet pas de dire si le chiffre montré passe ce seuil{INSECABLE}: {noms}{FINE}; {chiffre}")
    if not classement.passes:
        tous = [_nomme(seuil, indicateur) for seuil in indicateur.seuils]
        aucun = f"ne passe pas le seuil {tous[0]}" if len(tous) == 1 else "ne passe aucun des seuils ci-dessous"
        return terminer(f"Le chiffre montré, {chiffre}, {aucun}")
    passes = [_nomme(seuil, indicateur) for seuil in classement.passes]
    return terminer(f"Le chiffre montré, {chiffre}, passe {'le seuil' if len(passes) == 1 else 'les seuils'} {enumerer(passes)}")


def _nomme(seuil: SeuilPropre, indicateur: Indicateur) -> str:
    return f"«{INSECABLE}{seuil.nom}{INSECABLE}» ({seuil_dit(seuil, indicateur.unite)})"
