"""What is looked for from one partner, and the words to ask for it: a question, ready to send."""

from collections.abc import Sequence
from urllib.parse import quote

from msgspec import Struct

from generator.calculs.manque import manquants, nommes_pour_un_manque
from generator.calculs.responsabilites import collectifs_de
from generator.model.referentiel import Indicateur
from generator.pages.adresses import MANQUE_DE, absolue, relative
from generator.pages.contexte import Contexte
from generator.pages.mots.noms_des_contrats import du_contrat, le_contrat
from generator.pages.mots.typographie import FINE, INSECABLE, date_fr, debut_de, enumerer
from generator.pages.pieces.entete import Entete, fil
from generator.pages.pieces.liens import Lien, lien_partenaire
from generator.pages.pieces.listes_longues import GroupeDeCles, Liste, ListesDUnePage, Tranche, parties_de, site_du_contrat
from generator.pages.pieces.manque import ManquesDUnePromesse, manques_par_promesse, phrase_du_partenaire
from generator.pages.pieces.partage import pied_de_la_page
from generator.pages.pieces.reponses_des_partenaires import VueReponseDePartenaire, reponses_sur
from generator.pages.rendu.genre import GenreDePage, une_par

MAILTO_MAX = 1800  # some mail programs cut a longer link
NOMMES_AU_PLUS = 12  # indicators that the message names one by one: nobody answers a letter of two hundred lines
INDICATEURS = "indicateurs"


class VueManquePartenaire(Struct, frozen=True):
    """What is looked for from one partner, one by one, and the message that asks for it (empty: the document does not name it itself)."""

    entete: Entete
    phrase: str
    liste: Tranche[ManquesDUnePromesse]
    a_travers: tuple[Lien, ...]
    objet: str
    message: str
    courriel: str
    courriel_court: bool
    partenaire: Lien
    retour: Lien
    reponses: tuple[VueReponseDePartenaire, ...]


def vue_manque_partenaire(contexte: Contexte, id: str) -> VueManquePartenaire:
    """The view for one partner."""
    page = contexte.adresses.manque(id)
    nom, voix = contexte.partenaires[id].nom, contexte.voix
    siens = contexte.indicateurs_de(id)
    cherches = manquants(contexte, siens)
    titre = debut_de(contexte.contrat.titre, 70)
    objet = f"Chiffres attendus pour {le_contrat(titre)}" if voix.collecte else f"Une question sur les chiffres {du_contrat(titre)}"
    message = _message(contexte, id, cherches) if cherches else ""
    courriel = f"mailto:?subject={quote(objet)}&body={quote(message)}"
    court = len(courriel) <= MAILTO_MAX
    phrase = phrase_du_partenaire(contexte, siens) if siens else "le document ne le nomme pas lui-même pour un indicateur"
    return VueManquePartenaire(
        entete=Entete(
            f"{voix.manque}{INSECABLE}: {nom}",
            f"{nom} : les indicateurs {du_contrat(contexte.contrat.titre)} pour lesquels il est nommé, et dont ce site n’a trouvé aucun chiffre.",
            fil(contexte, page, Lien(voix.manque, relative(page, contexte.adresses.rubrique("manque"))), Lien(nom, "")),
            chapeau=f"Les indicateurs sans chiffre trouvé pour lesquels ce partenaire est nommé, avec {voix.message}."
            if cherches
            else f"Pour chaque indicateur pour lequel le document nomme ce partenaire, un chiffre a été trouvé{INSECABLE}: il n’y a rien à lui demander ici."
            if siens
            else "Le document nomme un ensemble dont ce partenaire fait partie, et ne le nomme pas lui-même pour un indicateur.",
        ),
        phrase=f"{phrase[0].upper()}{phrase[1:]}.",
        liste=listes_du_manque_d_un_partenaire(contexte, id).tranche(INDICATEURS),
        a_travers=tuple(
            Lien(contexte.partenaires[autre].nom, relative(page, contexte.adresses.manque(autre)))
            for autre in collectifs_de(id, contexte.contrat)
            if manquants(contexte, contexte.indicateurs_de(autre))
        ),
        objet=objet,
        message=message,
        courriel=courriel if court else f"mailto:?subject={quote(objet)}",
        courriel_court=court,
        partenaire=lien_partenaire(contexte, page, id),
        retour=Lien(f"{voix.manque}, dans tout ce contrat", relative(page, contexte.adresses.rubrique("manque"))),
        reponses=reponses_sur(contexte, page, id),
    )


def listes_du_manque_d_un_partenaire(contexte: Contexte, id: str) -> ListesDUnePage:
    """The indicators that are looked for from one partner, a row for each promise."""
    par_promesse: dict[str, list[str]] = {}
    for indicateur in manquants(contexte, contexte.indicateurs_de(id)):
        par_promesse.setdefault(indicateur.noeud, []).append(indicateur.id)

    def lignes(page: str, cles: Sequence[str]) -> Sequence[ManquesDUnePromesse]:
        return manques_par_promesse(contexte, page, {cle: par_promesse[cle] for cle in cles})

    groupes = [GroupeDeCles(list(par_promesse))]
    liste = Liste(INDICATEURS, "Indicateurs sans chiffre trouvé", "cherches", groupes, lignes, unite=("promesse", "promesses"))
    titre = f"{contexte.voix.manque}{INSECABLE}: {contexte.partenaires[id].nom}"
    return ListesDUnePage(site_du_contrat(contexte), contexte.adresses.manque(id), titre, [liste])


