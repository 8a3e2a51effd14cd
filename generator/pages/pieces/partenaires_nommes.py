"""Partners that the document names for figures, in a sentence each, those of whom the same is said together."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.pages.mots.typographie import INSECABLE
from generator.pages.pieces.liens import Lien


@dataclass(frozen=True, slots=True)
class PartenaireNomme:
    """Of how many indicators one partner is named, and of how many no figure was found, in a sentence."""

    lien: Lien
    sans_chiffre: int
    phrase: str


@dataclass(frozen=True, slots=True)
class PartenairesNommes:
    """Partners of whom exactly the same is said: twenty communes need not be told twenty times."""

    liens: tuple[Lien, ...]
    phrase: str


def ensemble(lignes: Sequence[PartenaireNomme]) -> tuple[PartenairesNommes, ...]:
    """The same, those of whom the same is said together, in the order of the first of each."""
    groupes: dict[str, list[Lien]] = {}
    for nomme in lignes:
        groupes.setdefault(nomme.phrase, []).append(nomme.lien)
    return tuple(
        PartenairesNommes(tuple(liens), f"Chacun{INSECABLE}: {phrase}" if len(liens) > 1 else phrase) for phrase, liens in groupes.items()
    )
