"""The timeline of a contract as a drawing: of each kind of event, one mark a year, with a few words."""

from collections.abc import Sequence

from generator.calculs.frise import Evenement, Sorte, Voie
from generator.pages.contexte import Contexte
from generator.pages.dessins.frise import Bande, Frise, RepereDeFrise, frise
from generator.pages.mots.typographie import INSECABLE, accord, date_fr, debut_de, enumerer, majuscule

NOMS = {
    Voie.CONTRAT: "Le contrat",
    Voie.LOI: "Lois et mesures nationales",
    Voie.PREVU: "Prévu par le document",
    Voie.CHIFFRES: "Les chiffres",
    Voie.NOUVELLES: "Nouvelles et paroles",
    Voie.PUBLICATIONS: "Publications",
}
_FORMES = {Voie.CONTRAT: "2", Voie.LOI: "4", Voie.PREVU: "3", Voie.CHIFFRES: "1", Voie.NOUVELLES: "5", Voie.PUBLICATIONS: "sablier"}
A_VENIR = f"à{INSECABLE}venir"


def frise_du_contrat(contexte: Contexte) -> Frise:
    """The drawing: of each kind of event, one mark a year."""
    jour = contexte.suivi.aujourd_hui
    tous = contexte.evenements
    return frise(
        "Année par année",
        etendue(contexte),
        [_bande(contexte, voie, [un for un in tous if un.voie is voie]) for voie in Voie],
        annee=int(jour[:4]),
        jour=date_fr(jour),
    )


def etendue(contexte: Contexte) -> str:
    """«31 événements, de 2015 à 2026, dont 2 à venir.»"""
    tous = contexte.evenements
    debut, fin = min(un.annee for un in tous), max(un.annee for un in tous)
    suite = sum(un.a_venir for un in tous)
    quand = f"en {debut}" if debut == fin else f"de {debut} à {fin}"
    return f"{accord(len(tous), 'événement')}, {quand}{f', dont {suite}{INSECABLE}{A_VENIR}' if suite else ''}."


def _bande(contexte: Contexte, voie: Voie, siens: Sequence[Evenement]) -> Bande:
    contrat = contexte.contrat
    duree = (contrat.debut, contrat.fin) if voie is Voie.CONTRAT and contrat.fin is not None else None
    return Bande(NOMS[voie], _FORMES[voie], _jalons(contexte, siens), duree)


def _jalons(contexte: Contexte, siens: Sequence[Evenement]) -> tuple[RepereDeFrise, ...]:
    """One mark a year, or two where some of it is over and some ahead."""
    groupes: dict[tuple[int, bool], list[Evenement]] = {}
    for un in siens:
        groupes.setdefault((un.annee, un.a_venir), []).append(un)
    jalons = []
    for (annee, devant), groupe in sorted(groupes.items()):
        mots, court = _en_bref(contexte, groupe)
        suite = f" ({A_VENIR})" if devant else ""
        jalons.append(RepereDeFrise(annee, f"{mots}{suite}", f"{court}{suite}", devant))
    return tuple(jalons)


def _en_bref(contexte: Contexte, siens: Sequence[Evenement]) -> tuple[str, str]:
    """What is marked in one place, in a few words: «Première année et signature»; then the same under the name of the strip."""
    sortes: dict[Sorte, list[Evenement]] = {}
    for un in siens:
        sortes.setdefault(_EN_UN_MOT.get(un.sorte, un.sorte), []).append(un)
    mots = enumerer([_bref(contexte, sorte, ceux_ci) for sorte, ceux_ci in sortes.items()])
    court = mots.removeprefix(_COMPTES[Sorte.CHIFFRES][0])  # the strip has no others
    return majuscule(mots), majuscule(court)


def _bref(contexte: Contexte, sorte: Sorte, siens: Sequence[Evenement]) -> str:
    combien = len(siens)
    if sorte in _COMPTES:
        debut, *noms = _COMPTES[sorte]
        return f"{debut}{accord(len({id for un in siens for id in un.ids}), *noms)}"
    if sorte is Sorte.PUBLICATION and combien == 1:
        publication = contexte.suivi.publications[siens[0].ids[0]]
        return debut_de(publication.editeur or publication.titre, 40)
    if combien == 1 and sorte in (Sorte.LOI, Sorte.FIN_PROLONGEE, Sorte.FIN_DES_CONTRATS_DE_VILLE):
        return _par_sa_loi(contexte, sorte, siens[0])
    seul, plusieurs = _BREFS[sorte]
    return seul if combien == 1 else accord(combien, seul, plusieurs)


def _par_sa_loi(contexte: Contexte, sorte: Sorte, un: Evenement) -> str:
    """A law by its name, and an end by the law that set it: two laws may set two ends of one contract."""
    loi = contexte.suivi.publications[un.ids[0]]
    if sorte is Sorte.LOI:
        return debut_de(loi.titre.partition(",")[0], 40)
    seul, _ = _BREFS[sorte]
    return f"{seul} de {loi.date[:4]}" if loi.date else seul


# What a few words do not tell apart.
_EN_UN_MOT = {Sorte.REPONSE_A_UN_AVIS: Sorte.REPONSE}
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
    Sorte.EFFET: ("effet d’un document", "documents prennent effet"),
    Sorte.CHANGEMENT: ("changement d’indicateurs ou de cibles", "changements d’indicateurs ou de cibles"),
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
