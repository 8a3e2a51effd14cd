"""The national measures that contracts apply."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.calculs.fiches import Genre, Objet
from generator.model.ancre import ancre_du_mot
from generator.model.fait import Mesure
from generator.pages.adresses import MESURES, ancre_de_mesure, relative
from generator.pages.contexte import Contexte
from generator.pages.mots.typographie import INSECABLE, date_fr
from generator.pages.pieces.entete import Entete
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.nouvelles import Marque, compte_des_mesures, marque
from generator.pages.pieces.places import VueSource, adresse_du_passage, vue_source


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
    avancement: Marque
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


def vue_mesures(contextes: Sequence[Contexte]) -> VueMesures | None:
    """The view of the national measures; None where there are none, or nothing says where they were listed."""
    liste = next((contexte.registre.mesures for contexte in contextes), None)
    porteur = next((contexte for contexte in contextes if liste and contexte.contrat.id == liste.contrat), None)
    if liste is None or (porteur is None and not liste.origine):
        return None
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


def _mesure(contextes: Sequence[Contexte], porteur: Contexte | None, mesure: Mesure) -> VueMesure:
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
        adresse_du_passage(porteur, MESURES, Objet(Genre.MESURE, mesure.numero)) if porteur else "",
    )
