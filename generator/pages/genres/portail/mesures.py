"""The national measures that contracts apply."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.calculs.fiches import GenreDObjet, Objet
from generator.model.ancre import ancre_du_mot
from generator.model.fait import MesureNationale
from generator.pages.adresses import MESURES, ancre_de_mesure, relative
from generator.pages.contexte import Contexte
from generator.pages.mots.typographie import INSECABLE, date_fr
from generator.pages.pieces.entete import Entete
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.nouvelles import MarqueDEtat, compte_des_mesures, marque
from generator.pages.pieces.places import VueSource, adresse_du_passage, vue_source
from generator.pages.pieces.portail import Portail
from generator.pages.rendu.genre import GenreDePage as GenreDePage
from generator.pages.rendu.genre import seule


@dataclass(frozen=True, slots=True)
class VueMesure:
    """One national measure, with the promises of all contracts that echo it."""

    numero: str
    ancre: str
    programme: str
    thematique: str
    intitule: str
    etat: str
    indicateurs: tuple[str, ...]
    echos: tuple[Lien, ...]
    note_editoriale: str
    avancement: MarqueDEtat
    place: str  # in the document that lists it, where it is read here


@dataclass(frozen=True, slots=True)
class VueMesures:
    """The page of the national measures."""

    entete: Entete
    etat_au: str
    source: VueSource
    note: str
    axes: tuple[tuple[str, str, tuple[VueMesure, ...]], ...]  # place on the page, name, measures
    compte: str
    date: str


def vue_mesures(contextes: Sequence[Contexte]) -> VueMesures:
    """The view of the national measures, where there are some to show (`Portail.page_des_mesures`)."""
    liste = contextes[0].registre.mesures
    if liste is None:
        raise ValueError("no measures to show")
    porteur = next((contexte for contexte in contextes if contexte.contrat.id == liste.contrat), None)
    axes: dict[str, list[VueMesure]] = {}
    for mesure in liste.mesures:
        axes.setdefault(mesure.axe, []).append(_mesure(contextes, porteur, mesure))
    return VueMesures(
        Entete(
            "Mesures nationales pour les quartiers",
            f"{liste.titre} : l’état de chaque mesure et les promesses locales qui y font écho.",
            (Lien("Engagements ouverts", relative(MESURES, "")), Lien("Mesures nationales", "")),
            chapeau="Les mesures annoncées par l’État en 2018 pour les habitants des quartiers, leur état d’après le document, et les promesses locales qui y font écho.",
        ),
        f"État en {date_fr(liste.etat_au)}, d’après le document{INSECABLE}:",
        vue_source(porteur, MESURES, liste.source) if porteur else VueSource(liste.origine, liste.origine, ""),
        f"Niveau d’engagement{INSECABLE}: «{INSECABLE}{liste.note}{INSECABLE}» (note du document)." if liste.note else "",
        tuple((f"axe-{ancre_du_mot(axe)}", axe, tuple(mesures)) for axe, mesures in axes.items()),
        compte_des_mesures(liste.mesures),
        date_fr(liste.etat_au),
    )


def _mesure(contextes: Sequence[Contexte], porteur: Contexte | None, mesure: MesureNationale) -> VueMesure:
    echos = tuple(
        Lien(
            noeud.titre,
            relative(MESURES, contexte.adresses.noeud(noeud.id)),
            f"{contexte.contrat.territoire_nom}, {contexte.nom_de_noeud(noeud).lower()}",
        )
        for contexte in contextes
        for noeud in contexte.noeuds.values()
        if mesure.numero in noeud.mesures_nationales
    )
    return VueMesure(
        mesure.numero,
        f"mesure-{ancre_de_mesure(mesure.numero)}",
        mesure.programme,
        mesure.thematique,
        mesure.intitule,
        mesure.etat,
        mesure.indicateurs,
        echos,
        mesure.note_editoriale,
        marque(mesure.avancement),
        adresse_du_passage(porteur, MESURES, Objet(GenreDObjet.MESURE, mesure.numero)) if porteur else "",
    )


GENRE: GenreDePage[Portail] = GenreDePage(
    "mesures-nationales",
    "portail/mesures.html.j2",
    MESURES,
    seule(lambda portail: vue_mesures(portail.contextes)),
    "Les mesures annoncées par l’État en 2018, et les promesses locales qui y font écho.",
    menu="Mesures nationales",
    si=lambda portail: portail.page_des_mesures,
)
