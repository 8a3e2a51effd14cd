"""Outputs that are not made again: what is kept of them, and how they are given back."""

from collections.abc import Callable
from functools import cache, partial
from typing import TypeVar

from generator.pages.sortie import Fichier, Page, PageEcrite, Sortie

S = TypeVar("S", Page, Fichier)
# Of a page: its address, key, title, and the line above it; of a file: its path and key.
Resume = tuple[tuple[str, ...], ...]


def resumer(sorties: tuple[Sortie, ...]) -> Resume:
    """What is kept of outputs."""
    return tuple(
        (sortie.adresse, sortie.cle, sortie.titre, sortie.surtitre) if isinstance(sortie, Page) else (sortie.chemin, sortie.cle)
        for sortie in sorties
    )


def reprendre(resume: Resume, refaire: Callable[[], tuple[Sortie, ...]]) -> tuple[Sortie, ...]:
    """The outputs of which `resume` was kept. They are made again by `refaire` only where somebody asks for their contents."""
    toutes = cache(refaire)
    return tuple(_reprise(garde, rang, toutes) for rang, garde in enumerate(resume))


def _reprise(garde: tuple[str, ...], rang: int, toutes: Callable[[], tuple[Sortie, ...]]) -> Sortie:
    if len(garde) == 2:
        return Fichier(*garde, partial(_rendre, toutes, rang))
    adresse, cle, titre, surtitre = garde
    return Page(adresse, cle, partial(_ecrire, toutes, rang), titre, surtitre)


def _ecrire(toutes: Callable[[], tuple[Sortie, ...]], rang: int) -> PageEcrite:
    page = toutes()[rang]
    assert isinstance(page, Page)
    return page.ecrire()


def _rendre(toutes: Callable[[], tuple[Sortie, ...]], rang: int) -> bytes:
    fichier = toutes()[rang]
    assert isinstance(fichier, Fichier)
    return fichier.rendre()
