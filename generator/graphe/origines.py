"""From what things were made, as it is kept from one run to the next: cut by group, so that only what may have changed is loaded, compared and written again.

A group is what changes together: a contract, or what all share. Where nothing that is given of it has changed, nor of the groups that its computed fields were
made from, none of its facts has.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct, field

from generator.graphe.carnet import Cellule, Lu

Rangs = Sequence[int]  # ranks of facts in `PartLue.lus`
Trace = tuple[str, Sequence[tuple[str, int]]]  # a digest, and of each group that was read, that of the facts
CHAMPS_DE = "\0champs de "  # begins the names of readers that are the computed fields of another group


class PartLue(Struct, frozen=True):
    """What was read of one group. `lus` are the facts, `sommes` their digests; `calculees` gives the facts that each computed field was made from: those of this group
    by their ranks, and those of others; `lecteurs`, the facts that each thing read, by its name, and those that the computed fields of each other group were made
    from (`CHAMPS_DE`)."""

    lus: Sequence[Lu] = ()
    sommes: Sequence[bytes] = ()
    calculees: Mapping[Cellule, tuple[Rangs, Sequence[Lu]]] = field(default_factory=dict)
    lecteurs: Mapping[str, Rangs] = field(default_factory=dict)


class PartGardee(Struct, frozen=True):
    """Where a part is kept: in which of its two places, and the digest of its bytes."""

    place: int
    somme: bytes


class Origines(Struct, frozen=True):
    """From what things were made. `traces`, by the name of each thing: the digest of what it was made with besides facts, and the groups that it read. `voisins`, by group:
    the others that its computed fields were made from. `parts` are those that are at hand;
    `ailleurs` says where others are kept, or those whose place they take."""

    traces: Mapping[str, Trace] = field(default_factory=dict)
    voisins: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    parts: Mapping[str, PartLue] = field(default_factory=dict)
    ailleurs: Mapping[str, PartGardee] = field(default_factory=dict)

    def part(self, groupe: str, charger: Callable[[str, PartGardee], PartLue]) -> PartLue:
        """That of a group, which `charger` loads where it is not at hand; an empty one where nothing was read of it."""
        if groupe in self.parts:
            return self.parts[groupe]
        return charger(groupe, self.ailleurs[groupe]) if groupe in self.ailleurs else PartLue()

    def remues(self, changes: Iterable[str]) -> frozenset[str]:
        """These groups, and those whose computed fields were made from them, however many lie between."""
        remues = set(changes)
        while suite := {un for un, lus in self.voisins.items() if un not in remues and not remues.isdisjoint(lus)}:
            remues |= suite
        return frozenset(remues)
