"""A page of a local site in a real Chromium, with every request it makes and every complaint of the browser."""

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Frame, Page, Request

TELEPHONE = {"width": 390, "height": 844}
BUREAU = {"width": 1280, "height": 900}


@dataclass
class Visite:
    """One page, with the host of every request and every complaint of the browser."""

    page: Page
    origine: str
    hotes: list[str | None] = field(default_factory=list)
    plaintes: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", lambda requete: self.hotes.append(urlsplit(requete.url).hostname))
        self.page.on("requestfailed", self._echec)
        self.page.on(
            "response", lambda reponse: self.plaintes.append(f"{reponse.url}: {reponse.status}") if reponse.status >= 400 else None
        )
        self.page.on("console", lambda message: self.plaintes.append(message.text) if message.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda erreur: self.plaintes.append(str(erreur)))
        self.page.on("dialog", lambda dialogue: (self.plaintes.append("a dialog opened"), dialogue.dismiss()))

    def _echec(self, requete: Request) -> None:
        # Going to another page cancels what this one was still loading: no fault of the site.
        if requete.failure != "net::ERR_ABORTED":
            self.plaintes.append(f"{requete.url}: {requete.failure}")

    def ouvrir(self, adresse: str) -> Page:
        """Loads an address of the site and waits for all that it loads."""
        self.page.goto(f"{self.origine}/{adresse}", wait_until="load")
        return self.page


def attendre(page: Page | Frame, condition: str, argument: object = None) -> None:
    """Waits until a JavaScript condition holds.

    Playwright's own `wait_for_function` asks again from inside the page, where this site's policy refuses to evaluate a text: it
    passes only when the condition holds at once.
    """
    fin = time.monotonic() + 30
    while not page.evaluate(condition, argument):
        assert time.monotonic() < fin, f"still not true: {condition}"
        page.wait_for_timeout(50)


class _Silencieux(SimpleHTTPRequestHandler):
    """Serves a folder as a host does that keeps it below a path of its own."""

    base = ""

    def translate_path(self, path: str) -> str:
        """The file of an address, without the path that the site stands below."""
        return super().translate_path(path.removeprefix(self.base) or "/")

    def log_message(self, format: str, *args: object) -> None:
        """Keeps the test's output to what pytest says."""


class _Serveur(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes away while a file is sent is no fault."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def servir(dossier: Path, base: str = "") -> Iterator[str]:
    """Serves `dossier` on a free port of this machine, below the path `base`; the address without its last slash."""
    guichet = type("Guichet", (_Silencieux,), {"base": base})
    serveur = _Serveur(("127.0.0.1", 0), partial(guichet, directory=str(dossier)))
    fil = threading.Thread(target=serveur.serve_forever, kwargs={"poll_interval": 0.05})
    fil.start()
    try:
        yield f"http://127.0.0.1:{serveur.server_port}{base}"
    finally:
        serveur.shutdown()
        fil.join()
        serveur.server_close()
