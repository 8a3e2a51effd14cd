"""The work of a build that can be shared between processes: sites to make, PDFs to print."""

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import Any

from generator.publication.assemblage import CopieAbimee
from generator.publication.chantier import Chantier
from generator.publication.constructeur import Passe
from generator.publication.disque import ecrire, empreinte
from generator.publication.echec import ConstructionImpossible, ToutRefaire
from generator.publication.papiers import TravailPapier
from generator.publication.verification import Renvois, renvois_de


@dataclass(frozen=True, slots=True)
class Construites:
    """What a builder made: the digest of each file by its path, and the links of those that are pages."""

    sommes: dict[str, str]
    renvois: dict[str, Renvois]


@dataclass(frozen=True, slots=True)
class TravailDeSite:
    """Pages of one site to make: those at `adresses` (None: all)."""

    passe: Passe
    chantier: Chantier
    nom: str
    adresses: tuple[str, ...] | None

    def faire(self) -> Construites:
        """Make them, and write them in the folder of HTML."""
        try:
            fichiers = self.passe.faire(self.adresses)
        except ToutRefaire:
            raise CopieAbimee(self.chantier.racine_publiee) from None
        except (OSError, ConstructionImpossible):
            raise
        except Exception as erreur:
            if self.adresses is not None:
                # What it reads besides these pages may be damaged: all of it is made again, and what fails then is a fault of the program.
                raise CopieAbimee(self.chantier.racine_publiee) from erreur
            raise ConstructionImpossible(
                f"Le site « {self.nom} » n’a pas pu être construit ({type(erreur).__name__} : {erreur})."
            ) from erreur
        for chemin, octets in fichiers.items():
            ecrire(self.chantier.html / chemin, octets)
        return Construites(
            {chemin: empreinte(octets) for chemin, octets in fichiers.items()},
            {chemin: renvois_de(octets) for chemin, octets in fichiers.items() if chemin.endswith(".html")},
        )


Travail = TravailDeSite | TravailPapier


def faire_tout(travaux: Sequence[Travail], dire: Callable[[str], None]) -> list[Any]:
    """Do all of them, in parallel where the machine has several processors; what each gives, in their order. `dire` receives progress messages."""
    for travail in travaux:
        dire(f"{'PDF' if isinstance(travail, TravailPapier) else 'Site'} : {travail.nom}")
    coeurs = min(len(travaux), os.cpu_count() or 1)
    # A process that has threads (the preview's server) cannot be copied safely.
    if coeurs < 2 or threading.active_count() > 1 or _sont_petits(travaux):
        return [travail.faire() for travail in travaux]
    equipe = ProcessPoolExecutor(coeurs, initializer=_preparer_ouvrier, initargs=(os.getpid(),))
    ordre = sorted(range(len(travaux)), key=lambda rang: _longueur(travaux[rang]))
    try:
        faits = dict(zip(ordre, equipe.map(_faire, [travaux[rang] for rang in ordre]), strict=True))
        equipe.shutdown()
        return [faits[rang] for rang in range(len(travaux))]
    except KeyboardInterrupt:
        # Do not wait for the pool: a worker that this Ctrl+C killed may hold a lock that the others wait for, for ever.
        for ouvrier in multiprocessing.active_children():
            ouvrier.kill()
            ouvrier.join(5)
        equipe.shutdown(wait=False, cancel_futures=True)
        raise
    except BrokenProcessPool as erreur:
        equipe.shutdown(wait=False, cancel_futures=True)
        raise ConstructionImpossible("Un des processus qui construisent les sites a été arrêté par le système (mémoire ?).") from erreur
    except Exception:
        # What is tried again must not meet a worker that still writes in the same folders.
        equipe.shutdown(cancel_futures=True)
        raise


PEU = 200  # pages that one process makes in less time than it takes to start another


def _sont_petits(travaux: Sequence[Travail]) -> bool:
    return all(isinstance(un, TravailDeSite) and un.adresses is not None for un in travaux) and (
        sum(len(un.adresses or ()) for un in travaux if isinstance(un, TravailDeSite)) < PEU
    )


def _longueur(travail: Travail) -> int:
    """A sort key: the longest first, so that all processors end at about the same time. PDFs of whole contracts, then sites, then sheets."""
    if isinstance(travail, TravailPapier):
        return 2 if travail.papier.feuille else 0
    return 1


def _faire(travail: Travail) -> Any:
    return travail.faire()


def _preparer_ouvrier(maitre: int) -> None:
    """Set up a worker process: Ctrl+C ends it at once, without a traceback, and it ends when its master is killed.

    `maitre` is the id of the master's process. A worker that outlived it would keep the lock of the project.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)

    def veiller() -> None:
        while os.getppid() == maitre:
            time.sleep(0.1)
        os._exit(1)

    threading.Thread(target=veiller, daemon=True).start()
