"""Words written in Markdown, ours or those of others, as HTML for one block of a page: only marks of plain text, and only safe links.

The Markdown is read into a tree, and only what is known of that tree is written: no element, attribute or address can come from
the text by another way. Headings become paragraphs, for the outline is the page's own; images become their words.
"""

from html import unescape
from posixpath import normpath
from xml.etree.ElementTree import Element

from markupsafe import Markup

from generator.pages.adresses import Vers, relative
from generator.pages.mots.typographie import francais
from generator.sources.avis import lien_permis

PERMIS = frozenset(("p", "em", "strong", "ul", "ol", "li", "blockquote", "a", "code", "pre", "br", "hr"))
# Raw HTML shows as it is written, and entities as the letters that they stand for; a mail address between < and > makes no link, since Markdown would
# write it as entities.
_SANS = (("preprocessors", "html_block"), ("inlinePatterns", "html"), ("inlinePatterns", "entity"), ("inlinePatterns", "automail"))


class Ecrit(Markup):
    """Words as HTML, with the links in them to pages of the site (`liens`)."""

    liens: tuple[Vers, ...] = ()


def corps(texte: str, page: str, accueil: str) -> Ecrit:
    """`texte` (Markdown) as the page at address `page` shows it; links without scheme start from the address `accueil`."""
    # Here and not above: most projects have no words to read, and Markdown takes time to import.
    from markdown import Markdown
    from markdown.treeprocessors import Treeprocessor

    class _Tri(Treeprocessor):
        def run(self, root: Element) -> None:
            for element in root.iter():
                if vers := _trier(element, page, accueil):
                    liens.append(vers)

    liens: list[Vers] = []
    lecteur = Markdown(output_format="html")
    for registre, nom in _SANS:
        getattr(lecteur, registre).deregister(nom)
    lecteur.treeprocessors.register(_Tri(lecteur), "tri", 5)  # after inline marks were read
    ecrit = Ecrit(lecteur.convert(texte))
    ecrit.liens = tuple(liens)
    return ecrit


def prose(texte: str, page: str, accueil: str) -> Ecrit:
    """The same for words of ours, which get the spaces of French printing before «:» and «;»."""
    return corps(francais(texte), page, accueil)


def _trier(element: Element, page: str, accueil: str) -> Vers | None:
    """Remove from `element` all that a page may not hold. Returns its link, where it leads to a page of the site."""
    attributs = dict(element.attrib)
    element.attrib.clear()
    if element.tag == "img":
        element.tag, element.text = "span", attributs.get("alt", "")
    elif element.tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
        element.tag = "p"
    elif element.tag == "a":
        cible = unescape(attributs.get("href", ""))
        if not lien_permis(cible):
            element.tag = "span"
        elif ":" in cible:
            element.attrib |= {"href": cible, "rel": "external"}
        else:
            vers = _depuis(page, accueil, cible)
            element.set("href", vers)
            return vers
    elif element.tag not in PERMIS and element.tag != "div":  # the root is a div, which is not written
        element.tag = "span"
    return None


def _depuis(page: str, accueil: str, cible: str) -> Vers:
    """A link that was written as seen from the page `accueil`, rewritten as seen from `page`."""
    chemin, diese, fragment = cible.partition("#")
    adresse = normpath(f"{accueil}{chemin}")
    adresse = "" if adresse == "." else adresse + ("/" if not chemin or chemin.endswith(("/", "..", ".")) else "")
    return relative(page, f"{adresse}{diese}{fragment}")
