"""Partners that the document names for figures, with a sentence on each; those that have the same sentence are listed together."""

from collections.abc import Sequence

from msgspec import Struct

from generator.pages.mots.typographie import INSECABLE
from generator.pages.pieces.liens import Lien


class PartenaireNomme(Struct, frozen=True):
    """One partner, for how many of its indicators no figure was found, and a sentence that says this."""

    lien: Lien
    sans_chiffre: int
    phrase: str


class PartenairesNommes(Struct, frozen=True):
    """Partners that have the same sentence, as the communes of a contract often have."""

    liens: tuple[Lien, ...]
    phrase: str


def ensemble(lignes: Sequence[PartenaireNomme]) -> tuple[PartenairesNommes, ...]:
    """One group for each sentence, in the order of its first partner."""
    groupes: dict[str, list[Lien]] = {}
    for nomme in lignes:
        groupes.setdefault(nomme.phrase, []).append(nomme.lien)
    return tuple(
        PartenairesNommes(tuple(liens), f"Chacun{INSECABLE}: {phrase}" if len(liens) > 1 else phrase) for phrase, liens in groupes.items()
    )
