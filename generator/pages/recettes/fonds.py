"""What all sites of a build are made with, besides what is known of contracts."""

from collections.abc import Mapping

from msgspec import Struct

from generator.pages.dessins.vignette import Polices
from generator.pages.rendu.gabarits import Gabarits


class Fonds(Struct, frozen=True):
    """Templates; the files (path → bytes) that every site carries, and their digest; the fonts of the pictures of link previews."""

    gabarits: Gabarits
    ressources: Mapping[str, bytes]
    cle_des_ressources: str
    polices: Polices
    cle: str  # the digest of all of them
