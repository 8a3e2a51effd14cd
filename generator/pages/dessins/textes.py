"""Words of charts: how wide they are, how they are cut in lines, and what a screen reader says."""

import math
from collections.abc import Sequence
from decimal import Decimal

from generator.pages.dessins.commun import ETROIT, Point, RepereTrace, RuptureTracee, Serie
from generator.pages.mots.typographie import INSECABLE

INTERLIGNE = 17
RIEN = "–"

# Pixels of a letter of 14 px, on the wide side of what system fonts draw: the real font is not known here.
_ETROITES, _LARGES = frozenset("iljtfrI.,;:’'!|()[] \u00a0\u202f-/"), frozenset("mwMWOQG%@&œæŒ—…€")
_PETITE, _MOYENNE, _GRANDE = 5.0, 8.4, 12.6
_CAPITALE = 9.8


def largeur(texte: str, *, gras: bool = False) -> int:
    """About how many pixels `texte` takes, in letters of 14 px; rather too many than too few."""
    somme = sum(
        _PETITE
        if lettre in _ETROITES
        else _GRANDE
        if lettre in _LARGES or ord(lettre) > 0x2E00
        else _CAPITALE
        if lettre.isupper()
        else _MOYENNE
        for lettre in texte
    )
    return math.ceil(somme * (1.06 if gras else 1))


def couper(texte: str, place: int, *, lignes: int = 3) -> tuple[str, ...]:
    """`texte` in lines of at most `place` pixels, cut between words where there are any; an ellipsis where lines run out."""
    faites, reste = [""], [mot for mot in texte.split(" ") if mot]
    while reste:
        mot = reste.pop(0)
        essai = f"{faites[-1]} {mot}".strip()
        if largeur(essai) <= place:
            faites[-1] = essai
        elif faites[-1]:
            faites.append("")
            reste.insert(0, mot)
        else:  # a word longer than a line
            debut = _debut(mot, place)
            faites[-1] = debut
            faites.append("")
            reste.insert(0, mot[len(debut) :])
    if len(faites) > lignes:
        faites = [*faites[: lignes - 1], _debut(faites[lignes - 1], place - 14).rstrip(" ,;:") + "…"]
    return tuple(ligne for ligne in faites if ligne) or ("",)


def _debut(mot: str, place: int) -> str:
    longueur = 1
    while longueur < len(mot) and largeur(mot[: longueur + 1]) <= place:
        longueur += 1
    return mot[:longueur]


def caler(x: Decimal, pixels: int) -> str:
    """The anchor of words of at most 200 `pixels` that point at `x` (a share of the width) and stay inside the narrowest drawing."""
    milieu = x * ETROIT / 100
    if pixels / 2 <= milieu <= ETROIT - pixels / 2:
        return "middle"
    return "start" if x < 50 else "end"


def legender(nom: str, ecrit: str, place: int, *, empiler: bool = False) -> tuple[tuple[str, str], ...]:
    """A name and its figure as lines of (words, words in bold) of at most `place` pixels: one line where it fits, unless `empiler`."""
    if not empiler and largeur(dire(nom, "")) + largeur(ecrit, gras=True) <= place:
        return ((dire(nom, ""), ecrit),)
    return (*((ligne, "") for ligne in couper(nom, place)), *(("", ligne) for ligne in couper(ecrit, place * 9 // 10)))


def pixels_de(lignes: Sequence[tuple[str, str]]) -> int:
    """The width of the longest of such lines."""
    return max(largeur(mots) + largeur(fort, gras=True) for mots, fort in lignes)


def point_final(texte: str) -> str:
    """`texte` as a sentence: a capital first, a full stop last."""
    return f"{texte[:1].upper()}{texte[1:]}{'' if texte.endswith(('.', '!', '?', '…')) else '.'}"


def dire(nom: str, ecrit: str) -> str:
    """«2017 : 35 %»."""
    return f"{nom}{INSECABLE}: {ecrit}" if nom else ecrit


def dire_point(point: Point) -> str:
    """«2017 : 35 % (provisoire)», «2020 : 40 % (prévision)», «2016 : pas de chiffre»."""
    ecrit = point.dit or point.ecrit or ("pas de chiffre" if point.valeur is None else RIEN)
    quoi = "prévision" if point.prevu else "provisoire" if point.provisoire and point.valeur is not None else ""
    return dire(point.nom, f"{ecrit} ({quoi})" if quoi else ecrit)


def decrire(
    series: Sequence[Serie], *, reperes: Sequence[RepereTrace | None] = (), ruptures: Sequence[RuptureTracee] = (), autres: int = 0
) -> str:
    """All that a chart shows, in sentences: «Grigny : 2015 : 7 % ; 2017 : 35 %. Cible 2020 : 50 %.» Where there are `autres` lines more, which the reader chooses,
    the last figure of each of the first, and that the table below has all figures."""
    phrases = [
        dire(
            serie.nom,
            f"{INSECABLE}; ".join(dire_point(point) for point in (_derniers(serie) if autres else serie.points)) or "pas de chiffre",
        )
        for serie in series
    ]
    phrases += (
        [f"{autres}{INSECABLE}{'autre ligne' if autres == 1 else 'autres lignes'}, et tous les chiffres, dans le tableau"] if autres else []
    )
    phrases += [dire(repere.nom, repere.ecrit) for repere in reperes if repere]
    phrases += [dire(f"Rupture {rang}", rupture.texte) for rang, rupture in enumerate(ruptures, 1)]
    return " ".join(point_final(phrase) for phrase in phrases)


def _derniers(serie: Serie) -> Sequence[Point]:
    """The last figure alone, where there is one."""
    return [point for point in serie.points if point.valeur is not None and not point.prevu][-1:]
