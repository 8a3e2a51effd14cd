"""One contract as it may be known on a day, with indexes: its promises, indicators, partners, places and documents by id, and what ties
them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from generator.calculs.lieux import LieuCommun, Mention, Partie, lieux_communs, lieux_de, parties
from generator.calculs.nouvelles import engagements, par_noeud
from generator.calculs.paroles import reponses_par_sujet
from generator.calculs.passages import Passages, trouver_les_passages
from generator.calculs.responsabilites import engagements_de, referents
from generator.calculs.series import derniere
from generator.calculs.suivi import Suivi, a_ce_jour, indicateurs_sous
from generator.calculs.ventilations import Ecart, ecarts
from generator.model.avis import Avis
from generator.model.contrat import Niveau
from generator.model.dossier import Dossier, Registre
from generator.model.etat import Nouvelle
from generator.model.fait import Anomalie, Fait, MesureNationale
from generator.model.partenaire import Partenaire
from generator.model.partenaires_nommes import partenaires_du_contrat
from generator.model.periode import Periode
from generator.model.referentiel import Indicateur, Noeud, StatutIndicateur
from generator.model.territoire import Territoire, TypeTerritoire
from generator.model.texte_de_document import Adresse, Bloc, TexteDeDocument
from generator.model.valeur import StatutValeur, Valeur


class IndexDuContrat:
    """Indexes over one dossier; everything in the order of the files. `aujourd_hui` is the ISO day on which progress is told."""

    def __init__(self, dossier: Dossier, registre: Registre, aujourd_hui: str) -> None:
        dossier = a_ce_jour(dossier, aujourd_hui)
        self.dossier = dossier
        self.suivi = Suivi(dossier, aujourd_hui)
        self.contrat = dossier.contrat
        self.registre = registre
        self.noeuds: dict[str, Noeud] = {noeud.id: noeud for noeud in dossier.noeuds()}
        self.indicateurs: dict[str, Indicateur] = {indicateur.id: indicateur for indicateur in dossier.indicateurs()}
        self.partenaires: dict[str, Partenaire] = {partenaire.id: partenaire for partenaire in registre.partenaires}
        self.territoires: dict[str, Territoire] = {territoire.id: territoire for territoire in dossier.territoires}
        self.niveaux: dict[str, Niveau] = {niveau.id: niveau for niveau in self.contrat.niveaux}
        self.mesures: dict[str, MesureNationale] = (
            {mesure.numero: mesure for mesure in registre.mesures.mesures} if registre.mesures else {}
        )

    @cached_property
    def passages(self) -> Passages:
        """Where in the documents each thing stands, and what each passage gave."""
        return trouver_les_passages(self.dossier, self.registre.mesures)

    @cached_property
    def textes(self) -> dict[str, TexteDeDocument]:
        """The documents whose words are kept, by id."""
        return {texte.document: texte for texte in self.dossier.textes_des_documents if texte.sections}

    @cached_property
    def blocs(self) -> dict[Adresse, Bloc]:
        """The paragraphs and rows of the documents, by address."""
        return {
            Adresse(texte.document, section.section, bloc.id): bloc
            for texte in self.textes.values()
            for section, bloc in texte.blocs()
            if bloc.id
        }

    @cached_property
    def sections_a_lire(self) -> frozenset[tuple[str, str]]:
        """The document and the id of each section that has a page of its own."""
        return frozenset((texte.document, section.section) for texte in self.textes.values() for section in texte.sections)

    @cached_property
    def sigles(self) -> dict[str, str]:
        """Acronym → full name, for this contract."""
        return {terme.terme: terme.nom for terme in self.registre.glossaire if not terme.contrats or self.contrat.id in terme.contrats}

    @cached_property
    def page_des_mesures(self) -> bool:
        """True when the portal has a page of the national measures: the contract that lists them is published, or their origin is told."""
        liste = self.registre.mesures
        return liste is not None and (bool(liste.origine) or any(dossier.contrat.id == liste.contrat for dossier in self.registre.dossiers))

    @cached_property
    def valeurs(self) -> dict[str, tuple[Valeur, ...]]:
        """By indicator, the figures that count and are not those of a part (by sex, by age…): one version of each."""
        entieres = {id: tuple(valeur for valeur in valeurs if not valeur.ventilation) for id, valeurs in self.suivi.retenues.items()}
        return {id: valeurs for id, valeurs in entieres.items() if valeurs}

    @cached_property
    def renseignes(self) -> frozenset[str]:
        """Ids of the indicators with at least one figure."""
        return frozenset(valeur.indicateur for valeur in self.dossier.valeurs if not valeur.statut.est_absence)

    @cached_property
    def partenaires_du_contrat(self) -> tuple[str, ...]:
        """Ids of the partners that have a page in this contract."""
        return partenaires_du_contrat(self.contrat, self.noeuds.values(), self.partenaires)

    @cached_property
    def engagements(self) -> dict[str, tuple[Noeud, ...]]:
        """The nodes that name each partner of the contract, by the id of the partner."""
        return {id: engagements_de(id, self.noeuds.values()) for id in self.partenaires_du_contrat}

    @cached_property
    def a_fournir(self) -> dict[str, tuple[Indicateur, ...]]:
        """The indicators for which the document names a partner, by the id of the partner."""
        par_partenaire: defaultdict[str, list[Indicateur]] = defaultdict(list)
        for indicateur in self.indicateurs.values():
            for id in self.referents(indicateur):
                par_partenaire[id].append(indicateur)
        return {id: tuple(indicateurs) for id, indicateurs in par_partenaire.items()}

    @cached_property
    def anomalies(self) -> dict[str, tuple[Anomalie, ...]]:
        """Contradictions by the node, indicator or territory they concern."""
        par_id: defaultdict[str, list[Anomalie]] = defaultdict(list)
        for anomalie in self.dossier.anomalies:
            for id in dict.fromkeys(anomalie.concerne):
                par_id[id].append(anomalie)
        return {id: tuple(anomalies) for id, anomalies in par_id.items()}

    @cached_property
    def nouvelles(self) -> dict[str, tuple[Nouvelle, ...]]:
        """What was said of the state of each commitment, newest first."""
        return par_noeud(self.dossier.nouvelles)

    @cached_property
    def reponses(self) -> dict[str, tuple[Avis, ...]]:
        """Answers of partners by what they are about («» for the whole contract), newest first."""
        return reponses_par_sujet(self.dossier.avis)

    @cached_property
    def faits(self) -> dict[str, tuple[Fait, ...]]:
        """Sourced facts by territory."""
        par_id: defaultdict[str, list[Fait]] = defaultdict(list)
        for fait in self.dossier.faits:
            for id in dict.fromkeys(fait.territoires):
                par_id[id].append(fait)
        return {id: tuple(faits) for id, faits in par_id.items()}

    @cached_property
    def parties(self) -> tuple[Partie, ...]:
        """The tree cut wherever a node names places, in the order of the document."""
        return parties(self.dossier.racines)

    def lieux_de(self, element: Noeud | Indicateur) -> tuple[str, ...]:
        """Ids of the places that a node or an indicator concerns; none for the whole contract."""
        return lieux_de(element, self.suivi.lieux) if isinstance(element, Indicateur) else self.suivi.lieux[element.id]

    @cached_property
    def ailleurs(self) -> dict[str, tuple[Mention, ...]]:
        """The same places in the other contracts, by the id of each place that several share."""
        communs: tuple[LieuCommun, ...] = lieux_communs(self.registre.dossiers)
        return {
            ici.territoire.id: tuple(autre for autre in commun.mentions if autre.contrat != ici.contrat)
            for commun in communs
            for ici in commun.mentions
            if ici.contrat == self.contrat.id and any(autre.contrat != ici.contrat for autre in commun.mentions)
        }

    def periodes_prevues(self, indicateur: Indicateur) -> tuple[Periode, ...]:
        """The times for which the contract plans to collect figures; none for an indicator that it does not define."""
        if indicateur.statut is StatutIndicateur.A_DEFINIR:
            return ()
        return tuple(collecte.periode for collecte in self.contrat.collecte if collecte.periode)

    def referents(self, indicateur: Indicateur) -> tuple[str, ...]:
        """Ids of the partners that the document names for the figures of `indicateur`."""
        return referents(indicateur, self.noeuds[indicateur.noeud], self.contrat)

    def indicateurs_sous(self, noeud: Noeud) -> Sequence[Indicateur]:
        """The indicators of `noeud` and of all that is below it."""
        return indicateurs_sous([noeud])

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
        return tuple(
            territoire
            for type_ in (TypeTerritoire.QPV, TypeTerritoire.QVA)
            for territoire in self.territoires.values()
            if territoire.type is type_ and commune in territoire.communes
        )

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

    @cached_property
    def promesses(self) -> tuple[Noeud, ...]:
        """The nodes of the axes that are counted as promises: those without nodes below them, and those that a piece of news is about."""
        return engagements((noeud for racine in self.racines_principales() for noeud in racine.parcourir()), self.nouvelles)

    def secrets_de(self, lieu: str) -> int:
        """How many indicators have a figure of `lieu` that the law keeps secret."""
        return sum(
            any(valeur.territoire == lieu and valeur.statut is StatutValeur.SECRET for valeur in valeurs)
            for valeurs in self.valeurs.values()
        )

    def derniere_partie(self, indicateur: str, lieu: str) -> Valeur | None:
        """The most recent figure of a part (by sex, by age…) of an indicator at `lieu`."""
        return derniere(valeur for valeur in self.suivi.retenues.get(indicateur, ()) if valeur.territoire == lieu and valeur.ventilation)

    def ecarts_de(self, lieu: str) -> Iterator[tuple[str, Ecart]]:
        """How `lieu` compares with the whole that it belongs to: id of the indicator, and the gap."""
        for id, valeurs in self.valeurs.items():
            for ecart in ecarts(valeurs, self.territoires):
                if ecart.partie.territoire == lieu:
                    yield id, ecart
