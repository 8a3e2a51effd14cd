"""The portal of some contracts."""

from collections.abc import Iterable

from generator.pages.contexte import Contexte
from generator.pages.pieces.portail import Portail
from generator.pages.pieces.vers_le_portail.resume import ResumeDuContrat


def portail_de(contextes: Iterable[Contexte]) -> Portail:
    """What the portal's pages are made from, where these are all contracts."""
    tous = tuple(contextes)
    return Portail(tuple(map(ResumeDuContrat, tous)), tous[0].registre)
