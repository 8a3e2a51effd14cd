"""What was to be measured and when: expected figures, those received, and since when the others are late."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from generator.calculs.dates import ajouter_mois, fin_d_annee, jour_entier
from generator.model.contrat import Contrat
from generator.model.periode import GenrePeriode
from generator.model.referentiel import Indicateur, StatutIndicateur
from generator.model.valeur import StatutValeur, Valeur

PAR_AN = {"annuelle": 1, "semestrielle": 2, "trimestrielle": 4, "mensuelle": 12}
DOUZE = range(1, 13)


class EtatAttente(StrEnum):
    """What became of an expected figure. `SECRET` was supplied and may not be published: it is not owed any more."""

    RECUE = "recue"
    SECRET = "secret"
    EN_RETARD = "en_retard"
    A_VENIR = "a_venir"


@dataclass(frozen=True, slots=True)
class Attente:
    """One expected figure: for which time (words of the contract or a year), at which place (empty: any), due on which ISO day."""

    periode: str
    titre: str
    echeance: str
    territoire: str
    etat: EtatAttente


@dataclass(frozen=True, slots=True)
class Completude:
    """Counts over expected figures that are due: `attendues` of which `recues`; `en_retard_depuis` is the oldest missed day, or empty."""

    attendues: int
    recues: int
    en_retard_depuis: str

    @property
    def manquantes(self) -> int:
        """Those that are due and were not supplied."""
        return self.attendues - self.recues


def attentes(indicateur: Indicateur, valeurs: Collection[Valeur], contrat: Contrat, aujourd_hui: str) -> tuple[Attente, ...]:
    """The figures expected of `indicateur`, in order of time: by its own rhythm, else by the contract's times of collection.

    One is expected for each declared place, else one for any place. A figure that is «sans objet» is not expected; one that is not
    available still is. `aujourd_hui` is an ISO day.
    """
    if indicateur.statut is StatutIndicateur.A_DEFINIR:
        return ()
    sorties = []
    for periode, titre, echeance, annee, mois in _moments(indicateur, contrat, aujourd_hui):
        for lieu in indicateur.territoires or ("",):
            proches = [valeur for valeur in valeurs if _repond(valeur, periode, annee, mois) and lieu in ("", valeur.territoire)]
            etat = _etat(proches, en_retard=echeance < aujourd_hui)
            if etat is not None:
                sorties.append(Attente(periode or titre, titre if periode else "", echeance, lieu, etat))
    return tuple(sorties)


def _moments(indicateur: Indicateur, contrat: Contrat, aujourd_hui: str) -> Iterator[tuple[str, str, str, int, range]]:
    """(period or empty, words, due day, year, its months) of each expected figure."""
    if indicateur.periodicite in PAR_AN:
        duree = 12 // PAR_AN[indicateur.periodicite]
        for annee in range(contrat.debut, (contrat.fin or int(aujourd_hui[:4])) + 1):
            for dernier in range(duree, 13, duree):
                echeance = ajouter_mois(f"{annee}-{dernier:02d}-01", contrat.seuils.delai_mois)
                yield "", _nom(annee, dernier, duree), echeance, annee, range(dernier - duree + 1, dernier + 1)
        return
    if indicateur.periodicite == "unique":
        if contrat.fin:
            yield f"{contrat.debut}/{contrat.fin}", "", ajouter_mois(fin_d_annee(contrat.fin), contrat.seuils.delai_mois), 0, DOUZE
        return
    for collecte in contrat.collecte:
        if collecte.periode is not None and (not collecte.types or indicateur.type in collecte.types):
            annee = collecte.periode.annee_de_fin if collecte.periode.genre is GenrePeriode.ANNEE else 0
            echeance = jour_entier(collecte.echeance) or collecte.periode.fin
            yield collecte.periode.texte, collecte.titre, echeance, annee, DOUZE


def _nom(annee: int, dernier_mois: int, duree: int) -> str:
    """«2020», «2020, 1er semestre», «2020, 3e trimestre», or the month as a data file writes it («2020-03»)."""
    rang = dernier_mois // duree
    if duree == 1:
        return f"{annee}-{rang:02d}"
    nom = {12: "", 6: "semestre", 3: "trimestre"}[duree]
    return f"{annee}, {rang}{'er' if rang == 1 else 'e'} {nom}" if nom else str(annee)


def _repond(valeur: Valeur, periode: str, annee: int, mois: range) -> bool:
    """True when an observation speaks of that time: a year is answered by its school year, one of its months or days too."""
    if valeur.ventilation:
        return False
    if annee:
        if valeur.periode.annee_de_fin != annee or valeur.periode.genre is GenrePeriode.INTERVALLE:
            return False
        if valeur.periode.genre in (GenrePeriode.MOIS, GenrePeriode.JOUR):
            return int(valeur.periode.fin[5:7]) in mois
        # A figure of the whole year comes at its end; a reason why there is none stands for all of the year.
        return valeur.statut.est_absence or 12 in mois
    debut, _, fin = periode.partition("/")
    if fin:  # once over the contract: any figure of its time
        return debut <= valeur.periode.fin[:4] <= fin
    return valeur.periode.texte == periode


def _etat(valeurs: Collection[Valeur], *, en_retard: bool) -> EtatAttente | None:
    """None where the figure has no object."""
    statuts = {valeur.statut for valeur in valeurs}
    if any(not statut.est_absence for statut in statuts):
        return EtatAttente.RECUE
    if StatutValeur.SECRET in statuts:
        return EtatAttente.SECRET
    if StatutValeur.SANS_OBJET in statuts:
        return None
    return EtatAttente.EN_RETARD if en_retard else EtatAttente.A_VENIR


def completude(toutes: Collection[Attente]) -> Completude:
    """Counts over the figures that are due; one supplied before its day counts, one that is not due yet does not."""
    dues = [attente for attente in toutes if attente.etat is not EtatAttente.A_VENIR]
    retards = [attente.echeance for attente in dues if attente.etat is EtatAttente.EN_RETARD]
    return Completude(len(dues), len(dues) - len(retards), min(retards, default=""))


def reunir(completudes: Collection[Completude]) -> Completude:
    """The counts of several indicators together."""
    retards = [une.en_retard_depuis for une in completudes if une.en_retard_depuis]
    return Completude(sum(une.attendues for une in completudes), sum(une.recues for une in completudes), min(retards, default=""))


def definition_en_retard_depuis(indicateur: Indicateur, aujourd_hui: str) -> str:
    """For an indicator announced and never defined: the ISO day by which it was to be, when that day is over; else empty."""
    if indicateur.statut is not StatutIndicateur.A_DEFINIR or indicateur.echeance is None:
        return ""
    jour = jour_entier(indicateur.echeance.date)
    return jour if jour and jour < aujourd_hui else ""
