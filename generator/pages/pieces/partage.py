"""What the foot of a page offers: a citation to copy, a message that reports an error, a card for other sites."""

from collections.abc import Iterable
from urllib.parse import quote

from msgspec import Struct

from generator.model.contrat import Contrat
from generator.model.mentions import Mentions
from generator.model.partenaire import Partenaire
from generator.model.referentiel import Indicateur, Noeud, StatutIndicateur
from generator.model.territoire import Territoire
from generator.pages.adresses import ENCART, MENTIONS, absolue, racine, relative
from generator.pages.contexte import Contexte
from generator.pages.mots.echappement import html
from generator.pages.mots.typographie import INSECABLE, date_fr, de_date, debut_de, enumerer
from generator.pages.pieces.entete import annees
from generator.pages.pieces.lecture import chiffre_dit
from generator.pages.pieces.lien_court import lien_court
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.portail import Portail

_RETOUR = quote("\r\n")
_A_DIRE = ("", f"Ce qui est faux{INSECABLE}: ", f"Ce qu’il faudrait lire{INSECABLE}: ", f"Où le vérifier{INSECABLE}: ")
_LARGEUR, _HAUTEUR, _HAUTEUR_AVEC_CARTE = 360, 340, 1320
_DESSUS = 90  # letters of the promise of an indicator that is to be defined


class EncartAIntegrer(Struct, frozen=True):
    """The card of the page: its address from here, and the code to copy (empty where the site does not know its own address); `image` is the address of a
    picture of its map, empty where it has none."""

    adresse: str
    code: str
    image: str = ""


class Signalement(Struct, frozen=True):
    """A message that reports an error: the mail to open, empty where nobody is named to receive it, and its lines, to copy. `page` is what it says of where
    the page is when the site does not know its own address; a script writes the whole address there."""

    courrier: str
    lignes: tuple[str, ...]
    page: str = ""


class VuePartage(Struct, frozen=True):
    """What the foot of a page shows. `figee` leads to the page as it stands in the last frozen edition that has it; None where none has."""

    citation: str
    signaler: Signalement
    encart: EncartAIntegrer | None
    figee: Lien | None = None


class VueCorrection(Struct, frozen=True):
    """How to have a figure corrected: the mail to write, empty where nobody is named to receive it, and the page that names who is."""

    signaler: str
    mentions: str


def partage_de_noeud(contexte: Contexte, noeud: Noeud) -> VuePartage:
    """The foot of the page of a node; it has no card."""
    page = contexte.adresses.noeud(noeud.id)
    nom = debut_de(noeud.titre, 160)
    sujet = f"{contexte.nom_de_noeud(noeud)}{INSECABLE}: {_dit(nom)}"
    return VuePartage(
        _citation(contexte, page, sujet, _document(contexte, noeud.source.document), noeud.source.repere),
        _signaler(contexte, page, nom),
        None,
        page_figee(contexte, page),
    )


def partage_d_indicateur(contexte: Contexte, indicateur: Indicateur) -> VuePartage:
    """The foot of the page of an indicator: the message names the figure that speaks for it."""
    page = contexte.adresses.indicateur(indicateur.id)
    nom = debut_de(indicateur.libelle, 160)
    lecture = contexte.suivi.chiffres_qui_parlent[indicateur.id]
    dit = chiffre_dit(contexte, indicateur, lecture)
    quand, chiffre = "aucun chiffre trouvé", ""
    if dit:
        chiffre = f"{debut_de(dit.texte, 160)} ({dit.precision})"
        quand = f"chiffre{INSECABLE}: {chiffre}"
    elif lecture.lieux:
        quand = f"chiffres jusqu’en {lecture.fin[:4]}"
    sujet = f"Indicateur {_dit(nom)}"
    if indicateur.statut is StatutIndicateur.A_DEFINIR:  # its words are those of sixty others
        sujet = f"Indicateur annoncé ({_dit(nom)}) pour {_dit(debut_de(contexte.noeuds[indicateur.noeud].titre, _DESSUS))}"
    return VuePartage(
        _citation(contexte, page, sujet, indicateur.source.repere, quand),
        _signaler(contexte, page, nom, chiffre),
        _encart(contexte, page, nom, avec_carte=indicateur.id in contexte.chiffres_en_carte),
        page_figee(contexte, page),
    )


def _dit(mots: str) -> str:
    return f"«{INSECABLE}{mots}{INSECABLE}»"


def partage_de_lieu(contexte: Contexte, territoire: Territoire) -> VuePartage:
    """The foot of the page of a place; a neighbourhood is named with its communes. It has no card."""
    communes = [contexte.territoires[id].nom for id in territoire.communes] if territoire.est_quartier else []
    ou = f" ({enumerer(communes)})" if communes else ""
    return partage_de_la_page(
        contexte, contexte.adresses.territoire(territoire.id), f"{_dit(territoire.nom)}{ou}{INSECABLE}: promesses et chiffres"
    )


def partage_de_partenaire(contexte: Contexte, partenaire: Partenaire) -> VuePartage:
    """The foot of the page of a partner."""
    page = contexte.adresses.partenaire(partenaire.id)
    document = contexte.contrat.documents[0].id if contexte.contrat.documents else ""
    return VuePartage(
        _citation(contexte, page, f"{partenaire.nom}{INSECABLE}: promesses et indicateurs qui le nomment", _document(contexte, document)),
        _signaler(contexte, page, partenaire.nom),
        _encart(contexte, page, partenaire.nom),
        page_figee(contexte, page),
    )


