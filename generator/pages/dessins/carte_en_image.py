"""The map of figures in a picture: the same outlines, circles and words as `carte_thematique` drew, in tones of grey, with what its shades and sizes mean."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from generator.pages.dessins.carte_thematique import CarteThematique, Dessin
from generator.pages.dessins.commun import SI_ETROIT

if TYPE_CHECKING:
    from PIL import Image, ImageDraw, ImageFont

_FOIS = 4  # shapes are drawn so many times larger, then made smaller: their edges are soft
_NOMBRE = re.compile(r"-?\d+(?:\.\d+)?")
_BLANC, _DISCRET, _TRAIT, _NUIT = 255, 170, 221, 0
# What each class of style is filled with, and its edge, by which shapes that touch are told apart. The ground of the picture is dark: as in the dark of the site, the greatest is the lightest.
_TONS = {
    "eo-c-1": (51, _TRAIT),
    "eo-c-2": (102, _TRAIT),
    "eo-c-3": (153, _NUIT),
    "eo-c-4": (204, _NUIT),
    "eo-c-5": (_BLANC, _NUIT),
    "eo-c-rien": (_NUIT, 119),
    "eo-c-secret": (_NUIT, _TRAIT),
    "eo-c-absent": (_NUIT, _TRAIT),
    "eo-c-fond": (_NUIT, 102),
    "eo-c-alentour": (17, 0),
    "eo-c-eau": (34, 34),
}
_TRACES = ("eo-c-secret", "eo-c-absent")  # told apart by a pattern: lines, points
_LIGNE = 32  # pixels, of the legend
_PAS = 5 * _FOIS  # pixels between the lines, or the points, of a pattern

Police = Callable[[int], "ImageFont.FreeTypeFont"]
Boite = tuple[int, int, int, int]


def style_de(classe: str) -> str:
    """The class that says what a shape is, among those of its style."""
    return classe.split(" ")[-1]


def poser_la_carte(image: "Image.Image", carte: CarteThematique, boite: Boite, gras: Police, texte: Police) -> float:
    """Draw the narrow map in this box (left, top, right, bottom) of an image of tones; what it was made larger by."""
    from PIL import Image, ImageDraw

    dessin = next(un for un in carte.dessins if un.classe == SI_ETROIT)
    gauche, haut, droite, bas = boite
    echelle = min((droite - gauche) / dessin.largeur, (bas - haut) / dessin.hauteur)
    taille = (round(dessin.largeur * echelle), round(dessin.hauteur * echelle))
    formes = Image.new("L", (taille[0] * _FOIS, taille[1] * _FOIS), _NUIT)
    _formes(formes, carte, dessin, echelle * _FOIS)
    ImageDraw.Draw(formes).rectangle((0, dessin.bas * echelle * _FOIS, *formes.size), fill=_NUIT)  # the band of the scale
    image.paste(formes.reduce(_FOIS), (gauche, haut))
    _mots(ImageDraw.Draw(image), dessin, (gauche, haut), echelle, gras, texte)
    return echelle


def poser_la_legende(
    image: "Image.Image", carte: CarteThematique, coin: tuple[int, int], police: "ImageFont.FreeTypeFont", echelle: float
) -> None:
    """What each shade and each size means, one under the other from `coin`; `echelle` is what the map was made larger by."""
    from PIL import ImageDraw

    crayon = ImageDraw.Draw(image)
    x, y = coin
    for cle in carte.cles:
        boite = (x, y + 6, x + 44, y + 28)
        nom = style_de(cle.boite)
        _remplir(image, nom, partial(_rectangle, boite))
        crayon.rectangle(boite, outline=_TONS[nom][1] or _TRAIT, width=2)
        crayon.text((x + 60, y), f"{cle.texte} {cle.valeur}".strip(), font=police, fill=_TRAIT)
        y += _LIGNE
    for pixels, _, mots in carte.tailles[:1]:
        rayon = float(pixels) * echelle
        crayon.ellipse((x, y + 6, x + 2 * rayon, y + 6 + 2 * rayon), outline=_TRAIT, width=2)
        crayon.text((x + 2 * rayon + 16, y + 6 + rayon), mots, font=police, fill=_TRAIT, anchor="lm")


def _formes(image: "Image.Image", carte: CarteThematique, dessin: Dessin, echelle: float) -> None:
    from PIL import ImageDraw

    crayon = ImageDraw.Draw(image)
    x0, y0, reduction = _transforme(dessin.transforme)
    for aplat in carte.aplats:
        nom = style_de(aplat.classe)
        for trace in _anneaux(aplat.trace):
            points = [((x * reduction + x0) * echelle, (y * reduction + y0) * echelle) for x, y in trace]
            _remplir(image, nom, partial(_polygone, points))
            _, bord = _TONS[nom]
            if bord:
                crayon.line([*points, points[0]], fill=bord, width=round(1.25 * _FOIS), joint="curve")
    for fil in _segments(dessin.fils):
        crayon.line([(x * echelle, y * echelle) for x, y in fil], fill=_DISCRET, width=_FOIS)
    for rond in dessin.ronds:
        x, y, rayon = (float(nombre) * echelle for nombre in (rond.x, rond.y, rond.rayon))
        cercle = (x - rayon, y - rayon, x + rayon, y + rayon)
        nom = style_de(rond.classe)
        _remplir(image, nom, partial(_cercle, cercle))
        crayon.ellipse(cercle, outline=_TONS[nom][1], width=round(1.25 * _FOIS))


def _polygone(points: Sequence[tuple[float, float]], crayon: "ImageDraw.ImageDraw", fond: int) -> None:
    crayon.polygon(points, fill=fond)


def _cercle(boite: tuple[float, float, float, float], crayon: "ImageDraw.ImageDraw", fond: int) -> None:
    crayon.ellipse(boite, fill=fond)


def _rectangle(boite: Boite, crayon: "ImageDraw.ImageDraw", fond: int) -> None:
    crayon.rectangle(boite, fill=fond)


def _remplir(image: "Image.Image", nom: str, former: Callable[["ImageDraw.ImageDraw", int], None]) -> None:
    """A shape in its tone, or in its pattern."""
    from PIL import Image, ImageDraw

    fond, bord = _TONS[nom]
    if nom == "eo-c-fond":  # an outline under others, which hides nothing
        return
    if nom not in _TRACES:
        former(ImageDraw.Draw(image), fond)
        return
    masque, motif = Image.new("L", image.size, 0), Image.new("L", image.size, fond)
    former(ImageDraw.Draw(masque), 255)
    crayon = ImageDraw.Draw(motif)
    largeur, hauteur = image.size
    if nom == "eo-c-secret":
        for debut in range(-hauteur, largeur, _PAS):
            crayon.line((debut, hauteur, debut + hauteur, 0), fill=bord, width=_FOIS)
    else:
        for x in range(0, largeur, _PAS):
            for y in range(0, hauteur, _PAS):
                crayon.ellipse((x, y, x + 2 * _FOIS, y + 2 * _FOIS), fill=bord)
    image.paste(motif, (0, 0), masque)


def _mots(crayon: "ImageDraw.ImageDraw", dessin: Dessin, origine: tuple[int, int], echelle: float, gras: Police, texte: Police) -> None:
    """Names and figures, each line centred on its place; the scale at the bottom."""
    taille = round(14 * echelle)
    simple, fort = texte(taille), gras(taille)
    gauche, haut = origine
    # A letter whose key does not stand in the picture would say nothing.
    for mot in (mot for mot in dessin.mots if mot.classe != "eo-c-lettre"):
        large = simple.getlength(mot.texte) + fort.getlength(mot.fort)
        x, y = gauche + float(mot.x) * echelle - large / 2, haut + float(mot.y) * echelle
        ton = _DISCRET if mot.classe else _BLANC
        crayon.text((x, y), mot.texte, font=simple, fill=ton, anchor="ls", stroke_width=2, stroke_fill=_NUIT)
        crayon.text((x + simple.getlength(mot.texte), y), mot.fort, font=fort, fill=ton, anchor="ls", stroke_width=2, stroke_fill=_NUIT)
    longueur, mots = dessin.barre
    bas = haut + (dessin.hauteur - 6) * echelle
    debut, fin = gauche + 4 * echelle, gauche + (4 + longueur) * echelle
    crayon.line((debut, bas - 6 * echelle, debut, bas, fin, bas, fin, bas - 6 * echelle), fill=_TRAIT, width=2)
    crayon.text(
        (debut, bas - 10 * echelle),
        f"{mots} · N",
        font=texte(round(13 * echelle)),
        fill=_TRAIT,
        anchor="ls",
        stroke_width=2,
        stroke_fill=_NUIT,
    )


def _transforme(texte: str) -> tuple[float, float, float]:
    """«translate(12 3) scale(0.5)» as x, y and scale; 0, 0 and 1 where there is none."""
    x, y, reduction = (float(nombre) for nombre in _NOMBRE.findall(texte)) if texte else (0.0, 0.0, 1.0)
    return x, y, reduction


def _anneaux(trace: str) -> Iterator[Sequence[tuple[float, float]]]:
    """The rings of a path of straight lines."""
    for anneau in trace.split("M")[1:]:
        nombres = [float(nombre) for nombre in _NOMBRE.findall(anneau)]
        yield list(zip(nombres[::2], nombres[1::2], strict=True))


def _segments(trace: str) -> Iterator[Sequence[tuple[float, float]]]:
    """The straight lines of a path, without the points that begin some of them, which are drawn with curves."""
    for morceau in trace.split("M")[1:]:
        if "a" not in morceau:
            nombres = [float(nombre) for nombre in _NOMBRE.findall(morceau)]
            yield list(zip(nombres[::2], nombres[1::2], strict=True))
