"""The events of a contract as a list with links, year by year."""

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

from msgspec import Struct

from generator.calculs.changements import GenreDeChangement
from generator.calculs.frise import Evenement, Sorte
from generator.pages.adresses import MESURES, relative
from generator.pages.contexte import Contexte
from generator.pages.mots.typographie import INSECABLE, accord, date_fr, debut_de, enumerer
from generator.pages.pieces.liens import Lien, lien_noeud
from generator.pages.pieces.paroles import nom_de_l_auteur
from generator.pages.pieces.sources import lien_publication

_EN_VUE = 8  # events of a year above those that are folded
_LETTRES = 140  # of printed words: the page that the link leads to has them whole


class VueEvenement(Struct, frozen=True):
    """One event: when (empty where the year says it), what, its link (none where there is nothing more to read), whether it is ahead."""

    quand: str
    phrase: str
    lien: Lien | None
    a_venir: bool


class AnneeDEvenements(Struct, frozen=True):
    """The events of one year: those in view, and those that are folded under them, with how many these are in words."""

    annee: str
    ancre: str
    a_venir: bool
    evenements: tuple[VueEvenement, ...]
    replies: tuple[VueEvenement, ...]
    reste: str


def annees_d_evenements(contexte: Contexte, page: str) -> tuple[AnneeDEvenements, ...]:
    """All events, oldest first."""
    return tuple(_annee(contexte, page, annee, list(siens)) for annee, siens in groupby(contexte.evenements, key=lambda un: un.annee))


def _annee(contexte: Contexte, page: str, annee: int, siens: Sequence[Evenement]) -> AnneeDEvenements:
    vues = tuple(_vue(contexte, page, un) for un in siens)
    # One that would be folded alone takes no more room than its fold.
    coupe = len(vues) if len(vues) <= _EN_VUE + 1 else _EN_VUE
    reste = len(vues) - coupe
    return AnneeDEvenements(
        str(annee),
        f"annee-{annee}",
        all(un.a_venir for un in siens),
        vues[:coupe],
        vues[coupe:],
        f"{accord(reste, 'autre événement', 'autres événements')} de {annee}" if reste else "",
    )


def _vue(contexte: Contexte, page: str, un: Evenement) -> VueEvenement:
    phrase, lien = _dire(contexte, page, un)
    return VueEvenement(date_fr(un.date) if len(un.date) > 4 else "", phrase, lien, un.a_venir)


_Dit = tuple[str, Lien | None]

_SEULES: Mapping[Sorte, str] = {Sorte.DEBUT: "Première année du contrat.", Sorte.FIN: "Dernière année du contrat."}
_PUBLIEES: Mapping[Sorte, str] = {
    Sorte.LOI: "Loi",
    Sorte.FIN_PROLONGEE: "Fin du contrat, portée à cette date par une loi",
    Sorte.FIN_DES_CONTRATS_DE_VILLE: "Fin des contrats de ville, portée à cette date par une loi",
    Sorte.PUBLICATION: "Publication",
}


def _dire(contexte: Contexte, page: str, un: Evenement) -> _Dit:
    """The words of an event, and its link, which follows them."""
    if un.sorte in _SEULES:
        return _SEULES[un.sorte], None
    if un.sorte in _PUBLIEES:
        return _publication(contexte, page, un)
    if un.sorte is Sorte.SIGNATURE:
        return "Signature, d’après le document.", Lien("Les parties du contrat", _a_l_accueil(contexte, page, "signataires"))
    if un.sorte is Sorte.MESURES:
        return "État des mesures nationales, tel qu’un document le donne.", Lien("Les mesures nationales", relative(page, MESURES))
    return _DITS[un.sorte](contexte, page, un)


def _a_l_accueil(contexte: Contexte, page: str, ancre: str) -> str:
    return relative(page, f"{contexte.adresses.accueil()}#{ancre}")


def _publication(contexte: Contexte, page: str, un: Evenement) -> _Dit:
    publication = contexte.suivi.publications[un.ids[0]]
    lien = lien_publication(contexte, page, publication)
    qui = f", {publication.editeur}" if un.sorte is Sorte.PUBLICATION and publication.editeur else ""
    return f"{_PUBLIEES[un.sorte]}{qui}{INSECABLE}:", Lien(lien.texte, lien.adresse)


def _contrats_de_ville(contexte: Contexte, page: str, un: Evenement) -> _Dit:
    signes = accord(len(un.ids), "contrat de ville signé", "contrats de ville signés")
    return f"{signes} sur ce territoire, d’après le document.", Lien(
        "Les contrats de ville", _a_l_accueil(contexte, page, "contrats-de-ville")
    )


def _document(contexte: Contexte, page: str, un: Evenement) -> _Dit:
    document = next(document for document in contexte.contrat.documents if document.id in un.ids)
    return f"Date du document{INSECABLE}:", Lien(document.titre, relative(page, contexte.adresses.section(document.id, "")))


