"""The preview's web server: the published folder at 127.0.0.1, and the line by which open pages learn of a new build."""

import json
import os
import re
import sys
import threading
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import socket
from socketserver import BaseServer
from typing import Any
from urllib.parse import parse_qs, quote

from msgspec.structs import asdict

from generator.publication.apercu.etat import EtatDeLApercu
from generator.publication.apercu.fichiers import PAGE, AdresseServie, FichierServi, genre_de, lire_adresse, lire_publie
from generator.publication.apercu.page import SUITE, completer, est_une_page, page_sans_site, ressource

HOTE = "127.0.0.1"
# A page elsewhere may give its own name our address (DNS rebinding), and then read what we serve: it would call us by that name.
_NOM = re.compile(r"(?:127\.0\.0\.1|localhost)(?::[0-9]+)?", re.IGNORECASE)
_SOUFFLE = 15.0  # seconds after which a silent line says that it is alive, and learns whether somebody still listens


class ServeurDeLApercu(ThreadingHTTPServer):
    """Answers at 127.0.0.1 from the moment that it is started; before that, who asks waits.

    Raises OSError at once when the port is taken or refused.
    """

    daemon_threads = True
    request_queue_size = 64
    # On Windows this option would let two programs answer at one port.
    allow_reuse_address = os.name == "posix"

    def __init__(self, port: int, public: Path, etat: EtatDeLApercu) -> None:
        super().__init__((HOTE, port), partial(_Guichet, public=public, etat=etat))
        self._fil = threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        self._etat = etat

    @property
    def adresse(self) -> str:
        """Where the site is."""
        return f"http://{HOTE}:{self.server_port}/"

    def demarrer(self) -> None:
        """Answer, those who waited first."""
        self._fil.start()

    def arreter(self) -> None:
        """Answer no more, and give the port back."""
        self._etat.fermer()
        if self._fil.is_alive():
            self.shutdown()
        self.server_close()

    def handle_error(self, request: socket | tuple[bytes, socket], client_address: Any) -> None:
        """A browser that goes away while a file is sent is no fault."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


class _Guichet(BaseHTTPRequestHandler):
    """Answers one browser."""

    protocol_version = "HTTP/1.1"
    timeout = 60  # seconds for which an idle connection is kept

    def __init__(self, request: socket, client_address: Any, server: BaseServer, *, public: Path, etat: EtatDeLApercu) -> None:
        self._public = public
        self._etat = etat
        super().__init__(request, client_address, server)

    def do_GET(self) -> None:
        adresse = lire_adresse(self.path)
        if not _NOM.fullmatch(self.headers.get("Host") or ""):
            self._refuser(HTTPStatus.FORBIDDEN, f"L’aperçu ne répond qu’à http://{HOTE} et à http://localhost.")
        elif adresse is None:
            self._introuvable()
        elif adresse.noms == SUITE:
            self._raconter(adresse.question)
        elif adresse.noms[:1] == SUITE[:1]:
            self._servir_du_programme(adresse.noms[1:])
        else:
            self._servir(adresse)

    do_HEAD = do_GET

    def _servir(self, adresse: AdresseServie) -> None:
        noms = adresse.noms
        version = self._etat.version  # before the file is read: a page that is newer than it says reloads once more, an older one would not
        entiers = (*noms, "index.html") if adresse.dossier else noms
        devant = self._etat.devant("/".join(entiers))
        fichier = lire_publie(self._public, entiers) if devant is None else FichierServi(devant, genre_de(entiers[-1]))
        if fichier is not None:
            self._envoyer(HTTPStatus.OK, fichier, version)
        elif not adresse.dossier and lire_publie(self._public, (*noms, "index.html")) is not None:
            self._rediriger(adresse)
        else:
            self._introuvable()

    def _servir_du_programme(self, noms: tuple[str, ...]) -> None:
        fichier = ressource("/".join(noms))
        if fichier is None:
            self._refuser(HTTPStatus.NOT_FOUND, "L’aperçu n’a pas ce fichier.")
        else:
            self._envoyer(HTTPStatus.OK, fichier)

    def _introuvable(self) -> None:
        """The site's own page of missing addresses; where there is no site, why."""
        version = self._etat.version
        fichier = lire_publie(self._public, ("404.html",))
        if fichier is not None:
            self._envoyer(HTTPStatus.NOT_FOUND, fichier, version)
        elif lire_publie(self._public, ("index.html",)) is None:
            octets = page_sans_site(self._etat.panne, version)
            self._envoyer(HTTPStatus.SERVICE_UNAVAILABLE, FichierServi(octets, PAGE))
        else:
            self._refuser(HTTPStatus.NOT_FOUND, "Cette page n’existe pas.")

    def _rediriger(self, adresse: AdresseServie) -> None:
        """To the same address with its slash, so that the links of the page are right."""
        self.send_response(HTTPStatus.FOUND)
        self.send_header(
            "Location", "".join(f"/{quote(nom)}" for nom in adresse.noms) + "/" + (f"?{adresse.question}" * bool(adresse.question))
        )
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _refuser(self, code: HTTPStatus, phrase: str) -> None:
        self._envoyer(code, FichierServi(f"{phrase}\n".encode(), "text/plain; charset=utf-8"))

    def _envoyer(self, code: HTTPStatus, fichier: FichierServi, version: str = "") -> None:
        octets = completer(fichier.octets, version) if version and est_une_page(fichier) else fichier.octets
        self.send_response(code)
        self.send_header("Content-Type", fichier.genre)
        self.send_header("Content-Length", str(len(octets)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(octets)

    def _raconter(self, question: str) -> None:
        """Say each change to a page as long as it listens (server-sent events); `question` says which version it shows."""
        version = parse_qs(question).get("version", [""])[0]
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Connection", "close")
        self.end_headers()
        if self.command == "HEAD":
            return
        self.wfile.write(b"retry: 500\n\n")
        rang = -1
        while not self._etat.ferme:
            annonce = self._etat.attendre(rang, version, _SOUFFLE)
            if annonce is None:
                self.wfile.write(b":\n\n")
                continue
            rang = annonce.rang
            self.wfile.write(f"data: {json.dumps(asdict(annonce))}\n\n".encode("ascii"))

    def end_headers(self) -> None:
        """Nothing is kept by the browser, and a file is only what its type says."""
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """The terminal is for what builds say."""
