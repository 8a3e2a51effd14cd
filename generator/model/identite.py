"""What a contract looks like: its colour and its logo."""

from msgspec import Struct


class Identite(Struct, frozen=True):
    """`couleur` is «#rrggbb», dark enough to carry white text, or empty; `logo` is the name of a file of the contract's folder, or empty.

    `logo_texte` is what the logo says to those who do not see it; `octets` is the file itself.
    """

    couleur: str = ""
    logo: str = ""
    logo_texte: str = ""
    octets: bytes = b""
