"""Shows the site on this machine, and builds it again at each change of the data, the words or the templates."""

import base64
import hashlib
import re
from collections.abc import Callable
from pathlib import Path

_DERNIER_SCRIPT = re.compile(rb".*<script>(.*?)</script>", re.DOTALL)


def _permettre(page: bytes) -> bytes:
    """`page` with the script that the preview adds at its end allowed, by its digest, in its Content-Security-Policy."""
    ajoute = _DERNIER_SCRIPT.match(page)
    if ajoute is None:
        return page
    somme = base64.b64encode(hashlib.sha256(ajoute[1]).digest())
    # The preview asks its own server for news: a plan's rule allows no request at all, and a plan lives in a page that is reloaded.
    return page.replace(b"script-src 'self'", b"script-src 'self' 'sha256-%b'" % somme, 1)


def servir(projet: Path, public: Path, port: int, *, dire: Callable[[str], None], refaire: Callable[[], None]) -> bool:
    """Serve `public` at http://127.0.0.1:`port`/ until interrupted; False when there is nothing to show.

    `refaire` builds the site and says its problems; it must not raise (the server would keep readers waiting for ever). Data with
    errors leave the last sound site on show.
    """
    refaire()
    if not public.is_dir():
        return False
    # Here and not above: MkDocs takes 0.3 s to import, and a first build with errors in the data needs nothing of it.
    from mkdocs.livereload import LiveReloadServer

    class Serveur(LiveReloadServer):
        """The server of MkDocs, for pages that allow no script inside them; it gives its address once it answers there."""

        def server_activate(self) -> None:
            super().server_activate()
            dire(f"Aperçu : http://127.0.0.1:{port}/ (Ctrl+C pour arrêter)")

        def _inject_js_into_html(self, content: bytes, epoch: float) -> bytes:
            return _permettre(super()._inject_js_into_html(content, epoch))  # type: ignore[no-untyped-call]

    serveur = Serveur(refaire, "127.0.0.1", port, root=str(public), mount_path="/")
    for dossier in ("referentiels", "content", "site_templates"):
        if (projet / dossier).is_dir():
            serveur.watch(str(projet / dossier))
    if (projet / "mkdocs.yml").is_file():
        serveur.watch(str(projet / "mkdocs.yml"))
    try:
        serveur.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        dire("Aperçu arrêté.")
    finally:
        serveur.shutdown()
    return True
