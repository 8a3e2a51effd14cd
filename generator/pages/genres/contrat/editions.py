"""The page «Éditions figées»: the editions of a contract that were frozen, each with what to cite and how to check it."""

from msgspec import Struct

from generator.model.edition_figee import EDITIONS, EditionFigee
from generator.model.places_des_editions import FICHE, SOMMES
from generator.pages.adresses import Vers, absolue, ancre_de_l_edition, relative
from generator.pages.contexte import Contexte
from generator.pages.mots.noms_des_contrats import du_contrat
from generator.pages.mots.typographie import accord, date_fr, poids
from generator.pages.pieces.entete import Entete, fil
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.partage import pied_de_la_page
from generator.pages.rendu.genre import GenreDePage, seule

TITRE = "Éditions figées"


class VueEdition(Struct, frozen=True):
    """One edition. `archive` is the address of the archive of its data, empty where it has none; `version` says from which files and by which program it was made."""

    titre: str
    ancre: str
    accueil: Vers
    donnees: Vers
    archive: str
    taille: str
    version: str
    citation: str
    sommes: Vers
    fiche: Vers
    empreinte: str


class VueEditions(Struct, frozen=True):
    """The page; the last edition first."""

    entete: Entete
    nombre: str
    editions: tuple[VueEdition, ...]
    donnees: Vers


def vue_editions(contexte: Contexte) -> VueEditions:
    """The view of the page."""
    page = contexte.adresses.rubrique(EDITIONS.rstrip("/"))
    editions = contexte.editions
    return VueEditions(
        Entete(
            TITRE,
            f"Les éditions datées du site {du_contrat(contexte.contrat.titre)}, {contexte.contrat.territoire_nom}, qui ne changent plus et que l’on peut citer.",
            fil(contexte, page, Lien(TITRE, "")),
            chapeau="Ce site change avec les données. Une édition garde toutes ses pages et ses fichiers comme ils étaient un jour : on peut la citer, et "
            "chacun y retrouvera le même chiffre.",
        ),
        accord(len(editions), "édition"),
        tuple(_edition(contexte, page, edition) for edition in reversed(editions)),
        relative(page, contexte.adresses.rubrique("donnees")),
    )


def _edition(contexte: Contexte, page: str, edition: EditionFigee) -> VueEdition:
    fiche = edition.fiche

    def dedans(chemin: str) -> Vers:
        return relative(page, f"{edition.adresse}{chemin}")

    return VueEdition(
        f"Édition du {date_fr(fiche.date)}",
        ancre_de_l_edition(fiche.date),
        dedans(""),
        dedans("donnees/"),
        str(dedans(edition.archive)) if edition.archive else "",
        f"{accord(fiche.pages, 'page')}, {accord(fiche.fichiers, 'fichier')}, {poids(fiche.octets)}"
        + (f" et {poids(fiche.octets_communs)} que les éditions se partagent" if fiche.octets_communs else ""),
        f"Programme : Engagements ouverts {fiche.programme}" + (f", données de la version {fiche.commit[:12]}" if fiche.commit else ""),
        _citation(contexte, edition),
        dedans(SOMMES),
        dedans(FICHE),
        edition.empreinte,
    )


def _citation(contexte: Contexte, edition: EditionFigee) -> str:
    """One line: which contract, which edition, published by whom, under which licence, at which address."""
    fiche, mentions = edition.fiche, contexte.registre.mentions
    editeur = f" ({mentions.editeur.nom})" if mentions.editeur.nom else ""
    morceaux = (
        f"{fiche.titre}, {fiche.territoire}",
        f"Édition figée du {date_fr(fiche.date)}",
        f"Engagements ouverts{editeur}",
        "Licence Ouverte 2.0",
    )
    return f"{'. '.join(morceaux)}. {absolue(mentions.adresse, edition.adresse)}".rstrip()


GENRE: GenreDePage[Contexte] = GenreDePage(
    "editions",
    "contrat/editions.html.j2",
    EDITIONS,
    seule(vue_editions),
    "Les éditions datées du contrat, que l’on peut citer.",
    plan=TITRE,
    si=lambda contexte: bool(contexte.editions),
    pied=pied_de_la_page,
)
