"""Bars, always from zero, so that lengths may be compared: columns for a few figures, rows where there are too many for a phone."""

from collections.abc import Sequence
from decimal import Decimal

from msgspec.structs import replace

from generator.pages.dessins.commun import (
    ETROIT,
    STYLES,
    Boite,
    Calque,
    CleDeLegende,
    Graphique,
    Point,
    RepereTrace,
    Serie,
    TexteTrace,
    Trait,
    couleur,
    part,
)
from generator.pages.dessins.echelle import Echelle, ecarter, etendre
from generator.pages.dessins.textes import INTERLIGNE, RIEN, caler, couper, decrire, largeur, legender, pixels_de

HAUTEUR = 240
MARGE_HAUTE = 26
MARGE_BASSE = 28
COLONNES_AU_PLUS = 7  # on a phone, more columns than that and their figures touch
_COLONNES = Decimal(68)  # percent for the columns where target and reference are written at their right
_EPAISSEUR = Decimal(12)
_BARRE = 14
_MOTS_DU_HAUT = 200  # pixels: what `caler` can keep inside


def barres(
    id: str, titre: str, *, series: Sequence[Serie], cible: RepereTrace | None = None, reference: RepereTrace | None = None
) -> Graphique:
    """One to six series side by side: columns where they all fit on a phone, else rows."""
    noms = _noms(series)
    zone = _COLONNES if cible or reference else Decimal(100)
    groupe = zone * ETROIT / 100 / max(len(noms), 1)
    colonne = groupe if len(series) == 1 else groupe * 8 / 10 / max(len(series), 1)
    tiennent = all(largeur(nom) <= groupe - 4 for nom in noms) and all(
        largeur(_ecrit(point), gras=True) <= colonne for serie in series for point in serie.points
    )
    if len(noms) * len(series) <= COLONNES_AU_PLUS and tiennent:
        return barres_verticales(id, titre, series=series, cible=cible, reference=reference)
    return barres_horizontales(id, titre, series=series, cible=cible, reference=reference)


def barres_verticales(
    id: str, titre: str, *, series: Sequence[Serie], cible: RepereTrace | None = None, reference: RepereTrace | None = None
) -> Graphique:
    """A group of columns per time or place, in the order given. Target and reference are lines across, named at their right."""
    noms, cases = _noms(series), _cases(series)
    reperes = [(repere, classe) for repere, classe in ((cible, "eo-g-cible"), (reference, "eo-g-reference")) if repere]
    zone = _COLONNES if reperes else Decimal(100)
    axe = _axe(series, [repere for repere, _ in reperes])
    bas = HAUTEUR - MARGE_BASSE - (20 if axe.bas < 0 else 0)
    zero = axe.place(Decimal(0), debut=bas, fin=MARGE_HAUTE)

    def hauteur(valeur: Decimal) -> int:
        """From the line of zero, which is rounded before: of two figures, that which is farther from zero never has the shorter column."""
        return zero + round((MARGE_HAUTE - bas) * valeur / (axe.haut - axe.bas))

    pas = zone / max(len(noms), 1)
    epaisseur = min(_EPAISSEUR, pas * 6 / 10) if len(series) == 1 else pas * 8 / 10 / max(len(series), 1)
    boites, textes = [], []
    estimations: list[Trait] = []
    for i, nom in enumerate(noms):
        centre = i * pas + pas / 2
        textes.append(TexteTrace(part(centre), HAUTEUR - 8, "middle", nom, "eo-g-nom"))
        for rang in range(len(series)):
            point = cases.get((rang, nom))
            if point is None:
                continue
            milieu = centre + (rang - Decimal(len(series) - 1) / 2) * epaisseur
            y = hauteur(point.valeur) if point.valeur is not None else zero
            if point.valeur is not None:
                boites.append(
                    Boite(
                        part(milieu - epaisseur * 46 / 100),
                        min(y, zero),
                        part(epaisseur * 92 / 100),
                        abs(y - zero),
                        *_remplir(point, rang, series),
                    )
                )
            if point.bornes is not None:
                basse, haute = (hauteur(borne) for borne in point.bornes)
                estimations.append(Trait(part(milieu), basse, part(milieu), haute, "eo-g-ecart"))
                y = min(y, haute) if y <= zero else max(y, basse)
            textes.append(TexteTrace(part(milieu), y + 16 if y > zero else y - 6, "middle", _ecrit(point), "eo-g-figure"))
    lignes, mots = _reperes_a_droite([(repere, classe, hauteur(repere.valeur)) for repere, classe in reperes], zone)
    calques = (
        Calque("eo-g-barres", boites=tuple(boites), traits=(Trait("0", zero, part(zone), zero, "eo-g-zero"), *estimations)),
        Calque("eo-g-mots", traits=lignes, textes=(*textes, *mots)),
    )
    return _graphique(id, titre, series, HAUTEUR, calques, cible, reference)


