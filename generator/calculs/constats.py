"""Findings and promises, both ways: what explains a node, and which axes of work no node takes up."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.model.constat import AxeDeTravail, Constats, SujetDeConstats, ThemeDeConstats


@dataclass(frozen=True, slots=True)
class Pourquoi:
    """What a subject says of a node: itself with its theme, and the axes of work that the node takes up (none, where it is only explained)."""

    theme: ThemeDeConstats
    sujet: SujetDeConstats
    axes: tuple[AxeDeTravail, ...]


def pourquoi(constats: Constats | None, noeud: str, ancetres: Sequence[str]) -> tuple[Pourquoi, ...]:
    """What explains `noeud`: the subjects tied to it or to one of its lines, else those tied to the nearest of `ancetres` that has some."""
    if constats is None:
        return ()
    for id in (noeud, *reversed(ancetres)):
        if trouves := tuple(_du_noeud(constats, id)):
            return trouves
    return ()


def _du_noeud(constats: Constats, id: str) -> Iterator[Pourquoi]:
    for theme, sujet in constats.sujets():
        axes = tuple(axe for axe in sujet.axes if id in axe.promesses)
        if axes or id in sujet.promesses:
            yield Pourquoi(theme, sujet, axes)


def axes_sans_promesse(constats: Constats) -> tuple[AxeDeTravail, ...]:
    """The lines of work asked for that, in our reading, no node takes up."""
    return tuple(axe for _, sujet in constats.sujets() for axe in sujet.axes if not axe.promesses)
