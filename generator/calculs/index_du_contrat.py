"""One contract as it may be known on a day, with indexes: its promises, indicators, partners, places and documents by id, and what ties
them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from functools import cached_property
from typing import Any

from generator.calculs.argent import Desaccord, MontantLu, desaccords, montants_lus
from generator.calculs.cartographie import ChiffresEnCarte, cartes_par_indicateur
from generator.calculs.ce_jour import CHAMPS_DU_JOUR, avec_les_champs
from generator.calculs.chiffres_des_lieux import ecarts_par_lieu, lieux_par_periode, par_lieu, par_lieu_et_periode, secrets_par_lieu
from generator.calculs.garder import Garder, sans_garder
from generator.calculs.groupes import par_cle
from generator.calculs.index_des_documents import IndexDesDocuments
from generator.calculs.index_des_indicateurs import IndexDesIndicateurs
from generator.calculs.lieux import LieuCommun, Mention, Partie, communes_autour, lieux_communs, lieux_de, parties, quartiers_de
from generator.calculs.nouvelles import engagements, par_noeud
from generator.calculs.paroles import reponses_par_sujet
from generator.calculs.responsabilites import engagements_de
from generator.calculs.series import derniere
from generator.calculs.suivi import Suivi
from generator.calculs.themes import themes_de_l_indicateur, themes_des_noeuds
from generator.calculs.ventilations import Ecart
from generator.graphe.carnet import Lu, carnet, noter
from generator.graphe.observe import derive
from generator.model.avis import Avis
from generator.model.contrat import Contrat, Niveau
from generator.model.dossier import Dossier, Registre
from generator.model.etat import Nouvelle
from generator.model.fait import Anomalie, Fait, MesureNationale
from generator.model.partenaire import Partenaire
from generator.model.partenaires_nommes import partenaires_du_contrat
from generator.model.periode import Periode
from generator.model.referentiel import Indicateur, Noeud, StatutIndicateur
from generator.model.territoire import Territoire, TypeTerritoire
from generator.model.valeur import Valeur


class IndexDuContrat(IndexDesDocuments, IndexDesIndicateurs):
    """Indexes over one dossier; everything in the order of the files. `aujourd_hui` is the ISO day on which progress is told."""

    def __init__(self, dossier: Dossier, registre: Registre, aujourd_hui: str, garder: Garder = sans_garder) -> None:
        self.lu = dossier
        self.garder = garder
        self.registre = registre
        self._jour = aujourd_hui
        self.nom_suivi = dossier.id_du_contrat

    @cached_property
    def _du_jour(self) -> tuple[Dossier, Mapping[str, frozenset[Lu]]]:
        """The contract as it may be known on the day, and what was read for each of its fields that is of a day."""
        champs: dict[str, Any] = {}
        lus: dict[str, frozenset[Lu]] = {}
        for champ, faire in CHAMPS_DU_JOUR.items():
            with carnet() as notes:
                noter((f"{self.nom_suivi}/suivi", "aujourd_hui"))
                champs[champ] = faire(self.lu, self._jour)
            lus[champ] = frozenset(notes)
        return avec_les_champs(self.lu, champs), lus

    @property
    def dossier(self) -> Dossier:
        """The contract as it may be known on the day."""
        return self._du_jour[0]

    def lus_du_jour(self, champ: str) -> frozenset[Lu]:
        """What was read to know what a field (one of `CHAMPS_DU_JOUR`) is on the day."""
        return self._du_jour[1][champ]

    @cached_property
    def suivi(self) -> Suivi:
        """All that is computed of it."""
        return Suivi(self.dossier, self._jour)

    @property
    def contrat(self) -> Contrat:
        """The contract itself: who signed it, when, its documents."""
        return self.lu.contrat

    @derive
    def noeuds(self) -> Mapping[str, Noeud]:
        """The promises by id, in the order of the document."""
        return {noeud.id: noeud for noeud in self.dossier.noeuds()}

    @derive
    def indicateurs(self) -> Mapping[str, Indicateur]:
        """The indicators and the promises of indicators, by id."""
        return {indicateur.id: indicateur for indicateur in self.dossier.indicateurs()}

    @derive
    def partenaires(self) -> Mapping[str, Partenaire]:
        """All partners of the register, by id."""
        return {partenaire.id: partenaire for partenaire in self.registre.partenaires}

    @derive
    def territoires(self) -> Mapping[str, Territoire]:
        """The places of the contract, by id."""
        return {territoire.id: territoire for territoire in self.dossier.territoires}

    @derive
    def niveaux(self) -> Mapping[str, Niveau]:
        """The levels of the tree, by id."""
        return {niveau.id: niveau for niveau in self.contrat.niveaux}

    @derive
    def mesures(self) -> Mapping[str, MesureNationale]:
        """The national measures by number; none where the project has no list of them."""
        return {mesure.numero: mesure for mesure in self.registre.mesures.mesures} if self.registre.mesures else {}

    @derive
    def noeuds_des_mesures(self) -> Mapping[str, tuple[tuple[int, str], ...]]:
        """By national measure, the ids of the promises that echo it, each with its rank in the document."""
        par_mesure: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
        for rang, noeud in enumerate(self.noeuds.values()):
            for numero in noeud.mesures_nationales:
                par_mesure[numero].append((rang, noeud.id))
        return {numero: tuple(noeuds) for numero, noeuds in par_mesure.items()}

    @derive
    def themes_des_promesses(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of our themes that each promise is of, by its id."""
        des_noeuds = self.garder("thèmes des titres", lambda: themes_des_noeuds(self.lu.racines, self.registre.themes))
        return {promesse.id: des_noeuds[promesse.id] for promesse in self.promesses}

    @derive
    def themes_des_indicateurs(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of our themes that each indicator is of, by its id."""
        return self.garder(
            "thèmes des indicateurs",
            lambda: {un.id: themes_de_l_indicateur(un, self.registre.themes) for un in self.lu.indicateurs()},
        )

    @derive
    def sigles(self) -> Mapping[str, str]:
        """Acronym → full name, for this contract."""
        return {terme.terme: terme.nom for terme in self.registre.glossaire if not terme.contrats or self.contrat.id in terme.contrats}

    @derive
    def page_des_mesures(self) -> bool:
        """True when the portal has a page of the national measures: the contract that lists them is published, or their origin is told."""
        liste = self.registre.mesures
        return liste is not None and (
            bool(liste.origine) or any(dossier.id_du_contrat == liste.contrat for dossier in self.registre.dossiers)
        )

    @derive
    def valeurs(self) -> Mapping[str, tuple[Valeur, ...]]:
        """By indicator, the figures that count and are not those of a part (by sex, by age…): one version of each."""
        entieres = {id: tuple(valeur for valeur in valeurs if not valeur.ventilation) for id, valeurs in self.suivi.retenues.items()}
        return {id: valeurs for id, valeurs in entieres.items() if valeurs}

    @derive
    def valeurs_par_lieu(self) -> Mapping[tuple[str, str], tuple[Valeur, ...]]:
        """By indicator and place, the figures of `valeurs` in the order of time, spans of years last."""
        return par_lieu(self.valeurs)

    @derive
    def valeurs_par_lieu_et_periode(self) -> Mapping[tuple[str, str, str], tuple[Valeur, ...]]:
        """By indicator, place and period (as a file writes it), the figures of `valeurs`."""
        return par_lieu_et_periode(self.valeurs)

    @derive
    def lieux_par_periode(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """By indicator and period (as a file writes it), the places that have a figure then."""
        return lieux_par_periode(self.valeurs)

    @derive
    def chiffres_en_carte(self) -> Mapping[str, tuple[ChiffresEnCarte, ...]]:
        """By indicator, in the order of the document, the figures that maps can show."""
        return cartes_par_indicateur(self.indicateurs, self.valeurs, self.territoires)

    @derive
    def renseignes(self) -> Set[str]:
        """Ids of the indicators with at least one figure."""
        return frozenset(valeur.indicateur for valeur in self.dossier.valeurs if not valeur.statut.est_absence)

    @derive
    def partenaires_du_contrat(self) -> tuple[str, ...]:
        """Ids of the partners that have a page in this contract."""
        return partenaires_du_contrat(self.contrat, self.noeuds.values(), self.partenaires)

    @derive
    def engagements(self) -> Mapping[str, tuple[Noeud, ...]]:
        """The nodes that name each partner of the contract, by the id of the partner."""
        return {id: engagements_de(id, self.noeuds.values()) for id in self.partenaires_du_contrat}

    @derive
    def a_fournir(self) -> Mapping[str, tuple[Indicateur, ...]]:
        """The indicators for which the document names a partner, by the id of the partner."""
        return par_cle(self.indicateurs.values(), self.referents)

    @derive
    def anomalies(self) -> Mapping[str, tuple[Anomalie, ...]]:
        """Contradictions by the node, indicator or territory they concern."""
        return par_cle(self.dossier.anomalies, lambda anomalie: anomalie.concerne)

    @derive
    def nouvelles(self) -> Mapping[str, tuple[Nouvelle, ...]]:
        """What was said of the state of each commitment, newest first."""
        return par_noeud(self.dossier.nouvelles)

    @derive
    def reponses(self) -> Mapping[str, tuple[Avis, ...]]:
        """Answers of partners by what they are about («» for the whole contract), newest first."""
        return reponses_par_sujet(self.dossier.avis)

    @derive
    def faits(self) -> Mapping[str, tuple[Fait, ...]]:
        """Sourced facts by territory."""
        return par_cle(self.dossier.faits, lambda fait: fait.territoires)

    @derive
    def argent(self) -> Mapping[str, MontantLu]:
        """All amounts of money, each once, by key."""
        return montants_lus(self.dossier, self.valeurs)

    @derive
    def argent_des_communes(self) -> Mapping[str, tuple[str, ...]]:
        """The keys of the amounts that go to one commune alone, by its id, in the order of territoires.yml."""
        par_commune: dict[str, list[str]] = {territoire.id: [] for territoire in self.de_type(TypeTerritoire.COMMUNE)}
        for cle, montant in self.argent.items():
            if len(montant.communes) == 1 and montant.communes[0] in par_commune:
                par_commune[montant.communes[0]].append(cle)
        return {id: tuple(cles) for id, cles in par_commune.items() if cles}

    @derive
    def desaccords_d_argent(self) -> tuple[Desaccord, ...]:
        """The amounts that do not agree."""
        return tuple(desaccords(self.argent))

    @derive
    def parties(self) -> tuple[Partie, ...]:
        """The tree cut wherever a node names places, in the order of the document."""
        return parties(self.dossier.racines)

    @derive
    def parties_des_noeuds(self) -> Mapping[str, Partie]:
        """The part that each node is in, by the id of the node."""
        return {noeud.id: partie for partie in self.parties for noeud in partie.noeuds}

    def lieux_de(self, element: Noeud | Indicateur) -> tuple[str, ...]:
        """Ids of the places that a node or an indicator concerns; none for the whole contract."""
        return lieux_de(element, self.suivi.lieux) if isinstance(element, Indicateur) else self.suivi.lieux[element.id]

    @derive
    def ailleurs(self) -> Mapping[str, tuple[Mention, ...]]:
        """The same places in the other contracts, by the id of each place that several share."""
        return {id: tuple(autre for autre in commun.mentions if autre.contrat != self.contrat.id) for id, commun in self.partages.items()}

    @derive
    def partages(self) -> Mapping[str, LieuCommun]:
        """The places that several contracts name, by the id that each has in this one."""
        return {
            mention.territoire.id: commun
            for commun in lieux_communs(self.registre.lieux)
            if commun.est_partage
            for mention in commun.mentions
            if mention.contrat == self.contrat.id
        }

    @derive
    def communes_autour(self) -> tuple[Territoire, ...]:
        """The communes of other contracts near its places, that it does not name: the ground of its maps."""
        return communes_autour(lieux_communs(self.registre.lieux), self.contrat.id)

    def periodes_prevues(self, indicateur: Indicateur) -> tuple[Periode, ...]:
        """The times for which the contract plans to collect figures; none for an indicator that it does not define."""
        if indicateur.statut is StatutIndicateur.A_DEFINIR:
            return ()
        return tuple(collecte.periode for collecte in self.contrat.collecte if collecte.periode)

    def indicateurs_de(self, partenaire: str) -> tuple[Indicateur, ...]:
        """The indicators for which the document names a partner itself: one named only through a collective is not counted on its own."""
        return self.a_fournir.get(partenaire, ())

    def ancetres(self, noeud: Noeud) -> tuple[Noeud, ...]:
        """From the root down to the parent of `noeud`."""
        chemin: list[Noeud] = []
        while noeud.parent:
            noeud = self.noeuds[noeud.parent]
            chemin.append(noeud)
        return tuple(reversed(chemin))

    def quartiers_de(self, commune: str) -> tuple[Territoire, ...]:
        """QPV then QVA of one commune."""
        return quartiers_de(commune, tuple(self.territoires.values()))

    def ensembles_de(self, territoire: Territoire) -> tuple[Territoire, ...]:
        """The sets of neighbourhoods that the document counts together in this commune, or in those of this neighbourhood."""
        communes = {territoire.id, *territoire.communes}
        meme = territoire.type is TypeTerritoire.ENSEMBLE
        return () if meme else tuple(autre for autre in self.de_type(TypeTerritoire.ENSEMBLE) if communes & set(autre.communes))

    def de_type(self, type_: TypeTerritoire) -> tuple[Territoire, ...]:
        """The territories of one kind."""
        return tuple(territoire for territoire in self.territoires.values() if territoire.type is type_)

    def racines_principales(self) -> tuple[Noeud, ...]:
        """Root nodes at the contract's highest level (the axes); annexes have roots at other levels."""
        premier = self.contrat.niveaux[0].id if self.contrat.niveaux else ""
        return tuple(noeud for noeud in self.dossier.racines if noeud.niveau == premier)

    def racines_annexes(self) -> tuple[Noeud, ...]:
        """Root nodes at another level than the highest."""
        principales = {noeud.id for noeud in self.racines_principales()}
        return tuple(noeud for noeud in self.dossier.racines if noeud.id not in principales)

    @derive
    def promesses(self) -> tuple[Noeud, ...]:
        """All nodes that are counted as promises, in the axes and outside of them: those without nodes below them, and those that a piece of news is
        about."""
        return engagements(self.noeuds.values(), self.nouvelles)

    @derive
    def ids_des_promesses(self) -> frozenset[str]:
        """Those of `promesses`."""
        return frozenset(noeud.id for noeud in self.promesses)

    def est_une_promesse(self, noeud: Noeud) -> bool:
        """Whether a node is counted as a promise, and no title that several stand below."""
        return noeud.id in self.ids_des_promesses

    @derive
    def promesses_des_axes(self) -> tuple[Noeud, ...]:
        """Those of the axes, which contracts count first."""
        return self._promesses_sous(self.racines_principales())

    @derive
    def promesses_annexes(self) -> tuple[Noeud, ...]:
        """Those that stand outside of the axes."""
        return self._promesses_sous(self.racines_annexes())

    def _promesses_sous(self, racines: Iterable[Noeud]) -> tuple[Noeud, ...]:
        return engagements((noeud for racine in racines for noeud in racine.parcourir()), self.nouvelles)

    @derive
    def secrets(self) -> Mapping[str, int]:
        """How many indicators have a figure that the law keeps secret, by place."""
        return secrets_par_lieu(self.valeurs)

    @derive
    def chiffres_par_lieu(self) -> Mapping[str, tuple[str, ...]]:
        """For each place, the ids of the indicators of which a figure speaks for it or, where none is singled out, there are figures of parts."""
        return {lieu: tuple(id for id in ids if self._a_un_chiffre(lieu, id)) for lieu, ids in self.suivi.indicateurs_par_lieu.items()}

    def _a_un_chiffre(self, lieu: str, id: str) -> bool:
        lecture = self.suivi.lectures_par_lieu[lieu, id]
        if lecture.mesure is not None or lecture.mots is not None:
            return lecture.parle_pour(lieu)
        return self.derniere_partie(id, lieu) is not None

    def derniere_partie(self, indicateur: str, lieu: str) -> Valeur | None:
        """The most recent figure of a part (by sex, by age…) of an indicator at `lieu`."""
        return derniere(valeur for valeur in self.suivi.retenues.get(indicateur, ()) if valeur.territoire == lieu and valeur.ventilation)

    @derive
    def ecarts(self) -> Mapping[str, tuple[tuple[str, Ecart], ...]]:
        """How each place compares with the whole that it belongs to, by place: ids of indicators, and the gaps."""
        return ecarts_par_lieu(self.valeurs, self.territoires)

    @derive
    def dernier_chiffre(self) -> Valeur | None:
        """The most recent figure of all."""
        return derniere(valeur for valeurs in self.valeurs.values() for valeur in valeurs)
