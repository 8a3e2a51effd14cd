"""A second builder of sites, without MkDocs: it proves that pages know nothing of the first, and gives tests of pages plain HTML to read."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.pages.mots.echappement import html, une_ligne
from generator.pages.site import Site
from generator.pages.sortie import PAGE_ENTIERE, Fichier, Page, PageEcrite, Titre
from generator.publication.chantier import PORTAIL, Chantier
from generator.publication.disque import fichiers_de

SOMMAIRE = "Sur cette page"


@dataclass(frozen=True, slots=True)
class PasseSimple:
    """Its pages are whole before it begins: they are published as they wait."""

    chantier: Chantier

    def faire(self, adresses: Sequence[str] | None) -> Mapping[str, bytes]:
        """The pages at these addresses; it brings no file of its own."""
        racine = self.chantier.pages
        chemins = fichiers_de(racine) if adresses is None else map(_chemin, adresses)
        return {chemin: (racine / chemin).read_bytes() for chemin in chemins}


@dataclass(frozen=True, slots=True)
class ConstructeurSimple:
    """The builder (see `generator.publication.constructeur.Constructeur`)."""

    def source(self, page: Page) -> Fichier:
        """The page as it will be published."""
        return Fichier(self.chemin(page.adresse), page.cle, lambda: _ecrire(page.ecrire()))

    def chemin(self, adresse: str) -> str:
        """The file of a page, which is where it will be published."""
        return _chemin(adresse)

    def fond(self, _: Path, programme: str) -> str:
        """No page depends on anything but itself and the program."""
        return programme

    def cle(self, *_: object, fond: str) -> str:
        """The same for all sites."""
        return fond

    def passe(self, _site: Site, chantier: Chantier, *_: object) -> PasseSimple:
        """Nothing is left to do but to read the pages."""
        return PasseSimple(chantier)


SIMPLE = ConstructeurSimple()


def fichiers_des_sites(sites: Iterable[Site]) -> Iterator[tuple[str, Fichier]]:
    """Every output of `sites` as a file, after its path: the folder of its site («portail» for the portal's), then where it is in it."""
    for site in sites:
        for sortie in site.sorties:
            fichier = SIMPLE.source(sortie) if isinstance(sortie, Page) else sortie
            yield f"{site.dossier or PORTAIL}/{fichier.chemin}", fichier


def rendre(sites: Iterable[Site]) -> dict[str, bytes]:
    """All of them, rendered."""
    return {chemin: fichier.rendre() for chemin, fichier in fichiers_des_sites(sites)}


def contenu(page: str) -> str:
    """What stands in a page between its head and its foot, without the table of contents, whose links would count twice."""
    return page.partition("<main>\n")[2].rpartition("\n</main>")[0]


def _chemin(adresse: str) -> str:
    return f"{adresse}{PAGE_ENTIERE}"


def _ecrire(page: PageEcrite) -> bytes:
    lignes = (
        "<!doctype html>",
        '<html lang="fr">',
        "<head>",
        '<meta charset="utf-8">',
        f"<title>{html(une_ligne(page.onglet))}</title>",
        f'<meta name="description" content="{html(une_ligne(page.description))}">',
        *(
            f'<link rel="alternate" type="{type_}" title="{html(titre)}" href="{html(adresse)}">'
            for type_, titre, adresse in page.liens_des_flux
        ),
        "</head>",
        "<body>",
        *(_sommaire(page.titres) if page.sommaire else ()),
        "<main>",
        page.corps,
        "</main>",
        "</body>",
        "</html>",
        "",
    )
    return "\n".join(lignes).encode("utf-8")


def _sommaire(titres: Iterable[Titre]) -> Iterator[str]:
    entrees = [titre for titre in titres if titre.niveau in (2, 3)]
    if entrees:
        yield f'<nav aria-label="{SOMMAIRE}">'
        yield "<ul>"
        yield from (f'<li><a href="#{html(titre.ancre)}">{html(titre.texte.striptags())}</a></li>' for titre in entrees)
        yield "</ul>"
        yield "</nav>"
