"""What the preview adds to a page as it is served, and never to the published file: a script, and the right to run it."""

import re
from html import escape

from generator.publication.apercu.fichiers import PAGE, FichierServi
from generator.sources.socle import APERCU

PREFIXE = "_apercu"  # an address that no site has: those of contracts begin with a letter
SUITE = (PREFIXE, "suite")  # the names of the address at which a page listens
_REGLE = re.compile(rb'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)(")')
_BESOINS = ("script-src", "style-src", "connect-src")


def completer(page: bytes, version: str) -> bytes:
    """`page`, which now reloads itself when the site changes, and says what is wrong."""
    script = f'<script src="/{PREFIXE}/apercu.js" data-version="{escape(version)}" defer></script>\n'.encode("ascii")
    avant, corps, apres = page.rpartition(b"</body>")
    avec = avant + script + corps + apres if corps else page + script
    return _REGLE.sub(lambda regle: regle[1] + _permettre(regle[2].decode("utf-8")).encode("utf-8") + regle[3], avec, count=1)


def page_sans_site(panne: str, version: str) -> bytes:
    """The page that stands at every address while there is no site; `panne` is HTML."""
    gabarit = (APERCU / "sans-site.html").read_text("utf-8")
    return completer(gabarit.replace("<!-- panne -->", panne).encode("utf-8"), version)


def ressource(nom: str) -> FichierServi | None:
    """A file of the preview's own."""
    genres = {"apercu.js": "text/javascript; charset=utf-8", "apercu.css": "text/css; charset=utf-8"}
    return FichierServi((APERCU / nom).read_bytes(), genres[nom]) if nom in genres else None


def est_une_page(fichier: FichierServi) -> bool:
    """True for HTML."""
    return fichier.genre == PAGE


def _permettre(regle: str) -> str:
    """A policy that allows the preview's script, its style sheet and its one request, all of them of the site's own origin, and nothing else."""
    directives = {mots[0]: mots[1:] for directive in regle.split(";") if (mots := directive.split())}
    for nom in _BESOINS:
        sources = directives.get(nom, directives.get("default-src", []))
        if "'self'" not in sources:
            directives[nom] = [*(source for source in sources if source != "'none'"), "'self'"]
    return "; ".join(" ".join((nom, *sources)) for nom, sources in directives.items())