def partage_de_la_page(contexte: Contexte, page: str, sujet: str) -> VuePartage:
    """The foot of another page of a contract; it has no card."""
    return VuePartage(_citation(contexte, page, sujet), _signaler(contexte, page, sujet), None, page_figee(contexte, page))


def partage_du_portail(mentions: Mentions, page: str, sujet: str) -> VuePartage:
    """The foot of a page of the portal, which is of no contract alone."""
    dits = _phrases((sujet, *_publie_par(mentions)))
    adresse = absolue(mentions.adresse, page)
    return VuePartage(f"{dits}. {adresse}" if adresse else f"{dits}.", _message_de(mentions, mentions.signalement, page, sujet), None)


def pied_de_la_page(contexte: Contexte, adresse: str, sujet: str) -> VuePartage:
    """The foot of a page of a contract, from its address below the contract and its title."""
    return partage_de_la_page(contexte, f"{contexte.adresses.accueil()}{adresse}", sujet)


def pied_du_portail(portail: Portail, adresse: str, sujet: str) -> VuePartage:
    """The foot of a page of the portal, from its address and its title."""
    return partage_du_portail(portail.registre.mentions, adresse, sujet)


def page_figee(contexte: Contexte, page: str) -> Lien | None:
    """The link from a page to itself in the last frozen edition that has it."""
    dedans = page.removeprefix(contexte.adresses.accueil())
    for edition in reversed(contexte.editions):
        if dedans in edition.adresses:
            return Lien(f"édition figée du {date_fr(edition.jour)}", relative(page, f"{edition.adresse}{dedans}"))
    return None


def _document(contexte: Contexte, id: str) -> str:
    """«document du 8 décembre 2020», or its title where the date is not known."""
    document = next((document for document in contexte.contrat.documents if document.id == id), None)
    if document is None:
        return ""
    if len(document.date) == len("2020-12-08"):
        return f"document du {date_fr(document.date)}"
    return f"document {de_date(document.date)}" if document.date else document.titre


def _citation(contexte: Contexte, page: str, sujet: str, *precisions: str) -> str:
    """One line: what, in which contract, where in its document, of which time, published by whom, under which licence, at which address and which short
    link."""
    contrat, mentions = contexte.contrat, contexte.registre.mentions
    adresse = absolue(mentions.adresse, page)
    court = lien_court(contexte, page.removeprefix(contexte.adresses.accueil())) if adresse else ""
    adresse += f" (lien court{INSECABLE}: {court})" if court else ""
    dits = _phrases((sujet, f"{contrat.titre}, {contrat.territoire_nom}", *precisions, *_publie_par(mentions)))
    return f"{dits}. {adresse}" if adresse else f"{dits}."


def _publie_par(mentions: Mentions) -> tuple[str, str]:
    editeur = f" ({mentions.editeur.nom})" if mentions.editeur.nom else ""
    return f"Engagements ouverts{editeur}", "Licence Ouverte 2.0"


def _phrases(morceaux: Iterable[str]) -> str:
    return ". ".join(f"{morceau[0].upper()}{morceau[1:].rstrip('.')}" for morceau in dict.fromkeys(morceaux) if morceau)


def correction(page: str, mentions: Mentions, contrat: Contrat | None = None) -> VueCorrection:
    """How to have a figure of any page corrected, as the page at address `page` tells it: of one contract, or of all of them."""
    a_qui = (contrat.signalement if contrat else "") or mentions.signalement
    quoi = f"{contrat.titre}, {contrat.territoire_nom}" if contrat else "Engagements ouverts"
    lignes = (f"Adresse de la page{INSECABLE}: ", *_A_DIRE)
    return VueCorrection(message(a_qui, f"Chiffre à corriger : {debut_de(quoi, 60)}", lignes), relative(page, f"{MENTIONS}#signaler"))


def message(a_qui: str, objet: str, lignes: Iterable[str]) -> str:
    """The link that opens a mail with these lines already in it; empty where nobody is named to receive it."""
    return f"mailto:{a_qui}?subject={quote(objet)}&body={_RETOUR.join(map(quote, lignes))}" if a_qui else ""


def _signaler(contexte: Contexte, page: str, nom: str, chiffre: str = "") -> Signalement:
    """A message to the person who corrects the contract, with the page and the figure filled in."""
    mentions = contexte.registre.mentions
    return _message_de(mentions, contexte.contrat.signalement or mentions.signalement, page, nom, chiffre)


def _message_de(mentions: Mentions, a_qui: str, page: str, nom: str, chiffre: str = "") -> Signalement:
    adresse = absolue(mentions.adresse, page)
    lignes = (
        f"Page{INSECABLE}: {adresse or racine(page)}",
        f"Ce que montre la page{INSECABLE}: «{INSECABLE}{nom}{INSECABLE}»",
        *([f"Chiffre{INSECABLE}: {chiffre}"] if chiffre else []),
        *_A_DIRE,
    )
    return Signalement(message(a_qui, f"Erreur signalée : {debut_de(nom, 60)}", lignes), lignes, "" if adresse else racine(page))


def _encart(contexte: Contexte, page: str, nom: str, *, avec_carte: bool = False) -> EncartAIntegrer:
    adresse = absolue(contexte.registre.mentions.adresse, f"{page}{ENCART}")
    titre = html(f"{debut_de(nom, 90)} ({contexte.contrat.territoire_nom}, {annees(contexte.contrat)})")
    code = (
        f'<iframe src="{html(adresse)}" title="{titre}" width="{_LARGEUR}" height="{_HAUTEUR_AVEC_CARTE if avec_carte else _HAUTEUR}" loading="lazy"></iframe>'
        if adresse
        else ""
    )
    return EncartAIntegrer(ENCART, code, "partage.png" if avec_carte else "")
