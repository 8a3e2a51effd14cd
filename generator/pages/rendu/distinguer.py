"""Links of one page that have the same words and lead to different places: each gets a few words more, which only screen readers say.

A screen reader can list the links of a page without the text around them, so two links of the same words cannot be told apart there. Signed
words are not ours to change: the added words come after them, and are hidden from sight, but where the rows of two such links look alike
(`rangees_semblables`). A link whose words no other link has stays as it is.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from html import unescape
from posixpath import join, normpath
from typing import Protocol
from urllib.parse import urlsplit

from markupsafe import escape
from msgspec import Struct, field

from generator.pages.adresses import Vers
from generator.pages.mots.passages import passage_dit
from generator.pages.rendu.rangees_semblables import montrer_ce_qui_distingue
from generator.pages.sortie import Titre

_LIEN = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.DOTALL)
_ADRESSE = re.compile(r'\bhref="([^"]*)"')
_ETIQUETTE = re.compile(r'\baria-label="([^"]*)"')
_MUET = re.compile(r'<(span|svg)\b[^>]*aria-hidden="true"[^>]*>.*?</\1>', re.DOTALL)
_IMAGE = re.compile(r'<img\b[^>]*\balt="([^"]*)"[^>]*>')

SUR_CETTE_PAGE = "sur cette page"


def nom_accessible(attributs: str, dedans: str) -> str:
    """The name of a link as assistive technology says it: its label, else its words and those of its pictures."""
    etiquette = _ETIQUETTE.search(attributs)
    return _mots(etiquette[1] if etiquette else _IMAGE.sub(r"\1", _MUET.sub("", dedans)))


def _mots(texte: str) -> str:
    if "<" not in texte and "&" not in texte:
        return " ".join(texte.split())
    sans_balises = re.sub(r"<[^>]+>", "", re.sub(r"<br\b[^>]*>", " ", texte))
    return " ".join(unescape(sans_balises).split())


class Dites(Protocol):
    """The words that tell addresses apart. Addresses are below `public/`."""

    def mots(self, adresse: str) -> Sequence[str]:
        """Those of an address, from the shortest to those that no other address has; none where nothing is said of it."""
        ...

    def places(self, page: str) -> Sequence[str]:
        """The addresses of the places of a page of which something is said."""
        ...


class DitesEnTable:
    """Words that are all known, by address."""

    def __init__(self, table: Mapping[str, Sequence[str]]) -> None:
        self._table = table
        self._places = places_de(table)

    def mots(self, adresse: str) -> Sequence[str]:
        """Those of an address."""
        return self._table.get(adresse, ())

    def places(self, page: str) -> Sequence[str]:
        """The places of a page."""
        return self._places.get(page, ())


def places_de(adresses: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Those of `adresses` that are places of a page, by the address of the page."""
    places: defaultdict[str, list[str]] = defaultdict(list)
    for adresse in adresses:
        page, diese, _ = adresse.partition("#")
        if diese:
            places[page].append(adresse)
    return {page: tuple(siennes) for page, siennes in places.items()}


RIEN_A_DIRE = DitesEnTable({})


