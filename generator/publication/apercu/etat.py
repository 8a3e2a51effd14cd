"""What the preview tells open pages: which version of the site is published, what each version changed, and what is wrong now."""

import os
import threading
from collections import deque
from collections.abc import Iterable, Mapping

from msgspec import Struct

MEMOIRE = 50  # versions whose changes are remembered
BEAUCOUP = 500  # changed files: beyond this, a page is told that everything changed


class Annonce(Struct, frozen=True):
    """What a page is told: the version that it may show, what changed since the one that it shows (None: all), and the preview's state.

    `rang` grows with each announcement; `panne` is HTML, empty when all is well.
    """

    rang: int
    version: str
    changes: tuple[str, ...] | None
    en_cours: bool
    panne: str


class EtatDeLApercu:
    """One preview's state, which the build changes and many open pages wait for."""

    def __init__(self) -> None:
        # Pages of a preview that was stopped and started again are of no version that this one knows.
        self._seance = os.urandom(4).hex()
        self._nouvelle = threading.Condition()
        self._rang = 0
        self._numero = 0
        self._versions: deque[frozenset[str]] = deque(maxlen=MEMOIRE)
        self._devant: dict[str, bytes] = {}
        self._en_cours = False
        self._panne = ""
        self._ferme = False

    @property
    def version(self) -> str:
        """The version that is published now."""
        with self._nouvelle:
            return f"{self._seance}.{self._numero}"

    @property
    def panne(self) -> str:
        """What is wrong, as HTML; empty when all is well."""
        with self._nouvelle:
            return self._panne

    @property
    def ferme(self) -> bool:
        """True once the preview ends: no page waits any more."""
        with self._nouvelle:
            return self._ferme

    def debuter(self) -> None:
        """A build begins."""
        with self._nouvelle:
            self._en_cours = True
            self._annoncer()

    def devancer(self, fichiers: Mapping[str, bytes]) -> None:
        """A build has made these files (bytes by path below `public/`): pages show them until it ends, and then what is published."""
        with self._nouvelle:
            self._devant.update(fichiers)
            self._noter(frozenset(fichiers))
            self._annoncer()

    def devant(self, chemin: str) -> bytes | None:
        """The file at a path below `public/` as the build that runs has made it; None where it made none."""
        with self._nouvelle:
            return self._devant.get(chemin)

    def finir(self, changes: Iterable[str], panne: str) -> None:
        """A build ended: the files that it wrote or removed (none: nothing was published), and what is wrong (HTML). What pages showed of it already does not
        change for them, unless it was not published."""
        publies = frozenset(changes)
        with self._nouvelle:
            montres = frozenset(self._devant)
            self._devant.clear()
            self._noter(publies - montres if publies else montres)
            self._en_cours, self._panne = False, panne
            self._annoncer()

    def fermer(self) -> None:
        """Let go of everybody who waits."""
        with self._nouvelle:
            self._ferme = True
            self._annoncer()

    def attendre(self, rang: int, version: str, delai: float) -> Annonce | None:
        """What is to be said to a page that shows `version` and was told announcement `rang` (-1: none); None after `delai` seconds."""
        with self._nouvelle:
            if not self._nouvelle.wait_for(lambda: self._rang > rang or self._ferme, delai) or self._ferme:
                return None
            return Annonce(self._rang, f"{self._seance}.{self._numero}", self._depuis(version), self._en_cours, self._panne)

    def _noter(self, changes: frozenset[str]) -> None:
        if changes:
            self._numero += 1
            self._versions.append(changes)

    def _annoncer(self) -> None:
        self._rang += 1
        self._nouvelle.notify_all()

    def _depuis(self, version: str) -> tuple[str, ...] | None:
        seance, _, numero = version.partition(".")
        if seance != self._seance or not numero.isdecimal():
            return None
        passees = self._numero - int(numero)
        if not 0 <= passees <= len(self._versions):
            return None
        changes = frozenset[str]().union(*list(self._versions)[len(self._versions) - passees :])
        return tuple(sorted(changes)) if len(changes) <= BEAUCOUP else None
