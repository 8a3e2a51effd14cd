"""The portal's home page: the contracts as cards, the choice of a place, the partners they share, the last news."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.calculs.nouvelles import dernier_jour
from generator.model.mentions import Mentions
from generator.pages.adresses import MESURES, PORTAIL, partenaire_du_portail, relative
from generator.pages.contexte import Contexte
from generator.pages.mots.corps import prose
from generator.pages.mots.statuts import Etat
from generator.pages.mots.typographie import INSECABLE, accord, enumerer
from generator.pages.pieces.entete import Entete, annees
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.nouvelles import NouvelleDatee, dernieres_nouvelles
from generator.pages.pieces.partage import VueCorrection, correction
from generator.pages.pieces.portail import Portail, partenaires_nommes
from generator.pages.pieces.quartiers import LieuxAChoisir, LieuxDuContrat, lieux_du_portail, lieux_par_contrat
from generator.pages.pieces.reponses import Reponses, reponses_du_contrat, reponses_du_portail
from generator.pages.rendu.genre import GenreDePage, seule


@dataclass(frozen=True, slots=True)
class EncartDeContrat:
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
    contrats: tuple[EncartDeContrat, ...]
    lieux: LieuxAChoisir
    lieux_par_contrat: tuple[LieuxDuContrat, ...]
    partenaires: tuple[PartenaireCommun, ...]
    nombre_partenaires: str
    nouvelles: tuple[tuple[str, NouvelleDatee], ...]
    mesures: Lien | None
    glossaire: bool


def vue_portail(contextes: Sequence[Contexte], textes: dict[str, str]) -> VuePortail:
    """The view of the portal's home page."""
    mesures = next((contexte.mesures for contexte in contextes if contexte.page_des_mesures), None)
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
        contrats=tuple(_encart(contexte) for contexte in contextes),
        lieux=lieux_du_portail(contextes, PORTAIL),
        lieux_par_contrat=lieux_par_contrat(contextes, PORTAIL),
        partenaires=_communs(contextes),
        nombre_partenaires=accord(len(partenaires_nommes(contextes)), "partenaire", "partenaires"),
        nouvelles=_nouvelles(contextes),
        mesures=Lien("Les mesures nationales pour les quartiers", relative("", MESURES), accord(len(mesures), "ligne"))
        if mesures
        else None,
        glossaire=any(contexte.registre.glossaire for contexte in contextes),
    )


def _encart(contexte: Contexte) -> EncartDeContrat:
    contrat = contexte.contrat
    titre = contrat.titre if annees(contexte) in contrat.titre else f"{contrat.titre}, {annees(contexte)}"
    reponses = reponses_du_contrat(contexte)
    return EncartDeContrat(
        Lien(contrat.territoire_nom, relative(PORTAIL, contexte.adresses.accueil())),
        contrat.id,
        titre,
        f"{reponses.promis.nombre}{INSECABLE}{reponses.promis.mot}",
        reponses.essentiel,
        reponses.etat,
    )


def _communs(contextes: Sequence[Contexte]) -> tuple[PartenaireCommun, ...]:
    """The partners of several contracts, those of the most contracts first; twelve at most."""
    lignes = []
    for partenaire in partenaires_nommes(contextes):
        noms = [contexte.contrat.territoire_nom for contexte in contextes if partenaire.id in contexte.partenaires_du_contrat]
        if len(noms) > 1:
            lien = Lien(partenaire.nom, relative(PORTAIL, partenaire_du_portail(partenaire.id)))
            lignes.append((len(noms), PartenaireCommun(lien, enumerer(noms))))
    return tuple(ligne for _, ligne in sorted(lignes, key=lambda ligne: -ligne[0]))[:12]


def _nouvelles(contextes: Sequence[Contexte]) -> tuple[tuple[str, NouvelleDatee], ...]:
    """The last five pieces of news of all contracts, each with the name of its territory."""
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


GENRE: GenreDePage[Portail] = GenreDePage(
    "portail",
    "portail/accueil.html.j2",
    "",
    seule(lambda portail: vue_portail(portail.contextes, portail.registre.textes)),
    "Tous les contrats, et par où commencer.",
    menu="Accueil",
    sommaire=False,
)