def barres_horizontales(
    id: str, titre: str, *, series: Sequence[Serie], cible: RepereTrace | None = None, reference: RepereTrace | None = None
) -> Graphique:
    """A row per time or place, in the order given: its name above, its bars below. Target and reference are lines down."""
    noms, cases = _noms(series), _cases(series)
    reperes = [(repere, classe) for repere, classe in ((cible, "eo-g-cible"), (reference, "eo-g-reference")) if repere]
    axe = _axe(series, [repere for repere, _ in reperes])
    chiffres = max((largeur(_ecrit(point), gras=True) for serie in series for point in serie.points), default=0)
    # Of one series the figure stands beside the name; of several, beside each bar, which leaves less room for bars.
    seule = len(series) == 1
    zone = Decimal(100) if seule and not reperes else max(Decimal(100) - Decimal(chiffres + 10) * 100 / ETROIT, Decimal(30))

    def x(valeur: Decimal) -> Decimal:
        return zone * (valeur - axe.bas) / (axe.haut - axe.bas)

    zero = x(Decimal(0))
    mots, lignes, haut = _reperes_en_haut([(repere, classe, x(repere.valeur)) for repere, classe in reperes])
    y = haut
    boites, textes = [], []
    estimations: list[Trait] = []
    for nom in noms:
        for ligne in couper(nom, ETROIT - 6 - (chiffres + 12 if seule else 0)):
            y += INTERLIGNE
            textes.append(TexteTrace("6", y, "start", ligne, "eo-g-nom"))
        for rang in range(len(series)):
            point = cases.get((rang, nom))
            if point is not None and point.valeur is not None:
                bout = x(point.valeur)
                boites.append(Boite(part(min(zero, bout)), y + 6, part(abs(bout - zero)), _BARRE - 2, *_remplir(point, rang, series)))
            if point is not None and point.bornes is not None:
                basse, haute = (part(x(borne)) for borne in point.bornes)
                estimations.append(Trait(basse, y + _BARRE // 2 + 5, haute, y + _BARRE // 2 + 5, "eo-g-ecart"))
            if point is not None:
                textes.append(TexteTrace("100%", y if seule else y + 17, "end", _ecrit(point), "eo-g-figure"))
            y += _BARRE if seule else _BARRE + 4
        y += 10
    calques = (
        Calque(
            "eo-g-barres",
            boites=tuple(boites),
            traits=(Trait(part(zero), haut, part(zero), y, "eo-g-zero"), *(replace(ligne, y2=y) for ligne in lignes), *estimations),
        ),
        Calque("eo-g-mots", textes=(*textes, *mots)),
    )
    return _graphique(id, titre, series, y, calques, cible, reference)


def _graphique(
    id: str,
    titre: str,
    series: Sequence[Serie],
    hauteur: int,
    calques: tuple[Calque, ...],
    cible: RepereTrace | None,
    reference: RepereTrace | None,
) -> Graphique:
    cles = [
        CleDeLegende(serie.nom, boite=f"{couleur(rang)} eo-g-boite", motif=rang % STYLES + 1)
        for rang, serie in enumerate(series if len(series) > 1 else ())
    ]
    if any(point.provisoire for serie in series for point in serie.points):
        cles.append(CleDeLegende("chiffre provisoire", boite="eo-g-c1 eo-g-boite eo-g-provisoire"))
    if any(point.bornes for serie in series for point in serie.points):
        cles.append(CleDeLegende("de la borne basse à la borne haute d’une estimation", trait="eo-g-ecart"))
    motifs = tuple(range(1, min(len(series), STYLES) + 1)) if len(series) > 1 else ()
    return Graphique(id, titre, decrire(series, reperes=(cible, reference)), hauteur, calques, motifs=motifs, cles=tuple(cles))


def _axe(series: Sequence[Serie], reperes: Sequence[RepereTrace]) -> Echelle:
    valeurs = [valeur for serie in series for point in serie.points for valeur in point.valeurs]
    etendue = [Decimal(0), *valeurs, *(repere.valeur for repere in reperes)]
    return etendre(etendue) if any(etendue) else Echelle(Decimal(0), Decimal(1), ())


def _noms(series: Sequence[Serie]) -> list[str]:
    """Names of times or places, each once, in the order of time; also those that only some series have."""
    rangs: dict[str, Decimal] = {}
    for point in (point for serie in series for point in serie.points):
        rangs.setdefault(point.nom, point.rang)
    return sorted(rangs, key=lambda nom: rangs[nom])


def _cases(series: Sequence[Serie]) -> dict[tuple[int, str], Point]:
    return {(rang, point.nom): point for rang, serie in enumerate(series) for point in serie.points}


def _ecrit(point: Point) -> str:
    return point.ecrit or RIEN


def _remplir(point: Point, rang: int, series: Sequence[Serie]) -> tuple[str, int]:
    """The class and the pattern of a bar; a provisional one is an outline filled lightly."""
    classe = f"{couleur(rang)} eo-g-boite"
    return (f"{classe} eo-g-provisoire" if point.provisoire else classe), (rang % STYLES + 1 if len(series) > 1 else 0)


def _reperes_a_droite(reperes: Sequence[tuple[RepereTrace, str, int]], zone: Decimal) -> tuple[tuple[Trait, ...], tuple[TexteTrace, ...]]:
    """Lines across the columns; their names at the right, one word under the other, the figure in bold last."""
    place = int(ETROIT * (100 - zone) / 100) - 10
    blocs = [legender(repere.nom, repere.ecrit, place, empiler=True) for repere, _, _ in reperes]
    hauteur = max((len(bloc) for bloc in blocs), default=0) * INTERLIGNE
    places = ecarter([y - hauteur // 2 for _, _, y in reperes], ecart=hauteur + 6, haut=0, bas=HAUTEUR - hauteur)
    traits, textes = [], []
    for (_, classe, y), bloc, haut in zip(reperes, blocs, places, strict=True):
        traits.append(Trait("0", y, part(zone), y, classe))
        traits.append(Trait(part(zone), y, part(zone + 2), haut + len(bloc) * INTERLIGNE // 2, "eo-g-fil"))
        textes += [
            TexteTrace(part(zone + 3), haut + 13 + i * INTERLIGNE, "start", mots, "eo-g-nom", fort) for i, (mots, fort) in enumerate(bloc)
        ]
    return tuple(traits), tuple(textes)


def _reperes_en_haut(reperes: Sequence[tuple[RepereTrace, str, Decimal]]) -> tuple[list[TexteTrace], list[Trait], int]:
    """Names above the rows, each in its own lines; the lines that start under them; the height of all.

    The name of the leftmost mark lies left of it, that of the rightmost lies right of it, so that no line runs through a name. Where
    the leftmost has no room on its side, it comes first instead.
    """
    ranges = sorted(
        ((x, legender(repere.nom, repere.ecrit, _MOTS_DU_HAUT), classe) for repere, classe, x in reperes), key=lambda range_: range_[0]
    )
    ancres = ["end" if pixels_de(lignes) <= x * ETROIT / 100 else caler(x, pixels_de(lignes)) for x, lignes, _ in ranges[:1]]
    ancres += ["start" if pixels_de(lignes) <= (100 - x) * ETROIT / 100 else caler(x, pixels_de(lignes)) for x, lignes, _ in ranges[1:]]
    poses = list(zip(ranges, ancres, strict=True))
    textes, traits, y = [], [], 0
    for (x, lignes, classe), ancre in reversed(poses) if ancres[:1] == ["end"] else poses:
        textes += [TexteTrace(part(x), y + 14 + i * INTERLIGNE, ancre, mots, "eo-g-nom", fort) for i, (mots, fort) in enumerate(lignes)]
        y += len(lignes) * INTERLIGNE + 5
        traits.append(Trait(part(x), y - 3, part(x), y, classe))
    return textes, traits, y
