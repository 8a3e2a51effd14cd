"""The starting value that progress is measured from, and the figures that are too early to be judged."""

from decimal import Decimal
from fractions import Fraction

from generator.calculs.avancement import CadreDeLecture, ValeurDeDepart
from generator.calculs.dates import fin_d_annee
from generator.calculs.genres_de_cible import GenreCible
from generator.calculs.observations import Mesure, Suite, apres_rupture, ruptures_de
from generator.calculs.raisons import Raison
from generator.model.contrat import Contrat
from generator.model.referentiel import Indicateur


def depart(indicateur: Indicateur, choisie: Suite, mesure: Mesure, cadre: CadreDeLecture, genre: GenreCible) -> ValeurDeDepart | None:
    """The starting value of the figures `choisie`, of which `mesure` is judged; None where there is none that can be compared with it.

    It is the printed one, else the figure of the printed year, else that of the contract's first collection; for a direction or a level to
    maintain, else the first known figure. A total over the contract starts from zero instead (see `part_de_zero`).
    """
    territoire = cadre.territoires[choisie.territoires[0]] if len(choisie.territoires) == 1 else None
    imprimee = indicateur.reference
    if part_de_zero(indicateur, genre):
        return ValeurDeDepart(Decimal(0), fin_d_annee(cadre.contrat.debut - 1), "nature", "", "")
    if imprimee and imprimee.valeur is not None:
        jour = fin_d_annee(imprimee.annee) if imprimee.annee else ""
        ruptures = (*ruptures_de(indicateur, territoire), *mesure.ruptures) if jour else ()
        if any(
            apres_rupture(jour, rupture, recalculee=False) != apres_rupture(mesure.periode.debut, rupture, recalculee=mesure.recalculee)
            for rupture in ruptures
        ):
            return None
        return ValeurDeDepart(imprimee.valeur, jour, "document", imprimee.texte, choisie.territoires[0] if territoire else "")
    textes = _collectes_au_depart(cadre.contrat, indicateur)
    connues = [candidate for candidate in choisie.mesures if not candidate.en_fourchette]
    for candidate in connues:
        annee = candidate.periode.annee_de_fin
        if (annee == imprimee.annee) if imprimee and imprimee.annee else (str(annee) in textes or candidate.periode.texte in textes):
            return _depuis(candidate, "chiffre")
    if genre.traits.ou_le_premier and connues:
        return _depuis(connues[0], "premier")
    return None


def part_de_zero(indicateur: Indicateur, genre: GenreCible) -> bool:
    """True where the target is a total over the contract, which is counted from zero.

    Not where the figures are running totals (`cumules`) and the document prints the value that they start from.
    """
    imprimee = indicateur.reference
    imprimable = imprimee is not None and imprimee.valeur is not None and indicateur.chiffres == "cumules"
    return indicateur.cible is not None and indicateur.cible.portee == "duree" and not genre.traits.depuis_le_depart and not imprimable


def _collectes_au_depart(contrat: Contrat, indicateur: Indicateur) -> dict[str, str]:
    """The collections that were to give the starting value of such an indicator: period as in a data file → its last day (ISO)."""
    return {
        collecte.periode.texte: collecte.periode.fin
        for collecte in contrat.collecte
        if collecte.depart and collecte.periode and (not collecte.types or indicateur.type in collecte.types)
    }


def jour_de_depart(indicateur: Indicateur, genre: GenreCible, contrat: Contrat) -> str:
    """The last day (ISO) of the period of the starting value, printed or first collected; empty where there is none.

    A figure of that day or before tells where the promise started, and nothing of its progress.
    """
    if part_de_zero(indicateur, genre):
        return ""
    if indicateur.reference and indicateur.reference.annee:
        return fin_d_annee(indicateur.reference.annee)
    # A yes/no indicator has a starting value only where one is printed (above): its first figure may already be the answer.
    return "" if genre.traits.depart_imprime else max(_collectes_au_depart(contrat, indicateur).values(), default="")


def pourquoi_pas(mesure: Mesure, depuis: str, contrat: Contrat) -> Raison:
    """Why a figure can never be judged: it is from before the contract, or not later than the starting value; AUCUNE where it can be.

    `depuis` is the last day (ISO) of the starting value's period, or empty.
    """
    if mesure.periode.annee_de_fin < contrat.debut and mesure.periode.fin[:4] != depuis[:4]:
        return Raison.AVANT_LE_CONTRAT
    return Raison.VALEUR_DE_DEPART if mesure.periode.fin <= depuis else Raison.AUCUNE


def _depuis(mesure: Mesure, origine: str) -> ValeurDeDepart:
    lieu = mesure.lieux[0] if len(mesure.lieux) == 1 else ""
    source = " ; ".join(dict.fromkeys(partie.source for partie in mesure.parties))
    return ValeurDeDepart(mesure.nombre, mesure.periode.fin, origine, source, lieu)


def fraction(reference: ValeurDeDepart | None) -> Fraction | None:
    """The figure of a starting value, for exact arithmetic; None where there is none."""
    return Fraction(reference.nombre) if reference else None
