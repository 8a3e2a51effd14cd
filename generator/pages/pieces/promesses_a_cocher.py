"""Promises as a list to go through in a meeting: a box to tick, the signed words, whom the document names, and the last news."""

from collections.abc import Collection, Iterable, Iterator, Sequence
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
    where none was found), and the places that it names, where the title above does not say which."""

    nom: str
    titre: str
    qui: str
    etat: str
    ou: str = ""


class SuiteDePromesses(Struct, frozen=True):
    """Promises that follow each other below one heading of the document (empty where there is none between them and the part that they are of)."""

    dans: str
    promesses: tuple[PromesseACocher, ...]


def promesses_a_cocher(
    contexte: Contexte, noeuds: Sequence[Noeud], lignes: int, voulus: Collection[str] = ()
) -> tuple[tuple[SuiteDePromesses, ...], int]:
    """The first of `noeuds` that hold in so many lines, under their headings, each with those of the places `voulus` that it concerns; and how many are left
    out."""
    gardes, de_trop = tenir(noeuds, lignes, lambda noeud: hauteur(contexte, noeud))
    return tuple(_suites(contexte, gardes, voulus)), de_trop


def hauteur_de_toutes(contexte: Contexte, noeuds: Iterable[Noeud]) -> int:
    """How many lines all of them take."""
    return sum(hauteur(contexte, noeud) for noeud in noeuds)


def hauteur(contexte: Contexte, noeud: Noeud) -> int:
    """How many lines a promise takes, without its heading."""
    une = _promesse(contexte, noeud)
    return ceil((len(une.nom) + len(une.titre) + len(une.qui) + len(une.etat) + 8) / LETTRES_PAR_LIGNE)


def _suites(contexte: Contexte, noeuds: Sequence[Noeud], voulus: Collection[str]) -> Iterator[SuiteDePromesses]:
    siennes: list[PromesseACocher] = []
    dans = ""
    for noeud in noeuds:
        titre = _dans(contexte, noeud)
        if siennes and titre != dans:
            yield SuiteDePromesses(dans, tuple(siennes))
            siennes = []
        dans = titre
        siennes.append(_promesse(contexte, noeud, voulus))
    if siennes:
        yield SuiteDePromesses(dans, tuple(siennes))


def _dans(contexte: Contexte, noeud: Noeud) -> str:
    """The heading that a promise stands under, just below the top of the tree; the top itself where nothing stands between."""
    ancetres = contexte.ancetres(noeud)
    if not ancetres:
        return ""
    dessus = ancetres[min(1, len(ancetres) - 1)]
    titre = debut_de(dessus.titre, DANS_MAX)
    return f"{contexte.nom_de_noeud(dessus)}{INSECABLE}: {titre}" if dessus.numero else titre


def _promesse(contexte: Contexte, noeud: Noeud, voulus: Collection[str] = ()) -> PromesseACocher:
    noms = [contexte.partenaires[id].nom for id in dict.fromkeys(engage.partenaire for engage in noeud.partenaires)]
    vus = noms[:_NOMMES]
    trop = len(noms) - len(vus)
    return PromesseACocher(
        contexte.nom_de_noeud(noeud),
        debut_de(noeud.titre, TITRE_MAX),
        f"{', '.join(vus)} et {trop} autres" if trop > 1 else enumerer(noms),
        marque(etat_de(contexte, noeud)).mot if contexte.nouvelles.get(noeud.id) else "",
        enumerer([contexte.territoires[id].nom for id in contexte.lieux_de(noeud) if id in voulus]),
    )
