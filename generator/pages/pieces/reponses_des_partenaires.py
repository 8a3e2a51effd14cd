"""Answers of partners: beside the sentence that they answer, and how a partner may answer."""

from collections.abc import Iterable

from markupsafe import Markup
from msgspec import Struct

from generator.calculs.paroles import recents
from generator.model.ancre import ancre_du_mot
from generator.model.avis import Avis
from generator.model.partenaire import Partenaire
from generator.model.referentiel import Indicateur, Noeud
from generator.pages.adresses import MENTIONS, ancre_de_parole, guide_du_portail, relative
from generator.pages.contexte import Contexte
from generator.pages.mots.corps import corps
from generator.pages.mots.typographie import INSECABLE, debut_de
from generator.pages.pieces.liens import Lien, lien_partenaire, nom_court
from generator.pages.pieces.paroles import VueReponse, le_jour, liens_concernes, reponse_donnee
from generator.pages.pieces.partage import message

REPONDRE = "repondre"
GUIDE_POUR_REPONDRE = "repondre"  # one of the program's, which a project may replace and not take out
LONGUE = 600  # letters above which an answer beside a sentence is folded under its title
_EN_LIGNE = 3  # with more partners than that, one link leads to the list of all
_A_DIRE = (
    "Adresse de la page : ",
    "Phrase à laquelle nous répondons : ",
    "Titre de notre réponse : ",
    "Notre réponse, telle qu’elle sera publiée : ",
    "Pour un chiffre : sa valeur, sa période, son lieu, et où chacun peut le lire : ",
)


class VueReponseDePartenaire(Struct, frozen=True):
    """One answer: who, when, its words, what it is about (empty: the whole contract), and what it was answered in its turn."""

    ancre: str
    titre: str
    qui: Lien
    quand: str
    texte: Markup
    longue: bool
    suite: VueReponse | None
    sur: tuple[Lien, ...]
    adresse: str


class VueRepondre(Struct, frozen=True):
    """How a partner may answer: the mail to write and its address (empty where nobody is named), the guide for it (empty where the portal publishes
    none), and what it answered already."""

    message: str
    adresse: str
    mentions: str
    donnees: str
    guide: str
    publiees: tuple[Lien, ...]


def reponses_sur(contexte: Contexte, page: str, id: str = "") -> tuple[VueReponseDePartenaire, ...]:
    """The answers about one node, indicator, territory or partner, newest first; with no id, those about the whole contract."""
    return tuple(vue_reponse(contexte, page, avis) for avis in contexte.reponses.get(id, ()))


def vue_reponse(contexte: Contexte, page: str, avis: Avis) -> VueReponseDePartenaire:
    """One answer as the page at address `page` shows it."""
    return VueReponseDePartenaire(
        ancre=ancre_de_parole(avis.id, partenaire=True),
        titre=avis.titre,
        qui=lien_partenaire(contexte, page, avis.auteur.partenaire),
        quand=le_jour(avis.date),
        texte=corps(avis.texte, page, contexte.adresses.accueil()),
        longue=len(avis.texte) > LONGUE,
        suite=reponse_donnee(contexte, avis),
        sur=tuple(lien for id in avis.sur for lien in liens_concernes(contexte, page, id)),
        adresse=_adresse(contexte, page, avis),
    )


def _adresse(contexte: Contexte, page: str, avis: Avis) -> str:
    return relative(page, contexte.adresses.parole(avis.id, partenaire=avis.est_d_un_partenaire))


def vue_repondre(contexte: Contexte, partenaire: Partenaire) -> VueRepondre:
    """How `partenaire` may answer, as its page tells it."""
    page = contexte.adresses.partenaire(partenaire.id)
    a_qui = contexte.contrat.signalement or contexte.registre.mentions.signalement
    objet = f"Réponse de partenaire : {debut_de(partenaire.nom, 60)}"
    return VueRepondre(
        message=message(a_qui, objet, (f"Partenaire : {partenaire.nom}", *_A_DIRE)),
        adresse=a_qui,
        mentions=relative(page, f"{MENTIONS}#signaler"),
        donnees=relative(page, f"{contexte.adresses.rubrique('donnees')}#fichier-{ancre_du_mot('reponses.csv')}"),
        guide=relative(page, guide_du_portail(GUIDE_POUR_REPONDRE)) if contexte.registre.mentions.guides else "",
        publiees=tuple(
            Lien(avis.titre, _adresse(contexte, page, avis), f"{debut[:1].upper()}{debut[1:]}{INSECABLE}:")
            for avis in recents(contexte.dossier.avis)
            if (debut := _dit_par(avis, partenaire.id))
        ),
    )


def _dit_par(avis: Avis, partenaire: str) -> str:
    """«le 3 mai 2021», when this partner spoke, or answered the opinion; empty when it did neither."""
    if avis.auteur.partenaire == partenaire:
        return le_jour(avis.date)
    reponse = avis.reponse
    return f"{le_jour(reponse.date)}, à un avis" if reponse and reponse.auteur.partenaire == partenaire else ""


def repondre_sur_l_indicateur(contexte: Contexte, page: str, indicateur: Indicateur) -> tuple[Lien, ...]:
    """«Répondre», to the page of who is named for the figure, or else for the promise."""
    return _invitations(contexte, page, contexte.referents(indicateur)) or repondre_sur_le_noeud(
        contexte, page, contexte.noeuds[indicateur.noeud]
    )


def repondre_sur_le_noeud(contexte: Contexte, page: str, noeud: Noeud) -> tuple[Lien, ...]:
    """«Répondre», to the page of each partner that the promise names."""
    return _invitations(contexte, page, dict.fromkeys(engage.partenaire for engage in noeud.partenaires))


def _invitations(contexte: Contexte, page: str, ids: Iterable[str]) -> tuple[Lien, ...]:
    """«Répondre», to the page of each partner; to the list of partners alone where they are more than `_EN_LIGNE`."""
    nommes = tuple(ids)
    if len(nommes) > _EN_LIGNE:
        return (Lien("Répondre", relative(page, contexte.adresses.rubrique("partenaires"))),)
    adresses = [relative(page, f"{contexte.adresses.partenaire(id)}#{REPONDRE}") for id in nommes]
    if len(nommes) == 1:
        return (Lien("Répondre", adresses[0]),)
    return tuple(Lien(f"Répondre{INSECABLE}: {nom_court(contexte, id)}", adresse) for id, adresse in zip(nommes, adresses, strict=True))
