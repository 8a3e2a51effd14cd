"""The words of residents' councils: on the pages that they concern, on a page of their own, and in short on the contract's home."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from generator.calculs.nouvelles import dernier_jour
from generator.model.avis import Avis
from generator.pages.adresses import relative
from generator.pages.contexte import Contexte
from generator.pages.corps import corps
from generator.pages.typographie import INSECABLE, accord, date_fr
from generator.pages.vues.commun import (
    Entete,
    Lien,
    VueSource,
    fil,
    lien_noeud,
    lien_partenaire,
    lien_territoire,
    vue_source,
)

RUBRIQUE = "avis"


@dataclass(frozen=True, slots=True)
class VueReponse:
    """«Réponse de la Ville, le 3 mai 2021» and its words."""

    qui: str
    texte: str


@dataclass(frozen=True, slots=True)
class VueAvis:
    """One opinion as a page shows it; `sur` leads to what it concerns (empty: the whole contract)."""

    ancre: str
    titre: str
    qui: str
    texte: Markup
    reponse: VueReponse | None
    sur: tuple[Lien, ...]
    adresse: str


@dataclass(frozen=True, slots=True)
class PrioritesImprimees:
    """What conseils citoyens voiced according to the document, and the node that it stands under."""

    ancre: str
    noeud: Lien
    titre: str
    points: tuple[str, ...]
    source: VueSource


@dataclass(frozen=True, slots=True)
class VueParoles:
    """The page «Paroles d’habitants»."""

    entete: Entete
    phrase: str
    avis: tuple[VueAvis, ...]
    priorites: tuple[PrioritesImprimees, ...]


@dataclass(frozen=True, slots=True)
class ResumeDesParoles:
    """What the contract's home says of them: a sentence, the page, and the opinions on the whole contract."""

    phrase: str
    adresse: str
    avis: tuple[VueAvis, ...]


def avis_sur(contexte: Contexte, page: str, id: str) -> tuple[VueAvis, ...]:
    """The opinions that concern one node, indicator, territory or partner, newest first."""
    return tuple(_vue_avis(contexte, page, avis) for avis in recents(contexte.dossier.avis) if id in avis.sur)


def recents(avis: Iterable[Avis]) -> tuple[Avis, ...]:
    """Newest first; those of one day in the order of their files."""
    return tuple(sorted(avis, key=lambda un: dernier_jour(un.date), reverse=True))


def adresse_des_paroles(contexte: Contexte, page: str) -> str:
    """The link to the page of all words, or an empty string where the contract has none."""
    return relative(page, contexte.adresses.rubrique(RUBRIQUE)) if a_des_paroles(contexte) else ""


def a_des_paroles(contexte: Contexte) -> bool:
    """True when the contract has opinions, or priorities of conseils citoyens printed in its document."""
    return bool(contexte.dossier.avis) or any(noeud.conseils_citoyens for noeud in contexte.noeuds.values())


def vue_paroles(contexte: Contexte) -> VueParoles:
    """The view of the page of all words."""
    page = contexte.adresses.rubrique(RUBRIQUE)
    return VueParoles(
        entete=Entete(
            "Paroles d’habitants",
            f"Ce que les conseils citoyens disent de {contexte.contrat.titre}, {contexte.contrat.territoire_nom}.",
            fil(contexte, page, Lien("Paroles d’habitants", "")),
            chapeau=f"Ce que les conseils citoyens ont dit de ce contrat, dans leurs mots{', et ce qui leur a été répondu' if contexte.dossier.avis else ''}.",
        ),
        phrase=_phrase(contexte),
        avis=tuple(_vue_avis(contexte, page, avis) for avis in recents(contexte.dossier.avis)),
        priorites=tuple(
            PrioritesImprimees(
                f"priorites-{noeud.id}",
                lien_noeud(contexte, page, noeud),
                parole.titre,
                parole.points,
                vue_source(contexte, page, parole.source),
            )
            for noeud in contexte.noeuds.values()
            if (parole := noeud.conseils_citoyens)
        ),
    )


def resume_des_paroles(contexte: Contexte, page: str) -> ResumeDesParoles | None:
    """The short section of the contract's home; None where nobody was heard."""
    if not a_des_paroles(contexte):
        return None
    generaux = tuple(_vue_avis(contexte, page, avis) for avis in recents(contexte.dossier.avis) if not avis.sur)
    return ResumeDesParoles(_phrase(contexte), adresse_des_paroles(contexte, page), generaux)


def _phrase(contexte: Contexte) -> str:
    """«3 avis, dont 1 sans réponse publiée. 9 priorités imprimées dans le document.»"""
    avis = contexte.dossier.avis
    sans = sum(un.reponse is None for un in avis)
    phrases = []
    if avis:
        reste = f"dont {sans}{INSECABLE}sans réponse publiée" if sans else "avec une réponse publiée"
        tous = "sans réponse publiée" if sans == len(avis) else reste
        phrases.append(f"{accord(len(avis), 'avis publié', 'avis publiés')}, {tous}.")
    points = sum(len(noeud.conseils_citoyens.points) for noeud in contexte.noeuds.values() if noeud.conseils_citoyens)
    if points:
        imprimees = ("priorité des conseils citoyens est imprimée", "priorités des conseils citoyens sont imprimées")
        phrases.append(f"{accord(points, *imprimees)} dans le document.")
    return " ".join(phrases)


def _vue_avis(contexte: Contexte, page: str, avis: Avis) -> VueAvis:
    reponse = avis.reponse
    return VueAvis(
        ancre=f"avis-{avis.id}",
        titre=avis.titre,
        qui=f"{avis.auteur}, {_le(avis.date)}",
        texte=corps(avis.texte, page, contexte.adresses.accueil()),
        reponse=VueReponse(f"Réponse{INSECABLE}: {reponse.auteur}, {_le(reponse.date)}", reponse.texte) if reponse else None,
        sur=tuple(lien for id in avis.sur for lien in _concerne(contexte, page, id)),
        adresse=relative(page, f"{contexte.adresses.rubrique(RUBRIQUE)}#avis-{avis.id}"),
    )


def _le(date: str) -> str:
    """«le 3 mai 2021», «en mai 2021», «en 2021»."""
    return f"le{INSECABLE}{date_fr(date)}" if len(date) == 10 else f"en{INSECABLE}{date_fr(date)}"


def _concerne(contexte: Contexte, page: str, id: str) -> Iterable[Lien]:
    """Links to all that bears this id: a commune may be a place and a partner. A partner that the contract does not name has no address."""
    if id in contexte.noeuds:
        yield lien_noeud(contexte, page, contexte.noeuds[id])
    if id in contexte.indicateurs:
        yield Lien(contexte.indicateurs[id].libelle, relative(page, contexte.adresses.indicateur(id)), "Indicateur")
    if id in contexte.territoires:
        lien = lien_territoire(contexte, page, id)
        yield Lien(lien.texte, lien.adresse, "Lieu")
    if id in contexte.partenaires_du_contrat:
        lien = lien_partenaire(contexte, page, id)
        yield Lien(lien.texte, lien.adresse, "Partenaire")
    elif id in contexte.partenaires and id not in contexte.territoires:
        yield Lien(contexte.partenaires[id].nom, "", "Partenaire")
