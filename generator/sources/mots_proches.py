"""Which known word was probably meant by a misspelt one; none where one can only guess."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

# Words that an id may leave out, and still be told from the others.
_PETITS_MOTS = frozenset(("a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les"))
_LONGUEUR_LUE = 100
_DEBUT_QUI_SUFFIT = 5  # letters


def plus_proche(mot: str, connus: Iterable[str]) -> str:
    """The known word that `mot` is a misspelling of; empty where there is none, or where two are as near.

    Words are held against each other one by one: each may have one letter more, less, other or exchanged, two where it has six letters or more. One that
    has a figure must be the same, for «article-7» is not «article-6». So «ville-orleans» is not taken for «ville-de-paris». Where no word is so near, the
    only one that begins like it is taken: «pourcent» for «pourcentage».
    """
    return _parmi(mot[:_LONGUEUR_LUE], tuple(connus))


@lru_cache(4096)
def _parmi(mot: str, connus: tuple[str, ...]) -> str:
    """As `plus_proche`. Kept in a cache: one misspelt id may stand on thousands of rows."""
    voulus = _mots(mot)
    ecarts = {connu: ecart for connu in dict.fromkeys(connus) if (ecart := _ecart_des_mots(voulus, _mots(connu))) is not None}
    if not ecarts:
        return _la_suite(voulus, connus)
    moindre = min(ecarts.values())
    premiers = [connu for connu, ecart in ecarts.items() if ecart == moindre]
    return premiers[0] if len(premiers) == 1 else ""


def _la_suite(voulus: tuple[str, ...], connus: Iterable[str]) -> str:
    """The only known word that begins with the letters of `voulus`, where these are some, and what follows has no figure."""
    debut = "".join(voulus)
    suites = [connu for connu in connus if "".join(_mots(connu)).startswith(debut)] if len(debut) >= _DEBUT_QUI_SUFFIT else []
    if len(suites) != 1 or any(signe.isdigit() for signe in suites[0]):
        return ""
    return suites[0]


@lru_cache(65536)
def _mots(texte: str) -> tuple[str, ...]:
    """The words of an id or a name, in order, without accents, capitals and little words (which are kept where there is nothing else)."""
    lettres = unicodedata.normalize("NFKD", texte.lower())
    mots = re.findall(r"[^\W_]+", "".join(lettre for lettre in lettres if not unicodedata.combining(lettre)))
    return tuple(mot for mot in mots if mot not in _PETITS_MOTS) or tuple(mots)


def _ecart_des_mots(voulus: tuple[str, ...], connus: tuple[str, ...]) -> int | None:
    """How many letters lie between them; None where they are not near."""
    if not voulus or not connus:
        return None
    if len(voulus) != len(connus):  # one word cut in two, or two written as one
        voulus, connus = ("".join(voulus),), ("".join(connus),)
    elif sorted(voulus) == sorted(connus):
        return 0
    total = 0
    for voulu, connu in zip(voulus, connus, strict=True):
        if voulu == connu:
            continue
        if any(signe.isdigit() for signe in voulu + connu):
            return None
        permis = 2 if min(len(voulu), len(connu)) >= 6 else 1
        ecart = _lettres_changees(voulu, connu) if abs(len(voulu) - len(connu)) <= permis else permis + 1
        if ecart > permis or ecart >= min(len(voulu), len(connu)):
            return None
        total += ecart
    return total


def _lettres_changees(un: str, autre: str) -> int:
    """The letters that are added, missing, other or exchanged with their neighbour (the optimal string alignment distance)."""
    avant: list[int] = []
    ligne = list(range(len(autre) + 1))
    for rang, lettre in enumerate(un, 1):
        avant, precedente, ligne = ligne, avant, [rang]
        for place, attendue in enumerate(autre, 1):
            cout = min(avant[place] + 1, ligne[place - 1] + 1, avant[place - 1] + (lettre != attendue))
            if rang > 1 and place > 1 and lettre == autre[place - 2] and un[rang - 2] == attendue:
                cout = min(cout, precedente[place - 2] + 1)
            ligne.append(cout)
    return ligne[-1]
