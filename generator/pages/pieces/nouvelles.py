"""Where commitments stand, in words: the state of one with its history, and how many are in each state."""

from collections.abc import Iterable

from msgspec import Struct

from generator.calculs.noms_dits import dans_la_phrase
from generator.calculs.nouvelles import compter_etats, dernier_jour, engagements, est_un_engagement, etat_actuel
from generator.model.contrat import Niveau
from generator.model.etat import EtatEngagement, Nouvelle
from generator.model.fait import MesureNationale
from generator.model.referentiel import Noeud
from generator.pages.contexte import Contexte
from generator.pages.mots.typographie import INSECABLE, accord, date_fr, nombre_fr
from generator.pages.pieces.liens import Lien, lien_noeud, lien_partenaire

MOTS = {
    EtatEngagement.A_LANCER: "À lancer",
    EtatEngagement.EN_COURS: "En cours",
    EtatEngagement.REALISE: "Réalisé",
    EtatEngagement.ABANDONNE: "Abandonné",
    EtatEngagement.AUCUNE_NOUVELLE: "Aucune nouvelle trouvée",
}
# After a number: masculine singular and plural, feminine singular and plural.
_ACCORDS = {
    EtatEngagement.REALISE: ("réalisé", "réalisés", "réalisée", "réalisées"),
    EtatEngagement.ABANDONNE: ("abandonné", "abandonnés", "abandonnée", "abandonnées"),
    EtatEngagement.AUCUNE_NOUVELLE: ("sans nouvelle trouvée",) * 4,
}


class MarqueDEtat(Struct, frozen=True):
    """A state as a class of the style sheet, which bears the icon, and its word."""

    classe: str
    mot: str


class VueNouvelle(Struct, frozen=True):
    """One piece of news: the state that it tells, its date, a sentence, where it can be read."""

    marque: MarqueDEtat
    date: str
    phrase: str
    source: str


class VueEtat(Struct, frozen=True):
    """Where one commitment stands. `absence` says that no news was found in what was read; `qui` are the partners that the commitment
    names."""

    marque: MarqueDEtat
    actuelle: VueNouvelle | None
    absence: str
    qui: tuple[Lien, ...]
    historique: tuple[VueNouvelle, ...]


class NouvelleDatee(Struct, frozen=True):
    """One piece of news in a list, with the link to the promise that it is about."""

    nouvelle: VueNouvelle
    promesse: Lien


def marque(etat: EtatEngagement) -> MarqueDEtat:
    """«En cours» and its class."""
    return MarqueDEtat(etat.value.replace("_", "-"), MOTS[etat])


def vue_etat(contexte: Contexte, page: str, noeud: Noeud) -> VueEtat | None:
    """The state of a commitment; None for a node that bears none."""
    if not est_un_engagement(noeud, contexte.nouvelles):
        return None
    historique = tuple(_vue_nouvelle(nouvelle) for nouvelle in contexte.nouvelles.get(noeud.id, ()))
    return VueEtat(
        marque=marque(etat_de(contexte, noeud)),
        actuelle=historique[0] if historique else None,
        absence="" if historique else "Nous n’avons trouvé aucune nouvelle de cette promesse dans les documents\u00a0lus.",
        qui=tuple(lien_partenaire(contexte, page, id) for id in dict.fromkeys(engage.partenaire for engage in noeud.partenaires)),
        historique=historique[1:],
    )


def _vue_nouvelle(nouvelle: Nouvelle) -> VueNouvelle:
    return VueNouvelle(marque(nouvelle.etat), date_fr(nouvelle.date), nouvelle.phrase, nouvelle.source)


def dernieres_nouvelles(contexte: Contexte, page: str, combien: int = 5) -> tuple[NouvelleDatee, ...]:
    """The last `combien` pieces of news of a contract, newest first."""
    recentes = sorted(contexte.dossier.nouvelles, key=lambda nouvelle: dernier_jour(nouvelle.date), reverse=True)[:combien]
    return tuple(
        NouvelleDatee(_vue_nouvelle(nouvelle), lien_noeud(contexte, page, contexte.noeuds[nouvelle.noeud])) for nouvelle in recentes
    )


def etat_de(contexte: Contexte, noeud: Noeud) -> EtatEngagement:
    """The state that the last news of a node tells; AUCUNE_NOUVELLE where there is none."""
    return etat_actuel(contexte.nouvelles.get(noeud.id, ()))


def compte_dessous(contexte: Contexte, noeud: Noeud) -> str:
    """The states of all commitments below `noeud`; empty when there are none."""
    return compte(contexte, (dessous for enfant in noeud.enfants for dessous in enfant.parcourir()))


def compte_du_partenaire(contexte: Contexte, id: str) -> str:
    """The states of the commitments that name a partner itself."""
    return compte(contexte, contexte.engagements.get(id, ()))


def compte(contexte: Contexte, noeuds: Iterable[Noeud]) -> str:
    """«12 engagements : 2 réalisés, 10 sans nouvelle trouvée»; empty when none of `noeuds` bears a state."""
    portent = engagements(noeuds, contexte.nouvelles)
    niveaux = {noeud.niveau for noeud in portent}
    seul = contexte.niveaux[niveaux.pop()] if len(niveaux) == 1 else None
    nom, noms = (dans_la_phrase(seul.nom), dans_la_phrase(seul.pluriel)) if seul else ("promesse", "promesses")
    return compte_en_mots((etat_de(contexte, noeud) for noeud in portent), nom, noms, feminin=seul is None or est_feminin(seul))


def compte_des_mesures(mesures: Iterable[MesureNationale]) -> str:
    """The same for the lines of the national measures."""
    return compte_en_mots((mesure.avancement for mesure in mesures), "ligne", "lignes", feminin=True)


def compte_en_mots(etats: Iterable[EtatEngagement], nom: str, noms: str, *, feminin: bool) -> str:
    """The counts with the noun that they count, or «61 actions, toutes sans nouvelle trouvée»; empty when there is nothing to count."""
    comptes = compter_etats(etats)
    total = sum(nombre for _, nombre in comptes)
    if not total:
        return ""
    if len(comptes) == 1:
        tous = ("toutes " if feminin else "tous ") if total > 1 else ""
        return f"{accord(total, nom, noms)}, {tous}{_mot(comptes[0][0], total, feminin=feminin)}."
    suite = ", ".join(f"{nombre_fr(nombre)}{INSECABLE}{_mot(etat, nombre, feminin=feminin)}" for etat, nombre in comptes)
    return f"{accord(total, nom, noms)}{INSECABLE}: {suite}."


def _mot(etat: EtatEngagement, nombre: int, *, feminin: bool) -> str:
    """«réalisé», «réalisés», «réalisée», «réalisées»; «en cours» for any."""
    mot = MOTS[etat].lower()
    formes = _ACCORDS.get(etat, (mot, mot, mot, mot))
    return formes[2 * feminin + (nombre > 1)]


def est_feminin(niveau: Niveau) -> bool:
    """The gender of a level's name, from its article; behind «L’», names in -tion and -sion are feminine."""
    if niveau.article.startswith(("La ", "Le ")):
        return niveau.article.startswith("La ")
    return niveau.nom.split(" ")[0].lower().endswith(("tion", "sion"))
