"""Watches what a project is written in, and wakes the preview once a burst of changes has settled."""

import logging
import os
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch
from watchdog.observers.polling import PollingObserver

from generator.model.places_des_editions import ARCHIVES, SOMMES
from generator.publication.apercu.lointain import est_lointain
from generator.sources.dossiers_du_projet import LUS

# It writes in English, on the terminal of who stops the preview, that an event came too late.
logging.getLogger("watchdog").setLevel(logging.CRITICAL)

DOSSIERS = (*LUS, ARCHIVES)
FICHIER = "mkdocs.yml"
CALME = 0.03  # seconds without a change after which a burst (a save by rename, a folder that is copied) is over
PATIENCE = 0.3  # seconds after which the build begins although files still change
LECTURE = 0.3  # seconds between two looks, where the system does not tell of changes
_REVEIL = 0.25  # seconds: on Windows, Ctrl+C does not end a wait
# Reading a file is no change: without this list, each build would call for another.
_CHANGEMENTS: list[type[FileSystemEvent]] = [
    *(FileCreatedEvent, FileModifiedEvent, FileClosedEvent, FileMovedEvent, FileDeletedEvent),
    *(DirCreatedEvent, DirMovedEvent, DirDeletedEvent),
]


class _Oreille(FileSystemEventHandler):
    """Hands each path that changed to a function."""

    def __init__(self, entendre: Callable[[str], None]) -> None:
        self._entendre = entendre

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Called by the library, in a thread of its own."""
        for chemin in (event.src_path, event.dest_path):
            if chemin:
                self._entendre(os.fsdecode(chemin))


class Guet:
    """A watch over one project.

    Folders are watched, never files: an editor writes a file by putting another in its place.
    """

    def __init__(self, projet: Path) -> None:
        self._projet = projet.resolve()
        self._change = threading.Condition()
        self._dernier = 0.0  # when the last change was heard
        self._premier = 0.0  # when the first one was that no build has read; 0: there is none
        self._a_suivre: set[str] = set()  # the folders that were made again: the watch over the former one hears nothing any more
        self._montres: dict[str, list[ObservedWatch]] = {}
        self._observateur: BaseObserver | None = None
        self._traces = self._lire_traces()

    def demarrer(self) -> bool:
        """Begin to listen; what changed since the watch was made counts. False where the system tells nothing: files are looked at by turns."""
        lointain = est_lointain(self._projet) or any(est_lointain(self._projet / nom) for nom in DOSSIERS)
        if lointain or not self._ecouter(Observer()):
            self._ecouter(PollingObserver(timeout=LECTURE))
            lointain = True
        if self._lire_traces() != self._traces:
            self._noter()
        return not lointain

    def attendre(self, delai: float | None = None) -> bool:
        """Wait for a change, then until it has settled. False when none came within `delai` seconds."""
        fin = None if delai is None else time.monotonic() + delai
        with self._change:
            while not self._premier:
                reste = _REVEIL if fin is None else min(_REVEIL, fin - time.monotonic())
                if reste <= 0:
                    return False
                self._change.wait(reste)
            while (reste := min(self._dernier + CALME, self._premier + PATIENCE) - time.monotonic()) > 0:
                self._change.wait(reste)
            self._premier = 0.0
            nouveaux, self._a_suivre = self._a_suivre, set()
        for nom in nouveaux:
            with suppress(OSError):  # gone again: its return will be heard
                self._suivre(nom)
        return True

    def arreter(self) -> None:
        """Listen no more."""
        if self._observateur is not None and self._observateur.is_alive():
            self._observateur.stop()

    def _ecouter(self, observateur: BaseObserver) -> bool:
        """True when `observateur` could begin: the system may have no watch left to give."""
        self._observateur, self._montres = observateur, {}
        try:
            observateur.schedule(_Oreille(self._entendre_le_projet), str(self._projet), event_filter=_CHANGEMENTS)
            for nom in DOSSIERS:
                self._suivre(nom)
            observateur.start()
        except OSError:
            observateur.unschedule_all()
            return False
        return True

    def _suivre(self, nom: str) -> None:
        """Watch a folder of the project, anew if it was watched. Frozen editions come and go by one rename: of their folder, and of those of its days, what
        stands just below is watched, and not the thousands of folders that do not change."""
        assert self._observateur is not None
        for ancienne in self._montres.pop(nom, ()):
            self._observateur.unschedule(ancienne)
        dossier = self._projet / nom
        if dossier.is_dir():
            reel = dossier.resolve()
            suite = nom if nom == ARCHIVES else ""
            oreille = _Oreille(lambda chemin: self._entendre(chemin, reel, suite))
            vus = [reel, *(un for un in sorted(reel.iterdir()) if un.is_dir())] if nom == ARCHIVES else [reel]
            self._montres[nom] = [
                self._observateur.schedule(oreille, str(un), recursive=nom in LUS, event_filter=_CHANGEMENTS) for un in vus
            ]

    def _entendre_le_projet(self, chemin: str) -> None:
        """Something changed just below the project: `public` and the memory of builds are there too."""
        nom = Path(chemin).name
        if Path(chemin).parent == self._projet and nom in (*DOSSIERS, FICHIER):
            self._noter(nom if nom in DOSSIERS else "")

    def _entendre(self, chemin: str, dossier: Path, a_suivre: str = "") -> None:
        """Something changed in a watched folder, which is to be watched anew where `a_suivre` names it. What is hidden is a draft of an editor, or what a system leaves: builds leave it out, save for
        icons that a theme of the project's own keeps in `.icons`, which are seen with the next change."""
        try:
            morceaux = Path(chemin).relative_to(dossier).parts
        except ValueError:  # moved out
            morceaux = ()
        if not any(morceau.startswith(".") for morceau in morceaux):
            self._noter(a_suivre)

    def _noter(self, a_suivre: str = "") -> None:
        with self._change:
            self._dernier = time.monotonic()
            self._premier = self._premier or self._dernier
            if a_suivre:
                self._a_suivre.add(a_suivre)
            self._change.notify_all()

    def _lire_traces(self) -> dict[Path, tuple[int, int, int]]:
        """The place, time and size of each watched file: what any save alters."""
        chemins = [self._projet / FICHIER, *(chemin for nom in LUS for chemin in (self._projet / nom).rglob("*"))]
        chemins += (self._projet / ARCHIVES).glob(f"*/*/{SOMMES}")
        traces = {}
        for chemin in chemins:
            try:
                etat = chemin.stat()
            except OSError:
                continue
            if chemin.is_file():
                traces[chemin] = (etat.st_ino, etat.st_mtime_ns, etat.st_size)
        return traces
