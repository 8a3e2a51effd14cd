"""Shows the site on this machine, and builds it again at each change of the data, the words or the templates."""

from collections.abc import Callable
from pathlib import Path


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

    serveur = LiveReloadServer(refaire, "127.0.0.1", port, root=str(public), mount_path="/")
    for dossier in ("referentiels", "content", "site_templates"):
        if (projet / dossier).is_dir():
            serveur.watch(str(projet / dossier))
    serveur.watch(str(projet / "mkdocs.yml"))
    dire(f"Aperçu : http://127.0.0.1:{port}/ (Ctrl+C pour arrêter)")
    try:
        serveur.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        dire("Aperçu arrêté.")
    finally:
        serveur.shutdown()
    return True
