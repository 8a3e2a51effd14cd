"""What a contract says of each partner that it names, as the partner's page on the portal tells it."""

from collections.abc import Iterable

from msgspec import Struct

from generator.calculs.responsabilites import collectifs_de
from generator.model.contrat import Obligation
from generator.model.referentiel import Indicateur, Noeud
from generator.pages.contexte import Contexte
from generator.pages.mots.statuts import VueStatut, vue_statut_de
from generator.pages.mots.typographie import accord
from generator.pages.pieces.bilan_du_partenaire import qui_le_nomment
from generator.pages.pieces.obligations import quand


class Part(Struct, frozen=True):
    """How often the contract names the partner, in a sentence; the ids of what it is named for (`trouves`: how many of the indicators have a figure); and those of the bodies
    through which it is named too."""

    phrase: str
    promesses: tuple[str, ...]
    indicateurs: tuple[str, ...]
    demandes: tuple[str, ...]
    collectifs: tuple[str, ...]
    trouves: int


class PromesseNommee(Struct, frozen=True):
    """A promise that names somebody, or a title that several stand below: its words, what it is («Objectif 1.1»), and how many indicators follow it."""

    titre: str
    precision: str
    suivi: str
    reunit: bool


class IndicateurNomme(Struct, frozen=True):
    """An indicator for which somebody is named: its label, the promise that it follows, its state."""

    libelle: str
    promesse: str
    statut: VueStatut


class DemandeDuCalendrier(Struct, frozen=True):
    """What the calendar of the contract asks somebody for, and when."""

    texte: str
    quand: str


def parts(contexte: Contexte) -> dict[str, Part]:
    """By id of the partners that have a page in the contract."""
    return {id: _part(contexte, id) for id in contexte.partenaires_du_contrat}


def _part(contexte: Contexte, id: str) -> Part:
    promesses = contexte.engagements.get(id, ())
    siens = contexte.indicateurs_de(id)
    trouves = sum(indicateur.id in contexte.renseignes for indicateur in siens)
    phrase = qui_le_nomment(contexte, id) or "Aucune promesse ne le nomme directement"
    if siens:
        phrase += f", {accord(len(siens), *contexte.voix.nomme_pour)}, {f'dont {trouves} avec un chiffre trouvé' if trouves else 'sans chiffre trouvé'}"
    return Part(
        f"{phrase}.",
        tuple(noeud.id for noeud in promesses),
        tuple(indicateur.id for indicateur in siens),
        tuple(obligation.id for obligation in contexte.contrat.calendrier if id in obligation.responsables),
        collectifs_de(id, contexte.contrat),
        trouves,
    )


def promesses_nommees(contexte: Contexte) -> dict[str, PromesseNommee]:
    """The promises that name a partner, by id, in the order of the document."""
    nommees = {noeud.id for noeuds in contexte.engagements.values() for noeud in noeuds}
    return {id: _promesse(contexte, noeud) for id, noeud in contexte.noeuds.items() if id in nommees}


def _promesse(contexte: Contexte, noeud: Noeud) -> PromesseNommee:
    siens = contexte.indicateurs_sous(noeud)
    return PromesseNommee(noeud.titre, contexte.nom_devant(noeud), _suivi(contexte, siens), not contexte.est_une_promesse(noeud))


def _suivi(contexte: Contexte, indicateurs: Iterable[Indicateur]) -> str:
    """«3 indicateurs, dont 1 avec un chiffre trouvé»; empty where none follows the promise."""
    siens = list(indicateurs)
    trouves = sum(indicateur.id in contexte.renseignes for indicateur in siens)
    suite = f", dont {trouves} avec un chiffre trouvé" if trouves else ", sans chiffre trouvé"
    return f"{accord(len(siens), 'indicateur')}{suite}" if siens else ""


def indicateurs_nommes(contexte: Contexte) -> dict[str, IndicateurNomme]:
    """The indicators for which the document names a partner, by id, in the order of the document."""
    nommes = {indicateur.id for siens in contexte.a_fournir.values() for indicateur in siens}
    return {id: _indicateur(contexte, un) for id, un in contexte.indicateurs.items() if id in nommes}


def _indicateur(contexte: Contexte, indicateur: Indicateur) -> IndicateurNomme:
    return IndicateurNomme(
        indicateur.libelle,
        contexte.noeuds[indicateur.noeud].titre,
        vue_statut_de(contexte.suivi.chiffres_qui_parlent[indicateur.id].avancement),
    )


def demandes(contexte: Contexte) -> dict[str, DemandeDuCalendrier]:
    """What the calendar asks of partners that it names, by id."""
    return {obligation.id: _demande(obligation) for obligation in contexte.contrat.calendrier if obligation.responsables}


def _demande(obligation: Obligation) -> DemandeDuCalendrier:
    return DemandeDuCalendrier(obligation.texte, quand(obligation))
