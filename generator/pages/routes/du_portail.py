"""The kinds of pages of the portal, in the order of its menu."""

from functools import partial

from generator.pages.adresses import (
    ACCESSIBILITE,
    PLAN_DU_SITE,
    RECHERCHE,
)
from generator.pages.genres.accessibilite import vue_accessibilite
from generator.pages.genres.portail import (
    accueil,
    argent,
    changements,
    cibles,
    comparer,
    donnees,
    donnees_personnelles,
    fiche_du_lieu,
    glossaire,
    guide,
    guides,
    lectures,
    licence,
    lieu,
    mentions,
    mesures,
    nouveautes,
    partenaire,
    partenaires,
    suivre,
    territoires,
    theme,
    themes,
)
from generator.pages.genres.portail.plan_du_site import listes_du_plan, vue_plan_du_site
from generator.pages.genres.recherche import pistes_du_portail, vue_recherche
from generator.pages.pieces.listes_longues import parties_de
from generator.pages.pieces.portail import NOM, Portail
from generator.pages.rendu.genre import GenreDePage, Menu, menu_de, seule

GENRES: tuple[GenreDePage[Portail], ...] = (
    accueil.GENRE,
    mesures.GENRE,
    partenaires.GENRE,
    partenaire.GENRE,
    territoires.GENRE,
    lieu.GENRE,
    fiche_du_lieu.GENRE,
    argent.GENRE,
    comparer.GENRE,
    themes.GENRE,
    theme.GENRE,
    cibles.GENRE,
    glossaire.GENRE,
    nouveautes.GENRE,
    changements.GENRE,
    changements.D_UN_PARTENAIRE,
    changements.D_UN_LIEU,
    suivre.GENRE,
    guides.GENRE,
    guide.GENRE,
    lectures.GENRE,
    mentions.GENRE,
    donnees_personnelles.GENRE,
    licence.GENRE,
    donnees.GENRE,
    GenreDePage(
        "accessibilite",
        "accessibilite.html.j2",
        ACCESSIBILITE,
        seule(lambda portail: vue_accessibilite(portail.registre, portail.contrats)),
        "La déclaration d’accessibilité du site.",
    ),
    GenreDePage(
        "plan-du-site",
        "portail/plan_du_site.html.j2",
        PLAN_DU_SITE,
        seule(lambda portail: vue_plan_du_site(portail, menu_du_portail(portail))),
        "Toutes les rubriques, contrat par contrat.",
        parties=parties_de(lambda _: ((),), listes_du_plan),
    ),
    GenreDePage(
        "recherche",
        "recherche.html.j2",
        RECHERCHE,
        seule(lambda portail: vue_recherche("", NOM, menu_du_portail(portail), partial(pistes_du_portail, portail))),
        "Chercher dans tous les contrats.",
        cherche=False,
        sommaire=False,
        formulaire=False,
    ),
)


def menu_du_portail(portail: Portail) -> Menu:
    """The menu of the portal."""
    return menu_de(GENRES, portail)
