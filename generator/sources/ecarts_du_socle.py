"""What a project keeps of a register that the program brings."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from generator.model.codes import CodeLien
from generator.sources.champs import Champs
from generator.sources.journal import extrait, proche

T = TypeVar("T")


def du_socle(haut: Champs, socle: Sequence[T], nom: Callable[[T], str]) -> tuple[T, ...]:
    """What a project keeps of the program's register: all of it, all but the names of `socle_sans`, or nothing where it says «socle: non».

    `haut` are the fields at the head of the project's file, `nom` gives the name of an entry. A name that the register does not have is
    an error.
    """
    entier = haut.booleen("socle")
    ecartes = haut.textes("socle_sans")
    connus = list(dict.fromkeys(map(nom, socle)))
    if socle:
        _inconnus(haut, [ecarte for ecarte in ecartes if ecarte not in connus], connus)
    return () if entier is False else tuple(un for un in socle if nom(un) not in ecartes)


def _inconnus(haut: Champs, inconnus: Iterable[str], connus: Sequence[str]) -> None:
    for inconnu in inconnus:
        message = f"« {extrait(inconnu)} » n’est pas dans le registre que le programme apporte."
        conseil = proche(inconnu, connus).strip() or "Enlever ce nom : il n’y a rien à écarter."
        haut.journal.erreur(haut.lieu_du("socle_sans"), CodeLien.REFERENCE, message, conseil)
