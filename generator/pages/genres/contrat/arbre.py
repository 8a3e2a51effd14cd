"""All promises of a contract, in the order of the document."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from generator.model.referentiel import Noeud
from generator.pages.adresses import relative
from generator.pages.contexte import Contexte
from generator.pages.mots.statuts import Etat, etat
from generator.pages.mots.typographie import accord
from generator.pages.pieces.criteres import ORDRES_DES_PROMESSES, criteres_de_la_promesse, sujets_des_promesses
from generator.pages.pieces.entete import Entete, entete_de_rubrique
from generator.pages.pieces.indicateurs_partages import phrase_des_partages
from generator.pages.pieces.liens import Lien, lien_noeud, marque_de_reponse
from generator.pages.pieces.listes_longues import GroupeDeCles, Liste, ListesDUnePage, Parties, parties_de, site_du_contrat
from generator.pages.pieces.partage import pied_de_la_page
from generator.pages.pieces.questions import DES_PROMESSES, Criteres, Questions, questions_de
from generator.pages.rendu.genre import GenreDePage, seule

TITRE = "Promesses"
LIGNES_OUVERTES = 40  # of more nodes in a contract, each level is opened by itself: a telephone shows four or five at once


class Branche(Struct, frozen=True):
    """A node and its children, as a nested list. `criteres`: what a promise answers to the questions of the page. `pli` says what stands below the node
    («3 objectifs, 12 actions») where that is folded."""

    lien: Lien
    ancre: str
    enfants: tuple["Branche", ...]
    reponses: Lien | None
    criteres: Criteres | None = None
    pli: str = ""


class RacineDeLArbre(Struct, frozen=True):
    """A root of the tree. Where the list is cut, its branches are on pages of their own (`parties`), and each of `branches` leads to the one where it
    begins. `nom` is its title after that of its level."""

    lien: Lien
    nom: str
    ancre: str
    etat: Etat
    reponses: Lien | None
    enfants: tuple[Branche, ...]
    parties: Parties | None
    branches: tuple[tuple[str, Lien], ...]
    criteres: Criteres | None = None


class VueArbre(Struct, frozen=True):
    """The whole tree on one page."""

    entete: Entete
    racines: tuple[RacineDeLArbre, ...]
    questions: Questions | None = None
    partages: str = ""


def vue_arbre(contexte: Contexte) -> VueArbre:
    """The page «Promesses»."""
    chapeau = "Toutes les promesses du document, dans son ordre et avec ses mots."
    listes = listes_des_promesses(contexte)
    racines = tuple(_axe(contexte, listes, racine) for racine in contexte.dossier.racines)
    criteres = () if listes.coupees else _criteres(racines)
    return VueArbre(
        entete_de_rubrique(contexte, "referentiel", TITRE, chapeau),
        racines,
        questions_de(DES_PROMESSES, sujets_des_promesses(contexte), criteres, ORDRES_DES_PROMESSES),
        phrase_des_partages(contexte, contexte.dossier.racines),
    )


def _criteres(branches: Iterable[RacineDeLArbre | Branche]) -> Iterator[Criteres]:
    """What each promise of these branches answers."""
    for branche in branches:
        if branche.criteres:
            yield branche.criteres
        yield from _criteres(branche.enfants)


def listes_des_promesses(contexte: Contexte) -> ListesDUnePage:
    """One list for each axis, with a group for each branch just below it."""
    page = contexte.adresses.rubrique("referentiel")
    return ListesDUnePage(
        site_du_contrat(contexte), page, TITRE, (_liste(contexte, racine) for racine in contexte.dossier.racines), a_part=True
    )


def _liste(contexte: Contexte, racine: Noeud) -> Liste[Branche]:
    def lignes(page: str, cles: Sequence[str]) -> Sequence[Branche]:
        return _emboites(contexte, page, cles)

    groupes = tuple(GroupeDeCles([noeud.id for noeud in branche.parcourir()]) for branche in racine.enfants)
    return Liste(racine.id, contexte.titre_nomme(racine), "arbre", groupes, lignes)


def _axe(contexte: Contexte, listes: ListesDUnePage, racine: Noeud) -> RacineDeLArbre:
    page = listes.page
    tranche = listes.tranche(racine.id)
    branches = []
    if tranche.parties:
        for rang, branche in enumerate(racine.enfants):
            vers = relative(page, f"{listes.adresse(racine.id, listes.partie_de(racine.id, rang))}#{branche.id}")
            combien = accord(sum(1 for _ in branche.parcourir()), "ligne")
            branches.append((branche.id, Lien(contexte.titre_nomme(branche), vers, combien)))
    return RacineDeLArbre(
        lien_noeud(contexte, page, racine),
        contexte.titre_nomme(racine),
        racine.id,
        etat(contexte.suivi.synthese_des_noeuds([racine])),
        marque_de_reponse(contexte, page, racine.id, contexte.adresses.noeud(racine.id)),
        tranche.lignes,
        tranche.parties,
        tuple(branches),
        _criteres_de(contexte, racine),
    )


def _criteres_de(contexte: Contexte, noeud: Noeud) -> Criteres | None:
    return criteres_de_la_promesse(contexte, noeud) if noeud.id in contexte.themes_des_promesses else None


def _emboites(contexte: Contexte, page: str, cles: Sequence[str]) -> Sequence[Branche]:
    """The nodes of `cles`, in the order of the document, each inside of its parent where that is one of them."""
    voulus = frozenset(cles)
    enfants: dict[str, list[str]] = {"": []}
    for cle in cles:
        parent = contexte.noeuds[cle].parent or ""
        enfants.setdefault(parent if parent in voulus else "", []).append(cle)
    return [_branche(contexte, page, cle, enfants) for cle in enfants[""]]


def _branche(contexte: Contexte, page: str, id: str, enfants: Mapping[str, Sequence[str]]) -> Branche:
    noeud = contexte.noeuds[id]
    siens = tuple(_branche(contexte, page, enfant, enfants) for enfant in enfants.get(id, ()))
    return Branche(
        lien_noeud(contexte, page, noeud),
        id,
        siens,
        marque_de_reponse(contexte, page, id, contexte.adresses.noeud(id)),
        _criteres_de(contexte, noeud),
        _pli(contexte, noeud) if siens and len(contexte.noeuds) > LIGNES_OUVERTES else "",
    )


def _pli(contexte: Contexte, noeud: Noeud) -> str:
    """«3 objectifs, 12 actions»: what stands below a node, level by level in the order of the document."""
    combien: dict[str, int] = {}
    for dessous in noeud.parcourir():
        if dessous.id != noeud.id:
            combien[dessous.niveau] = combien.get(dessous.niveau, 0) + 1
    niveaux = contexte.niveaux
    return ", ".join(accord(nombre, niveaux[un].nom.lower(), niveaux[un].pluriel.lower()) for un, nombre in combien.items())


GENRE: GenreDePage[Contexte] = GenreDePage(
    "promesses",
    "contrat/arbre.html.j2",
    "referentiel/",
    seule(vue_arbre),
    "Toutes les promesses, dans l’ordre du document.",
    menu=TITRE,
    parties=parties_de(lambda _: ((),), listes_des_promesses),
    pied=pied_de_la_page,
)
