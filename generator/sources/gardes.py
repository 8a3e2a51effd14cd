"""Keeps what was made from one run to the next: it is made again where one of the files, or of the fields, that were read for it has
changed."""

import hashlib
import pickle
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

from generator.graphe.carnet import Lu, carnet, noter
from generator.graphe.magasin import Magasin, SansMagasin
from generator.graphe.observe import Differe
from generator.model.probleme import Probleme
from generator.sources.fichiers_lus import EtatDuDisque
from generator.sources.journal import Journal

T = TypeVar("T")


class Sommes(Protocol):
    """What may be read, under the names by which it is remembered, and the digest of what each is now."""

    def nommer(self, lus: Iterable[Lu]) -> list[tuple[str, str]]:
        """Those of `lus` that have a digest, once each, in order."""
        ...

    def somme(self, note: tuple[str, str]) -> str:
        """The digest of one of them."""
        ...


@dataclass(frozen=True, slots=True)
class Garde(Generic[T]):
    """Something that was made: `cle` is the digest of all that it was made from; `vide` is true where it is None."""

    cle: str
    vide: bool
    _contenu: Differe

    @property
    def valeur(self) -> T:
        """What was made, loaded when it is first asked for."""
        valeur: T = self._contenu.valeur()
        return valeur


@dataclass(frozen=True, slots=True)
class _ChoseGardee:
    """What is remembered of one thing: from what it was made, what was said of it, and itself."""

    parents: tuple[str, ...]
    lus: tuple[tuple[tuple[str, str], str], ...]
    problemes: tuple[Probleme, ...]
    vide: bool
    contenu: bytes


class Gardes:
    """The things of one contract, or those that contracts share. `nom` is their place in `magasin`, `sommes` knows what may be read for them,
    and `programme` is the digest of the program, without which nothing is used again. What was not asked for in a run is forgotten, unless
    `oublier` is false."""

    def __init__(self, nom: str, magasin: Magasin, sommes: Sommes, programme: str, *, oublier: bool = True) -> None:
        self._oublier = oublier
        self._nom, self._magasin, self._sommes, self._programme = nom, magasin, sommes, programme
        self._entrees: dict[str, _ChoseGardee] = {}
        self._anciennes = self._lire()
        self.faites: list[str] = []  # what was made anew in this run

    def faire(self, quoi: str, journal: Journal, calcul: Callable[[Journal], T], parents: Sequence["Garde[Any]"] = ()) -> Garde[T]:
        """What `calcul` makes, or what it made the last time if nothing that it read has changed; what it says goes to `journal`.

        What is read must be noted (files: `fichiers_lus`; fields: `graphe.observe`), and all else that `calcul` uses be among `parents`.
        """
        cles = tuple(parent.cle for parent in parents)
        entree = self._anciennes.get(quoi)
        if entree is None or entree.parents != cles or any(self._sommes.somme(lu) != somme for lu, somme in entree.lus):
            ici = Journal()
            with carnet() as lus:
                valeur = calcul(ici)
            sommes = tuple((lu, self._sommes.somme(lu)) for lu in self._sommes.nommer(lus))
            entree = _ChoseGardee(cles, sommes, tuple(ici.problemes), valeur is None, pickle.dumps(valeur, 5))
            self.faites.append(quoi)
            contenu = Differe(lambda: valeur)
        else:
            octets = entree.contenu
            contenu = Differe(lambda: pickle.loads(octets))
        for note, _ in entree.lus:  # what was read for it was read for whoever asks for it
            noter(note)
        self._entrees[quoi] = entree
        journal.problemes.extend(entree.problemes)
        cle = hashlib.sha256(repr((self._programme, quoi, entree.parents, entree.lus)).encode("utf-8", "surrogateescape")).hexdigest()
        return Garde(cle, entree.vide, contenu)

    def fermer(self) -> None:
        """Keep what was made, for the next run."""
        if not self._oublier:
            self._entrees = self._anciennes | self._entrees
        if self.faites or self._entrees.keys() != self._anciennes.keys():
            self._magasin.ecrire(self._nom, pickle.dumps((self._programme, self._entrees), 5))

    def _lire(self) -> dict[str, _ChoseGardee]:
        octets = self._magasin.lire(self._nom)
        if octets is None:
            return {}
        try:
            programme, entrees = pickle.loads(octets)
        except Exception:  # whatever another version or a damaged file may raise
            return {}
        return entrees if programme == self._programme else {}


def sans_rien_garder(racine: Path) -> Gardes:
    """For who reads once. `racine` is the project's folder."""
    return Gardes("", SansMagasin(), EtatDuDisque(racine), "")