def _effet(contexte: Contexte, page: str, un: Evenement) -> _Dit:
    _, lien = _document(contexte, page, un)
    return f"Jour à partir duquel ce document vaut{INSECABLE}:", lien


def _changement(contexte: Contexte, page: str, un: Evenement) -> _Dit:
    nom, *indicateurs = un.ids
    siens = [c for c in contexte.changements if c.document == nom and c.date == un.date]
    titre = next((document.titre for document in contexte.contrat.documents if document.id == nom), nom)
    dits = [accord(nombre, *mots) for genre, mots in _CHANGES.items() if (nombre := len({c.indicateur for c in siens if c.genre is genre}))]
    return f"{enumerer(dits)}, par «{INSECABLE}{titre}{INSECABLE}».", _lien_des_indicateurs(contexte, page, indicateurs)


_CHANGES = {
    GenreDeChangement.CIBLE: ("cible changée", "cibles changées"),
    GenreDeChangement.AJOUT: ("indicateur ajouté", "indicateurs ajoutés"),
    GenreDeChangement.RETRAIT: ("indicateur retiré", "indicateurs retirés"),
}


def _obligation(contexte: Contexte, page: str, un: Evenement) -> _Dit:
    obligation = next(obligation for obligation in contexte.contrat.calendrier if obligation.id in un.ids)
    texte = debut_de(" ".join(obligation.texte.split()), _LETTRES)
    adresse = relative(page, contexte.adresses.obligation(obligation.id))
    return f"Prévu par le document, au plus tard à cette date{INSECABLE}:", Lien(f"«{INSECABLE}{texte}{INSECABLE}»", adresse)


def _echeance(contexte: Contexte, page: str, un: Evenement) -> _Dit:
    qui = accord(len(un.ids), "indicateur a une échéance imprimée", "indicateurs ont une échéance imprimée")
    return f"{qui}{INSECABLE}: «{INSECABLE}{un.mots}{INSECABLE}».", _lien_des_indicateurs(contexte, page, un.ids)


def _cible(contexte: Contexte, page: str, un: Evenement) -> _Dit:
    qui = accord(len(un.ids), "indicateur a une cible", "indicateurs ont une cible")
    return f"{qui} pour cette année.", _lien_des_indicateurs(contexte, page, un.ids)


def _chiffres(contexte: Contexte, page: str, un: Evenement) -> _Dit:
    return f"Des chiffres pour {accord(len(un.ids), 'indicateur')}.", _lien_des_indicateurs(contexte, page, un.ids)


def _lien_des_indicateurs(contexte: Contexte, page: str, ids: Sequence[str]) -> Lien:
    if len(ids) == 1:
        return Lien(contexte.indicateurs[ids[0]].libelle, relative(page, contexte.adresses.indicateur(ids[0])))
    return Lien("Tous les indicateurs", relative(page, contexte.adresses.rubrique("indicateurs")))


def _nouvelle(contexte: Contexte, page: str, un: Evenement) -> _Dit:
    lien = lien_noeud(contexte, page, contexte.noeuds[un.ids[0]])
    return f"Nouvelle{INSECABLE}: {un.mots}", Lien(lien.texte, lien.adresse)


def _parole(contexte: Contexte, page: str, un: Evenement) -> _Dit:
    avis = next(avis for avis in contexte.dossier.avis if avis.id in un.ids)
    auteur = avis.reponse.auteur if avis.reponse and un.sorte is Sorte.REPONSE_A_UN_AVIS else avis.auteur
    quoi = _PAROLES[un.sorte]
    lien = Lien(avis.titre, relative(page, contexte.adresses.parole(avis.id, partenaire=avis.est_d_un_partenaire)))
    return f"{quoi}{INSECABLE}: {nom_de_l_auteur(contexte, auteur)}.", lien


_PAROLES = {Sorte.AVIS: "Avis", Sorte.REPONSE: "Réponse", Sorte.REPONSE_A_UN_AVIS: "Réponse à un avis"}
_DITS: Mapping[Sorte, Callable[[Contexte, str, Evenement], _Dit]] = {
    Sorte.CONTRATS_DE_VILLE: _contrats_de_ville,
    Sorte.DOCUMENT: _document,
    Sorte.EFFET: _effet,
    Sorte.CHANGEMENT: _changement,
    Sorte.OBLIGATION: _obligation,
    Sorte.ECHEANCE: _echeance,
    Sorte.CIBLE: _cible,
    Sorte.CHIFFRES: _chiffres,
    Sorte.NOUVELLE: _nouvelle,
    Sorte.AVIS: _parole,
    Sorte.REPONSE: _parole,
    Sorte.REPONSE_A_UN_AVIS: _parole,
}
