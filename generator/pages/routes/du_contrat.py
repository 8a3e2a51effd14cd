"""The kinds of pages of a contract's site, in the order of its menu."""

from functools import partial

from generator.pages.adresses import (
    ACCESSIBILITE,
    RECHERCHE,
)
from generator.pages.contexte import Contexte
from generator.pages.genres.accessibilite import vue_accessibilite
from generator.pages.genres.contrat import (
    accueil,
    arbre,
    argent,
    argent_du_lieu,
    avis,
    bilan,
    bilan_en_mots,
    calendrier,
    cartes,
    changements,
    chercher,
    chiffres_de_l_indicateur,
    constats,
    documents,
    donnees,
    editions,
    feuille,
    fiche,
    frise,
    indicateur,
    indicateurs,
    manque,
    manque_partenaire,
    methode,
    noeud,
    nouveautes,
    partenaire,
    partenaires,
    publications,
    territoire,
    territoires,
    texte,
)
from generator.pages.genres.contrat import encart as carte_integree
from generator.pages.genres.recherche import pistes_du_contrat, vue_recherche
from generator.pages.rendu.genre import GenreDePage, Menu, menu_de, plan_de, seule

GENRES: tuple[GenreDePage[Contexte], ...] = (
    accueil.GENRE,
    bilan_en_mots.GENRE,
    arbre.GENRE,
    indicateurs.GENRE,
    manque.GENRE,
    manque_partenaire.GENRE,
    partenaires.GENRE,
    territoires.TERRITOIRES,
    territoires.CARTE,
    cartes.GENRE,
    argent.GENRE,
    calendrier.GENRE,
    frise.GENRE,
    documents.GENRE,
    chercher.GENRE,
    texte.GENRE,
    constats.GENRE,
    publications.GENRE,
    methode.GENRE,
    donnees.GENRE,
    # Not in the menu, which all contracts have alike: the home page leads here, and each page that an opinion or an answer is about.
    avis.GENRE,
    nouveautes.GENRE,
    changements.GENRE,
    changements.D_UN_INDICATEUR,
    changements.D_UN_PARTENAIRE,
    changements.D_UN_LIEU,
    editions.GENRE,
    noeud.GENRE,
    indicateur.GENRE,
    chiffres_de_l_indicateur.GENRE,
    partenaire.GENRE,
    territoire.GENRE,
    argent_du_lieu.GENRE,
    feuille.GENRE,
    fiche.GENRE,
    bilan.GENRE,
    carte_integree.D_UN_INDICATEUR,
    carte_integree.D_UN_PARTENAIRE,
    GenreDePage(
        "accessibilite-du-contrat",
        "accessibilite.html.j2",
        ACCESSIBILITE,
        seule(lambda contexte: vue_accessibilite(contexte.registre, (), contexte)),
        "La déclaration d’accessibilité du site du contrat.",
        plan="Accessibilité",
        sigles=False,
    ),
    GenreDePage(
        "recherche-du-contrat",
        "recherche.html.j2",
        RECHERCHE,
        seule(
            lambda contexte: vue_recherche(
                contexte.contrat.id, contexte.contrat.territoire_nom, menu_du_contrat(contexte), partial(pistes_du_contrat, contexte)
            )
        ),
        "Chercher dans le contrat.",
        sigles=False,
        cherche=False,
        sommaire=False,
        formulaire=False,
    ),
)


def menu_du_contrat(contexte: Contexte) -> Menu:
    """The menu of one contract."""
    return menu_de(GENRES, contexte)


def plan_du_contrat(contexte: Contexte) -> Menu:
    """What the map of the site lists of one contract."""
    return plan_de(GENRES, contexte)
