"""Two wordings side by side, with what differs between them: for the eye, and for who has the page read out."""

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

_MOT = re.compile(r"\s+|[^\W_]+|[\W_]", re.UNICODE)
_AUTOUR = 10  # words that are kept on each side of a difference, where what is the same is long
_AU_PLUS = 120  # words of one wording that are shown: of longer ones, the beginning
_COMPARES = 2000  # words beyond which two wordings are not aligned: it would take long


class Fragment(Struct, frozen=True):
    """Some words; `differe` where the other wording has not got them."""

    texte: str
    differe: bool = False


def comparer(avant: str, apres: str) -> tuple[tuple[Fragment, ...], tuple[Fragment, ...]]:
    """The two wordings in fragments. Long parts that are the same are cut («…»), so that what differs is seen."""
    anciens, neufs = _MOT.findall(avant), _MOT.findall(apres)
    if not anciens or not neufs or max(len(anciens), len(neufs)) > _COMPARES:
        return _entier(anciens), _entier(neufs)
    from difflib import SequenceMatcher  # here and not above: few builds compare wordings

    a_gauche: list[tuple[bool, Sequence[str]]] = []
    a_droite: list[tuple[bool, Sequence[str]]] = []
    for quoi, debut, fin, la_debut, la_fin in SequenceMatcher(None, anciens, neufs, autojunk=False).get_opcodes():
        a_gauche.append((quoi != "equal", anciens[debut:fin]))
        a_droite.append((quoi != "equal", neufs[la_debut:la_fin]))
    return tuple(_montrer(a_gauche)), tuple(_montrer(a_droite))


def _entier(mots: Sequence[str]) -> tuple[Fragment, ...]:
    return (Fragment(_coupe(mots), True),) if mots else ()


def _coupe(mots: Sequence[str]) -> str:
    return "".join(mots) if len(mots) <= 2 * _AU_PLUS else f"{''.join(mots[: 2 * _AU_PLUS]).rstrip()} …"


def _montrer(parties: Sequence[tuple[bool, Sequence[str]]]) -> Iterator[Fragment]:
    reste = 2 * _AU_PLUS  # a blank counts as a word here
    for rang, (differe, mots) in enumerate(parties):
        if not mots:
            continue
        if reste <= 0:
            yield Fragment(" …")
            return
        texte = _coupe(mots) if differe else _autour(mots, debut=rang == 0, fin=rang == len(parties) - 1)
        reste -= len(_MOT.findall(texte))
        yield from _sans_bords(texte) if differe else [Fragment(texte)]


def _sans_bords(texte: str) -> Iterator[Fragment]:
    """What differs, without the blanks around it, which nobody would see struck."""
    mots = texte.strip()
    debut, _, fin = texte.partition(mots) if mots else ("", "", texte)
    yield from (Fragment(*dit) for dit in ((debut, False), (mots, True), (fin, False)) if dit[0])


def _autour(mots: Sequence[str], *, debut: bool, fin: bool) -> str:
    """What is the same, of which only the words near what differs are kept."""
    garde = 2 * _AUTOUR
    if len(mots) <= 2 * garde + 4:
        return "".join(mots)
    gauche = "" if debut else "".join(mots[:garde]).rstrip()
    droite = "" if fin else "".join(mots[_blanc_d_avant(mots, len(mots) - garde) :]).lstrip()
    return " ".join(filter(None, (gauche, "…", droite))) + (" " if droite.endswith(" ") else "")


def _blanc_d_avant(mots: Sequence[str], rang: int) -> int:
    """The rank of the last blank at or before `rang`, near it, so that no word begins by its apostrophe; `rang` itself where there is none near."""
    return next((place for place in range(rang, max(rang - _AUTOUR, 0), -1) if mots[place].isspace()), rang)


def en_mots(fragments: Iterable[Fragment]) -> str:
    """The same as plain text."""
    return "".join(fragment.texte for fragment in fragments).strip()
