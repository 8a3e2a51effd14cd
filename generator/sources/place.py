"""Reads where an element stands in the signed document.

`document`, `section` and `repere` may be inherited from what is around it in the file; `passage` is always its own. A section and its `repere` are
places of one document: what names another document inherits neither.
"""

from generator.model.lieu import Source
from generator.sources.champs import Champs

_NULLE_PART = Source("", "", "")


def lire_source(champs: Champs, herite: Source) -> Source:
    """The element's place; what it does not say comes from `herite`."""
    document = champs.texte("document") or herite.document
    autour = herite if document == herite.document or not herite.document else _NULLE_PART
    return Source(
        document=document,
        section=champs.texte("section") or autour.section,
        repere=champs.texte("repere") or autour.repere,
        passage=champs.texte("passage"),
        ecrits=(
            champs.lieu_du("document") if "document" in champs else herite.ecrits[0],
            champs.lieu_du("section") if "section" in champs else autour.ecrits[1],
        ),
    )


def source_du_fichier(haut: Champs) -> Source:
    """The place that the top of a file gives to all of its elements."""
    return lire_source(haut, _NULLE_PART)
