"""Builds a project in a process of its own, whose parallel workers fail: `ouvrier.py exception|mort PROJET`. Prints why nothing was published."""

import os
import signal
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from generator.pages.site import Site
from generator.publication import construction
from generator.publication.chantier import Chantier
from generator.publication.constructeur import Passe
from generator.publication.mkdocs.constructeur import ConstructeurMkDocs


class PasseQuiEchoue(Struct, frozen=True):
    """A pass that ends before it is done."""

    genre: str

    def faire(self, adresses: Sequence[str] | None) -> Mapping[str, bytes]:  # noqa: ARG002 - the protocol's
        """Fail, or die without a word."""
        if self.genre == "mort":
            os.kill(os.getpid(), signal.SIGKILL)
        raise ZeroDivisionError("un défaut du programme")


class ConstructeurQuiEchoue(ConstructeurMkDocs, frozen=True):
    """MkDocs' own, but for the work itself."""

    genre: str = ""

    def passe(self, site: Site, chantier: Chantier, adresse: str, cle: str) -> Passe:  # noqa: ARG002 - the protocol's
        """One that fails, whatever the site."""
        return PasseQuiEchoue(self.genre)


def main() -> int:
    """The exit code is 1 when the build failed as it should."""
    genre, projet = sys.argv[1], Path(sys.argv[2])
    os.cpu_count = lambda: 2
    resultat = construction.construire(projet, projet / "public", pdf=False, constructeur=ConstructeurQuiEchoue(genre))
    print("\n".join(resultat.echec))
    return 0 if resultat.sain else 1


if __name__ == "__main__":
    sys.exit(main())
