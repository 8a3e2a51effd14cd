"""The timeline of a contract: its drawing, and the same events as a list with links, year by year."""

from collections.abc import Callable, Sequence
from itertools import groupby

from msgspec import Struct

from generator.calculs.frise import Evenement, Sorte, Voie, evenements
from generator.model.avis import Avis
from generator.pages.adresses import MESURES, relative
from generator.pages.contexte import Contexte
from generator.pages.dessins.frise import Bande, Frise, Jalon, frise
from generator.pages.mots.typographie import INSECABLE, accord, date_fr, debut_de, enumerer
from generator.pages.pieces.liens import Lien, lien_noeud
from generator.pages.pieces.paroles import RUBRIQUE, nom_de_l_auteur
from generator.pages.pieces.sources import lien_publication

NOMS = {
    Voie.CONTRAT: "Le contrat",
    Voie.LOI: "Lois et mesures nationales",
    Voie.PREVU: "Prévu par le document",
    Voie.CHIFFRES: "Chiffres trouvés",
    Voie.NOUVELLES: "Nouvelles et paroles",
    Voie.PUBLICATIONS: "Publications",
}
_FORMES = {Voie.CONTRAT: "2", Voie.LOI: "4", Voie.PREVU: "3", Voie.CHIFFRES: "1", Voie.NOUVELLES: "5", Voie.PUBLICATIONS: "6"}
_EN_VUE = 8  # events of a year above those that are folded
_LETTRES = 140  # of printed words in the list: the page that the link leads to has them whole
A_VENIR = f"à{INSECABLE}venir"


class VueEvenement(Struct, frozen=True):
    """One event in the list: when (empty where the year says it), what, its link (none where there is nothing more to read), whether it is ahead."""

    quand: str
    phrase: str
    lien: Lien | None
    a_venir: bool


class AnneeDeFrise(Struct, frozen=True):
    """The events of one year: those in view, and those that are folded under them, with how many these are in words."""

    annee: str
    ancre: str
    a_venir: bool
    evenements: tuple[VueEvenement, ...]
    replies: tuple[VueEvenement, ...]
    reste: str


def frise_du_contrat(contexte: Contexte) -> Frise:
    """The drawing: of each kind of event, one mark a year."""
    jour = contexte.suivi.aujourd_hui
    tous = evenements(contexte)
    return frise(
        "Année par année",
        f"{etendue(contexte)} La liste sous le dessin dit chacun d’eux.",
        [_bande(contexte, voie, [un for un in tous if un.voie is voie]) for voie in Voie],
        annee=int(jour[:4]),
        jour=date_fr(jour),
    )


def etendue(contexte: Contexte) -> str:
    """«31 événements, de 2015 à 2026, dont 2 à venir.»"""
    tous = evenements(contexte)
    debut, fin = min(un.annee for un in tous), max(un.annee for un in tous)
    suite = sum(un.a_venir for un in tous)
    quand = f"en {debut}" if debut == fin else f"de {debut} à {fin}"
    return f"{accord(len(tous), 'événement')}, {quand}{f', dont {suite}{INSECABLE}{A_VENIR}' if suite else ''}."


def annees_de_la_frise(contexte: Contexte, page: str) -> tuple[AnneeDeFrise, ...]:
    """The list: all events, oldest first."""
    return tuple(_annee(contexte, page, annee, list(siens)) for annee, siens in groupby(evenements(contexte), key=lambda un: un.annee))


def _annee(contexte: Contexte, page: str, annee: int, siens: Sequence[Evenement]) -> AnneeDeFrise:
    vues = tuple(_vue(contexte, page, un) for un in siens)
    # One that would be folded alone takes no more room than its fold.
    coupe = len(vues) if len(vues) <= _EN_VUE + 1 else _EN_VUE
    reste = len(vues) - coupe
    return AnneeDeFrise(
        str(annee),
        f"annee-{annee}",
        all(un.a_venir for un in siens),
        vues[:coupe],
        vues[coupe:],
        f"{accord(reste, 'autre événement', 'autres événements')} de {annee}" if reste else "",
    )


def _vue(contexte: Contexte, page: str, un: Evenement) -> VueEvenement:
    phrase, lien = _DITS[un.sorte](contexte, page, un)
    return VueEvenement(date_fr(un.date) if len(un.date) > 4 else "", phrase, lien, un.a_venir)


_Dit = tuple[str, Lien | None]


def _debut(contexte: Contexte, page: str, un: Evenement) -> _Dit:
    return "Première année du contrat.", None


def _fin(contexte: Contexte, page: str, un: Evenement) -> _Dit:
    return "Dernière année du contrat.", None


