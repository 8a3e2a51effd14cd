"""What is looked for from one partner, and the words to ask for it: a question, ready to send."""

from collections.abc import Sequence
from urllib.parse import quote

from msgspec import Struct

from generator.calculs.manque import manquants, nommes_pour_un_manque
from generator.calculs.responsabilites import collectifs_de
from generator.model.referentiel import Indicateur
from generator.pages.adresses import MANQUE_DE, relative
from generator.pages.contexte import Contexte
from generator.pages.mots.typographie import FINE, INSECABLE, accord, date_fr, debut_de, enumerer
from generator.pages.pieces import decoupe
from generator.pages.pieces.entete import Entete, fil
from generator.pages.pieces.liens import Lien, lien_partenaire
from generator.pages.pieces.listes_longues import GroupeDeCles, Liste, ListesDUnePage, Tranche, parties_de, site_du_contrat
from generator.pages.pieces.manque import Manque, ligne_du_manque, phrase_du_partenaire
from generator.pages.pieces.reponses_des_partenaires import VueReponseDePartenaire, reponses_sur
from generator.pages.rendu.genre import GenreDePage, une_par

MAILTO_MAX = 1800  # some mail programs cut a longer link
INDICATEURS = "indicateurs"


class VueManquePartenaire(Struct, frozen=True):
    """What is looked for from one partner, one by one, and the message that asks for it (empty: the document does not name it itself)."""

    entete: Entete
    phrase: str
    liste: Tranche[Manque]
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
    objet = f"{'Chiffres attendus pour' if voix.collecte else 'Une question sur les chiffres de'} «{INSECABLE}{debut_de(contexte.contrat.titre, 70)}{INSECABLE}»"
    message = _message(contexte, id, cherches) if cherches else ""
    courriel = f"mailto:?subject={quote(objet)}&body={quote(message)}"
    court = len(courriel) <= MAILTO_MAX
    phrase = phrase_du_partenaire(contexte, siens) if siens else "le document ne le nomme pas lui-même pour un indicateur"
    return VueManquePartenaire(
        entete=Entete(
            f"{voix.manque}{INSECABLE}: {nom}",
            f"{nom} : les indicateurs de {contexte.contrat.titre} pour lesquels il est nommé, et dont ce site n’a trouvé aucun chiffre.",
            fil(contexte, page, Lien(voix.manque, relative(page, contexte.adresses.rubrique("manque"))), Lien(nom, "")),
            chapeau=f"Les indicateurs sans chiffre trouvé pour lesquels ce partenaire est nommé, avec {voix.message}."
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
    """The indicators that are looked for from one partner."""

    def lignes(page: str, cles: Sequence[str]) -> Sequence[Manque]:
        return [ligne_du_manque(contexte, page, contexte.indicateurs[cle]) for cle in cles]

    cherches = [indicateur.id for indicateur in manquants(contexte, contexte.indicateurs_de(id))]
    liste = Liste(INDICATEURS, "Indicateurs sans chiffre trouvé", "cherches", [GroupeDeCles(cherches)], lignes)
    titre = f"{contexte.voix.manque}{INSECABLE}: {contexte.partenaires[id].nom}"
    return ListesDUnePage(site_du_contrat(contexte), contexte.adresses.manque(id), titre, [liste])


def _message(contexte: Contexte, id: str, cherches: Sequence[Indicateur]) -> str:
    """The words to send, as plain text."""
    un = len(cherches) < 2
    debut = (_demande if contexte.voix.collecte else _question)(contexte, id, len(cherches))
    lignes = [
        "Madame, Monsieur,",
        "",
        debut,
        "",
        *(f"{rang}. {_ligne_du_message(contexte, un)}" for rang, un in enumerate(cherches[: decoupe.PAGE_ENTIERE], 1)),
        *_autres_du_message(len(cherches) - decoupe.PAGE_ENTIERE),
        "",
        *_fin(contexte, un=un),
        "",
        "Avec nos remerciements,",
    ]
    return "\n".join(lignes)


def _autres_du_message(reste: int) -> Sequence[str]:
    """What the message says of the indicators that it does not name, where there are more than a page holds."""
    return (f"et {accord(reste, 'autre indicateur', 'autres indicateurs')}, que ce site nomme dans la même liste.",) if reste > 0 else ()


def _contrat(contexte: Contexte) -> str:
    return f"«{INSECABLE}{contexte.contrat.titre}{INSECABLE}» ({contexte.contrat.territoire_nom})"


def _regle(contexte: Contexte) -> str:
    regle = contexte.contrat.referents
    return f" Le document dit{INSECABLE}: «{INSECABLE}{regle.texte}{INSECABLE}»" if regle.regle != "aucune" and regle.texte else ""


def _question(contexte: Contexte, id: str, nombre: int) -> str:
    """How the message begins in a site made from documents: what was read, and what was not found in it."""
    nom = contexte.partenaires[id].nom
    titres = enumerer([f"«{INSECABLE}{document.titre}{INSECABLE}»" for document in contexte.contrat.documents])
    ces = "cet indicateur" if nombre < 2 else f"ces {nombre} indicateurs"
    leurs = "son chiffre" if nombre < 2 else "leurs chiffres"
    return (
        f"Un site ouvert à tous reprend les promesses de {_contrat(contexte)}. Le document y nomme «{INSECABLE}{nom}{INSECABLE}» pour {ces}."
        f"{_regle(contexte)} Nous n’avons pas trouvé {leurs} {contexte.lus.dire('dans')}, dont {titres}."
    )


def _demande(contexte: Contexte, id: str, nombre: int) -> str:
    """How the message begins where the publisher collects the figures: which are missing, and who was to supply them."""
    nom = contexte.partenaires[id].nom
    ces = "le chiffre de cet indicateur, qui manque" if nombre < 2 else f"les chiffres de ces {nombre} indicateurs, qui manquent"
    verbe = "doit fournir" if _regle(contexte) else "est nommé pour"
    return f"Dans {_contrat(contexte)}, «{INSECABLE}{nom}{INSECABLE}» {verbe} {ces} à ce jour sur ce site de suivi.{_regle(contexte)}"


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
)
