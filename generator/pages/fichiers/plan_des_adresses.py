"""The list of addresses that search engines read (sitemap.xml), at the root of the portal."""

from collections.abc import Iterable, Iterator

from markupsafe import escape

from generator.pages.adresses import absolue
from generator.pages.sortie import Sortie, fichier

CHEMIN = "sitemap.xml"
# Pages of the theme alone: cards, print pages, redirects and maps are not for search engines, and the 404 page is the theme's own.


def plan_des_adresses(sites: Iterable[tuple[str, Iterable[str]]], adresse: str) -> Iterator[Sortie]:
    """The file that names every page of `sites` (folder, addresses below it) that a reader may be sent to, sorted; none where `adresse`, at which
    the portal will be served, is not known.

    It has no dates: the day of the build says nothing of when a page changed, and a false one is worse than none.
    """
    if not adresse:
        return
    adresses = sorted(absolue(adresse, f"{dossier}/{page}" if dossier else page) for dossier, pages in sites for page in pages)
    lignes = "".join(f"<url><loc>{escape(une)}</loc></url>\n" for une in adresses)
    yield fichier(
        CHEMIN,
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{lignes}</urlset>\n'.encode(),
    )
