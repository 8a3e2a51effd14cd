"""What must be so whatever a project holds: the run ends, soon, within its memory, and each thing that it says can be shown to a data officer."""

import json
import signal
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from generator.commandes.formats_des_problemes import FORMATS
from generator.graphe.magasin import Magasin
from generator.model.probleme import Probleme
from generator.publication.examen import examiner_projet
from generator.sources.journal import PAR_FICHIER

JOUR = "2026-11-29"
FIN = (".", "!", "?", "…", ")")
SECONDES = 60  # far more than any small project takes: what goes beyond does not end
# What is said may be this much longer than what is read, and this long in any case: about as much as the limit of messages of a few files takes.
FOIS, AU_MOINS = 40, 4 * PAR_FICHIER * 600


class TropLong(BaseException):
    """The run did not end; nothing of the program catches it."""


class EnMemoire:
    """Keeps bytes in memory (`graphe.magasin.Magasin`)."""

    def __init__(self, contenu: Mapping[str, bytes] | None = None) -> None:
        self.contenu = dict(contenu or {})

    def lire(self, nom: str, /) -> bytes | None:
        """The bytes kept under `nom`."""
        return self.contenu.get(nom)

    def lire_une_part(self, nom: str, debut: int, taille: int, /) -> bytes | None:
        """A part of them."""
        octets = self.contenu.get(nom)
        return None if octets is None else octets[debut : debut + taille]

    def ecrire(self, nom: str, octets: bytes, /) -> None:
        """Keep them."""
        self.contenu[nom] = octets

    def objet(self, _nom: str, _somme: bytes, charger: Callable[[], Any], /) -> Any:
        """What `charger` loads."""
        return charger()


@contextmanager
def en_moins_de(secondes: float) -> Iterator[None]:
    """Raises TropLong in what takes longer, where the system can tell."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def sonner(*_: object) -> None:
        raise TropLong

    avant = signal.signal(signal.SIGALRM, sonner)
    signal.setitimer(signal.ITIMER_REAL, secondes)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, avant)


def verifier_le_bilan(racine: Path, magasin: Magasin | None = None, *, lus: int = 0) -> Sequence[Probleme]:
    """Examine a project, of which `lus` bytes are bad; each problem can be shown, and together they are no longer than what there is to read. Returns them."""
    with en_moins_de(SECONDES):
        problemes = examiner_projet(racine, JOUR, magasin, programme="fuzz" if magasin else "").problemes
    dits = 0
    for probleme in problemes:
        assert probleme.lieu.fichier
        assert (probleme.lieu.ligne > 0) == (probleme.lieu.colonne > 0)
        assert probleme.code
        assert probleme.message.endswith(FIN), probleme
        assert probleme.conseil.endswith(FIN), probleme
        texte = str(probleme)
        assert len(texte) < 2_000
        texte.encode("utf-8")
        assert all(ligne.isprintable() for ligne in texte.split("\n"))
        assert texte.count("\n") == 1
        dits += len(texte)
    assert dits <= max(AU_MOINS, FOIS * lus), f"{dits} signs said of {lus} bytes"
    json.loads(FORMATS["json"](problemes[:50]))
    return problemes
