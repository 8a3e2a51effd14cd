"""Serves a built site as hosts do: compressed with gzip, over connections that stay open."""

import gzip
import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

_DEJA_COMPRESSES = ("image/png", "image/webp", "image/jpeg", "font/", "application/pdf", "application/zip")


@contextmanager
def servir(public: Path) -> Iterator[str]:
    """Serve `public` on a free port of this machine while the block runs; the address, without a slash at its end."""

    @cache
    def contenu(chemin: Path) -> tuple[bytes, str, bool]:
        genre = mimetypes.guess_type(chemin.name)[0] or "application/octet-stream"
        octets = chemin.read_bytes()
        if genre.startswith(_DEJA_COMPRESSES):
            return octets, genre, False
        return gzip.compress(octets, 6, mtime=0), f"{genre}; charset=utf-8" if genre.startswith("text/") else genre, True

    class Guichet(BaseHTTPRequestHandler):
        """One connection of a browser."""

        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            """Send the file of an address, or that of its folder."""
            chemin = (public / unquote(urlsplit(self.path).path).lstrip("/")).resolve()
            chemin = chemin / "index.html" if chemin.is_dir() else chemin
            trouve = chemin.is_file() and chemin.is_relative_to(public.resolve())
            octets, genre, compresse = contenu(chemin) if trouve else (b"", "text/plain", False)
            self.send_response(200 if trouve else 404)
            self.send_header("Content-Type", genre)
            self.send_header("Content-Length", str(len(octets)))
            self.send_header("Cache-Control", "max-age=600")
            if compresse:
                self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            self.wfile.write(octets)

        def log_message(self, *_: object) -> None:
            """Say nothing of each request."""

    serveur = ThreadingHTTPServer(("127.0.0.1", 0), Guichet)
    fil = threading.Thread(target=serveur.serve_forever, kwargs={"poll_interval": 0.05})
    fil.start()
    try:
        yield f"http://127.0.0.1:{serveur.server_port}"
    finally:
        serveur.shutdown()
        fil.join()
        serveur.server_close()
