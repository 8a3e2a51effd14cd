"""The list of addresses that search engines read (sitemap.xml), at the root of the portal."""

from collections.abc import Iterable, Iterator

from markupsafe import escape

from generator.pages.adresses import absolue
from generator.pages.sortie import Sortie, fichier

CHEMIN = "sitemap.xml"
PAR_FICHIER = 50_000  # addresses: of more, sitemaps.org asks for several files, and one that names them
# Pages of the theme alone: cards, print pages, redirects and maps are not for search engines, and the 404 page is the theme's own.


def plan_des_adresses(sites: Iterable[tuple[str, Iterable[str]]], adresse: str) -> Iterator[Sortie]:
    """The file (or files, behind one that names them) that names every page of `sites` (folder, addresses below it) that a reader may be sent to, sorted; none where `adresse`, at which
    the portal will be served, is not known.

    It has no dates: the day of the build says nothing of when a page changed, and a false one is worse than none.
    """
    if not adresse:
        return
    adresses = sorted(absolue(adresse, f"{dossier}/{page}" if dossier else page) for dossier, pages in sites for page in pages)
    if len(adresses) <= PAR_FICHIER:
        yield _fichier(CHEMIN, "urlset", "url", adresses)
        return
    parties = [adresses[debut : debut + PAR_FICHIER] for debut in range(0, len(adresses), PAR_FICHIER)]
    chemins = [CHEMIN.replace(".", f"-{rang}.") for rang in range(1, len(parties) + 1)]
    yield _fichier(CHEMIN, "sitemapindex", "sitemap", [absolue(adresse, chemin) for chemin in chemins])
    for chemin, partie in zip(chemins, parties, strict=True):
        yield _fichier(chemin, "urlset", "url", partie)


def _fichier(chemin: str, racine: str, element: str, adresses: Iterable[str]) -> Sortie:
    lignes = "".join(f"<{element}><loc>{escape(une)}</loc></{element}>\n" for une in adresses)
    return fichier(
        chemin,
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<{racine} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{lignes}</{racine}>\n'.encode(),
    )