class Distinction(Struct, frozen=True):
    """What tells places apart on the pages of one site.

    `dossier` is the site's folder; `dites` has the words to add; `fixes` are the links that the theme writes on every page (name → address): they
    keep their names.
    """

    dossier: str = ""
    dites: Dites = RIEN_A_DIRE
    fixes: Mapping[str, str] = field(default_factory=dict)

    def appliquer(self, adresse: str, texte: str, titres: Iterable[Titre] = ()) -> str:
        """The HTML `texte` of the page at `adresse` of the site, with its links told apart. `titres` are its headings: a link that has the
        name of one of them and leads to it keeps that name."""
        page = join(self.dossier, adresse)
        bornes = {_cle(nom): adresse for nom, adresse in self.fixes.items()}
        bornes |= {_cle(_mots(titre.texte)): f"{page}#{titre.ancre}" for titre in titres if titre.niveau > 1}
        vers: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for attributs, dedans in _LIEN.findall(texte):
            if cible := _ADRESSE.search(attributs):
                vers[_cle(nom_accessible(attributs, dedans))][_resolue(page, cible[1])] = None
        ajouts: dict[tuple[str, str], str] = {}
        for nom, adresses in vers.items():
            borne = bornes.get(nom)
            autres = [adresse for adresse in adresses if adresse != borne]
            if autres and len(autres) + (borne is not None) > 1:
                ajouts |= {(nom, adresse): mots for adresse, mots in self._departager(page, nom, autres).items()}
        return montrer_ce_qui_distingue(_LIEN.sub(lambda lien: _completer(lien, page, ajouts), texte)) if ajouts else texte

    def dites_de(self, adresse: str, liens: Iterable[Vers]) -> list[tuple[str, Sequence[str]]]:
        """(address, words to add) for each address that `liens` lead to, for the page of each that is a place of one, and for each place of the page
        at `adresse` of the site that holds them. With `fixes`, this is all that may change that page."""
        adresses = {*(lien.cible for lien in liens), *self.dites.places(join(self.dossier, adresse))}
        adresses |= {adresse.partition("#")[0] for adresse in adresses}
        return [(adresse, mots) for adresse in sorted(adresses) if (mots := self.dites.mots(adresse))]

    def _departager(self, page: str, nom: str, adresses: Sequence[str]) -> dict[str, str]:
        """The words to add to `nom`: of each address the first that no other has; the address itself where all of its words are those of others."""
        choix = {adresse: [_sans_redite(nom, mots) for mots in self._choix(page, adresse)] for adresse in adresses}
        mots = {adresse: possibles[0] for adresse, possibles in choix.items()}
        while semblables := [adresse for adresse in _semblables(mots) if mots[adresse] != adresse]:
            for adresse in [un for un in semblables if len(choix[un]) > 1] or semblables:  # who has more words says more
                choix[adresse] = choix[adresse][1:] or [adresse]
                mots[adresse] = choix[adresse][0]
        return mots

    def _choix(self, page: str, adresse: str) -> Sequence[str]:
        if connues := self.dites.mots(adresse):
            return connues
        chemin, _, fragment = adresse.partition("#")
        place = passage_dit(fragment)
        if fragment and chemin == page:
            return (SUR_CETTE_PAGE, f"{SUR_CETTE_PAGE}, {place}")
        if fragment and (connues := self.dites.mots(chemin)):
            return (*connues, *(f"{mots}, {place}" for mots in connues[1:] or connues))
        lieu = urlsplit(adresse).netloc or chemin.rstrip("/").rpartition("/")[2] or "accueil"
        return (lieu, f"{lieu}, {fragment}", adresse) if fragment else (lieu, adresse)


def _semblables(mots: Mapping[str, str]) -> list[str]:
    """The addresses of which another one says the same."""
    comptes = Counter(map(_cle, mots.values()))
    return [adresse for adresse, un in mots.items() if comptes[_cle(un)] > 1]


def _sans_redite(nom: str, mots: str) -> str:
    """«Objectif 2 (Enfance)», not «Objectif 2 (Objectif 2, Enfance)»."""
    debut = f"{nom}, "
    return mots[len(debut) :] if " ".join(mots.split()).casefold().startswith(debut) else mots


def _cle(nom: str) -> str:
    return nom.casefold()


def _resolue(page: str, adresse: str) -> str:
    """An address of a link on `page`, from the root of the published site; one of another site as it is."""
    adresse = unescape(adresse)
    if ":" in adresse.partition("/")[0] or adresse.startswith("/"):
        return adresse
    chemin, diese, fragment = adresse.partition("#")
    if not chemin:
        return f"{page}{diese}{fragment}"
    court = normpath(join(page if not page or page.endswith("/") else page.rpartition("/")[0], chemin))
    dossier = chemin.endswith(("/", "..", ".")) and court != "."
    return f"{'' if court == '.' else court}{'/' if dossier else ''}{diese}{fragment}"


def _completer(lien: re.Match[str], page: str, ajouts: Mapping[tuple[str, str], str]) -> str:
    attributs, dedans = lien.groups()
    adresse = _ADRESSE.search(attributs)
    mots = ajouts.get((_cle(nom_accessible(attributs, dedans)), _resolue(page, adresse[1]))) if adresse else None
    if not mots:
        return lien.group()
    if etiquette := _ETIQUETTE.search(attributs):
        fin = etiquette.end(1)
        return f"<a{attributs[:fin]} ({escape(mots)}){attributs[fin:]}>{dedans}</a>"
    return f'<a{attributs}>{dedans}<span class="eo-cache"> ({escape(mots)})</span></a>'
