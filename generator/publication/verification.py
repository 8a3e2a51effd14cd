"""Checks the assembled site before it replaces the published one: every internal link leads to a file and to an anchor that exist."""

import html
import re
import zlib
from collections.abc import Callable, Collection
from functools import lru_cache
from posixpath import join, normpath
from urllib.parse import unquote, urlsplit

# First what a browser does not read as markup is taken out, then tags are found, then their attributes one by one: so a text that only
# looks like a link, in the page or in the value of an attribute, is not taken for one.
_MUETS = re.compile(rb"<!--.*?-->|(<(script|style)\b[^>]*>).*?</\2\s*>", re.DOTALL | re.IGNORECASE)
_BALISE = re.compile(rb"""<[a-zA-Z][^\s"'>]*\s([^"'>]*(?:"[^"]*"[^"'>]*|'[^']*'[^"'>]*)*)>""")
_ATTRIBUT = re.compile(rb"""([^\s"'>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_UTILE = re.compile(rb"(?:^|[\s:])(?:href|src|(?:form)?action|poster|data|(?:image)?srcset|id|content)\s*=")
_LIENS, _LISTES = (
    frozenset((b"href", b"xlink:href", b"src", b"action", b"formaction", b"poster", b"data")),
    frozenset((b"srcset", b"imagesrcset")),
)
# The address to which a page that moved sends the reader.
_RENVOI = re.compile(rb"""^\s*\d+\s*;\s*url\s*=\s*(.+)$""", re.IGNORECASE)


class Renvois:
    """Where a page leads (the addresses of its links, as written), and the places of it that links can lead to. Both are folded: those of all pages
    of a site are held together."""

    __slots__ = ("_ancres", "_liens")
    se_garde = True  # builds keep it (graphe/objets)

    def __init__(self, liens: Collection[str], ancres: Collection[str]) -> None:
        self._liens, self._ancres = _plier(liens), _plier(ancres)

    @property
    def liens(self) -> frozenset[str]:
        """The addresses of its links."""
        return _deplier(self._liens)

    @property
    def ancres(self) -> frozenset[str]:
        """Its places."""
        return _deplier(self._ancres)

    def __eq__(self, autre: object) -> bool:
        return isinstance(autre, Renvois) and (self._liens, self._ancres) == (autre._liens, autre._ancres)

    def __hash__(self) -> int:
        return hash((self._liens, self._ancres))


def _plier(mots: Collection[str]) -> bytes:
    """A set of words without null characters, which no parser of HTML lets through."""
    return zlib.compress("\0".join(sorted(mots)).encode("utf-8", "surrogatepass"), 1) if mots else b""


def _deplier(plies: bytes) -> frozenset[str]:
    return frozenset(zlib.decompress(plies).decode("utf-8", "surrogatepass").split("\0")) if plies else frozenset()


def renvois_de(octets: bytes) -> Renvois:
    """The links and the anchors of a page."""
    liens: set[bytes] = set()
    ancres: set[bytes] = set()
    for attributs in {*filter(_UTILE.search, _BALISE.findall(_MUETS.sub(rb"\1", octets)))}:
        siens, siennes = _renvois_d_une_balise(attributs)
        liens.update(siens)
        ancres.update(siennes)
    return Renvois(_en_texte(liens), _en_texte(ancres))


# Most tags of a page are those of the theme, which the next page has too.
@lru_cache(1 << 14)
def _renvois_d_une_balise(attributs: bytes) -> tuple[tuple[bytes, ...], tuple[bytes, ...]]:
    """The addresses of the links of one tag, and its anchors."""
    liens: list[bytes] = []
    ancres: list[bytes] = []
    for nom, *valeurs in _ATTRIBUT.findall(attributs):
        valeur = b"".join(valeurs)
        if nom in _LIENS:
            liens.append(valeur)
        elif nom == b"id":
            ancres.append(valeur)
        elif nom in _LISTES:
            liens.extend(morceau.split()[0] for morceau in valeur.split(b", ") if morceau.strip())
        elif nom == b"content" and (renvoi := _RENVOI.match(valeur)):
            liens.append(renvoi[1].strip(b"'\" "))
    return tuple(liens), tuple(ancres)


ILLISIBLE, ANCRE = "adresse illisible", "ancre absente"


def lire_lien(page: str, lien: str, base: str) -> tuple[str, str] | None:
    """Where a link of `page` leads: a path below `public/`, and a fragment; None for a link that leads to another site. `base` is the path below which
    the portal will be served. Raises ValueError for an address that cannot be read."""
    morceaux = urlsplit(lien)
    if morceaux.scheme or morceaux.netloc:
        return None
    chemin = unquote(morceaux.path)
    return _cible(page, chemin, base) if chemin else page, unquote(morceaux.fragment)


def raison(chemin: str, fragment: str, existe: Callable[[str], bool], ancres: Callable[[str], Collection[str] | None]) -> str:
    """Why nothing is where a link leads; empty where something is. `existe` tells whether a file will be published, `ancres` gives the anchors of a
    page (None for a file that has none to look for)."""
    if not existe(chemin):
        chemin = normpath(f"{chemin}/index.html") if chemin not in ("", ".") else "index.html"
    if not existe(chemin):
        return "page absente"
    if fragment and not chemin.endswith("plan.html"):
        connues = ancres(chemin)
        if connues is not None and fragment not in connues:
            return ANCRE
    return ""


def _en_texte(valeurs: set[bytes]) -> frozenset[str]:
    return frozenset(html.unescape(valeur.decode("utf-8", "replace")).replace("\0", "\ufffd") for valeur in valeurs)


def _cible(page: str, chemin: str, base: str) -> str:
    if chemin.startswith("/"):
        return normpath(chemin.removeprefix(base).lstrip("/")) if chemin != base else ""
    return normpath(join(page.rpartition("/")[0], chemin))
