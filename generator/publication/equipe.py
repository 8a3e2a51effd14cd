"""Who does the work of a build that can be shared: the processes of this machine."""

import gc
import os
import threading
from collections.abc import Callable, Sequence
from typing import Any, Protocol


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
    # Here and not above: where one contract has changed, no process is needed, and what leads them takes as long to load as a page to make.
    from generator.publication.processus import faire_en_parallele

    return faire_en_parallele(travaux, coeurs)


def faire_et_oublier(travail: Travail) -> Any:
    """Do one of several works. What it was made from holds itself in circles, which would stay in memory beside the next one."""
    try:
        return travail.faire()
    finally:
        gc.collect()
