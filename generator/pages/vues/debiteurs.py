"""What partners owe, in a sentence each, those that owe the same together."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.pages.typographie import INSECABLE
from generator.pages.vues.commun import Lien


@dataclass(frozen=True, slots=True)
class DettePartenaire:
    """What one partner owes, in a sentence."""

    lien: Lien
    sans_chiffre: int
    phrase: str
    precision: str


@dataclass(frozen=True, slots=True)
class Debiteurs:
    """Partners that owe exactly as much, by the same words: twenty communes need not be told twenty times."""

    liens: tuple[Lien, ...]
    phrase: str
    precision: str


def debiteurs_ensemble(lignes: Sequence[DettePartenaire]) -> tuple[Debiteurs, ...]:
    """The same, those that owe the same together, in the order of the first of each."""
    groupes: dict[tuple[str, str], list[Lien]] = {}
    for dette in lignes:
        groupes.setdefault((dette.phrase, dette.precision), []).append(dette.lien)
    return tuple(
        Debiteurs(tuple(liens), f"Chacun{INSECABLE}: {phrase}" if len(liens) > 1 else phrase, precision)
        for (phrase, precision), liens in groupes.items()
    )
