"""The words of an index in parts: folded, weighed and told from empty ones exactly as `site_templates/ressources/moteur_de_recherche.js`
does it in the reader's browser. `tests/navigateur/test_mots_cherches.py` runs both on the same words."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_VIDES = (
    "a au aux avec ce ces cet cette d dans de des du elle en est et il ils j je l la le les leur leurs lui m ma mais me mes mon n ne nos notre "
    "nous on ou où par pas pour qu quand que quel quelle qui s sa sans se ses son sont sur t ta tes ton tu un une vos votre vous y c comment combien "
    "quoi veut dire signifie signification definition fait font faire occupe occupent"
)
VIDES = frozenset(_VIDES.split())  # words that find nothing by themselves
# Kinds of pages by their address, in this order, and how much each weighs.
_SORTES = (
    (re.compile(r"(^|/)(?:territoires|lieux)/[^/]+/$"), 1.3),
    (re.compile(r"(^|/)partenaires/[^/]+/$"), 1.3),
    (re.compile(r"(^|/)referentiel/[^/]+/$"), 1.1),
    (re.compile(r"(^|/)indicateurs/[^/]+/$"), 1.0),
    (re.compile(r"(^|/)manque/[^/]+/$"), 0.6),
    (re.compile(r"(^|/)glossaire/#"), 0.75),
    (re.compile(r"(^|/)avis/#"), 1.0),
    (re.compile(r""), 1.35),
)
_LIEU = 0
POIDS = tuple(poids for _, poids in _SORTES)
ANNEXE = 0.4  # a word found beside the title counts so much less
DITS = 0.7  # what a title gains that says nothing but the typed words

_LIGATURES = (("œ", "oe"), ("Œ", "oe"), ("æ", "ae"), ("Æ", "ae"))
_ACCENTS = re.compile("[\u0300-\u036f]")
_SIGLE = re.compile(r"\b(?:[a-z]\.){2,}", re.ASCII)
_ORDINAL = re.compile(r"\b([0-9]+)(?: ?i?emes?|(?:er|re|e|ere|em|nd|nde)s?)\b", re.ASCII)  # «19ème», «19 ème», «1er»
_SAINT = re.compile(r"\bst(e?)\b", re.ASCII)
_MOT = re.compile(r"[a-z0-9]+")


def mots_de(texte: str) -> list[str]:
    """The words of a text in their order, without accents nor capitals, plural as singular, ordinals as «19e», «St» as «saint»: «L’accès
    aux C.A.F.» → l, acce, aux, caf."""
    plat = texte if texte.isascii() else _ACCENTS.sub("", unicodedata.normalize("NFD", _sans_ligature(texte)))
    plat = plat.lower()
    if "." in plat:
        plat = _SIGLE.sub(lambda sigle: sigle[0].replace(".", ""), plat)
    plat = _SAINT.sub(r"saint\1", _ORDINAL.sub(r"\1e", plat))
    return [_racine(mot) for mot in _MOT.findall(plat)]


def utiles(mots: Sequence[str]) -> Sequence[str]:
    """Those that are not empty; all of them where there are no others."""
    return [mot for mot in mots if mot not in VIDES] or mots


def sorte_de(adresse: str) -> int:
    """Which kind of page it is, as a rank in `POIDS`."""
    return next(rang for rang, (motif, _) in enumerate(_SORTES) if motif.search(adresse))


def taille_de(titre: str, sorte: int) -> int:
    """How many words of a title count; after that of a place its commune is said, which a reader need not type."""
    return len(utiles(mots_de(titre.partition(", ")[0] if sorte == _LIEU else titre)))


def _sans_ligature(texte: str) -> str:
    for ligature, lettres in _LIGATURES:
        texte = texte.replace(ligature, lettres)
    return texte


@lru_cache(maxsize=1 << 16)
def _racine(mot: str) -> str:
    if len(mot) > 4 and mot.endswith("eaux"):
        return mot[:-1]
    if len(mot) > 4 and mot.endswith("aux"):
        return mot[:-2] + "l"
    return mot[:-1] if len(mot) > 3 and mot[-1] in "sx" else mot
