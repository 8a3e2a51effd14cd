"""A timeline as a drawing, at two fixed sizes: on wide pages and on paper a strip for each kind of event, with a column a year; on telephones one
line down, the oldest first.

No words touch others, whatever the events are: words stand to the right of their mark, and are placed from the last mark to the first, each below the
words of those that it would run into (`_etages`). Shapes tell strips apart, and hollow marks what is ahead: nothing is told by colour alone.
"""

import math
from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from generator.pages.dessins.commun import ETROIT, FORMES
from generator.pages.dessins.textes import INTERLIGNE, couper, largeur

LARGE_DE_LA_FRISE = 640  # pixels; the same number stands in frise.css, in @container
_MOTS = 180  # pixels that words may take beside their mark
_LIGNES = 5  # of words beside a mark: more than the longest of ours take
_BORD = 10
_PAS_AU_PLUS = 90  # pixels of a year
_RETRAIT = 8  # from a mark to its words
_DEMI = 7  # pixels: half of the room of a mark
AUJOURD_HUI = "Aujourd’hui"


class RepereDeFrise(Struct, frozen=True):
    """What is marked in one year of one strip: its words, those that say it under the name of the strip, and whether it is ahead."""

    annee: int
    mots: str
    court: str
    a_venir: bool = False


class Bande(Struct, frozen=True):
    """A strip: its name, the name of its shape (`FORMES`), its marks, oldest first: in a year at most one that is over, then one that is ahead; a time
    to draw as a thick line, from its first year to its last."""

    nom: str
    forme: str
    jalons: tuple[RepereDeFrise, ...]
    duree: tuple[int, int] | None = None


class Signe(Struct, frozen=True):
    """A shape around its middle."""

    x: int
    y: int
    trace: str
    classe: str


class Filet(Struct, frozen=True):
    """A straight line."""

    x1: int
    y1: int
    x2: int
    y2: int
    classe: str


class MotDeFrise(Struct, frozen=True):
    """Words on one line, which begin at `x`."""

    x: int
    y: int
    texte: str
    classe: str

    @property
    def boite(self) -> tuple[int, int, int, int]:
        """The room that they take: left, top, right, bottom."""
        return self.x, self.y - 13, self.x + largeur(self.texte, gras="eo-g-fort" in self.classe), self.y + 4


class DessinDeFrise(Struct, frozen=True):
    """The timeline at one size."""

    classe: str
    largeur: int
    hauteur: int
    filets: tuple[Filet, ...]
    signes: tuple[Signe, ...]
    mots: tuple[MotDeFrise, ...]


class Frise(Struct, frozen=True):
    """The timeline at both sizes; `description` says what it shows to who does not see it."""

    titre: str
    description: str
    dessins: tuple[DessinDeFrise, DessinDeFrise]
    cles: tuple[tuple[str, str], ...]  # outline of the shape, name of the strip


def frise(titre: str, description: str, bandes: Sequence[Bande], *, annee: int, jour: str) -> Frise:
    """The timeline of `bandes`, those without marks left out; `annee` is that of the day of the site, `jour` this day in words."""
    pleines = [bande for bande in bandes if bande.jalons]
    cles = tuple((FORMES[bande.forme], bande.nom) for bande in pleines)
    return Frise(titre, description, (_etroite(pleines, annee, jour), _large(pleines, annee, jour)), cles)


