"""The amounts of money of one commune, year by year; or those of several places, of the whole territory, of beyond it."""

from msgspec import Struct

from generator.model.argent import NATURES
from generator.pages.adresses import ARGENT_DE, relative
from generator.pages.contexte import Contexte
from generator.pages.dessins.commun import Graphique
from generator.pages.mots.argent import AVERTISSEMENT, EXPLICATIONS, NATURES_D_ARGENT
from generator.pages.mots.typographie import INSECABLE, accord
from generator.pages.pieces.argent import VueDesaccord, VueMontant, avec_leurs_parties, lien_montant, vue_desaccord, vue_montant
from generator.pages.pieces.entete import Entete, fil
from generator.pages.pieces.liens import Lien, lien_territoire
from generator.pages.pieces.lieux_de_l_argent import (
    AILLEURS,
    COMMUNES,
    RUBRIQUE,
    TITRES,
    cles_du_groupe,
    groupes,
    nom_du_groupe,
    partages_avec_d_autres,
)
from generator.pages.pieces.partage import VuePartage, partage_de_la_page
from generator.pages.pieces.sommes_d_argent import VueSomme, graphique_des_annees, vues_sommes
from generator.pages.rendu.genre import GenreDePage, une_par


class GroupeDeMontants(Struct, frozen=True):
    """The amounts of one nature: its name, what it means, and the rows."""

    titre: str
    ancre: str
    explication: str
    montants: tuple[VueMontant, ...]


class VueArgentDuLieu(Struct, frozen=True):
    """The page of the amounts of a place or of a group. `annees` are the rows of amounts of one year, in the order of time."""

    entete: Entete
    avertissement: str
    sommes: tuple[VueSomme, ...]
    population: str
    graphique: Graphique | None
    annees: tuple[VueMontant, ...]
    groupes: tuple[GroupeDeMontants, ...]
    avec_d_autres: tuple[Lien, ...]
    desaccords: tuple[VueDesaccord, ...]
    lieu: Lien | None
    precedent: Lien | None
    suivant: Lien | None
    partage: VuePartage


def vue_argent_du_lieu(contexte: Contexte, groupe: str, nom: str) -> VueArgentDuLieu:
    """The view of the amounts of one group."""
    page = contexte.adresses.argent_de(groupe, nom)
    cles = cles_du_groupe(contexte, groupe, nom)
    commune = nom if groupe == COMMUNES else ""
    datees = sorted((cle for cle in cles if contexte.argent[cle].annee), key=lambda cle: contexte.argent[cle].annee)
    autres = [cle for cle in cles if not contexte.argent[cle].annee]
    pages = groupes(contexte)
    rang = pages.index((groupe, nom))
    return VueArgentDuLieu(
        entete=_entete(contexte, page, groupe, nom),
        partage=partage_de_la_page(contexte, page, f"{RUBRIQUE}{INSECABLE}: {nom_du_groupe(contexte, groupe, nom)}"),
        avertissement=AVERTISSEMENT,
        sommes=vues_sommes(contexte, cles, commune) if nom != AILLEURS else (),
        population=_population(contexte, commune),
        graphique=graphique_des_annees(contexte, datees),
        annees=tuple(vue_montant(contexte, page, cle) for cle in datees),
        groupes=tuple(
            GroupeDeMontants(
                f"{NATURES_D_ARGENT[nature]}, sans année précise" if datees else NATURES_D_ARGENT[nature],
                f"nature-{nature}",
                EXPLICATIONS[nature],
                tuple(vue_montant(contexte, page, cle, sous) for cle, sous in avec_leurs_parties(contexte, siens)),
            )
            for nature in NATURES
            if (siens := [cle for cle in autres if contexte.argent[cle].nature == nature])
        ),
        avec_d_autres=tuple(lien_montant(contexte, page, cle) for cle in partages_avec_d_autres(contexte, commune)),
        desaccords=tuple(
            vue_desaccord(contexte, page, desaccord)
            for desaccord in contexte.desaccords_d_argent
            if not set(desaccord.cles).isdisjoint(cles)
        ),
        lieu=lien_territoire(contexte, page, commune) if commune else None,
        precedent=_lien(contexte, page, pages[rang - 1]) if rang else None,
        suivant=_lien(contexte, page, pages[rang + 1]) if rang + 1 < len(pages) else None,
    )


def _entete(contexte: Contexte, page: str, groupe: str, nom: str) -> Entete:
    titre, chapeau = (
        (
            f"L’argent lu pour {contexte.territoires[nom].nom}",
            "Les montants que disent les documents\u00a0lus pour ce lieu, année par année.",
        )
        if groupe == COMMUNES
        else TITRES[nom]
    )
    return Entete(
        titre,
        f"{titre} : montants prévus, engagés ou payés, d’après les documents\u00a0lus. {contexte.contrat.titre}.",
        fil(
            contexte,
            page,
            Lien(RUBRIQUE, relative(page, contexte.adresses.rubrique("argent"))),
            Lien(nom_du_groupe(contexte, groupe, nom), ""),
        ),
        chapeau=chapeau,
    )


def _lien(contexte: Contexte, page: str, groupe: tuple[str, str]) -> Lien:
    return Lien(nom_du_groupe(contexte, *groupe), relative(page, contexte.adresses.argent_de(*groupe)))


def _population(contexte: Contexte, commune: str) -> str:
    if not commune or not contexte.territoires[commune].population:
        return ""
    territoire = contexte.territoires[commune]
    return (
        f"Par habitant{INSECABLE}: pour {accord(territoire.population or 0, 'habitant')} ({territoire.population_source}). Ce n’est pas la population de "
        "l’année de chaque montant."
    )


GENRE: GenreDePage[Contexte] = GenreDePage(
    "argent-du-lieu",
    "contrat/argent_du_lieu.html.j2",
    ARGENT_DE,
    une_par(groupes, vue_argent_du_lieu),
    "Les montants lus d’un lieu : prévus, engagés, payés, année par année.",
)
