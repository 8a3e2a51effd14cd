"""What a plan itself says of its actions («En pause», «Terminé»): its words are kept, and read in one of a few ways, or in none."""

from collections import Counter
from collections.abc import Callable, Iterable
from enum import StrEnum

from generator.calculs.mots import mots
from generator.model.referentiel import FicheDAction, Noeud
from generator.model.temps import est_venue


class SensDAvancement(StrEnum):
    """What words of a plan say of an action. It is no judgement: only what is written, in fewer words."""

    PAS_COMMENCEE = "pas_commencee"
    EN_COURS = "en_cours"
    A_L_ARRET = "a_l_arret"
    TERMINEE = "terminee"
    ABANDONNEE = "abandonnee"


_MOTS = {
    SensDAvancement.PAS_COMMENCEE: (
        "a discuter", "a venir", "a lancer", "a demarrer", "a engager", "a faire", "non demarre", "non demarree", "non commence", "non commencee", "pas demarre",
        "pas commence", "pas commencee", "prevu", "prevue", "planifie", "planifiee", "programme", "programmee", "non engage", "non engagee", "en projet",
    ),
    SensDAvancement.EN_COURS: (
        "en cours", "en retard", "demarre", "demarree", "lance", "lancee", "commence", "commencee", "engage", "engagee", "en cours de realisation",
        "en amelioration continue",
    ),
    SensDAvancement.A_L_ARRET: ("en pause", "bloque", "bloquee", "suspendu", "suspendue", "a l arret", "en attente", "gele", "gelee", "reporte", "reportee"),
    SensDAvancement.TERMINEE: ("termine", "terminee", "realise", "realisee", "acheve", "achevee", "fait", "faite", "cloture", "cloturee", "fini", "finie"),
    SensDAvancement.ABANDONNEE: ("abandonne", "abandonnee", "annule", "annulee"),
}  # fmt: skip
_PAR_MOTS = {mot: sens for sens, dits in _MOTS.items() for mot in dits}


def sens_de(avancement: str) -> SensDAvancement | None:
    """What the words say; None where they are other words than those that are known, or say several things («en cours, bloqué»)."""
    return _PAR_MOTS.get(" ".join(mots(avancement).split()))


def dit_ce_jour(fiche: FicheDAction | None, aujourd_hui: Callable[[], str]) -> str:
    """What the plan says of an action by that day (ISO, asked for only where it matters): nothing where it speaks of a day that has not come."""
    if fiche is None or (fiche.avancement_au and not est_venue(fiche.avancement_au, aujourd_hui())):
        return ""
    return fiche.avancement


def compter(noeuds: Iterable[Noeud], aujourd_hui: Callable[[], str]) -> tuple[tuple[SensDAvancement | None, int], ...]:
    """How many of these actions are said to be in each state; None stands for other words. Those of which the plan says nothing are not counted."""
    dits = Counter(sens_de(dit) for noeud in noeuds if (dit := dit_ce_jour(noeud.fiche, aujourd_hui)))
    return tuple((sens, dits[sens]) for sens in (*SensDAvancement, None) if dits[sens])
