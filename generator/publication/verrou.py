"""One build at a time in one project."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class ConstructionEnCours(RuntimeError):
    """Another build of the same project is running."""


@contextmanager
def verrou(atelier: Path) -> Iterator[None]:
    """Hold the project's lock; the system frees it when the process ends, however it ends. Raises ConstructionEnCours."""
    atelier.mkdir(parents=True, exist_ok=True)
    with (atelier / "verrou").open("a") as fichier:
        try:
            fcntl.flock(fichier, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise ConstructionEnCours from None
        yield
