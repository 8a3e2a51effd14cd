"""Reads where an element stands in the signed document.

`document`, `section` and `repere` may be inherited from what is around it in the file; `passage` is always its own.
"""

from generator.model.lieu import Source
from generator.sources.champs import Champs


def lire_source(champs: Champs, herite: Source) -> Source:
    """The element's place; what it does not say comes from `herite`."""
    return Source(
        document=champs.texte("document") or herite.document,
        section=champs.texte("section") or herite.section,
        repere=champs.texte("repere") or herite.repere,
        passage=champs.texte("passage"),
    )


def source_du_fichier(haut: Champs) -> Source:
    """The place that the top of a file gives to all of its elements."""
    return lire_source(haut, Source("", "", ""))
