"""The answers at the head of a home page: what was promised, where it stands, what is missing, what changed, my neighbourhood."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.calculs.nouvelles import dernier_jour, engagements
from generator.calculs.series import derniere
from generator.calculs.statuts import Statut, Synthese, additionner
from generator.model.referentiel import Noeud
from generator.model.territoire import TypeTerritoire
from generator.pages.contexte import Contexte
from generator.pages.typographie import INSECABLE, accord, date_fr, enumerer, nombre_fr, periode_fr
from generator.pages.vues.attentes import phrase_de_completude
from generator.pages.vues.noms_des_lieux import possessif
from generator.pages.vues.nouvelles import depuis
from generator.pages.vues.quartiers import compte_des_lieux, compte_des_quartiers, sans_quartier
from generator.pages.vues.statuts import Etat, etat


@dataclass(frozen=True, slots=True)
class Reponse:
    """One answer: a number with the words that follow it (both may be empty), then a sentence."""

    nombre: str
    mot: str
    phrase: str


@dataclass(frozen=True, slots=True)
class Reponses:
    """The answers of a home page; `change` is None where nothing can be said."""

    promis: Reponse
    essentiel: str
    etat: Etat
    manque: Reponse
    titre_quartier: str
    quartier: Reponse
    change: Reponse | None


def reponses_du_contrat(contexte: Contexte) -> Reponses:
    """The answers of one contract."""
    synthese = contexte.suivi.synthese(contexte.indicateurs.values())
    return Reponses(
        promis=_promis(contexte),
        essentiel=essentiel([contexte]),
        etat=etat(synthese),
        manque=_manque(contexte, synthese),
        titre_quartier=f"Dans {possessif('m', contexte.contrat.nom_des_communes[0]) if sans_quartier(contexte) else 'mon quartier'}",
        quartier=_quartier(contexte),
        change=_change(contexte),
    )


def reponses_du_portail(contextes: Sequence[Contexte]) -> Reponses:
    """The answers of all contracts together: counts added up, nothing averaged."""
    synthese = additionner(contexte.suivi.synthese(contexte.indicateurs.values()) for contexte in contextes)
    promesses = sum(len(_promesses(contexte)) for contexte in contextes)
    muets = synthese.nombre(Statut.AUCUN_CHIFFRE, Statut.NON_FOURNI)
    indefinis = synthese.nombre(Statut.A_DEFINIR)
    quartiers, communes = compte_des_lieux(contextes)
    return Reponses(
        promis=Reponse(
            nombre_fr(promesses),
            _mot(promesses, "promesse", "promesses"),
            f"Mot pour mot, dans {accord(len(contextes), 'contrat', 'contrats')}.",
        ),
        essentiel=essentiel(contextes),
        etat=etat(synthese),
        manque=Reponse(
            nombre_fr(muets),
            _mot(muets, "indicateur sans chiffre", "indicateurs sans chiffre"),
            f"{accord(indefinis, 'autre a été promis et jamais défini', 'autres ont été promis et jamais définis')}." if indefinis else "",
        ),
        titre_quartier="Dans mon quartier",
        quartier=Reponse(
            nombre_fr(quartiers or communes),
            _mot(quartiers, "quartier", "quartiers") if quartiers else _mot(communes, "commune", "communes"),
            f"Et {accord(communes, 'commune ou arrondissement', 'communes et arrondissements')}, dans tous les contrats."
            if quartiers
            else "",
        ),
        change=None,
    )


def essentiel(contextes: Sequence[Contexte]) -> str:
    """The three numbers that matter: kept, not kept, never measured."""
    synthese = additionner(contexte.suivi.synthese(contexte.indicateurs.values()) for contexte in contextes)
    if not synthese.total:
        return ""
    tenus = synthese.nombre(Statut.ATTEINT)
    rates = synthese.nombre(Statut.NON_ATTEINT, Statut.EN_RECUL)
    muets = synthese.nombre(Statut.AUCUN_CHIFFRE, Statut.NON_FOURNI, Statut.A_DEFINIR)
    finis = all(contexte.contrat.fin is not None and contexte.suivi.aujourd_hui[:4] > str(contexte.contrat.fin) for contexte in contextes)
    courent = not any(
        contexte.contrat.fin is not None and contexte.suivi.aujourd_hui[:4] > str(contexte.contrat.fin) for contexte in contextes
    )
    mots = (
        ("non atteint au dernier chiffre connu", "non atteints au dernier chiffre connu")
        if finis
        else ("en recul", "en recul")
        if courent
        else ("non atteint ou en recul", "non atteints ou en recul")
    )
    return (
        f"Sur {accord(synthese.total, 'indicateur', 'indicateurs')} annoncés{INSECABLE}: "
        f"{accord(tenus, 'atteint', 'atteints')}, {accord(rates, *mots)}, {accord(muets, 'sans aucun chiffre', 'sans aucun chiffre')}."
    )


def _promesses(contexte: Contexte) -> tuple[Noeud, ...]:
    """What the axes promise, cut as finely as the document cuts it."""
    return engagements((noeud for racine in contexte.racines_principales() for noeud in racine.parcourir()), contexte.nouvelles)


def _promis(contexte: Contexte) -> Reponse:
    promesses = _promesses(contexte)
    portes = {noeud.niveau for noeud in promesses}
    seul = contexte.niveaux[next(iter(portes))] if len(portes) == 1 else None
    mot = _mot(len(promesses), *((seul.nom.lower(), seul.pluriel.lower()) if seul else ("promesse", "promesses")))
    noeuds = [noeud for racine in contexte.racines_principales() for noeud in racine.parcourir()]
    comptes = []
    for niveau in contexte.contrat.niveaux:
        nombre = sum(noeud.niveau == niveau.id for noeud in noeuds)
        if nombre and niveau is not seul:
            comptes.append(accord(nombre, niveau.nom.lower(), niveau.pluriel.lower()))
    return Reponse(nombre_fr(len(promesses)), mot, f"En {enumerer(comptes[:2])}." if comptes else "")


def _manque(contexte: Contexte, synthese: Synthese) -> Reponse:
    indefinis = synthese.nombre(Statut.A_DEFINIR)
    phrase = (
        f"{accord(indefinis, 'indicateur promis n’a jamais été défini', 'indicateurs promis n’ont jamais été définis')}."
        if indefinis
        else ""
    )
    completude = contexte.suivi.completude(contexte.indicateurs.values())
    if completude.manquantes:
        mot = _mot(completude.manquantes, "chiffre attendu n’est pas publié", "chiffres attendus ne sont pas publiés")
        return Reponse(nombre_fr(completude.manquantes), mot, phrase or phrase_de_completude(completude))
    muets = synthese.nombre(Statut.AUCUN_CHIFFRE, Statut.NON_FOURNI)
    if muets:
        return Reponse(nombre_fr(muets), _mot(muets, "indicateur n’a aucun chiffre", "indicateurs n’ont aucun chiffre"), phrase)
    return Reponse("", "", phrase or ("Rien ne manque." if synthese.total else "Le document n’annonce aucun indicateur."))


def _quartier(contexte: Contexte) -> Reponse:
    communes = len(contexte.de_type(TypeTerritoire.COMMUNE))
    if sans := sans_quartier(contexte):
        return Reponse(nombre_fr(communes), _mot(communes, *contexte.contrat.nom_des_communes), sans)
    quartiers = sum(territoire.est_quartier for territoire in contexte.territoires.values())
    return Reponse(
        nombre_fr(quartiers),
        _mot(quartiers, "quartier", "quartiers"),
        f"{compte_des_quartiers(contexte)}, dans {accord(communes, *contexte.contrat.nom_des_communes)}.",
    )


def _change(contexte: Contexte) -> Reponse:
    """The newest news; where there are none, since when, and how old the newest figure is."""
    recente = max(contexte.dossier.nouvelles, key=lambda nouvelle: dernier_jour(nouvelle.date), default=None)
    chiffre = derniere(valeur for valeurs in contexte.valeurs.values() for valeur in valeurs)
    suite = f" Le chiffre le plus récent porte sur{INSECABLE}: {periode_fr(chiffre.periode)}." if chiffre else ""
    if recente is None:
        return Reponse("", "", f"Aucune nouvelle publiée depuis {depuis(contexte.contrat)}.{suite}")
    return Reponse("", "", f"{date_fr(recente.date)}{INSECABLE}: {recente.phrase}{suite}")


def _mot(nombre: int, un: str, plusieurs: str) -> str:
    return un if nombre < 2 else plusieurs