def _signature(contexte: Contexte, page: str, un: Evenement) -> _Dit:
    return "Signature, d’après le document.", Lien("Les parties du contrat", relative(page, f"{contexte.adresses.accueil()}#signataires"))


def _contrats_de_ville(contexte: Contexte, page: str, un: Evenement) -> _Dit:
    signes = accord(len(un.ids), "contrat de ville signé", "contrats de ville signés")
    lien = Lien("Les contrats de ville", relative(page, f"{contexte.adresses.accueil()}#contrats-de-ville"))
    return f"{signes} sur ce territoire, d’après le document.", lien


def _document(contexte: Contexte, page: str, un: Evenement) -> _Dit:
    document = next(document for document in contexte.contrat.documents if document.id in un.ids)
    return f"Date du document{INSECABLE}:", Lien(document.titre, relative(page, contexte.adresses.section(document.id, "")))


def _publication(mots: str) -> Callable[[Contexte, str, Evenement], _Dit]:
    def dire(contexte: Contexte, page: str, un: Evenement) -> _Dit:
        publication = contexte.suivi.publications[un.ids[0]]
        lien = lien_publication(contexte, page, publication)
        qui = f" ({publication.editeur})" if un.sorte is Sorte.PUBLICATION and publication.editeur else ""
        return f"{mots}{qui}{INSECABLE}:", Lien(lien.texte, lien.adresse)

    return dire


def _mesures(contexte: Contexte, page: str, un: Evenement) -> _Dit:
    return "État des mesures nationales, tel qu’un document le donne à cette date.", Lien("Les mesures nationales", relative(page, MESURES))


def _obligation(contexte: Contexte, page: str, un: Evenement) -> _Dit:
    obligation = next(obligation for obligation in contexte.contrat.calendrier if obligation.id in un.ids)
    texte = debut_de(" ".join(obligation.texte.split()), _LETTRES)
    adresse = f"{contexte.adresses.rubrique('calendrier')}#obligation-{obligation.id}"
    return f"Prévu par le document, au plus tard à cette date{INSECABLE}:", Lien(f"«{INSECABLE}{texte}{INSECABLE}»", relative(page, adresse))


def _echeance(contexte: Contexte, page: str, un: Evenement) -> _Dit:
    qui = accord(len(un.ids), "indicateur a une échéance imprimée", "indicateurs ont une échéance imprimée")
    return f"{qui}{INSECABLE}: «{INSECABLE}{un.mots}{INSECABLE}».", _lien_des_indicateurs(contexte, page, un.ids)


def _cible(contexte: Contexte, page: str, un: Evenement) -> _Dit:
    qui = accord(len(un.ids), "indicateur a une cible", "indicateurs ont une cible")
    return f"{qui} pour cette année.", _lien_des_indicateurs(contexte, page, un.ids)


def _chiffres(contexte: Contexte, page: str, un: Evenement) -> _Dit:
    return f"Chiffres trouvés pour {accord(len(un.ids), 'indicateur')}.", _lien_des_indicateurs(contexte, page, un.ids)


def _lien_des_indicateurs(contexte: Contexte, page: str, ids: Sequence[str]) -> Lien:
    if len(ids) == 1:
        return Lien(contexte.indicateurs[ids[0]].libelle, relative(page, contexte.adresses.indicateur(ids[0])))
    return Lien("Tous les indicateurs", relative(page, contexte.adresses.rubrique("indicateurs")))


def _nouvelle(contexte: Contexte, page: str, un: Evenement) -> _Dit:
    lien = lien_noeud(contexte, page, contexte.noeuds[un.ids[0]])
    return f"Nouvelle{INSECABLE}: {un.mots}", Lien(lien.texte, lien.adresse)


def _parole(contexte: Contexte, page: str, un: Evenement) -> _Dit:
    avis = next(avis for avis in contexte.dossier.avis if avis.id in un.ids)
    adresse = f"{contexte.adresses.rubrique(RUBRIQUE)}#{'reponse' if avis.est_d_un_partenaire else 'avis'}-{avis.id}"
    return f"{_qui_parle(contexte, un, avis)}.", Lien(avis.titre, relative(page, adresse))


def _qui_parle(contexte: Contexte, un: Evenement, avis: Avis) -> str:
    if un.sorte is Sorte.AVIS:
        return f"Avis{INSECABLE}: {nom_de_l_auteur(contexte, avis.auteur)}"
    if avis.est_d_un_partenaire:
        return f"Réponse{INSECABLE}: {nom_de_l_auteur(contexte, avis.auteur)}"
    return f"Réponse à un avis{INSECABLE}: {nom_de_l_auteur(contexte, avis.reponse.auteur) if avis.reponse else ''}"


