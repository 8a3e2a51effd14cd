"""What MkDocs takes for Markdown is our HTML: it goes through as it is, so that no word of it can mean anything to Markdown."""

from markdown import Markdown
from markdown.extensions import Extension


class HtmlTelQuel(Extension):  # type: ignore[misc] # the library has no types
    """The Markdown extension that leaves everything as it is."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Make `md` give back what it is given."""
        md.convert = str
