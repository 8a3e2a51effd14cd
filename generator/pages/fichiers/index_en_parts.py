"""The index of a large site, cut in files that the search fetches by need: what a reader fetches does not grow with the number of contracts.

`recherche/index.json`           {"parts": {version, nombre, bloc, lexique}}: how many pages, how many to a file, the first word of each lexicon
`recherche/pages/<n>.json`       pages n × bloc and following, as [address, title, line]
`recherche/lexique/<n>.json`     {"mots": one list per file of lists, "synonymes": {typed words: [words looked for]}}
                                 a list is [word, pages, word, pages, …], or [word, pages, [first page of each piece]]
`recherche/mots/<n>-<m>.json`    {word: groups} of the words of list m of lexicon n; a long list is in pieces, `<n>-<m>-<piece>.json`, by the
                                 order of pages, and its best pages are in `<n>-<m>-tete.json`
                                 a group is [8 × words of the title, or 0 where the word is beside it, + kind of page, first page, steps …]
"""

import hashlib
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, MutableSequence, Sequence
from itertools import chain
from typing import Any

from generator.pages.fichiers.ecrire_json import json_serre
from generator.pages.fichiers.index_de_recherche import INDEX, index, rangee
from generator.pages.fichiers.mots_cherches import ANNEXE, DITS, POIDS, mots_de, sorte_de, taille_de, utiles
from generator.pages.pieces.recherche import EntreeDeRecherche
from generator.pages.sortie import Fichier, fichier, fichier_serre

LIMITE = 256_000  # bytes of an index of one file: some 1,500 pages, 60 kB over the wire
BLOC = 32  # pages of a file: a reader is shown some of many files
LEXIQUE = 16_000  # bytes of a lexicon
PART = 24_000  # bytes of a file of lists, about
MORCEAU = 8_000  # pages of a piece of a long list: as many bytes, about

Synonymes = Iterable[tuple[tuple[str, ...], tuple[str, ...]]]
_RANG, _CODE = 20, (1 << 20) - 1  # a page in a list: its rank, then 20 bits that say how the word is there


def index_d_un_site(entrees: Iterable[EntreeDeRecherche], synonymes: Synonymes) -> Iterator[Fichier]:
    """The files that the search of a site fetches: one while it is small, else parts. `entrees` are read once, in their order."""
    lues, octets, reste = [], 0, iter(entrees)
    for entree in reste:
        lues.append(entree)
        octets += len(json_serre(rangee(entree))) + 1
        if octets > LIMITE:
            yield from index_en_parts(chain(lues, reste), synonymes)
            return
    yield index(lues, synonymes)


def index_en_parts(entrees: Iterable[EntreeDeRecherche], synonymes: Synonymes) -> Iterator[Fichier]:
    """All files of the index in parts, `recherche/index.json` the last. A place of a word takes eight bytes meanwhile."""
    somme = hashlib.sha256()

    def part(nom: str, contenu: object) -> Fichier:
        octets = json_serre(contenu)
        somme.update(nom.encode() + b"\0" + octets)
        return fichier_serre(f"recherche/{nom}.json", octets)

    nombre, bloc = 0, []
    listes: defaultdict[str, MutableSequence[int]] = defaultdict(lambda: array("Q"))
    for nombre, entree in enumerate(entrees, 1):
        _noter(listes, nombre - 1, entree)
        bloc.append([entree.adresse, entree.titre, entree.contexte])
        if len(bloc) == BLOC:
            yield part(f"pages/{nombre // BLOC - 1}", bloc)
            bloc = []
    if bloc:
        yield part(f"pages/{nombre // BLOC}", bloc)
    lexiques: list[list[list[Any]]] = []
    for rang, lexique in enumerate(_lexiques(listes)):
        lexiques.append([])
        for place, mots in enumerate(lexique):
            prises = [listes.pop(mot) for mot in mots]  # not needed any more
            if len(liste := prises[0]) > MORCEAU:
                morceaux = [liste[debut : debut + MORCEAU] for debut in range(0, len(liste), MORCEAU)]
                for numero, morceau in enumerate(morceaux):
                    yield part(f"mots/{rang}-{place}-{numero}", {mots[0]: _groupes(morceau)})
                yield part(f"mots/{rang}-{place}-tete", {mots[0]: _groupes(_meilleurs(liste))})
                lexiques[-1].append([mots[0], len(liste), [morceau[0] >> _RANG for morceau in morceaux]])
            else:
                yield part(f"mots/{rang}-{place}", {mot: _groupes(liste) for mot, liste in zip(mots, prises, strict=True)})
                lexiques[-1].append([dit for mot, liste in zip(mots, prises, strict=True) for dit in (mot, len(liste))])
    premiers = [lexique[0][0] for lexique in lexiques]
    ranges = _ranger(synonymes, premiers)
    for rang, lus in enumerate(lexiques):
        yield part(f"lexique/{rang}", {"mots": lus, "synonymes": ranges.get(rang, {})})
    yield fichier(INDEX, json_serre({"parts": {"version": somme.hexdigest()[:12], "nombre": nombre, "bloc": BLOC, "lexique": premiers}}))


