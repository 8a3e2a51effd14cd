"""The frame of a line chart: where times and figures stand, the grid, the words of both axes, the breaks."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from generator.model.unite import Unite
from generator.pages.dessins.commun import (
    SI_ETROIT,
    SI_LARGE,
    Calque,
    Marge,
    MarqueTracee,
    Point,
    RepereTrace,
    RuptureTracee,
    Serie,
    TexteTrace,
    Trait,
    part,
)
from generator.pages.dessins.echelle import Echelle, eclaircir, graduer
from generator.pages.dessins.textes import largeur
from generator.pages.mots.typographie import INSECABLE, nombre_fr

HAUTEUR = 280
MARGE_HAUTE = 26
BANDE_DES_RUPTURES = 24
MARGE_BASSE = 30
BORD = Decimal(3)  # percent left free at both ends of the axis of time
_ENTRE_RUPTURES = Decimal(9)  # percent; two breaks nearer than that share one number


class CadreDuDessin(Struct, frozen=True):
    """Times from `debut` to `fin`, their `noms`, and the axis of figures between the pixels `haut` and `bas`."""

    echelle: Echelle
    noms: Mapping[Decimal, str]
    debut: Decimal
    fin: Decimal
    haut: int
    bas: int

    def x(self, rang: Decimal) -> Decimal:
        """The share of the width where a time between `debut` and `fin` stands."""
        if self.debut == self.fin:
            return Decimal(50)
        return BORD + (100 - 2 * BORD) * (rang - self.debut) / (self.fin - self.debut)

    def y(self, valeur: Decimal) -> int:
        """The pixel where a figure stands."""
        return self.echelle.place(valeur, debut=self.bas, fin=self.haut)


def cadrer(series: Sequence[Serie], *, reperes: Sequence[RepereTrace], ruptures: Sequence[RuptureTracee]) -> CadreDuDessin:
    """The frame that holds every point and every mark, up to the year of the target."""
    noms: dict[Decimal, str] = {}
    for point in (point for serie in series for point in serie.points):
        noms.setdefault(point.rang, point.nom)
    for rang in (repere.rang for repere in reperes if repere.rang is not None):
        noms.setdefault(rang, str(int(rang)))
    valeurs = [valeur for serie in series for point in serie.points for valeur in point.valeurs]
    echelle = graduer([*valeurs, *(repere.valeur for repere in reperes)])
    haut = MARGE_HAUTE + (BANDE_DES_RUPTURES if ruptures else 0)
    return CadreDuDessin(echelle, noms, min(noms, default=Decimal(0)), max(noms, default=Decimal(0)), haut, HAUTEUR - MARGE_BASSE)


def marge_gauche(cadre: CadreDuDessin, unite: Unite) -> Marge:
    """The graduations, each beside its line, followed by the symbol `unite`."""
    mots = [(valeur, f"{nombre_fr(valeur)}{INSECABLE}{unite}" if unite else nombre_fr(valeur)) for valeur in cadre.echelle.graduations]
    pixels = max(38, *(largeur(mot) + 10 for _, mot in mots))
    textes = tuple(TexteTrace(str(pixels - 8), cadre.y(valeur) + 5, "end", mot, "eo-g-graduation") for valeur, mot in mots)
    return Marge(pixels, (Calque("eo-g-mots", textes=textes),))


def grille(cadre: CadreDuDessin) -> Calque:
    """A line per graduation, darker at zero, and a notch per time."""
    lignes = [
        Trait("0", cadre.y(valeur), "100%", cadre.y(valeur), "eo-g-zero" if valeur == 0 else "eo-g-ligne")
        for valeur in cadre.echelle.graduations
    ]
    crans = [Trait(part(cadre.x(rang)), cadre.bas, part(cadre.x(rang)), cadre.bas + 5, "eo-g-cran") for rang in sorted(cadre.noms)]
    return Calque("eo-g-fond", traits=(*lignes, *crans))


def dates(cadre: CadreDuDessin, place: Sequence[int]) -> Calque:
    """The times under the axis, fewer where there is little room. `place` is the width of a narrow drawing and of a wide one."""
    rangs = sorted(cadre.noms)
    mesures = [(cadre.x(rang), largeur(cadre.noms[rang])) for rang in rangs]
    visibles = [eclaircir(mesures, largeur=pixels) for pixels in place]
    textes = tuple(
        TexteTrace(part(cadre.x(rang)), HAUTEUR - 8, "middle", cadre.noms[rang], f"eo-g-nom{_selon_la_largeur(i, visibles)}")
        for i, rang in enumerate(rangs)
        if i in visibles[0] | visibles[1]
    )
    return Calque("eo-g-mots", textes=textes)


def figures(cadre: CadreDuDessin, serie: Serie, place: Sequence[int], reperes: Sequence[Decimal] = ()) -> Calque:
    """The figures of a single series above its points, or below where the line makes a hollow; fewer where there is little room. None lies on a line at one of
    the heights `reperes` where its other side is free of them."""
    traits = [cadre.y(repere) for repere in reperes]
    points = [(point, point.valeur) for point in serie.points if point.valeur is not None]
    mesures = [(cadre.x(point.rang), largeur(point.ecrit, gras=True)) for point, _ in points]
    visibles = [eclaircir(mesures, largeur=pixels) for pixels in place]
    textes = []
    for i, (point, valeur) in enumerate(points):
        if i in visibles[0] | visibles[1]:
            y = cadre.y(valeur)
            voisins = [cadre.y(autre) for _, autre in points[max(i - 1, 0) : i] + points[i + 1 : i + 2]]
            creux = bool(voisins) and all(voisin < y for voisin in voisins) and y + 24 <= cadre.bas
            dessus, dessous = (any(haut < trait - y < bas for trait in traits) for haut, bas in ((-24, -8), (8, 26)))
            if dessous and creux and not dessus:
                creux = False
            elif dessus and not creux and not dessous and y + 24 <= cadre.bas and all(voisin <= y for voisin in voisins):
                creux = True
            classe = f"eo-g-figure{' eo-g-figure-prevue' if point.prevu else ''}{_selon_la_largeur(i, visibles)}"
            textes.append(TexteTrace(part(cadre.x(point.rang)), y + 22 if creux else y - 11, "middle", point.ecrit, classe))
    return Calque("eo-g-mots", textes=tuple(textes))


def _selon_la_largeur(i: int, visibles: Sequence[frozenset[int]]) -> str:
    etroit, large = (i in ceux for ceux in visibles)
    return "" if etroit and large else f" {SI_LARGE}" if large else f" {SI_ETROIT}"


def coupe(avant: Point, apres: Point, ruptures: Sequence[RuptureTracee]) -> bool:
    """Whether a break stands between two points: after the first, and no later than the second."""
    return any(avant.rang < rupture.rang <= apres.rang for rupture in ruptures)


def traits_des_ruptures(cadre: CadreDuDessin, ruptures: Sequence[RuptureTracee]) -> Calque:
    """A dotted upright line and a number per break that has figures on both sides; neighbours share a number («1, 2»)."""
    rangs = sorted(cadre.noms)
    places: list[tuple[Decimal, str]] = []
    for numero, rupture in enumerate(ruptures, 1):
        if not (cadre.debut < rupture.rang <= cadre.fin):
            continue
        # A break at the time of a point comes before that point: the line stands midway from the time before.
        avant = max(rang for rang in rangs if rang < rupture.rang)
        x = cadre.x((avant + rupture.rang) / 2 if rupture.rang in cadre.noms else rupture.rang)
        if places and x - places[-1][0] < _ENTRE_RUPTURES:
            places[-1] = (places[-1][0], f"{places[-1][1]}, {numero}")
        else:
            places.append((x, str(numero)))
    return Calque(
        "eo-g-mots",
        traits=tuple(Trait(part(x), 24, part(x), cadre.bas, "eo-g-rupture") for x, _ in places),
        marques=tuple(MarqueTracee(part(x), 13, "bulle", "eo-g-bulle") for x, nom in places if len(nom) == 1),
        textes=tuple(TexteTrace(part(x), 18, "middle", nom, "eo-g-numero") for x, nom in places),
    )
