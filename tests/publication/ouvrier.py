"""Builds a project in a process of its own, whose parallel workers fail: `ouvrier.py exception|mort PROJET`. Prints why nothing was published."""

import os
import signal
import sys
from pathlib import Path

from generator.publication import construction


def _echouer(*_: object, **__: object) -> tuple[str, ...]:
    raise ZeroDivisionError("un défaut du programme")


def _disparaitre(*_: object, **__: object) -> tuple[str, ...]:
    os.kill(os.getpid(), signal.SIGKILL)
    return ()


def main() -> int:
    """The exit code is 1 when the build failed as it should."""
    genre, projet = sys.argv[1], Path(sys.argv[2])
    os.cpu_count = lambda: 2
    construction.construire_html = {"exception": _echouer, "mort": _disparaitre}[genre]
    resultat = construction.construire(projet, projet / "public", pdf=False)
    print("\n".join(resultat.echec))
    return 0 if resultat.sain else 1


if __name__ == "__main__":
    sys.exit(main())
