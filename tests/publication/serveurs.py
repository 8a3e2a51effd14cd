"""Servers of the system, started on a port of this machine for a test, and stopped after it."""

import os
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from http.client import HTTPConnection, HTTPMessage
from pathlib import Path

from msgspec import Struct

# All that a server without rights on the machine must be told; `http` holds the rest.
NGINX_CONF = """{user}pid {dossier}/nginx.pid;
error_log {dossier}/nginx.log;
daemon off;
events {{}}
http {{
    access_log off;
    client_body_temp_path {dossier}/b; proxy_temp_path {dossier}/p; fastcgi_temp_path {dossier}/f;
    uwsgi_temp_path {dossier}/u; scgi_temp_path {dossier}/s;
{http}
}}
"""


class Reponse(Struct, frozen=True):
    """What a server answers."""

    statut: int
    entetes: HTTPMessage
    corps: bytes


Demander = Callable[..., Reponse]


def port_libre() -> int:
    """A port that nothing listens at."""
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", 0))
        return int(prise.getsockname()[1])


def commande_de_nginx(dossier: Path, http: str) -> list[str]:
    """Write its settings in a folder; the command that starts it."""
    user = "user root;\n" if os.geteuid() == 0 else ""
    (dossier / "nginx.conf").write_text(NGINX_CONF.format(user=user, dossier=dossier, http=http), "utf-8")
    return ["nginx", "-e", str(dossier / "nginx.log"), "-c", str(dossier / "nginx.conf")]


@contextmanager
def serveur_ouvert(commande: Sequence[str], port: int, journaux: Path) -> Iterator[Demander]:
    """Run a server until it answers at the port, and to the end of the block; what asks it for an address, with headers. `journaux` has its logs."""
    serveur = subprocess.Popen(commande, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def demander(adresse: str, entetes: Mapping[str, str] = {}) -> Reponse:
        with closing(HTTPConnection("127.0.0.1", port, timeout=20)) as lien:
            lien.request("GET", adresse, headers=dict(entetes))
            with lien.getresponse() as reponse:
                return Reponse(reponse.status, reponse.headers, reponse.read())

    try:
        for _ in range(200):
            try:
                demander("/")
                break
            except OSError:
                assert serveur.poll() is None, "\n".join(un.read_text("utf-8") for un in journaux.glob("*.log"))
                time.sleep(0.05)
        else:
            raise AssertionError("the server does not answer")
        yield demander
    finally:
        serveur.terminate()
        serveur.wait(20)