def _large(bandes: Sequence[Bande], annee: int, jour: str) -> DessinDeFrise:
    annees = [annee, *(jalon.annee for bande in bandes for jalon in bande.jalons), *(une for bande in bandes for une in bande.duree or ())]
    premiere, combien = min(annees), max(annees) - min(annees) + 1
    pas = min(_PAS_AU_PLUS, (LARGE_DE_LA_FRISE - 2 * _BORD - _MOTS - _RETRAIT) / combien)

    def x(une: int) -> int:
        return round(_BORD + (une - premiere + 0.5) * pas)

    fin = round(_BORD + combien * pas)
    mots = [_cale(f"{AUJOURD_HUI} : {jour}", x(annee), 14)]
    saut = math.ceil((largeur("0000") + 10) / pas)
    mots += [
        MotDeFrise(max(0, x(une) - largeur(str(une)) // 2), 36, str(une), "eo-g-graduation")
        for une in range(premiere, premiere + combien, saut)
    ]
    filets = [Filet(x(annee), 18, x(annee), 22, "eo-f-jour")]
    signes = []
    y = 62
    for bande in bandes:
        signes.append(Signe(_BORD + 6, y - 5, FORMES[bande.forme], "eo-f-signe"))
        mots.append(MotDeFrise(_BORD + 18, y, bande.nom, "eo-g-nom eo-g-fort"))
        axe = y + 18
        if bande.duree:
            bouts = (round(x(une) + sens * pas / 2) for une, sens in zip(bande.duree, (-1, 1), strict=True))
            filets.append(Filet(next(bouts), axe, next(bouts), axe, "eo-f-duree"))
        filets += [Filet(_BORD, axe, fin, axe, "eo-f-axe"), Filet(x(annee), axe - 8, x(annee), axe + 8, "eo-f-jour")]
        places = [(x(jalon.annee) + _decalage(jalon, bande.jalons), jalon) for jalon in bande.jalons]
        textes = [couper(jalon.court, _MOTS, lignes=_LIGNES) for jalon in bande.jalons]
        etages = _etages([place for place, _ in places], textes)
        for (place, jalon), lignes, etage in zip(places, textes, etages, strict=True):
            haut = axe + 24 + etage * INTERLIGNE
            filets.append(Filet(place, axe, place, haut - 5, "eo-f-tige"))
            filets.append(Filet(place, haut - 5, place + _RETRAIT - 3, haut - 5, "eo-f-tige"))
            signes.append(Signe(place, axe, FORMES[bande.forme], _classe(jalon)))
            mots += [MotDeFrise(place + _RETRAIT, haut + rang * INTERLIGNE, ligne, "eo-g-nom") for rang, ligne in enumerate(lignes)]
        y = axe + 24 + max(etage + len(lignes) for etage, lignes in zip(etages, textes, strict=True)) * INTERLIGNE + 18
    return DessinDeFrise("eo-f-large", LARGE_DE_LA_FRISE, y - 18, tuple(filets), tuple(signes), tuple(mots))


def _decalage(jalon: RepereDeFrise, jalons: Sequence[RepereDeFrise]) -> int:
    """Two marks of one year, one that is over and one that is ahead, stand beside each other."""
    if sum(autre.annee == jalon.annee for autre in jalons) < 2:
        return 0
    return _DEMI if jalon.a_venir else -_DEMI


def _etages(places: Sequence[int], textes: Sequence[Sequence[str]]) -> list[int]:
    """The line, from 0, on which the words of each mark begin: below those of every later mark that stands above or among them.

    Words go to the right of their mark, so that the stem of a mark crosses no words of a later one; and words below a later mark's own are crossed
    by no stem of it.
    """
    etages = [0] * len(places)
    for rang in reversed(range(len(places))):
        bout = places[rang] + _RETRAIT + max(largeur(ligne) for ligne in textes[rang]) + _RETRAIT
        genants = [autre for autre in range(rang + 1, len(places)) if places[autre] <= bout]
        etages[rang] = max((etages[autre] + len(textes[autre]) for autre in genants), default=0)
    return etages


def _cale(texte: str, x: int, y: int) -> MotDeFrise:
    """Words around `x` that stay inside the drawing."""
    pixels = largeur(texte, gras=True)
    return MotDeFrise(max(0, min(x - pixels // 2, LARGE_DE_LA_FRISE - pixels)), y, texte, "eo-g-nom eo-g-fort")


def _classe(jalon: RepereDeFrise) -> str:
    return "eo-f-signe eo-f-avenir" if jalon.a_venir else "eo-f-signe"


class _LigneDeLaFrise(Struct, frozen=True):
    """A row of the narrow drawing: a year, the day of the site, or a mark with its shape."""

    mots: str
    forme: str = ""
    classe: str = ""


def _etroite(bandes: Sequence[Bande], annee: int, jour: str) -> DessinDeFrise:
    mots: list[MotDeFrise] = []
    signes: list[Signe] = []
    filets: list[Filet] = []
    y = 4
    for ligne in _lignes(bandes, annee, jour):
        if not ligne.forme:
            y += 24
            mots.append(MotDeFrise(0, y, ligne.mots, "eo-g-nom eo-g-fort"))
            if ligne.classe:
                filets.append(Filet(0, y + 6, ETROIT, y + 6, ligne.classe))
                y += 8
            continue
        morceaux = couper(ligne.mots, ETROIT - 26, lignes=_LIGNES)
        signes.append(Signe(8, y + 20, FORMES[ligne.forme], ligne.classe))
        mots += [MotDeFrise(24, y + 25 + rang * INTERLIGNE, morceau, "eo-g-nom") for rang, morceau in enumerate(morceaux)]
        y += 8 + len(morceaux) * INTERLIGNE
    return DessinDeFrise("eo-f-etroite", ETROIT, y + 12, tuple(filets), tuple(signes), tuple(mots))


def _lignes(bandes: Sequence[Bande], annee: int, jour: str) -> Iterator[_LigneDeLaFrise]:
    """Year by year; in the year of the day of the site, what is over stands above it, what is ahead below."""
    tous = [(jalon.annee, jalon.a_venir, rang, jalon) for rang, bande in enumerate(bandes) for jalon in bande.jalons]
    tous.sort(key=lambda un: un[:3])
    maintenant = _LigneDeLaFrise(f"{AUJOURD_HUI} : {jour}", classe="eo-f-jour")
    dit = False
    for une, groupe in groupby(tous, key=lambda un: un[0]):
        if une > annee and not dit:
            dit = True
            yield maintenant
        yield _LigneDeLaFrise(str(une))
        for _, a_venir, rang, jalon in groupe:
            if a_venir and not dit:
                dit = True
                yield maintenant
            yield _LigneDeLaFrise(jalon.mots, bandes[rang].forme, _classe(jalon))
    if not dit:
        yield maintenant
