"""The portal above the contracts: the contracts as cards, and the national measures that they share."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.model.fait import Mesure
from generator.pages.adresses import MESURES, relative
from generator.pages.contexte import Contexte
from generator.pages.typographie import INSECABLE, accord, date_fr, enumerer
from generator.pages.vues.commun import (
    Entete,
    Lien,
    VueSource,
    annees,
    nom_de_noeud,
    vue_source,
)
from generator.pages.vues.noeud import ancre_de_mesure
from generator.pages.vues.nouvelles import Marque, compte_des_mesures, marque
from generator.pages.vues.statuts import Etat, etat


@dataclass(frozen=True, slots=True)
class CarteContrat:
    """One contract as a card."""

    lien: Lien
    type: str
    annees: str
    dans_ses_mots: str
    promis: str
    etat: Etat


@dataclass(frozen=True, slots=True)
class VuePortail:
    """The portal's home page."""

    entete: Entete
    presentation: str
    contrats: tuple[CarteContrat, ...]
    mesures: Lien | None
    glossaire: bool


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


@dataclass(frozen=True, slots=True)
class VueMesures:
    """The page of the national measures."""

    entete: Entete
    etat_au: str
    source: VueSource
    note: str
    axes: tuple[tuple[str, tuple[VueMesure, ...]], ...]
    compte: str
    date: str


def vue_portail(contextes: Sequence[Contexte], textes: dict[str, str]) -> VuePortail:
    """The view of the portal's home page."""
    mesures = next((contexte.mesures for contexte in contextes if contexte.mesures), None)
    return VuePortail(
        entete=Entete(
            "Engagements ouverts",
            "Les promesses des contrats de la politique de la ville, qui en répond, et ce qui en est mesuré.",
            (),
            chapeau="Ce que les contrats signés promettent aux habitants des quartiers, qui en répond, et ce qui en a été mesuré.",
        ),
        presentation=textes.get("index", ""),
        contrats=tuple(
            CarteContrat(
                Lien(f"{contexte.contrat.territoire_nom}{INSECABLE}: {contexte.contrat.titre}", relative("", contexte.adresses.accueil())),
                contexte.contrat.type,
                annees(contexte),
                contexte.contrat.duree.texte if contexte.contrat.duree else "",
                _promis(contexte),
                etat(contexte.suivi.synthese_des_noeuds(contexte.dossier.racines)),
            )
            for contexte in contextes
        ),
        mesures=Lien("Les mesures nationales pour les quartiers", relative("", MESURES), accord(len(mesures), "ligne"))
        if mesures
        else None,
        glossaire=any(contexte.registre.glossaire for contexte in contextes),
    )


def _promis(contexte: Contexte) -> str:
    noeuds = [noeud for racine in contexte.racines_principales() for noeud in racine.parcourir()]
    morceaux = []
    for niveau in contexte.contrat.niveaux:
        if nombre := sum(noeud.niveau == niveau.id for noeud in noeuds):
            morceaux.append(accord(nombre, niveau.nom.lower(), niveau.pluriel.lower()))
    return f"{enumerer(morceaux)}."


def vue_mesures(contextes: Sequence[Contexte]) -> VueMesures | None:
    """The view of the national measures; None where there are none, or the contract that lists them is not published."""
    liste = next((contexte.registre.mesures for contexte in contextes), None)
    porteur = next((contexte for contexte in contextes if liste and contexte.contrat.id == liste.contrat), None)
    if liste is None or porteur is None:
        return None
    axes: dict[str, list[VueMesure]] = {}
    for mesure in liste.mesures:
        axes.setdefault(mesure.axe, []).append(_mesure(contextes, mesure))
    return VueMesures(
        Entete(
            "Mesures nationales pour les quartiers",
            f"{liste.titre} : l’état de chaque mesure et les promesses locales qui y font écho.",
            (Lien("Engagements ouverts", relative(MESURES, "")), Lien("Mesures nationales", "")),
            chapeau="Les mesures annoncées par l’État en 2018 pour les habitants des quartiers, leur état, et les promesses locales qui y font écho.",
        ),
        f"État en {date_fr(liste.etat_au)}, d’après",
        vue_source(porteur, MESURES, liste.source),
        f"Niveau d’engagement{INSECABLE}: «{INSECABLE}{liste.note}{INSECABLE}» (note du document)." if liste.note else "",
        tuple((axe, tuple(mesures)) for axe, mesures in axes.items()),
        compte_des_mesures(liste.mesures),
        date_fr(liste.etat_au),
    )


def _mesure(contextes: Sequence[Contexte], mesure: Mesure) -> VueMesure:
    echos = tuple(
        Lien(
            noeud.titre,
            relative(MESURES, contexte.adresses.noeud(noeud.id)),
            f"{contexte.contrat.territoire_nom}, {nom_de_noeud(contexte, noeud).lower()}",
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
    )
