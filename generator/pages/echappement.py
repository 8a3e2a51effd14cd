"""Untrusted text, made safe for the place where it lands.

Pages are Markdown whose headings are Markdown and whose bodies are raw HTML blocks, so text lands in three places: HTML
content or attribute, a Markdown heading, and YAML front matter that the theme prints as HTML without escaping.
"""

import json
import re

from markupsafe import Markup, escape

# Whatever could start Markdown syntax on a heading line; as entities they show as themselves and mean nothing.
_MARKDOWN = re.compile(r"[\\`*_{}\[\]()#+!|~^=:$@<>&\"']")
_FORMULE = ("=", "+", "-", "@", "\t")


def html(texte: object) -> Markup:
    """Text for HTML content or a quoted attribute; Markup passes unchanged."""
    return texte if isinstance(texte, Markup) else escape(str(texte))


def titre_markdown(texte: object) -> Markup:
    """Text for a Markdown heading: one line, every active character as a numeric entity."""
    ligne = " ".join(str(texte).split())
    return Markup(_MARKDOWN.sub(lambda trouve: f"&#{ord(trouve.group())};", ligne))


def entete(texte: object) -> Markup:
    """Text for a YAML front-matter value that the theme prints into HTML as it is."""
    return Markup(json.dumps(str(escape(" ".join(str(texte).split()))), ensure_ascii=False))


def markdown_sans_html(texte: str) -> Markup:
    """Words written by people in content/*.md: Markdown stays, HTML tags show as text."""
    return Markup(re.sub(r"<(?!https?://[^\s<>]+>)", "&lt;", texte))


def cellule_csv(texte: str) -> str:
    """A text cell that no spreadsheet will take for a formula."""
    return f"'{texte}" if texte.startswith(_FORMULE) else texte
