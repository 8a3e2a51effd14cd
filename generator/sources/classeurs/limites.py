"""How large a file may be that is read, and what is said of one that cannot be."""

TAILLE_MAX = 50_000_000  # bytes of the file itself
DEPLOYE_MAX = 400_000_000  # bytes of what an archive says that it holds
PARTIES_MAX = 5_000
CELLULES_MAX = 3_000_000
FEUILLES_MAX = 300


class ClasseurIllisible(Exception):
    """The file cannot be read. The message is in French: what is wrong, then how to mend it; `ou` is the place in the file, or empty."""

    def __init__(self, message: str, conseil: str, ou: str = "") -> None:
        super().__init__(f"{message} {conseil}")
        self.message, self.conseil, self.ou = message, conseil, ou


def trop_grand(quoi: str) -> ClasseurIllisible:
    """The refusal of a file that would fill the memory."""
    return ClasseurIllisible(f"{quoi}.", "N’en garder que la partie utile, ou la couper en plusieurs fichiers.")
