"""Rows of one page that look alike and lead to different places: the words that tell their links apart, said to screen readers alone, are shown to all.

Documents promise the same thing twice, and print one label for several indicators. Where nothing that a row shows says which of them it is, a reader
who sees has no more to go by than one who listens.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from html import unescape

CACHES = '<span class="eo-cache"> ('
MONTRES = '<span class="eo-precision"> ('
_BALISE = re.compile(r"<(/?)(li|tr|tbody)\b([^>]*)>")
_CACHE = re.compile(r'<span class="eo-cache">.*?</span>', re.DOTALL)
_ADRESSE = re.compile(r'<a\b[^>]*\bhref="([^"]*)"')


@dataclass
class _Rangee:
    """A row, innermost: the stretches of HTML that are its own, without those of the rows inside it; and what it stands under in its table."""

    debut: int
    suivie: str
    est_suivie: bool
    morceaux: list[tuple[int, int]] = field(default_factory=list)


def montrer_ce_qui_distingue(page: str) -> str:
    """The HTML `page`, where of rows that look alike the links show what tells them apart."""
    if CACHES not in page:
        return page
    memes: defaultdict[str, list[tuple[_Rangee, tuple[str, ...]]]] = defaultdict(list)
    for rangee in _rangees(page):
        dedans = "".join(page[debut:fin] for debut, fin in rangee.morceaux)
        if adresses := tuple(_ADRESSE.findall(dedans)):
            memes[f"{rangee.suivie}\n{vus(dedans)}"].append((rangee, adresses))
    places = sorted(
        place
        for semblables in memes.values()
        if len({adresses for _, adresses in semblables}) > 1
        for rangee, _ in semblables
        for debut, fin in rangee.morceaux
        for place in _places(page, debut, fin)
    )
    for place in reversed(places):
        page = f"{page[:place]}{MONTRES}{page[place + len(CACHES) :]}"
    return page


def vus(morceau: str) -> str:
    """The words of a piece of HTML that are seen."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", _CACHE.sub("", morceau))).split())


def _rangees(page: str) -> list[_Rangee]:
    """All rows of lists and tables, each with its own stretches."""
    ouvertes: list[_Rangee] = []
    toutes: list[_Rangee] = []
    suivie = ""
    for balise in _BALISE.finditer(page):
        fermante, nom, attributs = balise.groups()
        if nom == "tbody":
            suivie = ""
        elif not fermante:
            if ouvertes:
                ouvertes[-1].morceaux.append((ouvertes[-1].debut, balise.start()))
            ouvertes.append(_Rangee(balise.end(), suivie, "eo-suivie" in attributs))
        elif ouvertes:
            rangee = ouvertes.pop()
            rangee.morceaux.append((rangee.debut, balise.start()))
            toutes.append(rangee)
            if rangee.est_suivie:
                suivie = vus("".join(page[debut:fin] for debut, fin in rangee.morceaux))
            if ouvertes:
                ouvertes[-1].debut = balise.end()
    return toutes


def _places(page: str, debut: int, fin: int) -> list[int]:
    places, place = [], page.find(CACHES, debut, fin)
    while place >= 0:
        places.append(place)
        place = page.find(CACHES, place + 1, fin)
    return places
