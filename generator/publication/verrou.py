"""One build at a time in one project."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout


class ConstructionEnCours(RuntimeError):
    """Another build of the same project is running."""


@contextmanager
def verrou(atelier: Path) -> Iterator[None]:
    """Hold the project's lock; the system frees it when the process ends, however it ends. Raises ConstructionEnCours."""
    atelier.mkdir(parents=True, exist_ok=True)
    try:
        prise = FileLock(atelier / "verrou", blocking=False).acquire()
    except Timeout:
        raise ConstructionEnCours from None
    with prise:
        yield
