"""Who does the work of a build that can be shared: the processes of this machine."""

import gc
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Any, Protocol

from generator.publication.echec import ConstructionImpossible


class Travail(Protocol):
    """Something to do, in whichever process."""

    @property
    def titre(self) -> str:
        """What progress messages say of it."""
        ...

    @property
    def poids(self) -> int:
        """The longest is begun first, so that all processors end at about the same time."""
        ...

    def faire(self) -> Any:
        """Do it; what it gives can be sent to another process."""
        ...


# Does all works, and gives what each gives, in their order; the other function receives progress messages.
Equipe = Callable[[Sequence[Travail], Callable[[str], None]], list[Any]]


def faire_tout(travaux: Sequence[Travail], dire: Callable[[str], None]) -> list[Any]:
    """The team of this machine (see `Equipe`): in parallel where it has several processors."""
    for travail in travaux:
        dire(travail.titre)
    coeurs = min(len(travaux), os.cpu_count() or 1)
    # A process that has threads (the preview's server) cannot be copied safely.
    if coeurs < 2 or threading.active_count() > 1:
        return [travaux[0].faire()] if len(travaux) == 1 else [faire_et_oublier(travail) for travail in travaux]
    equipe = ProcessPoolExecutor(coeurs, initializer=_preparer_ouvrier, initargs=(os.getpid(),))
    ordre = sorted(range(len(travaux)), key=lambda rang: -travaux[rang].poids)
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


def faire_et_oublier(travail: Travail) -> Any:
    """Do one of several works. What it was made from holds itself in circles, which would stay in memory beside the next one."""
    try:
        return travail.faire()
    finally:
        gc.collect()


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
