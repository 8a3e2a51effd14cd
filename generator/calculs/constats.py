"""Findings and promises, both ways: what explains a node, and which axes of work no node takes up."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.model.constat import AxeDeTravail, Constats, SujetDeConstats, ThemeDeConstats
from generator.model.referentiel import Noeud


class Pourquoi(Struct, frozen=True):
    """Why a promise was made: one subject of the diagnosis, its theme, and those of its axes of work that the node takes up.

    `axes` is empty where the findings explain the node and it takes up none of the work that was asked for.
    """

    theme: ThemeDeConstats
    sujet: SujetDeConstats
    axes: tuple[AxeDeTravail, ...]


def pourquoi(constats: Constats | None, noeud: Noeud, ancetres: Sequence[Noeud]) -> tuple[Pourquoi, ...]:
    """What explains `noeud`: the subjects tied to it, then to what is above it, the nearest first; else those tied to what is below it.

    Each subject is there once, with the axes of work that the node itself takes up.
    """
    if constats is None:
        return ()
    trouves: dict[str, Pourquoi] = {}
    for un in (noeud, *reversed(ancetres)):
        for trouve in _du_noeud(constats, un.id):
            if un is noeud:
                trouves.setdefault(trouve.sujet.id, trouve)
            elif un.id in trouve.sujet.promesses:  # but the axes that a whole orientation takes up are not those of each promise under it
                trouves.setdefault(trouve.sujet.id, replace(trouve, axes=()))
    if not trouves:
        for dessous in noeud.parcourir():
            for trouve in _du_noeud(constats, dessous.id):
                trouves.setdefault(trouve.sujet.id, replace(trouve, axes=()))
    return tuple(trouves.values())


def _du_noeud(constats: Constats, id: str) -> Iterator[Pourquoi]:
    for theme, sujet in constats.sujets():
        axes = tuple(axe for axe in sujet.axes if id in axe.promesses)
        if axes or id in sujet.promesses:
            yield Pourquoi(theme, sujet, axes)


def axes_sans_promesse(constats: Constats) -> tuple[AxeDeTravail, ...]:
    """The axes of work that, in our reading, no node takes up."""
    return tuple(axe for _, sujet in constats.sujets() for axe in sujet.axes if not axe.promesses)
