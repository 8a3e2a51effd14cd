"""What is looked for: indicators without a definition or a figure that was found, and whom the document names for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.calculs.attentes import EtatAttente
from generator.calculs.fiches import Genre, Objet
from generator.calculs.manque import manquants, nommes_pour_un_manque
from generator.calculs.statuts import Statut, Synthese
from generator.model.ancre import ancre_du_mot
from generator.model.referentiel import Indicateur
from generator.pages.adresses import relative
from generator.pages.contexte import Contexte
from generator.pages.typographie import FINE, INSECABLE, accord, date_fr, enumerer
from generator.pages.vues.attentes import phrase_de_completude
from generator.pages.vues.commun import Entete, Lien, VueSource, fil, lien_noeud, marque_de_reponse, vue_source
from generator.pages.vues.partenaires_nommes import PartenaireNomme, PartenairesNommes, ensemble


@dataclass(frozen=True, slots=True)
class Manque:
    """One indicator without figure or definition: the promise that it follows, the times that the document foresaw.

    `depuis` is a day since which the figure is late: only where the publisher collects the figures.
    """

    lien: Lien
    promesse: Lien
    depuis: str
    periodes: str
    reponses: Lien | None


@dataclass(frozen=True, slots=True)
class NonDefinis:
    """Indicators that were announced in the same words."""

    titre: str
    ancre: str
    phrase: str
    lignes: tuple[Manque, ...]


@dataclass(frozen=True, slots=True)
class VueManque:
    """The page of what is looked for in a contract."""

    entete: Entete
    phrase: str
    non_definis: tuple[NonDefinis, ...]
    obligations: tuple[tuple[str, VueSource], ...]
    nommes: tuple[PartenairesNommes, ...]
    sans_personne: tuple[Manque, ...]
    regle: str
    methode: str


def vue_manque(contexte: Contexte) -> VueManque:
    """The view of the page of what is looked for."""
    page = contexte.adresses.rubrique("manque")
    voix = contexte.voix
    toutes = list(contexte.indicateurs.values())
    sans_personne = [
        indicateur
        for indicateur in manquants(contexte, toutes)
        if contexte.suivi.statut(indicateur) is not Statut.A_DEFINIR and not contexte.referents(indicateur)
    ]
    return VueManque(
        entete=Entete(
            voix.manque,
            f"{voix.manque} : indicateurs sans chiffre ou sans définition de {contexte.contrat.titre}, {contexte.contrat.territoire_nom}.",
            fil(contexte, page, Lien(voix.manque, "")),
            chapeau=voix.manque_chapeau,
        ),
        phrase=phrase_du_manque(contexte),
        non_definis=_non_definis(contexte, page),
        obligations=tuple(
            (obligation.texte, vue_source(contexte, page, obligation.source, Objet(Genre.OBLIGATION, obligation.id)))
            for obligation in contexte.contrat.calendrier
            if obligation.annonce_des_indicateurs
        ),
        nommes=ensemble(nommes(contexte, page)),
        sans_personne=tuple(ligne_du_manque(contexte, page, indicateur) for indicateur in sans_personne),
        regle=contexte.contrat.referents.texte if contexte.contrat.referents.regle != "aucune" else "",
        methode=relative(page, f"{contexte.adresses.rubrique('methode')}#referents"),
    )


def phrase_du_manque(contexte: Contexte) -> str:
    """How many indicators have neither figure nor definition, each state in its own words; every indicator that has none is in one of them."""
    synthese = contexte.suivi.synthese(contexte.indicateurs.values())
    phrases = [*phrases_sans_chiffre(synthese)]
    if tus := synthese.nombre(Statut.SECRET):
        phrases.append(f"{accord(tus, 'chiffre existe et reste secret', 'chiffres existent et restent secrets')} (secret statistique).")
    if complet := phrase_de_completude(contexte, contexte.suivi.completude(contexte.indicateurs.values())):
        phrases.append(complet)
    return " ".join(phrases) or "Chaque indicateur a un chiffre."


def phrases_sans_chiffre(synthese: Synthese) -> tuple[str, ...]:
    """«Pour 123 indicateurs, aucun chiffre trouvé dans les documents lus.», one sentence per state that some are in."""
    mots = {
        Statut.AUCUN_CHIFFRE: "aucun chiffre trouvé dans les documents lus",
        Statut.NON_FOURNI: "le chiffre n’a pas été fourni",
        Statut.PUBLIE_AILLEURS: "des chiffres ont été publiés ailleurs, et ce site ne les a pas encore repris",
        Statut.PEUT_ETRE_AILLEURS: f"aucun chiffre trouvé dans les documents lus{FINE}; il peut s’en trouver dans des publications que nous connaissons et "
        "n’avons pas encore lues",
        Statut.A_DEFINIR: "le document ne donne pas de définition, et nous n’en avons pas trouvé dans les documents lus",
    }
    return tuple(f"Pour {accord(nombre, 'indicateur')}, {suite}." for statut, suite in mots.items() if (nombre := synthese.nombre(statut)))


def _non_definis(contexte: Contexte, page: str) -> tuple[NonDefinis, ...]:
    """Announced and not defined in what was read, by the printed words of their deadline, the nearest first; then those without any."""
    concernes = [ind for ind in contexte.indicateurs.values() if contexte.suivi.statut(ind) is Statut.A_DEFINIR]
    concernes.sort(key=lambda ind: tuple(partie or "~" for partie in _temps_imprime(ind)))
    groupes = []
    for (jour, mots), groupe in groupby(concernes, key=_temps_imprime):
        siens = list(groupe)
        texte = siens[0].echeance.texte if siens[0].echeance else ""
        lignes = tuple(ligne_du_manque(contexte, page, indicateur) for indicateur in siens)
        un = len(lignes) < 2
        quand = f" «{INSECABLE}{texte}{INSECABLE}»" if texte else ""
        prevu = (
            f"Le document prévoit de {'le' if un else 'les'} définir{quand}."
            if texte
            else f"Le document imprime {'ces mots' if un else 'd’autres mots'} à la place {'de l’indicateur' if un else 'des indicateurs'}."
        )
        phrase = f"{prevu} Nous n’avons pas trouvé {'sa' if un else 'leur'} définition dans les documents lus."
        titre = (
            f"{accord(len(lignes), 'indicateur')}, «{INSECABLE}{texte}{INSECABLE}»"
            if texte
            else f"{accord(len(lignes), 'indicateur')}, sans date imprimée"
        )
        groupes.append(NonDefinis(titre, f"non-definis-{'-'.join(mot for mot in (jour, mots) if mot) or 'sans-date'}", phrase, lignes))
    return tuple(groupes)


def _temps_imprime(indicateur: Indicateur) -> tuple[str, str]:
    """The day and the words of the printed deadline, as they make an anchor: two spellings of one time are two groups, each with its place."""
    echeance = indicateur.echeance
    return (echeance.date, ancre_du_mot(echeance.texte)) if echeance else ("", "")


def ligne_du_manque(contexte: Contexte, page: str, indicateur: Indicateur) -> Manque:
    """One indicator that is looked for, as a row."""
    absents = [
        attente for attente in contexte.suivi.attentes[indicateur.id] if attente.etat in (EtatAttente.NON_TROUVEE, EtatAttente.NON_FOURNIE)
    ]
    depuis = contexte.suivi.non_fourni_depuis(indicateur)
    return Manque(
        Lien(indicateur.libelle, relative(page, contexte.adresses.indicateur(indicateur.id))),
        lien_noeud(contexte, page, contexte.noeuds[indicateur.noeud]),
        date_fr(depuis) if depuis else "",
        enumerer(list(dict.fromkeys(attente.periode for attente in absents))),
        marque_de_reponse(contexte, page, indicateur.id, contexte.adresses.indicateur(indicateur.id)),
    )


def nommes(contexte: Contexte, page: str) -> tuple[PartenaireNomme, ...]:
    """The partners that the document names for indicators of which no figure was found, for most of them first.

    A body that is named only through a collective is not counted on its own.
    """
    lignes = []
    for id in nommes_pour_un_manque(contexte):
        siens = contexte.indicateurs_de(id)
        if manquants(contexte, siens):
            lien = Lien(contexte.partenaires[id].nom, relative(page, contexte.adresses.manque(id)))
            sans = sum(contexte.suivi.statut(indicateur).est_a_trouver for indicateur in siens)
            lignes.append(PartenaireNomme(lien, sans, phrase_du_partenaire(contexte, siens)))
    return tuple(sorted(lignes, key=lambda nomme: -nomme.sans_chiffre))


def phrase_du_partenaire(contexte: Contexte, siens: Sequence[Indicateur]) -> str:
    """«nommé pour 12 indicateurs ; aucun chiffre trouvé pour 10 d’entre eux»; what is late is told only where figures are collected."""
    sans = sum(contexte.suivi.statut(indicateur).est_a_trouver for indicateur in siens)
    completude = contexte.suivi.completude(siens)
    if not contexte.voix.collecte:
        nomme = f"nommé pour {accord(len(siens), 'indicateur')}"
        if not sans:
            return f"{nomme}{FINE}; un chiffre trouvé pour {'celui-ci' if len(siens) < 2 else 'chacun'}"
        combien = "" if sans == len(siens) else f" pour {sans} d’entre eux"
        return f"{nomme}{FINE}; aucun chiffre trouvé{combien}"
    phrase = f"{sans} sans aucun chiffre, sur {accord(len(siens), *contexte.voix.nomme_pour)}"
    if completude.depuis:
        phrase += f"{FINE}; {accord(completude.manquantes, 'chiffre', 'chiffres')} en retard depuis le {date_fr(completude.depuis)}"
    return phrase
