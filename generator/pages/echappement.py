"""Untrusted text, made safe for the place where it lands.

Pages are Markdown whose headings are Markdown and whose bodies are raw HTML blocks, so text lands in three places: HTML
content or attribute, a Markdown heading, and YAML front matter that the theme prints as HTML without escaping.
"""

import json
import re

from markupsafe import Markup, escape

from generator.model.tableur import proteger

# Whatever could start Markdown syntax on a heading line; as entities they show as themselves and mean nothing.
_MARKDOWN = re.compile(r"[\\`*_{}\[\]()#+!|~^=:$@<>&\"']")
# What ends a line somewhere, and what no screen shows; no-break spaces are neither.
_BLANCS = re.compile(r"[ \t-\r\x1c-\x1f\x85\u2028\u2029]+")
_INVISIBLES = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
# In Markdown, what comes after «](» or «]:» where it is an address that a page may lead to.
_LIEN_SUR = re.compile(r"\s*(?:https?://|mailto:|[./#]|[\w-]+(?:[./#)\s]|$))")


def html(texte: object) -> Markup:
    """Text for HTML content or a quoted attribute; Markup passes unchanged."""
    return texte if isinstance(texte, Markup) else escape(str(texte))


def une_ligne(texte: object) -> str:
    """`texte` without line ends nor invisible characters; no-break spaces stay."""
    return _BLANCS.sub(" ", _INVISIBLES.sub("\ufffd", str(texte))).strip()


def titre_markdown(texte: object) -> Markup:
    """Text for a Markdown heading: one line, every active character as a numeric entity."""
    return Markup(_MARKDOWN.sub(lambda trouve: f"&#{ord(trouve.group())};", une_ligne(texte)))


def entete(texte: object) -> Markup:
    """Text for a YAML front-matter value that the theme prints into HTML as it is."""
    return Markup(json.dumps(str(escape(une_ligne(texte))), ensure_ascii=False))


def markdown_sans_html(texte: str) -> Markup:
    """Words written by people in content/*.md: Markdown stays; HTML tags, attribute lists and links that could run a script show as text."""
    sans_balises = re.sub(r"<(?!https?://[^\s<>]+>)", "&lt;", texte).replace("{", "&#123;")
    morceaux = re.split(r"(\](?=[(:]))", sans_balises)
    for rang in range(1, len(morceaux), 2):
        if not _LIEN_SUR.match(morceaux[rang + 1][1:]):
            morceaux[rang] = "&#93;"
    return Markup("".join(morceaux))


def cellule_csv(texte: str) -> str:
    """A text cell that no spreadsheet will take for a formula."""
    return proteger(texte)
