"""Guides for those who make a site: how to enter figures, to answer, to publish."""

from msgspec import Struct


class MorceauDeGuide(Struct, frozen=True):
    """A piece of a guide: words in Markdown (`langue` empty), or an example, of which `langue` says what it is written in (console: for this program; sh: for a server; csv, yaml, markdown)."""

    texte: str
    langue: str = ""


class PartieDeGuide(Struct, frozen=True):
    """What stands below one heading, whose place on the page is `ancre`; before the first heading, both are empty."""

    titre: str
    ancre: str
    morceaux: tuple[MorceauDeGuide, ...]


class Guide(Struct, frozen=True):
    """One guide: its id, which is the name of its file, its title, one sentence that says for whom it is, and its parts."""

    id: str
    titre: str
    chapeau: str
    parties: tuple[PartieDeGuide, ...]
