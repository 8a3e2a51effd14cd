"""What is new and dated, in words: on the page «Quoi de neuf», on home pages, and in feeds."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from generator.calculs.nouveautes import (
    AU_PLUS,
    DE_NOUS,
    AutresMouvements,
    ChiffresNouveaux,
    GenreDeDate,
    LotDeChiffres,
    Nouveaute,
    ReponseAUnAvis,
)
from generator.model.avis import Avis
from generator.model.etat import Nouvelle
from generator.model.fait import Anomalie
from generator.model.mouvement import Mouvement
from generator.model.publication import EtatDeLecture, Publication
from generator.model.valeur import Valeur
from generator.pages.adresses import CHANGEMENTS, relative
from generator.pages.contexte import Contexte
from generator.pages.mots.typographie import INSECABLE, accord, date_fr, debut_de, periodes_fr, terminer
from generator.pages.mots.valeurs import texte_valeur
from generator.pages.pieces.lecture import noms_de
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.mouvements import CE_QUI_A_CHANGE, dire_un_mouvement
from generator.pages.pieces.nouvelles import MOTS
from generator.pages.pieces.paroles import nom_de_l_auteur
from generator.pages.pieces.sources import GENRES_DE_SOURCE

TITRE = "Quoi de neuf"
LUES = {
    EtatDeLecture.LUE: "Lue par ce site.",
    EtatDeLecture.LUE_EN_PARTIE: "Lue en partie par ce site.",
    EtatDeLecture.CONNUE_NON_LUE: "Connue, pas encore lue par ce site.",
    EtatDeLecture.CHERCHEE_NON_TROUVEE: "Cherchée, non trouvée.",
}
_PRECISIONS = {
    GenreDeDate.PUBLICATION: "date de la publication",
    GenreDeDate.PERIODE: "période du chiffre",
    GenreDeDate.RECHERCHE: "date de notre recherche",
    GenreDeDate.RELEVE: "date de notre relevé",
    GenreDeDate.MOUVEMENT: "jour où ce site a changé",
}


class NouveauteDite(Struct, frozen=True):
    """One new thing in words: `date` as the data give it, `quand` that date in words, `sorte` what it is, its title, a sentence; `cible` is the address
    that it leads to, below `public/`."""

    cle: str
    date: str
    quand: str
    sorte: str
    titre: str
    phrase: str
    cible: str
    contrat: str = ""  # the folder in which the contract was first published, where it had another than today's
    de_nous: bool = False  # whether the date is that of our own search or reading


class LigneDeNouveaute(Struct, frozen=True):
    """The same as a row of a page; `ou` names the contract where the page is of several."""

    quand: str
    sorte: str
    lien: Lien
    phrase: str
    ou: str = ""


def dites(contexte: Contexte, nouveautes: Iterable[Nouveaute]) -> tuple[NouveauteDite, ...]:
    """The first of `nouveautes`, which are newest first, in words."""
    return tuple(dire(contexte, une) for une in tuple(nouveautes)[:AU_PLUS])


def lignes(page: str, nouveautes: Sequence[NouveauteDite], ou: str = "") -> tuple[LigneDeNouveaute, ...]:
    """Rows of the page at an address."""
    return tuple(LigneDeNouveaute(une.quand, une.sorte, Lien(une.titre, relative(page, une.cible)), une.phrase, ou) for une in nouveautes)


def dire(contexte: Contexte, nouveaute: Nouveaute) -> NouveauteDite:
    """One new thing in words."""
    objet = nouveaute.objet.resume() if isinstance(nouveaute.objet, LotDeChiffres) else nouveaute.objet
    sorte, titre, phrase, cible = _mots(contexte, objet)
    precision = _PRECISIONS.get(nouveaute.genre_de_date, "")
    quand = f"{date_fr(nouveaute.date)}{f' ({precision})' if precision else ''}"
    de_nous = nouveaute.genre_de_date in DE_NOUS
    ici = contexte.contrat.id
    premier = contexte.premiers_ids.contrat if cible.startswith(f"{ici}/") else ""
    contrat = premier if premier != ici else ""
    return NouveauteDite(nouveaute.cle, nouveaute.date, quand, sorte, debut_de(titre, 160), phrase, cible, contrat, de_nous)


def _mots(
    contexte: Contexte, objet: Nouvelle | ChiffresNouveaux | Avis | ReponseAUnAvis | Publication | Anomalie | Mouvement | AutresMouvements
) -> tuple[str, str, str, str]:
    """What it is, its title, its sentence, and where it leads."""
    if isinstance(objet, Mouvement):
        dit = dire_un_mouvement(contexte, objet)
        return dit.sorte, dit.titre, dit.phrase, dit.cible
    if isinstance(objet, AutresMouvements):
        cible = f"{contexte.adresses.accueil()}{CHANGEMENTS.format('')}"
        return CE_QUI_A_CHANGE, f"{accord(objet.nombre, 'autre changement', 'autres changements')} ce jour-là", "", cible
    if isinstance(objet, Nouvelle):
        titre = contexte.noeuds[objet.noeud].titre
        phrase = f"{terminer(objet.phrase)} Source{INSECABLE}: {objet.source}"
        return f"État d’une promesse{INSECABLE}: {MOTS[objet.etat].lower()}", titre, terminer(phrase), contexte.adresses.noeud(objet.noeud)
    if isinstance(objet, ChiffresNouveaux):
        sorte = "Chiffre" if objet.nombre == 1 else "Chiffres"
        return (
            sorte,
            contexte.indicateurs[objet.indicateur].libelle,
            _chiffres(contexte, objet),
            contexte.adresses.indicateur(objet.indicateur),
        )
    if isinstance(objet, Publication):
        sorte = GENRES_DE_SOURCE[objet.genre]
        return f"{sorte[0].upper()}{sorte[1:]}", objet.titre, _publication(objet), contexte.adresses.publication(objet.id)
    if isinstance(objet, Anomalie):
        return "Anomalie du document", objet.titre, terminer(debut_de(objet.texte, 400)), contexte.adresses.anomalie(objet.id)
    avis = objet.avis if isinstance(objet, ReponseAUnAvis) else objet
    qui = nom_de_l_auteur(contexte, objet.reponse.auteur if isinstance(objet, ReponseAUnAvis) else avis.auteur)
    sorte = "Réponse d’un partenaire" if avis.est_d_un_partenaire else "Avis"
    if isinstance(objet, ReponseAUnAvis):
        sorte = "Réponse à un avis"
    return sorte, avis.titre, terminer(qui), contexte.adresses.parole(avis.id, partenaire=avis.est_d_un_partenaire)


def _publication(publication: Publication) -> str:
    fins = (
        f"Elle prolonge ce contrat jusqu’au {date_fr(publication.fin_du_contrat)}." if publication.fin_du_contrat else "",
        f"Elle prolonge les contrats de ville jusqu’au {date_fr(publication.fin_des_contrats_de_ville)}."
        if publication.fin_des_contrats_de_ville
        else "",
    )
    return " ".join(filter(None, (terminer(publication.editeur) if publication.editeur else "", LUES[publication.etat], *fins)))


def _chiffres(contexte: Contexte, lot: ChiffresNouveaux) -> str:
    """«583 (Paris, 2017). Apur, avril 2019.»; of several, how many there are, where and when."""
    ou = contexte.territoires[lot.lieux[0]].nom if len(lot.lieux) == 1 else accord(len(lot.lieux), *noms_de(contexte, lot.lieux))
    dit = _valeur(lot.seul) if lot.seul else accord(lot.nombre, "chiffre trouvé", "chiffres trouvés")
    publication = contexte.suivi.publications.get(lot.publication)
    source = terminer(publication.titre) if publication else terminer(lot.sources[0]) if len(lot.sources) == 1 else ""
    return " ".join(filter(None, (f"{dit} ({ou}, {periodes_fr(lot.periodes)}).", source)))


def _valeur(valeur: Valeur) -> str:
    return debut_de(texte_valeur(valeur), 90)
