"""Shows the site on this machine, and builds it again at each change of the data, the words or the templates."""

import base64
import hashlib
import re
from collections.abc import Callable
from pathlib import Path

_DERNIER_SCRIPT = re.compile(rb".*<script>(.*?)</script>", re.DOTALL)


def _permettre(page: bytes) -> bytes:
    """`page`, whose Content-Security-Policy now allows, by its digest, the script that the preview adds at the end of the page."""
    ajoute = _DERNIER_SCRIPT.match(page)
    if ajoute is None:
        return page
    somme = base64.b64encode(hashlib.sha256(ajoute[1]).digest())
    # Only in pages that allow scripts of the site. The document of a map allows none, nor the request by which the added script learns of a
    # new build; it needs neither, for it is reloaded with the page around it.
    return page.replace(b"script-src 'self'", b"script-src 'self' 'sha256-%b'" % somme, 1)


def servir(projet: Path, public: Path, port: int, *, dire: Callable[[str], None], refaire: Callable[[], None]) -> bool:
    """Serve `public` at http://127.0.0.1:`port`/ until interrupted; False when there is nothing to show.

    `refaire` builds the site and prints its problems; it must not raise (the server would keep readers waiting for ever). While the data
    have errors, the last sound site stays in view.
    """
    refaire()
    if not public.is_dir():
        return False
    # Here and not above: MkDocs takes 0.3 s to import, and a first build with errors in the data needs nothing of it.
    from mkdocs.livereload import LiveReloadServer

    class Serveur(LiveReloadServer):
        """The preview server of MkDocs, for pages whose policy allows no inline script; it prints its address once it answers."""

        def server_activate(self) -> None:
            super().server_activate()
            dire(f"Aperçu : http://127.0.0.1:{port}/ (Ctrl+C pour arrêter)")

        def _inject_js_into_html(self, content: bytes, epoch: float) -> bytes:
            return _permettre(super()._inject_js_into_html(content, epoch))  # type: ignore[no-untyped-call] # MkDocs gives it none

    serveur = Serveur(refaire, "127.0.0.1", port, root=str(public), mount_path="/")
    for dossier in ("referentiels", "content", "site_templates"):
        if (projet / dossier).is_dir():
            serveur.watch(str(projet / dossier))
    if (projet / "mkdocs.yml").is_file():
        serveur.watch(str(projet / "mkdocs.yml"))
    try:
        serveur.serve()  # type: ignore[no-untyped-call] # MkDocs gives it none
    except KeyboardInterrupt:
        dire("Aperçu arrêté.")
    finally:
        serveur.shutdown()
    return True
