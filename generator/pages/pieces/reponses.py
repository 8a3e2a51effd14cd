"""The answers at the head of a home page: what was promised, where it stands, what is missing, what changed, my neighbourhood."""

from msgspec import Struct

from generator.calculs.nouvelles import dernier_jour
from generator.calculs.statuts import A_TROUVER, Statut, Synthese
from generator.model.territoire import TypeTerritoire
from generator.pages.contexte import Contexte
from generator.pages.mots.noms_des_lieux import possessif
from generator.pages.mots.statuts import Etat, etat
from generator.pages.mots.typographie import FINE, INSECABLE, accord, date_fr, enumerer, majuscule, nombre_fr, periode_fr
from generator.pages.mots.voix import Voix
from generator.pages.pieces.attentes import phrase_de_completude
from generator.pages.pieces.promesses_comptees import autres_promesses, toutes_les_promesses
from generator.pages.pieces.quartiers import compte_des_quartiers, sans_quartier


class ReponseEnBref(Struct, frozen=True):
    """One answer: a number with the words that follow it (both may be empty), then a sentence."""

    nombre: str
    mot: str
    phrase: str


class Reponses(Struct, frozen=True):
    """The answers of a home page; `change` is None where nothing is to be told."""

    promis: ReponseEnBref
    essentiel: str
    etat: Etat
    manque: ReponseEnBref
    titre_quartier: str
    quartier: ReponseEnBref
    change: ReponseEnBref | None


def reponses_du_contrat(contexte: Contexte) -> Reponses:
    """The answers of one contract."""
    synthese = contexte.suivi.synthese(contexte.indicateurs.values())
    return Reponses(
        promis=_promis(contexte),
        essentiel=essentiel(synthese),
        etat=etat(synthese),
        manque=manque(contexte.voix, synthese, phrase_de_completude(contexte, contexte.suivi.completude(contexte.indicateurs.values()))),
        titre_quartier=f"Dans {possessif('m', contexte.contrat.nom_des_communes[0]) if sans_quartier(contexte) else 'mon quartier'}",
        quartier=_quartier(contexte),
        change=_change(contexte),
    )


def essentiel(synthese: Synthese) -> str:
    """How many indicators have reached their target, have not, are underway, cannot be compared, are secret, have no figure here: each
    indicator is in one of these. Empty where there are no indicators."""
    if not synthese.total:
        return ""
    parts = [
        accord(nombre, *mots)
        for statuts, mots in (
            ((Statut.ATTEINT,), ("atteint", "atteints")),
            ((Statut.NON_ATTEINT,), ("non atteint au dernier chiffre trouvé", "non atteints au dernier chiffre trouvé")),
            ((Statut.EN_BONNE_VOIE, Statut.A_SURVEILLER, Statut.EN_RECUL), ("en cours", "en cours")),
            ((Statut.SANS_OBJECTIF,), ("avec un chiffre sans comparaison",) * 2),
            ((Statut.SECRET,), ("sous secret statistique", "sous secret statistique")),
            (tuple(sorted(A_TROUVER)), ("sans chiffre ici", "sans chiffre ici")),
        )
        if (nombre := synthese.nombre(*statuts))
    ]
    return f"Sur {accord(synthese.total, 'indicateur', 'indicateurs')}{INSECABLE}: {enumerer(parts)}."


def _promis(contexte: Contexte) -> ReponseEnBref:
    promesses = contexte.promesses_des_axes
    portes = {noeud.niveau for noeud in promesses}
    seul = contexte.niveaux[next(iter(portes))] if len(portes) == 1 else None
    mot = mot_accorde(len(promesses), *((seul.nom.lower(), seul.pluriel.lower()) if seul else ("promesse", "promesses")))
    noeuds = [noeud for racine in contexte.racines_principales() for noeud in racine.parcourir()]
    comptes = []
    for niveau in contexte.contrat.niveaux:
        nombre = sum(noeud.niveau == niveau.id for noeud in noeuds)
        if nombre and niveau is not seul:
            comptes.append(accord(nombre, niveau.nom.lower(), niveau.pluriel.lower()))
    phrase = " ".join(filter(None, (f"En {enumerer(comptes[:2])}." if comptes else "", _autres(contexte))))
    return ReponseEnBref(nombre_fr(len(promesses)), mot, phrase)


def _autres(contexte: Contexte) -> str:
    """«Avec 44 autres promesses, 107 en tout.»; empty where all promises are of the axes. The summary in words has the parts."""
    autres = autres_promesses(contexte)
    return f"Avec {autres}, {nombre_fr(toutes_les_promesses(contexte))} en tout." if autres else ""


def manque(voix: Voix, synthese: Synthese, completude: str) -> ReponseEnBref:
    """How many indicators are without figure, defined or not; then how many of them are published elsewhere, may be, or are not defined."""
    cherches = synthese.nombre(*A_TROUVER)
    if not cherches:
        return ReponseEnBref("", "", "Chaque indicateur a un chiffre." if synthese.total else "Le document n’annonce aucun indicateur.")
    details = [
        accord(nombre, *mots)
        for statut, mots in (
            (Statut.PUBLIE_AILLEURS, ("publié ailleurs", "publiés ailleurs")),
            (Statut.PEUT_ETRE_AILLEURS, ("peut-être publié ailleurs", "peut-être publiés ailleurs")),
            (Statut.A_DEFINIR, ("sans définition trouvée", "sans définition trouvée")),
        )
        if (nombre := synthese.nombre(statut))
    ]
    dont = f"Dont {enumerer(details)}." if details else ""
    return ReponseEnBref(nombre_fr(cherches), mot_accorde(cherches, *voix.sans_chiffre), " ".join(filter(None, (dont, completude))))


def _quartier(contexte: Contexte) -> ReponseEnBref:
    communes = len(contexte.de_type(TypeTerritoire.COMMUNE))
    if sans := sans_quartier(contexte):
        return ReponseEnBref(nombre_fr(communes), mot_accorde(communes, *contexte.contrat.nom_des_communes), sans)
    quartiers = sum(territoire.est_quartier for territoire in contexte.territoires.values())
    return ReponseEnBref(
        nombre_fr(quartiers),
        mot_accorde(quartiers, "quartier", "quartiers"),
        f"{compte_des_quartiers(contexte)}{FINE}; {accord(communes, *contexte.contrat.nom_des_communes)}.",
    )


def _change(contexte: Contexte) -> ReponseEnBref:
    """The last news, or that none was found; then the time of the most recent figure."""
    recente = max(contexte.dossier.nouvelles, key=lambda nouvelle: dernier_jour(nouvelle.date), default=None)
    chiffre = contexte.dernier_chiffre
    suite = f" Le chiffre le plus récent que nous ayons porte sur{INSECABLE}: {periode_fr(chiffre.periode)}." if chiffre else ""
    if recente is None:
        return ReponseEnBref("", "", f"Nous n’avons rien trouvé, dans les documents\u00a0lus, qui dise où en sont les promesses.{suite}")
    return ReponseEnBref("", "", f"{majuscule(date_fr(recente.date))}{INSECABLE}: {recente.phrase}{suite}")


def mot_accorde(nombre: int, un: str, plusieurs: str) -> str:
    """The word that follows `nombre`."""
    return un if nombre < 2 else plusieurs
