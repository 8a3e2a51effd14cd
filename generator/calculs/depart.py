"""The starting value that a promise is measured from, and which figures belong to the start: those are never judged."""

from decimal import Decimal
from fractions import Fraction

from generator.calculs.avancement import CadreDeLecture, Raison, ValeurDeDepart
from generator.calculs.dates import fin_d_annee
from generator.calculs.objectifs import GenreCible
from generator.calculs.observations import Mesure, Suite, est_comparable, ruptures_de
from generator.model.contrat import Contrat
from generator.model.referentiel import Indicateur

RELATIVES = frozenset({GenreCible.DIRECTION, GenreCible.VARIATION, GenreCible.MAINTIEN})
COMPAREES = frozenset({GenreCible.DIRECTION, GenreCible.MAINTIEN})


def depart(indicateur: Indicateur, choisie: Suite, mesure: Mesure, cadre: CadreDeLecture, genre: GenreCible) -> ValeurDeDepart | None:
    """The printed starting value, else the figure of the printed year, else that of the contract's first collection.

    A total over the contract starts from zero, whatever was counted in a year before; figures that run on may start from a printed one.
    """
    territoire = cadre.territoires[choisie.territoires[0]] if len(choisie.territoires) == 1 else None
    imprimee = indicateur.reference
    if part_de_zero(indicateur, genre):
        return ValeurDeDepart(Decimal(0), fin_d_annee(cadre.contrat.debut - 1), "nature", "", "")
    if imprimee and imprimee.valeur is not None:
        jour = fin_d_annee(imprimee.annee) if imprimee.annee else ""
        if jour and not est_comparable(jour, mesure.periode.debut, ruptures_de(indicateur, territoire)):
            return None
        return ValeurDeDepart(imprimee.valeur, jour, "document", imprimee.texte, choisie.territoires[0] if territoire else "")
    textes = _collectes_au_depart(cadre.contrat, indicateur)
    for candidate in choisie.mesures:
        annee = candidate.periode.annee_de_fin
        if (annee == imprimee.annee) if imprimee and imprimee.annee else (str(annee) in textes or candidate.periode.texte in textes):
            return _depuis(candidate, "chiffre")
    if genre in COMPAREES:
        return _depuis(choisie.mesures[0], "premier")
    return None


def part_de_zero(indicateur: Indicateur, genre: GenreCible) -> bool:
    """True for a total over the contract, which counts from nothing; figures that run on may start from a printed value instead."""
    imprimee = indicateur.reference
    imprimable = imprimee is not None and imprimee.valeur is not None and indicateur.chiffres == "cumules"
    return indicateur.cible is not None and indicateur.cible.portee == "duree" and genre not in RELATIVES and not imprimable


def _collectes_au_depart(contrat: Contrat, indicateur: Indicateur) -> dict[str, str]:
    """Last day by period, of the collections that were to give the starting value of such an indicator."""
    return {
        collecte.periode.texte: collecte.periode.fin
        for collecte in contrat.collecte
        if collecte.depart and collecte.periode and (not collecte.types or indicateur.type in collecte.types)
    }


def jour_de_depart(indicateur: Indicateur, genre: GenreCible, contrat: Contrat) -> str:
    """The last day that a starting value speaks of, printed or first collected; empty where there is none.

    A figure of that day or before is where the promise starts: it says nothing of what became of it.
    """
    if part_de_zero(indicateur, genre):
        return ""
    if indicateur.reference and indicateur.reference.annee:
        return fin_d_annee(indicateur.reference.annee)
    # A yes is said once: it has no starting value, unless one is printed.
    return "" if genre is GenreCible.OUI_NON else max(_collectes_au_depart(contrat, indicateur).values(), default="")


def pourquoi_pas(mesure: Mesure, depuis: str, contrat: Contrat) -> Raison:
    """Why a figure can never be judged: it is of the time of the starting value (`depuis`: its last day) or before, or before the contract."""
    if mesure.periode.annee_de_fin < contrat.debut and mesure.periode.fin[:4] != depuis[:4]:
        return Raison.AVANT_LE_CONTRAT
    return Raison.VALEUR_DE_DEPART if mesure.periode.fin <= depuis else Raison.AUCUNE


def _depuis(mesure: Mesure, origine: str) -> ValeurDeDepart:
    lieu = mesure.lieux[0] if len(mesure.lieux) == 1 else ""
    source = " ; ".join(dict.fromkeys(partie.source for partie in mesure.parties))
    return ValeurDeDepart(mesure.nombre, mesure.periode.fin, origine, source, lieu)


def fraction(reference: ValeurDeDepart | None) -> Fraction | None:
    """Its figure, for exact arithmetic."""
    return Fraction(reference.nombre) if reference else None
