"""Shows the site on this machine, and builds it again at each change of the data, the words or the templates."""

from collections.abc import Callable
from pathlib import Path

from generator.publication.construction import Resultat, construire


def servir(projet: Path, public: Path, port: int, *, dire: Callable[[str], None], rapporter: Callable[[Resultat], None]) -> int:
    """Serve `public` at http://127.0.0.1:`port`/ until interrupted; the exit code.

    Data with errors leave the last sound site on show and are reported.
    """
    from mkdocs.livereload import LiveReloadServer

    def refaire() -> None:
        rapporter(construire(projet, public, dire))

    refaire()
    if not public.is_dir():
        dire("Rien à montrer : corriger les données, puis recommencer.")
        return 1
    serveur = LiveReloadServer(refaire, "127.0.0.1", port, root=str(public), mount_path="/")
    for dossier in ("referentiels", "content", "site_templates"):
        if (projet / dossier).is_dir():
            serveur.watch(str(projet / dossier))
    serveur.watch(str(projet / "mkdocs.yml"))
    dire(f"Aperçu : http://127.0.0.1:{port}/ (Ctrl+C pour arrêter)")
    try:
        serveur.serve()  # type: ignore[no-untyped-call]
    finally:
        serveur.shutdown()
    return 0
