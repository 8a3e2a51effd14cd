"""What ties the indicators of one contract: the promises that each follows, the indicators that it is a part of, computed from or replaced by, and who
supplies it."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence

from generator.calculs.changements import Changement, changements
from generator.calculs.groupes import par_cle
from generator.calculs.responsabilites import referents
from generator.calculs.suivi import Suivi
from generator.calculs.suivis_par import indicateurs_de
from generator.graphe.observe import derive
from generator.model.contrat import Contrat
from generator.model.referentiel import Indicateur, Noeud


class IndexDesIndicateurs(ABC):
    """Indexes over the indicators of a dossier."""

    nom_suivi: str

    @property
    @abstractmethod
    def suivi(self) -> Suivi:
        """All that is computed of it."""

    @property
    @abstractmethod
    def contrat(self) -> Contrat:
        """The contract itself."""

    @property
    @abstractmethod
    def noeuds(self) -> Mapping[str, Noeud]:
        """The promises by id."""

    @property
    @abstractmethod
    def indicateurs(self) -> Mapping[str, Indicateur]:
        """The indicators by id."""

    def referents(self, indicateur: Indicateur) -> tuple[str, ...]:
        """Ids of the partners that the document names for the figures of `indicateur`, of each promise that it follows."""
        return tuple(dict.fromkeys(id for noeud in self.noeuds_de(indicateur) for id in referents(indicateur, noeud, self.contrat)))

    def indicateurs_sous(self, noeud: Noeud) -> Sequence[Indicateur]:
        """The indicators of `noeud` and of all that is below it, each once."""
        return self.suivi.indicateurs_sous([noeud])

    def indicateurs_du_noeud(self, noeud: Noeud) -> tuple[Indicateur, ...]:
        """The indicators of `noeud` itself: its own, each before its sub-indicators, and those that it shares with another."""
        return indicateurs_de(noeud, self.suivi.partages)

    def noeuds_de(self, indicateur: Indicateur) -> tuple[Noeud, ...]:
        """The promises that an indicator follows, that under which it is written first."""
        return tuple(self.noeuds[id] for id in indicateur.noeuds if id in self.noeuds)

    def est_retire(self, indicateur: Indicateur) -> bool:
        """True from the day of its retirement on. Of an indicator that is never retired, the day is not asked."""
        return indicateur.retire is not None and indicateur.est_retire(self.suivi.aujourd_hui)

    @derive
    def sous_indicateurs(self) -> Mapping[str, tuple[Indicateur, ...]]:
        """The sub-indicators of each indicator that has some, by its id."""
        return par_cle(self.indicateurs.values(), lambda un: (un.de,) if un.de else ())

    @derive
    def remplace(self) -> Mapping[str, tuple[Indicateur, ...]]:
        """The retired indicators whose place each indicator takes, by its id."""
        return par_cle(self.indicateurs.values(), lambda un: un.retire.remplace_par if un.retire else ())

    @derive
    def sert_a_calculer(self) -> Mapping[str, tuple[Indicateur, ...]]:
        """The indicators that are computed from each indicator, by its id."""
        return par_cle(self.indicateurs.values(), lambda un: un.calcul.termes if un.calcul else ())

    @derive
    def changements(self) -> tuple[Changement, ...]:
        """What documents changed of targets and of the list of indicators, in the order of the indicators."""
        return changements(self.indicateurs.values())
