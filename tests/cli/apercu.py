"""The preview as a person runs it: a process, what it says in the terminal, what it shows."""

import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.exemple.projet import CONTRAT


def port_libre() -> int:
    """A port that nobody listens at, for the moment."""
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", 0))
        return int(prise.getsockname()[1])


class Apercu:
    """A preview that runs, what it says, and what it shows."""

    def __init__(self, projet: Path, *mots: str) -> None:
        self.projet = projet
        self.port = port_libre()
        self.dit: list[str] = []
        self.processus = subprocess.Popen(
            [sys.executable, "-m", "generator", "servir", "--port", str(self.port), *mots],
            cwd=projet,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )
        self._oreille = threading.Thread(target=self._ecouter, daemon=True)
        self._oreille.start()

    @property
    def adresse(self) -> str:
        """Where it shows the site, without a last slash."""
        return f"http://127.0.0.1:{self.port}"

    def _ecouter(self) -> None:
        assert self.processus.stdout is not None
        with self.processus.stdout as sortie:
            self.dit.extend(sortie)

    def page(self, chemin: str = f"{CONTRAT}/") -> str:
        """A page, as it is served."""
        with urllib.request.urlopen(f"{self.adresse}/{chemin}", timeout=20) as reponse:
            return str(reponse.read().decode("utf-8"))

    def attendre(self, *, dit: str = "", montre: str = "") -> None:
        """Wait until words are said, or shown on the contract's home page."""
        fin = time.monotonic() + 30
        while time.monotonic() < fin:
            if (dit and any(dit in ligne for ligne in self.dit)) or (montre and montre in self.page()):
                return
            assert self.processus.poll() is None, self.dit
            time.sleep(0.1)
        pytest.fail(f"« {dit or montre} » never came: {self.dit}")

    def arreter(self) -> int:
        """Press Ctrl+C; the exit code."""
        self.processus.send_signal(signal.SIGINT)
        code = self.processus.wait(20)
        self._oreille.join(20)
        return code


@contextmanager
def montrer(projet: Path, *mots: str) -> Iterator[Apercu]:
    """A preview of `projet`, which does not outlive the test."""
    apercu = Apercu(projet, *mots)
    try:
        yield apercu
    finally:
        apercu.processus.kill()
        apercu.processus.wait()
