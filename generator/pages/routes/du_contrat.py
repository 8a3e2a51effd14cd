"""The kinds of pages of a contract's site, in the order of its menu."""

from collections.abc import Iterator

from generator.calculs.manque import nommes_pour_un_manque
from generator.model.constat import Constats
from generator.model.contrat import Document
from generator.model.texte_de_document import TexteDeDocument
from generator.pages.adresses import (
    ACCESSIBILITE,
    CARTE_D_INDICATEUR,
    CARTE_DE_PARTENAIRE,
    CHERCHER,
    IMPRIMER,
    INDICATEUR,
    MANQUE_DE,
    NOEUD,
    PARTENAIRE,
    RECHERCHE,
    TERRITOIRE,
    TEXTE,
)
from generator.pages.contexte import Contexte
from generator.pages.genres.accessibilite import vue_accessibilite
from generator.pages.genres.contrat.accueil import vue_accueil
from generator.pages.genres.contrat.arbre import vue_arbre
from generator.pages.genres.contrat.avis import vue_paroles
from generator.pages.genres.contrat.bilan import vue_bilan
from generator.pages.genres.contrat.calendrier import vue_calendrier
from generator.pages.genres.contrat.carte_integree import carte_d_indicateur, carte_de_partenaire
from generator.pages.genres.contrat.chercher import vue_chercher
from generator.pages.genres.contrat.constats import vue_constats
from generator.pages.genres.contrat.documents import vue_documents
from generator.pages.genres.contrat.donnees import vue_donnees
from generator.pages.genres.contrat.feuille import vue_feuille
from generator.pages.genres.contrat.indicateur import vue_indicateur
from generator.pages.genres.contrat.indicateurs import vue_indicateurs
from generator.pages.genres.contrat.manque import vue_manque
from generator.pages.genres.contrat.manque_partenaire import vue_manque_partenaire
from generator.pages.genres.contrat.methode import vue_methode
from generator.pages.genres.contrat.noeud import vue_noeud
from generator.pages.genres.contrat.partenaire import vue_partenaire
from generator.pages.genres.contrat.partenaires import vue_partenaires
from generator.pages.genres.contrat.publications import vue_publications
from generator.pages.genres.contrat.territoire import vue_territoire
from generator.pages.genres.contrat.territoires import vue_territoires
from generator.pages.genres.contrat.texte import vue_texte
from generator.pages.genres.recherche import vue_recherche
from generator.pages.pieces.papier import BILAN
from generator.pages.pieces.paroles import RUBRIQUE as PAROLES
from generator.pages.pieces.paroles import TITRE as TITRE_DES_PAROLES
from generator.pages.pieces.paroles import a_des_paroles
from generator.pages.rendu.genre import Genre, Menu, menu_de, plan_de, seule, une_par

Section = tuple[Document, TexteDeDocument, int]


def _sections(contexte: Contexte) -> Iterator[Section]:
    for document in contexte.contrat.documents:
        if texte := contexte.textes.get(document.id):
            yield from ((document, texte, rang) for rang in range(len(texte.sections)))


def _ids_de_section(partie: Section) -> tuple[str, str]:
    document, texte, rang = partie
    return document.id, texte.sections[rang].section


def _constats(contexte: Contexte) -> Iterator[Constats]:
    if contexte.dossier.constats:
        yield contexte.dossier.constats


