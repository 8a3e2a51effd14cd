"""A page as MkDocs reads it: a Markdown file of HTML alone, with its title and headings in the front matter."""

import json

from markupsafe import Markup, escape
from msgspec import Struct

from generator.pages.mots.echappement import une_ligne
from generator.pages.sortie import PageEcrite, Titre

SOURCE = "index.md"
_CHAMPS = ("title", "description", "hide", "titres", "flux", "image")
EN_HTML = ("title", "description", "flux", "image")  # those that hold HTML


class SourceLue(Struct, frozen=True):
    """What the file of a page holds. The theme prints `titre`, `description` and `flux` (the links to its feed, or nothing) as they are: they are HTML. `image` is the address
    of its own picture below the site, or nothing. `masques` names what the theme hides (navigation, toc, search); `corps` is the HTML of the page, with its last line end."""

    titre: str
    description: str
    masques: tuple[str, ...]
    titres: tuple[Titre, ...]
    corps: str
    flux: str = ""
    image: str = ""


def source_de(page: PageEcrite) -> SourceLue:
    """The source of `page`."""
    masques = ("navigation", *(() if page.sommaire else ("toc",)), *(() if page.recherche else ("search",)))
    return SourceLue(
        _html(page.onglet), _html(page.description), masques, page.titres, f"{page.corps}\n", _liens_des_flux(page), _html(page.image)
    )


def ecrire_source(source: SourceLue) -> bytes:
    """The file: each field on one line, as JSON, which YAML reads too."""
    titres = json.dumps([[titre.niveau, titre.ancre, titre.texte] for titre in source.titres], ensure_ascii=False)
    valeurs = (source.titre, source.description, list(source.masques), titres, source.flux, source.image)
    champs = "\n".join(f"{champ}: {json.dumps(valeur, ensure_ascii=False)}" for champ, valeur in zip(_CHAMPS, valeurs, strict=True))
    return f"---\n{champs}\n---\n\n{source.corps}".encode()


def lire_source(octets: bytes) -> SourceLue:
    """The same, read again. Raises ValueError for a file that `ecrire_source` did not write."""
    entete, _, corps = octets.decode("utf-8").removeprefix("---\n").partition("\n---\n\n")
    lignes = [ligne.partition(": ") for ligne in entete.split("\n")]
    if tuple(champ for champ, _, _ in lignes) != _CHAMPS:
        raise ValueError("not the source of a page")
    titre, description, masques, titres, flux, image = (json.loads(valeur) for _, _, valeur in lignes)
    return SourceLue(titre, description, tuple(masques), lire_titres(titres), corps, flux, image)


def lire_titres(ecrits: str) -> tuple[Titre, ...]:
    """The headings that the front matter of a page holds."""
    return tuple(Titre(niveau, ancre, Markup(texte)) for niveau, ancre, texte in json.loads(ecrits))


def _liens_des_flux(page: PageEcrite) -> str:
    return "".join(
        f'<link rel="alternate" type="{type_}" title="{_html(titre)}" href="{_html(adresse)}">'
        for type_, titre, adresse in page.liens_des_flux
    )


def _html(texte: str) -> str:
    return str(escape(une_ligne(texte)))
