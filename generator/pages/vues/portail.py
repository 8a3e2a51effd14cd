"""The portal above the contracts: the contracts as cards, and the national measures that they share."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.calculs.fiches import Genre, Objet
from generator.calculs.nouvelles import dernier_jour
from generator.model.ancre import ancre_du_mot
from generator.model.fait import Mesure
from generator.model.mentions import Mentions
from generator.pages.adresses import MESURES, PORTAIL, partenaire_du_portail, relative
from generator.pages.contexte import Contexte
from generator.pages.corps import prose
from generator.pages.typographie import INSECABLE, accord, date_fr, enumerer
from generator.pages.vues.commun import (
    Entete,
    Lien,
    VueSource,
    adresse_du_passage,
    annees,
    vue_source,
)
from generator.pages.vues.noeud import ancre_de_mesure
from generator.pages.vues.nouvelles import Marque, NouvelleDatee, compte_des_mesures, dernieres_nouvelles, marque
from generator.pages.vues.partage import VueCorrection, correction
from generator.pages.vues.portail_listes import nommes
from generator.pages.vues.quartiers import LieuxAChoisir, LieuxDuContrat, lieux_du_portail, lieux_par_contrat
from generator.pages.vues.reponses import Reponses, reponses_du_contrat, reponses_du_portail
from generator.pages.vues.statuts import Etat


@dataclass(frozen=True, slots=True)
class CarteContrat:
    """One contract as a card."""

    lien: Lien
    teinte: str
    titre: str
    promis: str
    phrase: str
    etat: Etat


@dataclass(frozen=True, slots=True)
class PartenaireCommun:
    """A partner that several contracts name."""

    lien: Lien
    contrats: str


@dataclass(frozen=True, slots=True)
class VuePortail:
    """The portal's home page."""

    entete: Entete
    presentation: Markup
    a_propos: Markup
    correction: VueCorrection
    reponses: Reponses
    contrats: tuple[CarteContrat, ...]
    lieux: LieuxAChoisir
    lieux_par_contrat: tuple[LieuxDuContrat, ...]
    partenaires: tuple[PartenaireCommun, ...]
    nombre_partenaires: str
    nouvelles: tuple[tuple[str, NouvelleDatee], ...]
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


def vue_portail(contextes: Sequence[Contexte], textes: dict[str, str]) -> VuePortail:
    """The view of the portal's home page."""
    mesures = next((contexte.mesures for contexte in contextes if contexte.mesures), None)
    return VuePortail(
        entete=Entete(
            "Engagements ouverts",
            "Les promesses des contrats de la politique de la ville, qui y est nommé, et les chiffres trouvés.",
            (),
            chapeau="Ce que les contrats promettent aux habitants des quartiers, qui y est nommé, et les chiffres trouvés dans les documents lus.",
        ),
        presentation=prose(textes.get("index", ""), PORTAIL, PORTAIL),
        a_propos=prose(textes.get("a-propos", ""), PORTAIL, PORTAIL),
        correction=correction(PORTAIL, contextes[0].registre.mentions if contextes else Mentions()),
        reponses=reponses_du_portail(contextes),
        contrats=tuple(_carte(contexte) for contexte in contextes),
        lieux=lieux_du_portail(contextes, PORTAIL),
        lieux_par_contrat=lieux_par_contrat(contextes, PORTAIL),
        partenaires=_communs(contextes),
        nombre_partenaires=accord(len(nommes(contextes)), "partenaire", "partenaires"),
        nouvelles=_nouvelles(contextes),
        mesures=Lien("Les mesures nationales pour les quartiers", relative("", MESURES), accord(len(mesures), "ligne"))
        if mesures
        else None,
        glossaire=any(contexte.registre.glossaire for contexte in contextes),
    )


def _carte(contexte: Contexte) -> CarteContrat:
    contrat = contexte.contrat
    titre = contrat.titre if annees(contexte) in contrat.titre else f"{contrat.titre}, {annees(contexte)}"
    reponses = reponses_du_contrat(contexte)
    return CarteContrat(
        Lien(contrat.territoire_nom, relative(PORTAIL, contexte.adresses.accueil())),
        contrat.id,
        titre,
        f"{reponses.promis.nombre}{INSECABLE}{reponses.promis.mot}",
        reponses.essentiel,
        reponses.etat,
    )


def _communs(contextes: Sequence[Contexte]) -> tuple[PartenaireCommun, ...]:
    """The partners of several contracts, those of the most contracts first."""
    lignes = []
    for partenaire in nommes(contextes):
        noms = [contexte.contrat.territoire_nom for contexte in contextes if partenaire.id in contexte.partenaires_du_contrat]
        if len(noms) > 1:
            lien = Lien(partenaire.nom, relative(PORTAIL, partenaire_du_portail(partenaire.id)))
            lignes.append((len(noms), PartenaireCommun(lien, enumerer(noms))))
    return tuple(ligne for _, ligne in sorted(lignes, key=lambda ligne: -ligne[0]))[:12]


def _nouvelles(contextes: Sequence[Contexte]) -> tuple[tuple[str, NouvelleDatee], ...]:
    """The newest news of all contracts, each with the name of its territory."""
    toutes = [
        (dernier_jour(nouvelle.date), contexte.contrat.territoire_nom, vue)
        for contexte in contextes
        for nouvelle, vue in zip(
            sorted(contexte.dossier.nouvelles, key=lambda nouvelle: dernier_jour(nouvelle.date), reverse=True),
            dernieres_nouvelles(contexte, PORTAIL),
            strict=False,
        )
    ]
    return tuple((nom, vue) for _, nom, vue in sorted(toutes, key=lambda ligne: ligne[0], reverse=True)[:5])


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
