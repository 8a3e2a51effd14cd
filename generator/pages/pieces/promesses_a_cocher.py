"""Promises as a list to go through in a meeting: a box to tick, the signed words, whom the document names, and the last news."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby
from math import ceil

from msgspec import Struct

from generator.model.referentiel import Noeud
from generator.pages.contexte import Contexte
from generator.pages.mots.typographie import INSECABLE, debut_de, enumerer
from generator.pages.pieces.nouvelles import etat_de, marque
from generator.pages.pieces.place_sur_papier import LETTRES_PAR_LIGNE, tenir

TITRE_MAX = 260
DANS_MAX = 110
_NOMMES = 4


class PromesseACocher(Struct, frozen=True):
    """A promise: its level and number, its words (cut where they are very long), whom the document names for it, the state that the last news tells (empty
    where none was found), the places that it names, where the title above does not say which, and the address of its page."""

    nom: str
    titre: str
    qui: str
    etat: str
    ou: str = ""
    cible: str = ""


class SuiteDePromesses(Struct, frozen=True):
    """Promises that follow each other below one heading of the document (empty where there is none between them and the part that they are of)."""

    dans: str
    promesses: tuple[PromesseACocher, ...]


def promesses_a_cocher(contexte: Contexte, noeuds: Iterable[Noeud], voulus: Collection[str] = ()) -> tuple[SuiteDePromesses, ...]:
    """`noeuds` under their headings, each with those of the places `voulus` that it concerns."""
    return tuple(_suites((_dans(contexte, noeud), _promesse(contexte, noeud, voulus)) for noeud in noeuds))


def tenir_les_suites(suites: Sequence[SuiteDePromesses], lignes: int) -> tuple[tuple[SuiteDePromesses, ...], int]:
    """The first promises that hold in so many lines, and how many are left out."""
    toutes = [(suite.dans, promesse) for suite in suites for promesse in suite.promesses]
    gardees, de_trop = tenir(toutes, lignes, lambda paire: hauteur(paire[1]))
    return tuple(_suites(gardees)), de_trop


def hauteur_des_suites(suites: Iterable[SuiteDePromesses]) -> int:
    """How many lines all of them take, without headings."""
    return sum(hauteur(promesse) for suite in suites for promesse in suite.promesses)


def hauteur(une: PromesseACocher) -> int:
    """How many lines a promise takes."""
    return ceil((len(une.nom) + len(une.titre) + len(une.qui) + len(une.etat) + 8) / LETTRES_PAR_LIGNE)


def _suites(promesses: Iterable[tuple[str, PromesseACocher]]) -> Iterator[SuiteDePromesses]:
    for dans, siennes in groupby(promesses, lambda paire: paire[0]):
        yield SuiteDePromesses(dans, tuple(promesse for _, promesse in siennes))


def _dans(contexte: Contexte, noeud: Noeud) -> str:
    """The heading that a promise stands under, just below the top of the tree; the top itself where nothing stands between."""
    ancetres = contexte.ancetres(noeud)
    if not ancetres:
        return ""
    dessus = ancetres[min(1, len(ancetres) - 1)]
    titre = debut_de(dessus.titre, DANS_MAX)
    return f"{contexte.nom_de_noeud(dessus)}{INSECABLE}: {titre}" if dessus.numero else titre


def _promesse(contexte: Contexte, noeud: Noeud, voulus: Collection[str]) -> PromesseACocher:
    noms = [contexte.partenaires[id].nom for id in dict.fromkeys(engage.partenaire for engage in noeud.partenaires)]
    vus = noms[:_NOMMES]
    trop = len(noms) - len(vus)
    return PromesseACocher(
        contexte.nom_devant(noeud),
        debut_de(noeud.titre, TITRE_MAX),
        f"{', '.join(vus)} et {trop} autres" if trop > 1 else enumerer(noms),
        marque(etat_de(contexte, noeud)).mot if contexte.nouvelles.get(noeud.id) else "",
        enumerer([contexte.territoires[id].nom for id in contexte.lieux_de(noeud) if id in voulus]),
        contexte.adresses.noeud(noeud.id),
    )