GENRES: tuple[Genre[Contexte], ...] = (
    Genre(
        "accueil", "accueil.html.j2", "", seule(vue_accueil), "L’essentiel du contrat, et par où commencer.", menu="Accueil", sommaire=False
    ),
    Genre(
        "promesses", "arbre.html.j2", "referentiel/", seule(vue_arbre), "Toutes les promesses, dans l’ordre du document.", menu="Promesses"
    ),
    Genre(
        "indicateurs",
        "indicateurs.html.j2",
        "indicateurs/",
        seule(vue_indicateurs),
        "Tous les indicateurs, avec leur état et leur dernier chiffre.",
        menu="Indicateurs",
    ),
    Genre(
        "manque",
        "manque.html.j2",
        "manque/",
        seule(vue_manque),
        "Les indicateurs selon ce que l’on en sait, et ce que l’on cherche.",
        menu=lambda contexte: contexte.voix.manque,
    ),
    Genre(
        "manque-d-un-partenaire",
        "manque_partenaire.html.j2",
        MANQUE_DE,
        une_par(nommes_pour_un_manque, str, vue_manque_partenaire),
        "La question à poser à un partenaire que le document nomme.",
    ),
    Genre(
        "partenaires",
        "partenaires.html.j2",
        "partenaires/",
        seule(vue_partenaires),
        "Tous les organismes que le document nomme.",
        menu="Partenaires",
    ),
    Genre(
        "territoires",
        "territoires.html.j2",
        "territoires/",
        seule(lambda contexte: vue_territoires(contexte, "territoires")),
        "Les communes et les quartiers, par leur nom.",
        menu="Territoires",
        sommaire=False,
    ),
    Genre(
        "carte",
        "territoires.html.j2",
        "carte/",
        seule(lambda contexte: vue_territoires(contexte, "carte")),
        "Les communes et les quartiers, sur une carte.",
        menu="Carte",
        sommaire=False,
    ),
    Genre(
        "calendrier",
        "calendrier.html.j2",
        "calendrier/",
        seule(vue_calendrier),
        "Ce que le document annonce, et pour quand.",
        menu="Calendrier",
    ),
    Genre(
        "documents",
        "documents.html.j2",
        "documents/",
        seule(vue_documents),
        "Les documents, leur sommaire, et les contradictions qu’on y a trouvées.",
        menu="Documents",
    ),
    Genre(
        "chercher",
        "chercher.html.j2",
        CHERCHER,
        seule(vue_chercher),
        "Chercher un mot dans le texte des documents.",
        si=lambda contexte: bool(contexte.textes),
        sommaire=False,
    ),
    Genre(
        "texte",
        "texte.html.j2",
        TEXTE,
        une_par(_sections, _ids_de_section, lambda contexte, partie: vue_texte(contexte, *partie)),
        "Une partie d’un document, mot pour mot, avec ce que le site en a tiré.",
    ),
    Genre(
        "constats",
        "constats.html.j2",
        "constats/",
        une_par(_constats, lambda _: (), vue_constats),
        "Ce que le document a constaté avant de promettre, et les promesses qui y répondent.",
    ),
    Genre(
        "publications",
        "publications.html.j2",
        "publications/",
        seule(vue_publications),
        "Ce qui a été publié sur le contrat, lu ou non.",
        menu="Sources",
    ),
    Genre("methode", "methode.html.j2", "methode/", seule(vue_methode), "Comment le site lit, compte et juge.", menu="Méthode"),
    Genre(
        "donnees",
        "donnees.html.j2",
        "donnees/",
        seule(vue_donnees),
        "Les fichiers de données, colonne par colonne.",
        menu="Données",
        sommaire=False,
    ),
    # Reached from the home and from the pages that the words concern: the menu is the same in all contracts.
    Genre(
        "avis",
        "avis.html.j2",
        f"{PAROLES}/",
        seule(vue_paroles),
        "Les avis des habitants et les réponses des partenaires.",
        plan=TITRE_DES_PAROLES,
        si=a_des_paroles,
    ),
    Genre(
        "noeud",
        "noeud.html.j2",
        NOEUD,
        une_par(lambda contexte: contexte.noeuds.values(), lambda noeud: noeud.id, vue_noeud),
        "Une promesse, ou un titre qui en réunit plusieurs.",
    ),
    Genre(
        "indicateur",
        "indicateur.html.j2",
        INDICATEUR,
        une_par(lambda contexte: contexte.indicateurs.values(), lambda indicateur: indicateur.id, vue_indicateur),
        "Un indicateur : ses chiffres, sa cible, et comment ils se comparent.",
    ),
    Genre(
        "partenaire",
        "partenaire.html.j2",
        PARTENAIRE,
        une_par(
            lambda contexte: contexte.partenaires_du_contrat,
            str,
            lambda contexte, id: vue_partenaire(contexte, contexte.partenaires[id]),
        ),
        "Un organisme : les promesses et les indicateurs pour lesquels il est nommé.",
    ),
    Genre(
        "territoire",
        "territoire.html.j2",
        TERRITOIRE,
        une_par(
            lambda contexte: (territoire for territoire in contexte.territoires.values() if territoire.a_sa_page),
            lambda territoire: territoire.id,
            vue_territoire,
        ),
        "Un lieu : les promesses qui le concernent et ses chiffres.",
    ),
    Genre(
        "feuille",
        "impression/feuille.html.j2",
        IMPRIMER,
        une_par(lambda contexte: contexte.racines_principales(), lambda racine: racine.id, vue_feuille),
        "Un axe sur une feuille à imprimer.",
        entiere=True,
        sigles=False,
    ),
    Genre(
        "bilan",
        "impression/bilan.html.j2",
        IMPRIMER.format(BILAN),
        seule(vue_bilan),
        "Tout le contrat, à imprimer.",
        entiere=True,
        sigles=False,
    ),
    Genre(
        "carte-d-indicateur",
        "carte_integree.html.j2",
        CARTE_D_INDICATEUR,
        une_par(lambda contexte: contexte.indicateurs.values(), lambda indicateur: indicateur.id, carte_d_indicateur),
        "Un indicateur, en petit, pour un autre site.",
        entiere=True,
        sigles=False,
    ),
    Genre(
        "carte-de-partenaire",
        "carte_integree.html.j2",
        CARTE_DE_PARTENAIRE,
        une_par(
            lambda contexte: contexte.partenaires_du_contrat,
            str,
            lambda contexte, id: carte_de_partenaire(contexte, contexte.partenaires[id]),
        ),
        "Un organisme, en petit, pour un autre site.",
        entiere=True,
        sigles=False,
    ),
    Genre(
        "accessibilite-du-contrat",
        "accessibilite.html.j2",
        ACCESSIBILITE,
        seule(lambda contexte: vue_accessibilite(contexte.registre, (), contexte)),
        "La déclaration d’accessibilité du site du contrat.",
        plan="Accessibilité",
        sigles=False,
    ),
    Genre(
        "recherche-du-contrat",
        "recherche.html.j2",
        RECHERCHE,
        seule(lambda contexte: vue_recherche(contexte.contrat.id, contexte.contrat.territoire_nom, menu_du_contrat(contexte))),
        "Chercher dans le contrat.",
        sigles=False,
        cherche=False,
        sommaire=False,
    ),
)


def menu_du_contrat(contexte: Contexte) -> Menu:
    """The menu of one contract."""
    return menu_de(GENRES, contexte)


def plan_du_contrat(contexte: Contexte) -> Menu:
    """Its part of the map of the site."""
    return plan_de(GENRES, contexte)
