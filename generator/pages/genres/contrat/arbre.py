"""All promises of a contract, in the order of the document."""

from dataclasses import dataclass

from generator.model.referentiel import Noeud
from generator.pages.contexte import Contexte
from generator.pages.mots.statuts import Etat, etat
from generator.pages.pieces.entete import Entete, entete_de_rubrique
from generator.pages.pieces.liens import Lien, lien_noeud, marque_de_reponse
from generator.pages.rendu.genre import GenreDePage, seule


@dataclass(frozen=True, slots=True)
class Branche:
    """A node and its children, as a nested list."""

    lien: Lien
    ancre: str
    etat: Etat
    enfants: tuple["Branche", ...]
    reponses: Lien | None


@dataclass(frozen=True, slots=True)
class VueArbre:
    """The whole tree on one page."""

    entete: Entete
    racines: tuple[Branche, ...]


def vue_arbre(contexte: Contexte) -> VueArbre:
    """The page «Promesses»."""
    page = contexte.adresses.rubrique("referentiel")
    chapeau = "Toutes les promesses du document, dans son ordre et avec ses mots."
    return VueArbre(
        entete_de_rubrique(contexte, "referentiel", "Promesses", chapeau),
        tuple(_branche(contexte, page, racine) for racine in contexte.dossier.racines),
    )


def _branche(contexte: Contexte, page: str, noeud: Noeud) -> Branche:
    return Branche(
        lien_noeud(contexte, page, noeud),
        noeud.id,
        etat(contexte.suivi.synthese_des_noeuds([noeud])),
        tuple(_branche(contexte, page, enfant) for enfant in noeud.enfants),
        marque_de_reponse(contexte, page, noeud.id, contexte.adresses.noeud(noeud.id)),
    )


GENRE: GenreDePage[Contexte] = GenreDePage(
    "promesses",
    "contrat/arbre.html.j2",
    "referentiel/",
    seule(vue_arbre),
    "Toutes les promesses, dans l’ordre du document.",
    menu="Promesses",
)