def _message(contexte: Contexte, id: str, cherches: Sequence[Indicateur]) -> str:
    """The words to send, as plain text: they name a few indicators, or lead to the list of many."""
    nommer = len(cherches) <= NOMMES_AU_PLUS
    lignes = [
        "Madame, Monsieur,",
        "",
        (_demande if contexte.voix.collecte else _question)(contexte, id, len(cherches)),
        "",
        *(
            [f"{rang}. {_ligne_du_message(contexte, un)}" for rang, un in enumerate(cherches, 1)]
            if nommer
            else [_ou_est_la_liste(contexte, id)]
        ),
        "",
        *_fin(contexte, un=len(cherches) < 2),
        "",
        "Avec nos remerciements,",
    ]
    return "\n".join(lignes)


def _ou_est_la_liste(contexte: Contexte, id: str) -> str:
    """Where the list of the indicators stands: its address, or the name of its page where the site does not know its own."""
    adresse = absolue(contexte.registre.mentions.adresse, f"{contexte.adresses.manque(id)}#{INDICATEURS}")
    page = f"page «{INSECABLE}{contexte.voix.manque}{INSECABLE}: {contexte.partenaires[id].nom}{INSECABLE}» du site Engagements ouverts"
    return f"La liste, promesse par promesse{INSECABLE}: {adresse or page}"


def _regle(contexte: Contexte) -> str:
    regle = contexte.contrat.referents
    return f" Le document dit{INSECABLE}: «{INSECABLE}{regle.texte}{INSECABLE}»" if regle.regle != "aucune" and regle.texte else ""


def _question(contexte: Contexte, id: str, nombre: int) -> str:
    """How the message begins in a site made from documents: what was read, and what was not found in it."""
    nom, contrat = contexte.partenaires[id].nom, contexte.contrat
    lus = f"{contexte.lus.dire('dans')}, dont {enumerer([f'«{INSECABLE}{document.titre}{INSECABLE}»' for document in contrat.documents])}"
    if nombre > NOMMES_AU_PLUS:
        ces, trouves = "des indicateurs", f"Pour {nombre} d’entre eux, nous n’avons pas trouvé de chiffre {lus}."
    elif nombre > 1:
        ces, trouves = f"ces {nombre} indicateurs", f"Nous n’avons pas trouvé leurs chiffres {lus}."
    else:
        ces, trouves = "cet indicateur", f"Nous n’avons pas trouvé son chiffre {lus}."
    return (
        f"Un site ouvert à tous reprend les promesses {du_contrat(contrat.titre)} ({contrat.territoire_nom}). "
        f"Le document y nomme «{INSECABLE}{nom}{INSECABLE}» pour {ces}.{_regle(contexte)} {trouves}"
    )


def _demande(contexte: Contexte, id: str, nombre: int) -> str:
    """How the message begins where the publisher collects the figures: which are missing, and who was to supply them."""
    nom = contexte.partenaires[id].nom
    combien = f"{nombre} indicateurs" if nombre > NOMMES_AU_PLUS else f"ces {nombre} indicateurs"
    ces = "le chiffre de cet indicateur, qui manque" if nombre < 2 else f"les chiffres de {combien}, qui manquent"
    verbe = "doit fournir" if _regle(contexte) else "est nommé pour"
    contrat = f"{le_contrat(contexte.contrat.titre)} ({contexte.contrat.territoire_nom})"
    return f"Dans {contrat}, «{INSECABLE}{nom}{INSECABLE}» {verbe} {ces} à ce jour sur ce site de suivi.{_regle(contexte)}"


def _fin(contexte: Contexte, *, un: bool) -> Sequence[str]:
    if contexte.voix.collecte:
        envoi = (
            "le transmettre, avec son année, son lieu et sa source" if un else "les transmettre, avec leur année, leur lieu et leur source"
        )
        sinon = "s’il n’existe pas" if un else "s’ils n’existent pas"
        return (f"Pouvez-vous nous {envoi}, ou nous dire {sinon}{FINE}?",)
    if un:
        return (
            f"Avez-vous ce chiffre{FINE}? Est-il publié, et où{FINE}? Pouvez-vous nous l’indiquer, avec son année, son lieu et sa source{FINE}?",
        )
    return (
        f"Avez-vous ces chiffres{FINE}? Sont-ils publiés, et où{FINE}? Pouvez-vous nous les indiquer, avec leur année, leur lieu et leur source{FINE}?",
    )


def _ligne_du_message(contexte: Contexte, indicateur: Indicateur) -> str:
    depuis = contexte.suivi.non_fourni_depuis(indicateur)
    fin = f", attendu depuis le {date_fr(depuis)}" if depuis else ""
    promesse = debut_de(contexte.noeuds[indicateur.noeud].titre, 120)
    return f"«{INSECABLE}{indicateur.libelle}{INSECABLE}», pour la promesse «{INSECABLE}{promesse}{INSECABLE}»{fin}"


GENRE: GenreDePage[Contexte] = GenreDePage(
    "manque-d-un-partenaire",
    "contrat/manque_partenaire.html.j2",
    MANQUE_DE,
    une_par(nommes_pour_un_manque, vue_manque_partenaire),
    "La question à poser à un partenaire que le document nomme.",
    parties=parties_de(nommes_pour_un_manque, listes_du_manque_d_un_partenaire),
    pied=pied_de_la_page,
)
