"""What MkDocs takes for Markdown is our HTML: it goes through as it is, so that no word of it can mean anything to Markdown."""

from typing import Any

from markdown.extensions import Extension


class HtmlTelQuel(Extension):
    """The Markdown extension that leaves everything as it is."""

    def extendMarkdown(self, md: Any) -> None:
        """Make `md` give back what it is given."""
        md.convert = str
