"""The preview: how long from a saved file to the page that the server gives with the new figure in it."""

import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

from benchmarks.alternance import Releve
from benchmarks.gestes import APERCUS, NOUS
from benchmarks.processus import Cout, EchecDuProgramme, attendre
from benchmarks.projets import Programme, Projet

_PAS = 0.02  # seconds between two requests
_PATIENCE = 300  # seconds
REPOS = 1.5  # seconds between two saves: an editor reads the page before going on


class Apercu:
    """A preview that runs. `adresse` is where it serves, with a slash at its end; `memoire`, once it has ended, the most that it, or the largest process
    that it waited for, held."""

    def __init__(self, adresse: str, serveur: "subprocess.Popen[bytes]") -> None:
        self.adresse, self.serveur, self.memoire = adresse, serveur, 0


@contextmanager
def lancer_l_apercu(programme: Programme, projet: Projet, geste: str) -> Iterator[Apercu]:
    """Run `engagements servir` as `geste` says (`gestes.APERCUS`) while the block runs. Raises EchecDuProgramme, with its words, where it ends before."""
    port = _port_libre()
    mots = programme.mots("servir", projet.dossier, [*projet.options, *APERCUS[geste][1], "--port", str(port)])
    with tempfile.TemporaryFile() as dit:
        debut = time.perf_counter()
        apercu = Apercu(
            f"http://127.0.0.1:{port}/",
            subprocess.Popen(
                mots, cwd=programme.dossier, env=programme.environnement, stdin=subprocess.DEVNULL, stdout=dit, stderr=subprocess.STDOUT
            ),
        )
        try:
            yield apercu
        except EchecDuProgramme as echec:
            dit.seek(0)
            raise EchecDuProgramme(f"{echec}:\n{dit.read().decode('utf-8', errors='replace')[-3000:]}") from None
        finally:
            if apercu.serveur.returncode is None:
                apercu.serveur.send_signal(signal.SIGINT)
                apercu.memoire = attendre(apercu.serveur, debut).memoire


def mesurer_servir(programme: Programme, projet: Projet, tours: int, geste: str, premier: int) -> Releve:
    """Start `engagements servir` as `geste` says, change the figure `tours` times, and say how long the page took each time.

    `premier` is the number of the first figure (`Projet.changer`): no page may show it or one of those that follow before it is written.
    Time goes from just before the file is written to the end of the first answer that has the new figure; the page is asked for every
    fiftieth of a second. `memoire` is that of the server, or of the largest process that it waited for; `processeurs` is 0.
    Raises EchecDuProgramme where it does not start, and TimeoutError where the page does not come.
    """
    durees: list[float] = []
    with lancer_l_apercu(programme, projet, geste) as apercu:
        adresse = f"{apercu.adresse}{projet.page}"
        for numero in range(premier, premier + tours):
            if projet.montre(attendre_la_page(apercu.serveur, projet, adresse, None), numero):
                raise ValueError(f"{adresse} shows {projet.chiffre(numero)} before it is written: another figure is to be chosen")
            time.sleep(REPOS)
            avant = time.perf_counter()
            projet.changer(numero)
            attendre_la_page(apercu.serveur, projet, adresse, numero)
            durees.append(time.perf_counter() - avant)
    return Releve(NOUS, geste, [Cout(duree, 0.0, apercu.memoire) for duree in durees])


def attendre_la_page(serveur: "subprocess.Popen[bytes]", projet: Projet, adresse: str, numero: int | None) -> str:
    """Ask for the page until it shows the figure of that number, or until it is there at all where `numero` is None; the page."""
    fin = time.monotonic() + _PATIENCE
    while time.monotonic() < fin:
        try:
            with urllib.request.urlopen(adresse, timeout=_PATIENCE) as reponse:
                page: str = reponse.read().decode("utf-8")
            if numero is None or projet.montre(page, numero):
                return page
        except (urllib.error.URLError, ConnectionError):
            if serveur.poll() is not None:
                raise EchecDuProgramme(f"the preview ended with code {serveur.returncode}") from None
        time.sleep(_PAS)
    raise TimeoutError(f"{adresse} did not show the new figure in {_PATIENCE} s")


def _port_libre() -> int:
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", 0))
        port: int = prise.getsockname()[1]
        return port
