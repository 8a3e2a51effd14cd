"""All that is computed of one contract on a day: the status of each indicator, the figures foreseen and found, counts over any set."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from generator.calculs.attentes import Attente, Completude, attentes, completude, reunir
from generator.calculs.avancement import Avancement, CadreDeLecture
from generator.calculs.cible_du_lieu import doivent_l_atteindre
from generator.calculs.demandes import DemandesEchues, demandes_echues
from generator.calculs.formules import avec_les_ruptures
from generator.calculs.lecture import Lecture, lire, situer
from generator.calculs.lieux import lieux_de, lieux_des_noeuds, lieux_suivis
from generator.calculs.ligne_manquante import LigneManquante, ligne_manquante
from generator.calculs.observations import Mesure
from generator.calculs.produit_des_publications import DUnePublication, des_publications
from generator.calculs.publications import Ailleurs, ailleurs
from generator.calculs.series import Choix, choix
from generator.calculs.statuts import Statut, Synthese, synthetiser
from generator.calculs.suivis_par import indicateurs_sous, partages, suivis_plusieurs_fois
from generator.calculs.traces import mesures_de_la_tendance
from generator.graphe.observe import derive
from generator.model.dossier import Dossier
from generator.model.publication import Publication
from generator.model.referentiel import Indicateur, Noeud
from generator.model.territoire import Territoire, TypeTerritoire
from generator.model.valeur import Valeur


class Suivi:
    """All that is computed of a dossier on `aujourd_hui` (ISO day), once."""

    def __init__(self, dossier: Dossier, aujourd_hui: str) -> None:
        self.dossier = dossier
        self._aujourd_hui = aujourd_hui
        self.nom_suivi = f"{dossier.contrat.id}/suivi"

    @derive
    def aujourd_hui(self) -> str:
        """The day, ISO."""
        return self._aujourd_hui

    @derive
    def territoires(self) -> Mapping[str, Territoire]:
        """The places of the contract, by id."""
        return {territoire.id: territoire for territoire in self.dossier.territoires}

    @derive
    def indicateurs(self) -> Mapping[str, Indicateur]:
        """The indicators and the promises of indicators, by id."""
        return {indicateur.id: indicateur for indicateur in self.dossier.indicateurs()}

    @derive
    def partages(self) -> Mapping[str, tuple[Indicateur, ...]]:
        """By promise, the indicators that follow it and are written under another."""
        return partages(self.dossier.indicateurs())

    def indicateurs_sous(self, noeuds: Iterable[Noeud]) -> Sequence[Indicateur]:
        """The indicators of `noeuds` and of all that is below them, each once, in the order of the document."""
        return indicateurs_sous(noeuds, self.partages)

    @derive
    def ailleurs(self) -> Mapping[str, Ailleurs]:
        """Where figures that this site lacks may stand, by indicator."""
        return ailleurs(self.dossier)

    @derive
    def cadre(self) -> CadreDeLecture:
        """What every indicator is read against."""
        statuts = {id: trouve.statut for id, trouve in self.ailleurs.items()}
        return CadreDeLecture(self.dossier.contrat, self.territoires, self.aujourd_hui, statuts, self.demandes)

    @derive
    def demandes(self) -> DemandesEchues | None:
        """What was asked of partners and should have been answered; None where nothing is known of it."""
        return demandes_echues(self.dossier.envois, self.aujourd_hui)

    def suivis_plusieurs_fois(self, noeuds: Iterable[Noeud]) -> int:
        """How many indicators are counted by more than one of `noeuds`."""
        return suivis_plusieurs_fois(noeuds, self.partages) if self.partages else 0

    @derive
    def observations(self) -> Mapping[str, tuple[Valeur, ...]]:
        """All rows of the data files by indicator: every part, every version."""
        return _par_indicateur(self.dossier.valeurs)

    @derive
    def previsions(self) -> Mapping[str, tuple[Valeur, ...]]:
        """What sources expect, by indicator: nothing is computed from it."""
        return _par_indicateur(self.dossier.previsions)

    @derive
    def previsions_par_lieu(self) -> Mapping[str, tuple[Valeur, ...]]:
        """What sources expect at each place, by the order of the indicators."""
        groupes: defaultdict[str, list[Valeur]] = defaultdict(list)
        for id in self.indicateurs:
            for une in self.previsions.get(id, ()):
                groupes[une.territoire].append(une)
        return {lieu: tuple(groupe) for lieu, groupe in groupes.items()}

    @derive
    def lignes_par_lieu(self) -> Mapping[str, tuple[Valeur, ...]]:
        """All rows by place, forecasts last."""
        groupes: defaultdict[str, list[Valeur]] = defaultdict(list)
        for valeur in self.dossier.observations():
            groupes[valeur.territoire].append(valeur)
        return {id: tuple(groupe) for id, groupe in groupes.items()}

    @derive
    def publications(self) -> Mapping[str, Publication]:
        """Publications by every id that a figure may name them by."""
        return self.dossier.publications_par_nom()

    @derive
    def choix(self) -> Mapping[str, tuple[Choix, ...]]:
        """By indicator, the version of each observation that counts, with those that it was preferred to."""
        groupes: defaultdict[str, list[Choix]] = defaultdict(list)
        for un in choix(self.dossier.valeurs, self.publications):
            groupes[un.valeur.indicateur].append(un)
        return {id: tuple(groupe) for id, groupe in groupes.items()}

    @derive
    def retenues(self) -> Mapping[str, tuple[Valeur, ...]]:
        """The version of each observation that counts, by indicator, parts included."""
        return {id: tuple(un.valeur for un in groupe) for id, groupe in self.choix.items()}

    @derive
    def lectures(self) -> Mapping[str, Lecture]:
        """What the figures of each indicator say: the one that speaks, and its progress."""
        return {id: lire(self._situe(indicateur), self.retenues.get(id, ()), self.cadre) for id, indicateur in self.indicateurs.items()}

    @derive
    def avancements(self) -> Mapping[str, Avancement]:
        """The progress of each indicator."""
        return {id: lecture.avancement for id, lecture in self.lectures.items()}

    @derive
    def statuts(self) -> Mapping[str, Statut]:
        """The status of each indicator."""
        return {id: lecture.avancement.statut for id, lecture in self.lectures.items()}

    def _situe(self, indicateur: Indicateur) -> Indicateur:
        """The indicator with the only place of the promise that it follows, where it declares none and that place has its figures."""
        indicateur = avec_les_ruptures(indicateur, self.indicateurs)
        return situer(indicateur, self.retenues.get(indicateur.id, ()), lieux_suivis(indicateur, self.lieux))

    def ligne_manquante(self, indicateur: Indicateur) -> LigneManquante | None:
        """The one row that would allow a judgement of `indicateur`, where it has a target and is not judged."""
        avancement = self.avancements[indicateur.id]
        return ligne_manquante(self._situe(indicateur), self.retenues.get(indicateur.id, ()), self.cadre, avancement)

    @derive
    def lieux(self) -> Mapping[str, tuple[str, ...]]:
        """The places that each node concerns: its own, else those of the nearest node above it that names some."""
        return lieux_des_noeuds(self.dossier.racines)

    def statut(self, indicateur: Indicateur) -> Statut:
        """The status of one indicator."""
        return self.statuts[indicateur.id]

    def synthese(self, indicateurs: Iterable[Indicateur]) -> Synthese:
        """Counts over `indicateurs`."""
        return synthetiser(self.statut(indicateur) for indicateur in indicateurs)

    def synthese_des_noeuds(self, noeuds: Iterable[Noeud]) -> Synthese:
        """Counts over the indicators of `noeuds` and of all that is below them."""
        return self.synthese(self.indicateurs_sous(noeuds))

    @derive
    def attentes(self) -> Mapping[str, tuple[Attente, ...]]:
        """The figures foreseen of each indicator."""
        return {
            id: attentes(indicateur, self.retenues.get(id, ()), self.dossier.contrat, self.aujourd_hui, self.demandes)
            for id, indicateur in self.indicateurs.items()
        }

    @derive
    def completudes(self) -> Mapping[str, Completude]:
        """How many figures were foreseen and found of each indicator."""
        return {id: completude(siennes) for id, siennes in self.attentes.items()}

    def completude(self, indicateurs: Iterable[Indicateur]) -> Completude:
        """How many figures were foreseen and found for `indicateurs`, and since when one is late."""
        return reunir([self.completudes[indicateur.id] for indicateur in indicateurs])

    def non_fourni_depuis(self, indicateur: Indicateur) -> str:
        """The ISO day after which its oldest missing figure is late; empty when none is, and in a site made from documents."""
        return self.completudes[indicateur.id].depuis

    @derive
    def chiffres_qui_parlent(self) -> Mapping[str, Lecture]:
        """By indicator, what `lectures` has without the figures around the one that speaks."""
        return {id: lecture.seule() for id, lecture in self.lectures.items()}

    @derive
    def tendances(self) -> Mapping[str, tuple[Mesure, ...]]:
        """By indicator, the comparable figures that a small line in its row goes through; none where there are not at least two."""
        suites = {id: mesures_de_la_tendance(self.indicateurs[id], lecture) for id, lecture in self.lectures.items()}
        return {id: mesures for id, mesures in suites.items() if len(mesures) > 1}

    @derive
    def des_publications(self) -> Mapping[str, DUnePublication]:
        """What each publication gave, by its id; none where it gave nothing."""
        return des_publications(self.dossier.valeurs, self.publications)

    @derive
    def nombre_de_chiffres(self) -> int:
        """How many rows of figures there are, whatever they say."""
        return len(self.dossier.valeurs)

    @derive
    def nombre_de_previsions(self) -> int:
        """How many rows of forecasts there are."""
        return len(self.dossier.previsions)

    @derive
    def a_des_estimations(self) -> bool:
        """Whether some rows have bounds."""
        return any(valeur.bornes for valeur in self.dossier.observations())

    @derive
    def indicateurs_par_lieu(self) -> Mapping[str, tuple[str, ...]]:
        """For each place, the ids of the indicators that concern it: measured there, or meant for it (it, or the promise that they follow, names
        that place). All of them concern the whole perimeter.
        """
        par_lieu: defaultdict[str, list[str]] = defaultdict(list)
        for indicateur in self.indicateurs.values():
            chaque = indicateur.cible.chaque if indicateur.cible else ""
            lieux = {valeur.territoire for valeur in self.retenues.get(indicateur.id, ())} | set(lieux_de(indicateur, self.lieux))
            lieux |= {id for id, territoire in self.territoires.items() if chaque and territoire.type == chaque} | {
                *doivent_l_atteindre(indicateur)
            }
            for lieu in lieux & self.territoires.keys():
                par_lieu[lieu].append(indicateur.id)
        entiers = {id: list(self.indicateurs) for id, territoire in self.territoires.items() if territoire.type is TypeTerritoire.PERIMETRE}
        return {lieu: tuple(ids) for lieu, ids in (par_lieu | entiers).items()}

    @derive
    def lectures_par_lieu(self) -> Mapping[tuple[str, str], Lecture]:
        """What the figures at a place say of an indicator that concerns it, by the ids of both; over the whole perimeter, what those of the contract
        say."""
        return {
            (lieu, id): self.lectures[id]
            if entier
            else lire(self._situe(self.indicateurs[id]), self.retenues.get(id, ()), self.cadre, lieu)
            for lieu, ids in self.indicateurs_par_lieu.items()
            for entier in [self.territoires[lieu].type is TypeTerritoire.PERIMETRE]
            for id in ids
        }

    @derive
    def chiffres_qui_parlent_par_lieu(self) -> Mapping[tuple[str, str], Lecture]:
        """By place and indicator, what `lectures_par_lieu` has without the figures around the one that speaks."""
        return {cle: lecture.seule() for cle, lecture in self.lectures_par_lieu.items()}

    def statuts_en(self, lieu: str) -> Mapping[str, Statut]:
        """The status at one place of each indicator that concerns it."""
        return {id: self.lectures_par_lieu[lieu, id].avancement.statut for id in self.indicateurs_par_lieu.get(lieu, ())}

    @derive
    def syntheses_par_lieu(self) -> Mapping[str, Synthese]:
        """Counts over the indicators that concern each place, by their status there."""
        return {lieu: synthetiser(self.statuts_en(lieu).values()) for lieu in self.territoires}


def _par_indicateur(valeurs: Iterable[Valeur]) -> Mapping[str, tuple[Valeur, ...]]:
    groupes: defaultdict[str, list[Valeur]] = defaultdict(list)
    for valeur in valeurs:
        groupes[valeur.indicateur].append(valeur)
    return {id: tuple(groupe) for id, groupe in groupes.items()}