_DITS: dict[Sorte, Callable[[Contexte, str, Evenement], _Dit]] = {
    Sorte.DEBUT: _debut,
    Sorte.CONTRATS_DE_VILLE: _contrats_de_ville,
    Sorte.SIGNATURE: _signature,
    Sorte.DOCUMENT: _document,
    Sorte.FIN: _fin,
    Sorte.LOI: _publication("Loi"),
    Sorte.MESURES: _mesures,
    Sorte.FIN_PROLONGEE: _publication("Fin du contrat, portée à cette date par une loi"),
    Sorte.FIN_DES_CONTRATS_DE_VILLE: _publication("Fin des contrats de ville, portée à cette date par une loi"),
    Sorte.OBLIGATION: _obligation,
    Sorte.ECHEANCE: _echeance,
    Sorte.CIBLE: _cible,
    Sorte.CHIFFRES: _chiffres,
    Sorte.NOUVELLE: _nouvelle,
    Sorte.AVIS: _parole,
    Sorte.REPONSE: _parole,
    Sorte.PUBLICATION: _publication("Publication"),
}


def _bande(contexte: Contexte, voie: Voie, siens: Sequence[Evenement]) -> Bande:
    contrat = contexte.contrat
    duree = (contrat.debut, contrat.fin) if voie is Voie.CONTRAT and contrat.fin is not None else None
    return Bande(NOMS[voie], _FORMES[voie], _jalons(contexte, siens), duree)


def _jalons(contexte: Contexte, siens: Sequence[Evenement]) -> tuple[Jalon, ...]:
    """One mark a year, or two where some of it is over and some ahead."""
    groupes: dict[tuple[int, bool], list[Evenement]] = {}
    for un in siens:
        groupes.setdefault((un.annee, un.a_venir), []).append(un)
    return tuple(
        Jalon(annee, *(f"{mots}{f' ({A_VENIR})' if devant else ''}" for mots in _en_bref(contexte, groupe)), devant)
        for (annee, devant), groupe in sorted(groupes.items())
    )


def _en_bref(contexte: Contexte, siens: Sequence[Evenement]) -> tuple[str, str]:
    """What is marked in one place, in a few words: «Première année et signature»; then the same under the name of the strip."""
    sortes = dict.fromkeys(un.sorte for un in siens)
    mots = enumerer([_bref(contexte, sorte, [un for un in siens if un.sorte is sorte]) for sorte in sortes])
    court = mots.removeprefix(_COMPTES[Sorte.CHIFFRES][0])  # the strip has no others
    return _majuscule(mots), _majuscule(court)


def _majuscule(mots: str) -> str:
    return f"{mots[:1].upper()}{mots[1:]}"


def _bref(contexte: Contexte, sorte: Sorte, siens: Sequence[Evenement]) -> str:
    combien = len(siens)
    if sorte in _COMPTES:
        debut, *noms = _COMPTES[sorte]
        return f"{debut}{accord(len({id for un in siens for id in un.ids}), *noms)}"
    if sorte is Sorte.PUBLICATION and combien == 1:
        publication = contexte.suivi.publications[siens[0].ids[0]]
        return debut_de(publication.editeur or publication.titre, 40)
    seul, plusieurs = _BREFS[sorte]
    return seul if combien == 1 else accord(combien, seul, plusieurs)


# What is counted by the things that events are about, and what by events.
_COMPTES = {
    Sorte.CONTRATS_DE_VILLE: ("", "contrat de ville signé", "contrats de ville signés"),
    Sorte.ECHEANCE: ("échéance de ", "indicateur", "indicateurs"),
    Sorte.CIBLE: ("cible de ", "indicateur", "indicateurs"),
    Sorte.CHIFFRES: ("chiffres de ", "indicateur", "indicateurs"),
}
_BREFS = {
    Sorte.DEBUT: ("première année", "premières années"),
    Sorte.SIGNATURE: ("signature", "signatures"),
    Sorte.DOCUMENT: ("date du document", "documents datés"),
    Sorte.FIN: ("dernière année", "dernières années"),
    Sorte.LOI: ("une loi", "lois"),
    Sorte.MESURES: ("état des mesures nationales", "états des mesures nationales"),
    Sorte.FIN_PROLONGEE: ("fin du contrat, prolongé par la loi", "fins du contrat"),
    Sorte.FIN_DES_CONTRATS_DE_VILLE: ("fin des contrats de ville, prolongés par la loi", "fins des contrats de ville"),
    Sorte.OBLIGATION: ("une échéance", "échéances"),
    Sorte.NOUVELLE: ("une nouvelle", "nouvelles"),
    Sorte.AVIS: ("un avis", "avis"),
    Sorte.REPONSE: ("une réponse", "réponses"),
    Sorte.PUBLICATION: ("une publication", "publications"),
}
