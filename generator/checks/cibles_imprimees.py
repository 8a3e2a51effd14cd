"""Targets and starting values whose figures are not those that their own words print: a digit too many, two of them exchanged."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from generator.calculs.cellules import ecrit
from generator.calculs.nombres_imprimes import nombres_imprimes
from generator.checks.sujets import repondre
from generator.model.codes import CodeChiffre
from generator.model.dossier import Dossier
from generator.model.lieu import Lieu
from generator.model.probleme import Gravite, Probleme
from generator.model.referentiel import Indicateur
from generator.model.unite import Unite

# Words from which a figure is worked out, and does not stand there as it is.
_A_CALCULER = re.compile(
    r"\b(?:doubl|tripl|quadrupl|multipli|divis|moiti|tiers|quart|fois|dizaine|douzaine|vingtaine|trentaine|quarantaine|cinquantaine|soixantaine|centaine|sur)"
    r"|[0-9]\s*/\s*[0-9]",
    re.IGNORECASE,
)
_DUREE = re.compile(r"\b(?:ans?|années?|mois|après|suiva)", re.IGNORECASE)


def verifier_cibles_imprimees(dossier: Dossier) -> Iterator[Probleme]:
    """Warns of each figure of a target, or of a starting value, that is not among those of its words; where these print none, nothing is said."""
    for indicateur in dossier.indicateurs():
        cible, depart = indicateur.cible, indicateur.reference
        if cible is not None:
            ecrits = {
                "valeur": None if indicateur.unite is Unite.OUI_NON and not cible.unite else cible.valeur,
                "minimum": cible.minimum,
                "maximum": cible.maximum,
                "variation": cible.variation,
                "points": cible.points,
            }
            autres = " ".join(une.texte for une in cible.par_lieu)
            yield from _de("la cible", f"{cible.texte} {autres}", ecrits, cible.annee, cible.lieux, indicateur)
        if depart is not None:
            yield from _de("la valeur de départ", depart.texte, {"valeur": depart.valeur}, depart.annee, {}, indicateur)


def _de(
    quoi: str, texte: str, ecrits: Mapping[str, Decimal | None], annee: int | None, lieux: Mapping[str, Lieu], indicateur: Indicateur
) -> Iterator[Probleme]:
    imprimes = nombres_imprimes(texte)
    nombres = {nombre for nombre in imprimes.nombres if nombre not in imprimes.annees}
    for champ, nombre in ecrits.items():
        if nombre is None or not nombres or abs(nombre) in imprimes.nombres or _A_CALCULER.search(texte):
            continue
        message = f"Les mots de {quoi} n’impriment pas {ecrit(abs(nombre))}."
        yield _avertir(lieux.get(champ, indicateur.lieu), message, "Vérifier ce chiffre et ces mots dans le document", indicateur)
    if annee is not None and imprimes.echeances and annee not in imprimes.annees and not _DUREE.search(texte):
        dites = " et ".join(map(str, sorted(imprimes.echeances)[:2]))
        message = f"Les mots de {quoi} disent {dites}, et l’année écrite est {annee}."
        yield _avertir(lieux.get("annee", indicateur.lieu), message, "Vérifier l’année dans le document", indicateur)


def _avertir(lieu: Lieu, message: str, conseil: str, indicateur: Indicateur) -> Probleme:
    sujet = indicateur.id
    return Probleme(lieu, CodeChiffre.CIBLE_NON_IMPRIMEE, message, f"{conseil} ; {repondre(sujet)}", Gravite.AVERTISSEMENT, sujet)
