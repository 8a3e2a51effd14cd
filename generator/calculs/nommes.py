"""Whether a passage is about a place and a time: what its own words, its row, the head of its column and the headings above name, the nearest first."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from generator.calculs.mots import mots
from generator.model.periode import Periode

_ENTRE_DEUX_ANNEES = (" ", " a ", " et ")


class NomCherche(Struct, frozen=True):
    """One name to find: `voulu`, among all those of its kind. `connus` are pairs (as it may be written, which name that is), both as `mots` gives
    them."""

    voulu: str
    connus: tuple[tuple[str, str], ...]


def noms_des_lieux(noms: Mapping[str, str]) -> dict[str, NomCherche]:
    """The names of places, by their ids."""
    connus = tuple(sorted({(mots(nom), mots(nom)) for nom in noms.values() if mots(nom).strip()}))
    return {id: NomCherche(mots(nom), connus) for id, nom in noms.items() if mots(nom).strip()}


def noms_des_temps(periodes: Iterable[Periode]) -> dict[str, NomCherche]:
    """The names of times, by their texts; «2015/2019» may be written «2015 à 2019» or «entre 2015 et 2019»."""
    textes = sorted({periode.texte for periode in periodes})
    connus = tuple(sorted({(ecrit, mots(texte)) for texte in textes for ecrit in _ecrits(texte)}))
    return {texte: NomCherche(mots(texte), connus) for texte in textes}


def _ecrits(texte: str) -> Iterable[str]:
    annees = mots(texte).split()
    return [f" {entre.join(annees)} " for entre in _ENTRE_DEUX_ANNEES] if len(annees) == 2 else [mots(texte)]


def est_de(couches: Sequence[str], nom: NomCherche) -> bool:
    """True where what stands nearest names `nom` and no other; a layer that names several leaves it to the next to say which. `couches` are texts as
    `mots` gives them, the nearest first: a figure in the row of 2017 is not of 2019, though the heading of the chapter says «2015-2019».
    """
    possible = False
    for couche in couches:
        nommes = _nommes(couche, nom.connus)
        if nommes and nom.voulu not in nommes:
            return False
        if len(nommes) == 1:
            return True
        possible = possible or bool(nommes)
    return possible


@lru_cache(20_000)
def _nommes(couche: str, connus: tuple[tuple[str, str], ...]) -> frozenset[str]:
    """The names in a text, the longest where one holds another: «Grand-Orly Seine Bièvre» does not name Orly."""
    lesquels = dict(connus)
    return frozenset(lesquels[f" {trouve} "] for trouve in _motif(connus).findall(couche))


@lru_cache(200)
def _motif(connus: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    ecrits = sorted((ecrit.strip() for ecrit, _ in connus), key=lambda ecrit: (-len(ecrit), ecrit))
    return re.compile(f"(?<= )(?:{'|'.join(map(re.escape, ecrits))})(?= )" if ecrits else r"(?!)")
