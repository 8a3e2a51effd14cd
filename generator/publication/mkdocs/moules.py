"""Moulds: pages that MkDocs builds with marks in the place of what differs between pages. A page is made by writing its own words there.

Of a page, the theme knows its title, its description, the link to its feed, its own picture, what it hides, its headings, its words and where it is. Pages of one section that
are equally deep, hide the same and have a picture, or none, have all else in common: MkDocs builds one mould for them. The pages at most one folder deep, and those
that the menu names, have a mould each. Where a theme of the project's own looks at anything else (`passe.Moules.regards`), MkDocs builds
every page.
"""

import re
from collections.abc import Callable, Sequence

from markupsafe import Markup
from msgspec import Struct

from generator.pages.sortie import Titre
from generator.publication.mkdocs.sommaire import Entree, est_au_sommaire, sommaire
from generator.publication.mkdocs.source import SourceLue

# A mark is a tag that no page has: no text can be one, for «<» is escaped in all texts. That of the words is a title, for the theme adds one where there is none.
_TITRE, _DESCRIPTION, _FLUX, _IMAGE = "<eo-moule-titre>", "<eo-moule-description>", "<eo-moule-flux>", "<eo-moule-image>"
_CORPS = '<h1 id="eo-moule-corps"></h1>\n'
_TITRES = (Titre(2, "eo-moule-ancre", Markup("eo-moule-entree")),)
_MARQUES = re.compile("|".join(map(re.escape, (_TITRE, _DESCRIPTION, _FLUX, _IMAGE, _CORPS))))


class FormeDePage(Struct, frozen=True, order=True):
    """What the theme sees of a page but its words: `adresse` is its own, or one that stands for all those of its section and depth."""

    adresse: str
    masques: tuple[str, ...]
    sommaire: bool
    image: bool

    @property
    def source(self) -> SourceLue:
        """The page of marks that MkDocs builds for this form."""
        return SourceLue(_TITRE, _DESCRIPTION, self.masques, _TITRES if self.sommaire else (), _CORPS, _FLUX, _IMAGE if self.image else "")


def forme_de(adresse: str, source: SourceLue, menu: frozenset[str]) -> FormeDePage:
    """The form of the page at `adresse`; `menu` holds addresses that have a mould of their own however deep they are."""
    au_sommaire = any(map(est_au_sommaire, source.titres))
    profondeur = adresse.count("/")
    if profondeur < 2 or adresse in menu:
        return FormeDePage(adresse, source.masques, au_sommaire, bool(source.image))
    section = adresse.partition("/")[0]
    nom = "-".join(("eo-moule", *source.masques, "sommaire" if au_sommaire else "nu", *(["image"] if source.image else [])))
    return FormeDePage("/".join((section, nom, *["eo-moule"] * (profondeur - 2), "")), source.masques, au_sommaire, bool(source.image))


def couler(moule: str, forme: FormeDePage, adresse: str, source: SourceLue, imprimer: Callable[[Sequence[Entree]], str]) -> str:
    """The page at `adresse`, whose form is `forme`, out of the HTML of its mould. `imprimer` prints entries of a table of contents."""
    # Wherever the theme has written the address of the mould, the page has its own.
    page = moule if forme.adresse == adresse else moule.replace(forme.adresse, adresse)
    if forme.sommaire:
        entrees = sommaire(source.titres)
        # The theme also has a link to the first entry, outside of the table.
        page = page.replace(imprimer(sommaire(_TITRES)), imprimer(entrees)).replace(f"#{_TITRES[0].ancre}", entrees[0].url)
    # In one pass: what is written in the place of a mark is never looked at again.
    mots = {
        _TITRE: source.titre,
        _DESCRIPTION: source.description,
        _FLUX: source.flux,
        _IMAGE: source.image,
        _CORPS: source.corps,
    }
    return _MARQUES.sub(lambda marque: mots[marque[0]], page)
