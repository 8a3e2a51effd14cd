"""An indicator that is looked for, and whom the document names for it."""

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct

from generator.calculs.attentes import EtatAttente
from generator.calculs.manque import manquants, nommes_pour_un_manque
from generator.calculs.statuts import Statut, Synthese
from generator.model.referentiel import Indicateur
from generator.pages.adresses import relative
from generator.pages.contexte import Contexte
from generator.pages.mots.typographie import FINE, INSECABLE, accord, date_fr, enumerer
from generator.pages.pieces.attentes import phrase_de_completude
from generator.pages.pieces.liens import Lien, lien_noeud, marque_de_reponse
from generator.pages.pieces.partenaires_nommes import PartenaireNomme


class Manque(Struct, frozen=True):
    """One indicator without figure or definition: the promise that it follows, the times that the document foresaw.

    `depuis` is a day since which the figure is late: only where the publisher collects the figures.
    """

    lien: Lien
    promesse: Lien
    depuis: str
    periodes: str
    reponses: Lien | None


class ManqueDUnePromesse(Struct, frozen=True):
    """One indicator below its promise; `precisions` say when a figure of it was foreseen, where that is not as above the list, and is late."""

    lien: Lien
    precisions: str
    reponses: Lien | None


class ManquesDUnePromesse(Struct, frozen=True):
    """The indicators of one promise that are looked for. `releves`, on the first row of a list, are the times foreseen for most of its
    indicators, which are said once, above it."""

    promesse: Lien
    indicateurs: tuple[ManqueDUnePromesse, ...]
    releves: str


def manques_par_promesse(contexte: Contexte, page: str, par_promesse: Mapping[str, Sequence[str]]) -> Sequence[ManquesDUnePromesse]:
    """One row for each promise, by id, with its indicators."""
    lignes = {noeud: [ligne_du_manque(contexte, page, contexte.indicateurs[id]) for id in ids] for noeud, ids in par_promesse.items()}
    toutes = [ligne for siennes in lignes.values() for ligne in siennes]
    releves = Counter(ligne.periodes for ligne in toutes).most_common(1)[0][0] if toutes else ""
    dits = f"Relevés prévus par le document{INSECABLE}: {releves}" if releves else ""
    autre = ", sauf mention contraire" if any(ligne.periodes != releves for ligne in toutes) else ""
    return [
        ManquesDUnePromesse(
            lien_noeud(contexte, page, contexte.noeuds[noeud]),
            tuple(ManqueDUnePromesse(ligne.lien, _precisions(ligne, releves), ligne.reponses) for ligne in siennes),
            f"{dits}{autre}." if dits and not rang else "",
        )
        for rang, (noeud, siennes) in enumerate(lignes.items())
    ]


def _precisions(ligne: Manque, releves: str) -> str:
    """«relevés prévus : 2018, attendu depuis le 31 décembre 2018»."""
    prevus = "" if ligne.periodes == releves else f"relevés prévus{INSECABLE}: {ligne.periodes or 'non dit par le document'}"
    return ", ".join(filter(None, (prevus, f"attendu depuis le {ligne.depuis}" if ligne.depuis else "")))


def phrase_du_manque(contexte: Contexte) -> str:
    """How many indicators are without a figure or a definition, one sentence for each state and one for secrets; where the publisher
    collects the figures, also how many came. «Chaque indicateur a un chiffre.» where none of this is to be said."""
    synthese = contexte.suivi.synthese(contexte.indicateurs.values())
    phrases = [*phrases_sans_chiffre(synthese)]
    if tus := synthese.nombre(Statut.SECRET):
        phrases.append(f"{accord(tus, 'chiffre existe et reste secret', 'chiffres existent et restent secrets')} (secret statistique).")
    if complet := phrase_de_completude(contexte, contexte.suivi.completude(contexte.indicateurs.values())):
        phrases.append(complet)
    return " ".join(phrases) or "Chaque indicateur a un chiffre."


def phrases_sans_chiffre(synthese: Synthese) -> tuple[str, ...]:
    """«Pour 123 indicateurs, aucun chiffre trouvé dans les documents lus.», one sentence for each state of an indicator without figure."""
    mots = {
        Statut.AUCUN_CHIFFRE: "aucun chiffre trouvé dans les documents\u00a0lus",
        Statut.NON_FOURNI: "le chiffre n’a pas été fourni",
        Statut.PUBLIE_AILLEURS: "des chiffres ont été publiés ailleurs, et ce site ne les a pas encore repris",
        Statut.PEUT_ETRE_AILLEURS: f"aucun chiffre trouvé dans les documents\u00a0lus{FINE}; il peut s’en trouver dans des publications que nous connaissons et "
        "n’avons pas encore lues",
        Statut.A_DEFINIR: "le document ne donne pas de définition, et nous n’en avons pas trouvé dans les documents\u00a0lus",
    }
    return tuple(f"Pour {accord(nombre, 'indicateur')}, {suite}." for statut, suite in mots.items() if (nombre := synthese.nombre(statut)))


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
