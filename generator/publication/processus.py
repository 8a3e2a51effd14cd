"""Does works in several processes of this machine, which end with the one that leads them."""

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Any

from generator.publication.echec import ConstructionImpossible
from generator.publication.equipe import Travail, faire_et_oublier


def faire_en_parallele(travaux: Sequence[Travail], combien: int) -> list[Any]:
    """What each of these works gives, in their order, made by `combien` processes. Raises ConstructionImpossible where the system ended one of these."""
    ordre = sorted(range(len(travaux)), key=lambda rang: -travaux[rang].poids)
    equipe = ProcessPoolExecutor(combien, initializer=_preparer_ouvrier, initargs=(os.getpid(),))
    try:
        with _sans_controle_c():
            a_venir = equipe.map(faire_et_oublier, [travaux[rang] for rang in ordre])
        faits = dict(zip(ordre, a_venir, strict=True))
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


@contextmanager
def _sans_controle_c() -> Iterator[None]:
    """Ctrl+C waits until the block ends: while processes are copied, Python would say that it was ignored, and go on."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    avant = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, avant)


def _preparer_ouvrier(maitre: int) -> None:
    """Set up a worker process: Ctrl+C ends it at once, without a traceback, and it ends when its master is killed.

    `maitre` is the id of the master's process. A worker that outlived it would keep the lock of the project.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})

    def veiller() -> None:
        while os.getppid() == maitre:
            time.sleep(0.1)
        os._exit(1)

    threading.Thread(target=veiller, daemon=True).start()
