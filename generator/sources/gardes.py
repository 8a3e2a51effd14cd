"""Keeps what was made from one run to the next: it is made again where one of the files, or of the fields, that were read for it has
changed."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from generator.graphe.carnet import Lu, carnet, noter
from generator.graphe.magasin import Magasin, SansMagasin
from generator.graphe.objets import ObjetRefuse, depuis_octets, en_octets
from generator.graphe.tables import ParCle, TableGardee, plier
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


class _Contenu:
    """Something that was made: in hand until `lacher`, then in the store, from which `charger` loads it for each reader."""

    __slots__ = ("_charger", "_valeur", "en_main")

    def __init__(self, charger: Callable[[], Any]) -> None:
        self._charger = charger
        self.en_main, self._valeur = False, None

    def prendre(self, valeur: Any) -> None:
        """Have the value in hand."""
        self.en_main, self._valeur = True, valeur

    def lacher(self) -> None:
        """Leave it to the store."""
        self.en_main, self._valeur = False, None

    def valeur(self) -> Any:
        """The value."""
        return self._valeur if self.en_main else self._charger()


class Garde(Struct, Generic[T], frozen=True):
    """Something that was made: `cle` is the digest of all that it was made from; `vide` is true where it is None."""

    cle: str
    vide: bool
    _contenu: _Contenu

    @property
    def valeur(self) -> T:
        """What was made, loaded where it is asked for."""
        valeur: T = self._contenu.valeur()
        return valeur


def garde_ailleurs(cle: str, garde: Callable[[], Garde[T]]) -> Garde[T]:
    """The same as what `garde` gives, whose digest is known and which is not None: it is asked for where the value is."""
    return Garde(cle, False, _Contenu(lambda: garde().valeur))


class _ChoseGardee(Struct, frozen=True):
    """What is remembered of one thing: the digest of all that it was made from, and what that was; what was said of it; and where it is among the
    contents: first byte, length, digest. What is kept `par_cle` is loaded key by key."""

    cle: str
    parents: tuple[str, ...]
    lus: tuple[tuple[tuple[str, str], str], ...]
    problemes: tuple[Probleme, ...]
    vide: bool
    place: tuple[int, int, bytes] = (0, 0, b"")
    par_cle: bool = False


class Gardes:
    """The things of one contract, or those that contracts share. `nom` is their place in `magasin`, `sommes` knows what may be read for them,
    and `programme` is the digest of the program, without which nothing is used again. What was not asked for in a run is forgotten, unless
    `oublier` is false."""

    def __init__(self, nom: str, magasin: Magasin, sommes: Sommes, programme: str, *, oublier: bool = True) -> None:
        self._oublier = oublier
        self._nom, self._magasin, self._sommes, self._programme = nom, magasin, sommes, programme
        self._entrees: dict[str, _ChoseGardee] = {}
        self._neuves: dict[str, bytes] = {}
        self._contenus: dict[str, _Contenu] = {}
        self._anciennes = self._lire()

    @property
    def vierges(self) -> bool:
        """True where nothing was remembered."""
        return not self._anciennes

    @property
    def faites(self) -> list[str]:
        """What was made anew in this run."""
        return list(self._neuves)

    @property
    def lus(self) -> Mapping[tuple[str, str], str] | None:
        """All that was read for what was asked for in this run, with the digest that it had; None where something had several: it changed meanwhile."""
        lus: dict[tuple[str, str], str] = {}
        for entree in self._entrees.values():
            for note, somme in entree.lus:
                if lus.setdefault(note, somme) != somme:
                    return None
        return lus

    def faire(self, quoi: str, journal: Journal, calcul: Callable[[Journal], T], parents: Sequence["Garde[Any]"] = ()) -> Garde[T]:
        """What `calcul` makes, or what it made the last time if nothing that it read has changed; what it says goes to `journal`.

        What is read must be noted (files: `fichiers_lus`; fields: `graphe.observe`), and all else that `calcul` uses be among `parents`.
        """
        cles = tuple(parent.cle for parent in parents)
        entree = self._anciennes.get(quoi)
        contenu = _Contenu(lambda: self._charger(quoi, lambda: calcul(Journal())))
        if entree is None or entree.parents != cles or any(self._sommes.somme(lu) != somme for lu, somme in entree.lus):
            ici = Journal()
            with carnet() as lus:
                valeur = calcul(ici)
            contenu.prendre(valeur)
            sommes = tuple((lu, self._sommes.somme(lu)) for lu in self._sommes.nommer(lus))
            cle = hashlib.sha256(repr((self._programme, quoi, cles, sommes)).encode("utf-8", "surrogateescape")).hexdigest()
            entree = _ChoseGardee(cle, cles, sommes, tuple(ici.problemes), valeur is None, par_cle=isinstance(valeur, ParCle))
            self._neuves[quoi] = plier(valeur) if isinstance(valeur, ParCle) else en_octets(valeur)
        for note, _ in entree.lus:  # what was read for it was read for whoever asks for it
            noter(note)
        self._entrees[quoi] = entree
        self._contenus[quoi] = contenu
        journal.problemes.extend(entree.problemes)
        return Garde(entree.cle, entree.vide, contenu)

    def fermer(self) -> None:
        """Keep what was made, for the next run; nothing of it stays in memory."""
        if not self._oublier:
            self._entrees = self._anciennes | self._entrees
        if self._neuves or self._entrees.keys() != self._anciennes.keys():
            gardees: dict[str, _ChoseGardee] = {}
            contenus = bytearray()
            for quoi, entree in self._entrees.items():
                octets = self._neuves.get(quoi) or self._octets(quoi)
                if octets is not None:  # what is damaged is made again the next time
                    gardees[quoi] = replace(entree, place=(len(contenus), len(octets), _somme(octets)))
                    contenus += octets
            self._magasin.ecrire(f"{self._nom}.contenus", bytes(contenus))
            self._magasin.ecrire(self._nom, en_octets((self._programme, gardees)))
            self._anciennes, self._neuves = gardees, {}
        for quoi, contenu in self._contenus.items():
            if contenu.en_main and self._octets(quoi) is not None:
                contenu.lacher()

    def _charger(self, quoi: str, refaire: Callable[[], Any]) -> Any:
        """What is kept of one thing, loaded; made again by `refaire` where it is lost or damaged."""

        def lire() -> Any:
            octets = self._octets(quoi)
            try:
                return refaire() if octets is None else depuis_octets(octets)
            except ObjetRefuse:  # who wrote it wrote its digest too
                return refaire()

        entree = self._anciennes.get(quoi)
        if entree is not None and entree.par_cle:
            debut = entree.place[0]
            return TableGardee(lambda place, nombre: self._magasin.lire_une_part(f"{self._nom}.contenus", debut + place, nombre), refaire)
        return self._magasin.objet(f"{self._nom}/{quoi}", entree.place[2], lire) if entree else lire()

    def _octets(self, quoi: str) -> bytes | None:
        """What is kept of one thing; None where it is not there, or damaged."""
        entree = self._anciennes.get(quoi)
        if entree is None:
            return None
        debut, taille, somme = entree.place
        octets = self._magasin.lire_une_part(f"{self._nom}.contenus", debut, taille)
        return octets if octets is not None and _somme(octets) == somme else None

    def _lire(self) -> dict[str, _ChoseGardee]:
        octets = self._magasin.lire(self._nom)
        if octets is None:
            return {}
        try:
            programme, entrees = depuis_octets(octets)
        except Exception:  # whatever another version or a damaged file may raise
            return {}
        return entrees if programme == self._programme else {}


def _somme(octets: bytes) -> bytes:
    return hashlib.blake2b(octets, digest_size=16).digest()


def sans_rien_garder(racine: Path) -> Gardes:
    """For who reads once. `racine` is the project's folder."""
    return Gardes("", SansMagasin(), EtatDuDisque(racine), "")
