"""`engagements servir`: shows the site, builds again at each change, keeps the sound site, stops without a word too many."""

import base64
import hashlib
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Commande
from tests.exemple.projet import CONTRAT
from tests.publication.arbres import remplacer
from tests.systemes import posix

pytestmark = posix  # each preview is ended as a person ends it, by Ctrl+C
PRESENTATION = Path("content") / CONTRAT / "presentation.md"


def _port_libre() -> int:
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", 0))
        return int(prise.getsockname()[1])


class Apercu:
    """A preview that runs, what it says, and what it shows."""

    def __init__(self, projet: Path) -> None:
        self.projet = projet
        self.port = _port_libre()
        self.dit: list[str] = []
        self.processus = subprocess.Popen(
            [sys.executable, "-m", "generator", "servir", "--port", str(self.port)],
            cwd=projet,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )
        threading.Thread(target=self._ecouter, daemon=True).start()

    def _ecouter(self) -> None:
        assert self.processus.stdout is not None
        with self.processus.stdout as sortie:
            self.dit.extend(sortie)

    def page(self, chemin: str = f"{CONTRAT}/") -> str:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{chemin}", timeout=20) as reponse:
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
        self.processus.send_signal(signal.SIGINT)
        return self.processus.wait(20)


@pytest.fixture
def apercu(projet: Path) -> Iterator[Apercu]:
    en_cours = Apercu(projet)
    try:
        yield en_cours
    finally:
        en_cours.processus.kill()
        en_cours.processus.wait()


def test_servir(apercu: Apercu) -> None:
    apercu.attendre(dit=f"Aperçu : http://127.0.0.1:{apercu.port}/")
    assert "Pays d’Exemple" in apercu.page()
    assert "Exempleville" in apercu.page(f"{CONTRAT}/territoires/exempleville/")
    # The script that reloads the page is inside it, and the page's policy names it.
    page = apercu.page()
    (script,) = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    somme = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'self' 'sha256-{somme}'; style-src" in page

    remplacer(apercu.projet / PRESENTATION, "est inventé", "est imaginaire")
    apercu.attendre(montre="est imaginaire")

    # Bad data: they are said, and the sound site stays on show.
    contrat = apercu.projet / "referentiels" / CONTRAT / "contrat.yml"
    remplacer(contrat, "debut: 2019", "debut: bientôt")
    apercu.attendre(dit="contrat.yml:6:8 : erreur annee")
    apercu.attendre(dit="Rien n’a été publié")
    assert "est imaginaire" in apercu.page()

    # A template that cannot be read: the same, and no request waits for ever.
    remplacer(contrat, "debut: bientôt", "debut: 2019")
    gabarit = apercu.projet / "site_templates" / "pages" / "contrat" / "accueil.html.j2"
    remplacer(gabarit, "{% import", "{% importe")
    apercu.attendre(dit="Un gabarit est mal écrit")
    assert "est imaginaire" in apercu.page()

    remplacer(gabarit, "{% importe", "{% import")
    remplacer(apercu.projet / PRESENTATION, "est imaginaire", "est de retour")
    apercu.attendre(montre="est de retour")

    assert apercu.arreter() == 0
    time.sleep(0.2)
    dit = "".join(apercu.dit)
    assert dit.endswith("Aperçu arrêté.\n")
    assert "Traceback" not in dit
    assert "Lecture et vérification" not in dit, "no progress where nobody watches"


def test_rien_a_montrer(engagements: Commande, projet: Path) -> None:
    (projet / "public").rename(projet / "ailleurs")
    remplacer(projet / "referentiels" / CONTRAT / "contrat.yml", "debut: 2019", "debut: bientôt")
    fini = engagements("servir", "--port", str(_port_libre()), dossier=projet)
    assert fini.returncode == 1
    assert fini.stderr.endswith("Rien à montrer : corriger les données, puis recommencer.\n")


def test_un_port_deja_pris(engagements: Commande, projet: Path) -> None:
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", 0))
        prise.listen()
        fini = engagements("servir", "--port", str(prise.getsockname()[1]), dossier=projet)
    assert fini.returncode == 1
    assert "Ce port sert déjà à un autre programme. En choisir un autre (--port)." in fini.stderr
    assert "Traceback" not in fini.stderr
