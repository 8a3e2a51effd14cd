"""The kinds of pages of the portal, in the order of its menu."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from generator.model.dossier import Registre
from generator.pages.adresses import (
    ACCESSIBILITE,
    DONNEES_PERSONNELLES,
    GLOSSAIRE,
    LICENCE,
    MENTIONS,
    MESURES,
    PARTENAIRE,
    PARTENAIRES,
    PLAN_DU_SITE,
    PUBLICATIONS,
    RECHERCHE,
    TERRITOIRES,
)
from generator.pages.contexte import Contexte
from generator.pages.genres.accessibilite import vue_accessibilite
from generator.pages.genres.portail.accueil import VuePortail, vue_portail
from generator.pages.genres.portail.donnees_personnelles import vue_donnees_personnelles
from generator.pages.genres.portail.glossaire import vue_glossaire
from generator.pages.genres.portail.lectures import vue_lectures
from generator.pages.genres.portail.licence import vue_licence
from generator.pages.genres.portail.mentions import vue_mentions
from generator.pages.genres.portail.mesures import VueMesures, vue_mesures
from generator.pages.genres.portail.partenaire import vue_partenaire_du_portail
from generator.pages.genres.portail.partenaires import vue_partenaires_du_portail
from generator.pages.genres.portail.plan_du_site import vue_plan_du_site
from generator.pages.genres.portail.territoires import vue_territoires_du_portail
from generator.pages.genres.recherche import vue_recherche
from generator.pages.pieces.portail import partenaires_nommes
from generator.pages.rendu.genre import Genre, Menu, menu_de, seule, une_par
from generator.pages.routes.du_contrat import plan_du_contrat

NOM = "Engagements ouverts"


@dataclass(frozen=True)
class Portail:
    """What the pages of the portal are made from."""

    contextes: Sequence[Contexte]
    registre: Registre

    @cached_property
    def mesures(self) -> VueMesures | None:
        """The page of the national measures; None where there is none."""
        return vue_mesures(self.contextes)

    @property
    def accueil(self) -> VuePortail:
        """The home page. A list of measures whose contract is not published has no page, and so no link."""
        accueil = vue_portail(self.contextes, self.registre.textes)
        return accueil if self.mesures else replace(accueil, mesures=None)


GENRES: tuple[Genre[Portail], ...] = (
    Genre(
        "portail",
        "portail.html.j2",
        "",
        seule(lambda portail: portail.accueil),
        "Tous les contrats, et par où commencer.",
        menu="Accueil",
        sommaire=False,
    ),
    Genre(
        "mesures-nationales",
        "mesures.html.j2",
        MESURES,
        seule(lambda portail: portail.mesures),
        "Les mesures annoncées par l’État en 2018, et les promesses locales qui y font écho.",
        menu="Mesures nationales",
        si=lambda portail: portail.mesures is not None,
    ),
    Genre(
        "partenaires-du-portail",
        "portail_partenaires.html.j2",
        PARTENAIRES,
        seule(lambda portail: vue_partenaires_du_portail(portail.contextes)),
        "Tous les organismes, dans tous les contrats.",
        menu="Partenaires",
    ),
    Genre(
        "partenaire-du-portail",
        "portail_partenaire.html.j2",
        PARTENAIRE,
        une_par(
            lambda portail: partenaires_nommes(portail.contextes),
            lambda partenaire: partenaire.id,
            lambda portail, partenaire: vue_partenaire_du_portail(portail.contextes, partenaire),
        ),
        "Un organisme, et où chaque contrat le nomme.",
    ),
    Genre(
        "territoires-du-portail",
        "portail_territoires.html.j2",
        TERRITOIRES,
        seule(lambda portail: vue_territoires_du_portail(portail.contextes)),
        "Trouver sa commune et son quartier, dans tous les contrats.",
        menu="Trouver mon quartier",
        sommaire=False,
    ),
    Genre(
        "glossaire",
        "glossaire.html.j2",
        GLOSSAIRE,
        seule(lambda portail: vue_glossaire(portail.registre.glossaire, portail.contextes)),
        "Les sigles, expliqués en une phrase.",
        menu="Glossaire",
        si=lambda portail: bool(portail.registre.glossaire),
    ),
    Genre(
        "publications-du-portail",
        "portail_lectures.html.j2",
        PUBLICATIONS,
        seule(lambda portail: vue_lectures(portail.contextes)),
        "Les documents lus, contrat par contrat.",
    ),
    Genre(
        "mentions-legales",
        "mentions.html.j2",
        MENTIONS,
        seule(lambda portail: vue_mentions(portail.registre)),
        "Qui publie et qui héberge le site.",
        sommaire=False,
    ),
    Genre(
        "donnees-personnelles",
        "donnees_personnelles.html.j2",
        DONNEES_PERSONNELLES,
        seule(lambda portail: vue_donnees_personnelles(portail.registre)),
        "Ce que le site sait de ses visiteurs.",
        sommaire=False,
    ),
    Genre(
        "licence",
        "licence.html.j2",
        LICENCE,
        seule(lambda portail: vue_licence(portail.registre, portail.contextes)),
        "Ce que chacun peut faire des données.",
        sommaire=False,
    ),
    Genre(
        "accessibilite",
        "accessibilite.html.j2",
        ACCESSIBILITE,
        seule(lambda portail: vue_accessibilite(portail.registre, portail.contextes)),
        "La déclaration d’accessibilité du site.",
    ),
    Genre(
        "plan-du-site",
        "plan_du_site.html.j2",
        PLAN_DU_SITE,
        seule(lambda portail: vue_plan_du_site(menu_du_portail(portail), [(un, plan_du_contrat(un)) for un in portail.contextes])),
        "Toutes les rubriques, contrat par contrat.",
    ),
    Genre(
        "recherche",
        "recherche.html.j2",
        RECHERCHE,
        seule(lambda portail: vue_recherche("", NOM, menu_du_portail(portail))),
        "Chercher dans tous les contrats.",
        cherche=False,
        sommaire=False,
    ),
)


def menu_du_portail(portail: Portail) -> Menu:
    """The menu of the portal."""
    return menu_de(GENRES, portail)
