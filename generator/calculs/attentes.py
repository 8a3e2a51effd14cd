"""What the document foresaw to measure, and when: foreseen figures, those found, and, where the publisher collects them, those not supplied."""

from collections.abc import Collection, Iterator
from enum import StrEnum

from msgspec import Struct

from generator.calculs.dates import ajouter_mois, fin_d_annee, jour_entier
from generator.calculs.demandes import DemandesEchues
from generator.model.contrat import Contrat
from generator.model.periode import GenrePeriode
from generator.model.referentiel import Indicateur, StatutIndicateur
from generator.model.valeur import StatutValeur, Valeur

PAR_AN = {"annuelle": 1, "semestrielle": 2, "trimestrielle": 4, "mensuelle": 12}
DOUZE = range(1, 13)


class EtatAttente(StrEnum):
    """What is known of a foreseen figure. `SECRET`: it exists, and may not be shown.

    `NON_FOURNIE` (nobody supplied it) is only said where the publisher of the site collects the figures, once the printed time is over;
    a site made from documents says `NON_TROUVEE`.
    """

    TROUVEE = "trouvee"
    SECRET = "secret"
    NON_TROUVEE = "non_trouvee"
    NON_FOURNIE = "non_fournie"
    A_VENIR = "a_venir"


class Attente(Struct, frozen=True):
    """One foreseen figure: for which time (words of the contract or a year), at which place (empty: any).

    `echeance` is the ISO day by which the figure was due, in our reading. It is empty where the site is made from documents: no day that
    we would choose may call anything late there.
    """

    periode: str
    titre: str
    echeance: str
    territoire: str
    etat: EtatAttente


class Completude(Struct, frozen=True):
    """Counts over foreseen figures whose time has come: `prevues` of which `trouvees`.

    `depuis` is the earliest due day (ISO) of the figures that are missing; empty where none is, and where the site is made from documents.
    """

    prevues: int
    trouvees: int
    depuis: str

    @property
    def manquantes(self) -> int:
        """Those that were not found."""
        return self.prevues - self.trouvees


def attentes(
    indicateur: Indicateur, valeurs: Collection[Valeur], contrat: Contrat, aujourd_hui: str, demandes: DemandesEchues | None = None
) -> tuple[Attente, ...]:
    """The figures foreseen of `indicateur`, in order of time: by its own rhythm, else by the contract's times of collection.

    At each time one figure is foreseen for each place that the indicator declares or, where it declares none, a single one at any place.
    A figure said to be «sans objet» is not foreseen; one said to be unavailable still is. Nor is one of a time that was over before the indicator was added, or that
    ended after it was retired. `aujourd_hui` is an ISO day. Where the contract remembers what it asks of partners (`demandes`), a figure that was never asked, or
    whose answer may still come, is one that was not found, not one that nobody supplied.
    """
    collecte = contrat.collecte_les_chiffres
    if indicateur.statut is StatutIndicateur.A_DEFINIR:
        return ()
    sorties = []
    for periode, titre, echeance, annee, mois in _moments(indicateur, contrat, aujourd_hui):
        for lieu in indicateur.territoires or ("",):
            proches = [valeur for valeur in valeurs if _repond(valeur, periode, annee, mois) and lieu in ("", valeur.territoire)]
            venue = echeance < aujourd_hui if collecte else _fin_du_moment(periode, annee, mois) < aujourd_hui
            fournir = collecte and (demandes is None or bool(_annees(periode, annee) & demandes.get(indicateur.id, frozenset())))
            absente = EtatAttente.NON_FOURNIE if fournir else EtatAttente.NON_TROUVEE
            fin = _fin_du_moment(periode, annee, mois) or echeance
            if not proches and not _etait_suivi(indicateur, fin):
                continue
            etat = _etat(proches, absente if venue else EtatAttente.A_VENIR)
            if etat is not None:
                sorties.append(Attente(periode or titre, titre if periode else "", echeance if collecte else "", lieu, etat))
    return tuple(sorties)


def _annees(periode: str, annee: int) -> frozenset[int]:
    """The calendar years of a foreseen figure; those between the two of a span too."""
    if annee:
        return frozenset({annee})
    dites = [int(morceau[:4]) for morceau in periode.split("/") if morceau[:4].isdigit()]
    return frozenset(range(min(dites), max(dites) + 1)) if dites else frozenset()


def _etait_suivi(indicateur: Indicateur, fin: str) -> bool:
    """True where the contract had the indicator on the day `fin` (ISO)."""
    depuis = indicateur.ajoute.date if indicateur.ajoute else ""
    return fin >= depuis and not indicateur.est_retire(fin)


def est_prevu(indicateur: Indicateur, contrat: Contrat) -> bool:
    """True where the document prints a rule for measuring `indicateur`: a rhythm of its own, or a time of collection."""
    if indicateur.periodicite in PAR_AN or indicateur.periodicite == "unique":
        return True
    return any(collecte.periode is not None and (not collecte.types or indicateur.type in collecte.types) for collecte in contrat.collecte)


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
    if valeur.ventilation or valeur.est_prevue:
        return False
    if annee:
        if valeur.periode.annee_de_fin != annee or valeur.periode.genre is GenrePeriode.INTERVALLE:
            return False
        if valeur.periode.genre in (GenrePeriode.MOIS, GenrePeriode.JOUR):
            return int(valeur.periode.fin[5:7]) in mois
        # The figure of a whole year answers for the moment that ends with it; a row that says why there is none, for each of its moments.
        return valeur.statut.est_absence or 12 in mois
    debut, _, fin = periode.partition("/")
    if fin:  # foreseen once over the whole contract: any figure of that time
        return debut <= valeur.periode.fin[:4] <= fin
    return valeur.periode.texte == periode


def _fin_du_moment(periode: str, annee: int, mois: range) -> str:
    """The last day (ISO) of the time that a foreseen figure speaks of: before it is over, nobody can have the figure."""
    if annee:
        return ajouter_mois(f"{annee}-{mois[-1]:02d}-01", 0)
    return jour_entier(periode.rpartition("/")[2] if "/" in periode else periode[:10]) if periode[:4].isdigit() else ""


def _etat(valeurs: Collection[Valeur], absente: EtatAttente) -> EtatAttente | None:
    """`absente` where there is no figure; None where the figure has no object."""
    statuts = {valeur.statut for valeur in valeurs}
    if any(not statut.est_absence for statut in statuts):
        return EtatAttente.TROUVEE
    if StatutValeur.SECRET in statuts:
        return EtatAttente.SECRET
    if StatutValeur.SANS_OBJET in statuts:
        return None
    return absente


def completude(toutes: Collection[Attente]) -> Completude:
    """Counts over the figures whose time has come; one found before its time counts, one of a time to come does not."""
    venues = [attente for attente in toutes if attente.etat is not EtatAttente.A_VENIR]
    trouvees = sum(attente.etat in (EtatAttente.TROUVEE, EtatAttente.SECRET) for attente in venues)
    dues = [attente.echeance for attente in venues if attente.etat is EtatAttente.NON_FOURNIE]
    return Completude(len(venues), trouvees, min(dues, default=""))


def reunir(completudes: Collection[Completude]) -> Completude:
    """The counts of several indicators together."""
    return Completude(
        sum(une.prevues for une in completudes),
        sum(une.trouvees for une in completudes),
        min((une.depuis for une in completudes if une.depuis), default=""),
    )