def _noter(listes: defaultdict[str, MutableSequence[int]], rang: int, entree: EntreeDeRecherche) -> None:
    """Add a page to the list of each of its words."""
    sorte = sorte_de(entree.adresse)
    dans_le_titre = dict.fromkeys(mots_de(entree.titre))
    code = min(8 * max(1, taille_de(entree.titre, sorte)) + sorte, _CODE - 7 + sorte)
    for mot in dans_le_titre:
        listes[mot].append(rang << _RANG | code)
    for mot in dict.fromkeys(mots_de(f"{entree.contexte} {entree.annexe}")):
        if mot not in dans_le_titre:
            listes[mot].append(rang << _RANG | sorte)


def _lexiques(listes: Mapping[str, MutableSequence[int]]) -> Iterator[list[list[str]]]:
    """Words in their order, as lists of one file each (a long list alone), as lexicons."""
    lexique: list[list[str]] = []
    taille = octets = 0
    for mot in sorted(listes):
        longueur = len(listes[mot])
        if taille > LEXIQUE:
            yield lexique
            lexique, taille, octets = [], 0, 0
        if not lexique or octets > PART or longueur > MORCEAU:
            lexique.append([])
            octets = 0
        lexique[-1].append(mot)
        taille += len(mot) + 3 + len(str(longueur))
        octets += PART + 1 if longueur > MORCEAU else len(mot) + 8 + 5 * longueur
    if lexique:
        yield lexique


def _groupes(liste: Sequence[int]) -> list[list[int]]:
    """Pages of a word by how it is there, in their order, as steps from one to the next."""
    groupes: dict[int, list[int]] = {}
    derniers: dict[int, int] = {}
    for place in liste:
        rang, code = place >> _RANG, place & _CODE
        groupes.setdefault(code, [code]).append(rang - derniers.get(code, 0))
        derniers[code] = rang
    return [groupes[code] for code in sorted(groupes)]


def _meilleurs(liste: Sequence[int]) -> list[int]:
    """The pages of a long list that come first when its word is typed alone."""

    def note(place: int) -> float:
        taille, sorte = divmod(place & _CODE, 8)
        return -(1 + DITS / taille if taille else ANNEXE) * POIDS[sorte]

    return sorted(sorted(liste, key=lambda place: (note(place), place >> _RANG))[:MORCEAU])


def _ranger(synonymes: Synonymes, premiers: Sequence[str]) -> dict[int, dict[str, list[Sequence[str]]]]:
    """What is typed → words looked for, by the rank of the lexicon in whose range the first typed word is."""
    tous: dict[str, list[Sequence[str]]] = {}
    for tapes, cibles in synonymes:
        for tape in tapes:
            tous.setdefault(" ".join(utiles(mots_de(tape))), []).extend(utiles(mots_de(cible)) for cible in cibles)
    ranges: dict[int, dict[str, list[Sequence[str]]]] = {}
    for cle, cherches in tous.items():
        premier = cle.partition(" ")[0]
        rang = max(0, sum(debut <= premier for debut in premiers) - 1)
        ranges.setdefault(rang, {})[cle] = cherches
    return ranges
