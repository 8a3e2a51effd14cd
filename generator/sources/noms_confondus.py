"""Names of files that some systems take for one."""

import unicodedata


def cle_du_nom(nom: str) -> str:
    """What Windows and macOS tell a name by: neither capitals nor the way in which an accent is written make another one."""
    return unicodedata.normalize("NFC", nom).casefold()
