"""Lines through time, one per series, with the target, the reference and the breaks in the series.

Nothing is written over the lines but the figures of a single series: names of series, target and reference stand at the right of the
drawing, pushed apart, and in a list under it where it is narrow. A gap in the figures is a gap in the line.
"""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from msgspec.structs import replace

from generator.model.unite import Unite
from generator.pages.dessins.cadre import CadreDuDessin, cadrer, coupe, dates, figures, grille, marge_gauche, traits_des_ruptures
from generator.pages.dessins.commun import (
    ETROIT,
    LARGE,
    SI_ETROIT,
    STYLES,
    Calque,
    ChoixDuDessin,
    CleDeLegende,
    Graphique,
    Marge,
    MarqueTracee,
    Point,
    RepereTrace,
    RuptureTracee,
    Serie,
    TexteTrace,
    Trait,
    couleur,
    formes_de,
    part,
)
from generator.pages.dessins.echelle import ecarter
from generator.pages.dessins.textes import decrire, dire, largeur, point_final
from generator.pages.mots.typographie import INSECABLE, accord, debut_de

ECART = 21  # pixels between two names at the right
NOM_AU_PLUS = 210  # pixels; longer names are cut there, and whole in the list under the drawing
CHOIX_AU_PLUS = 60  # graphiques.css has one rule for each
TIRETS = 10  # dashes; with the six colours, each of the sixty lines has a colour and dashes that no other has together
_DROITE_LIBRE = 28  # pixels right of the drawing, as in graphiques.css: half the last date
_AVANT_LE_NOM = 33  # pixels in the right margin: the thread that leads to a name, and its mark


def courbes(
    id: str,
    titre: str,
    *,
    series: Sequence[Serie],
    cible: RepereTrace | None = None,
    reference: RepereTrace | None = None,
    jalons: Sequence[RepereTrace] = (),
    seuils: Sequence[RepereTrace] = (),
    ruptures: Sequence[RuptureTracee] = (),
    unite: Unite = Unite.SANS,
) -> Graphique:
    """A line per series; `jalons` are steps on the way to `cible`, each with its time, marked as it is; `seuils` are lines from side to side. `unite` is a symbol for the axis («%»). Beyond six series the reader chooses which ones are shown, from the six whose last
    figures are the largest; beyond sixty, the smallest are not drawn, and a note says so."""
    tracees = _rangees(series)[:CHOIX_AU_PLUS]
    rangees = sorted(ruptures, key=lambda rupture: rupture.rang)
    cadre = cadrer(tracees, reperes=[repere for repere in (cible, reference, *jalons, *seuils) if repere], ruptures=rangees)
    choisir = len(tracees) > STYLES
    gauche = marge_gauche(cadre, unite)
    cles = tuple(_cle(serie, rang) for rang, serie in enumerate(tracees))
    cles_des_reperes = _cles_des_reperes(cible, reference, seuils)
    directes = cles[:STYLES] if len(tracees) > 1 else ()
    reperes = [repere for repere in (cible, reference, *seuils) if repere]
    # Where the reader chooses among many lines, the choices name them beside: a page that has them all has no room for names that are cut besides.
    coupes = choisir and any(_au_bout(cle) != cle for cle in directes)
    droite = None if coupes else _marge_droite(cadre, tracees, directes, cles_des_reperes, reperes, choisir)
    place = (max(ETROIT - gauche.largeur - _DROITE_LIBRE, 80), LARGE - gauche.largeur - (droite.largeur if droite else _DROITE_LIBRE))
    calques = (
        grille(cadre),
        traits_des_ruptures(cadre, rangees),
        _calque_des_reperes(cadre, cible, reference, jalons, seuils),
        *(_calque(cadre, serie, rang, rangees, choisir) for rang, serie in enumerate(tracees)),
        dates(cadre, place),
        *([figures(cadre, tracees[0], place, [un.valeur for un in (cible, reference, *seuils) if un])] if len(tracees) == 1 else []),
    )
    # Beside a wide drawing the names stand at the ends of the lines: the list is for the narrow one.
    # One whose name is cut there stands whole in the list at any width.
    listees = tuple(
        replace(cle, classe=SI_ETROIT if droite and _au_bout(cle) == cle else "")
        for cle in (*(() if choisir else directes), *cles_des_reperes)
    )
    choix = tuple(ChoixDuDessin(f"{id}-serie-{rang + 1}", rang + 1, rang < STYLES, cle) for rang, cle in enumerate(cles if choisir else ()))
    toutes = (*listees, *(_cle_du_jalon(jalon) for jalon in jalons), *_cles_des_points(tracees))
    return Graphique(
        id,
        titre,
        decrire(tracees[:STYLES], reperes=(cible, reference, *jalons, *seuils), ruptures=rangees, autres=max(len(series) - STYLES, 0)),
        cadre.bas + 30,
        calques,
        gauche,
        droite,
        formes_de((*calques, *(droite.calques if droite else ())), (*toutes, *(un.cle for un in choix))),
        cles=toutes,
        choix=choix,
        ruptures=tuple(point_final(rupture.texte) for rupture in rangees),
        notes=_notes(cadre, len(series) - len(tracees)),
    )


def _rangees(series: Sequence[Serie]) -> tuple[Serie, ...]:
    """Each series in the order of time; where there are too many to show all, those whose last figures are the largest come first."""
    dans_le_temps = [Serie(serie.nom, tuple(sorted(serie.points, key=lambda point: point.rang))) for serie in series]
    if len(series) > STYLES:
        dans_le_temps.sort(key=_par_dernier_chiffre)
    return tuple(dans_le_temps)


def _par_dernier_chiffre(serie: Serie) -> tuple[bool, Decimal]:
    dernier = _dernier(serie)
    return (True, Decimal(0)) if dernier is None else (False, -(dernier.valeur or Decimal(0)))


def _dernier(serie: Serie) -> Point | None:
    """The last figure of a series in the order of time, of those that were measured; None where it has none."""
    return next((point for point in reversed(serie.points) if point.valeur is not None and not point.prevu), None)


def _styles(rang: int) -> tuple[str, str, str]:
    """Colour, dashes and mark of the series number `rang`: no two have the same colour and the same dashes."""
    tour = rang // STYLES
    return couleur(rang), f"eo-g-trait eo-g-tirets-{(rang % STYLES + tour) % TIRETS + 1}", str((rang + 2 * tour) % STYLES + 1)


def _cle(serie: Serie, rang: int) -> CleDeLegende:
    """The sample and the name of a series, and its last figure."""
    teinte, tirets, forme = _styles(rang)
    dernier = _dernier(serie)
    return CleDeLegende(serie.nom, dernier.ecrit if dernier else "", f"{teinte} {tirets}", forme, f"{teinte} eo-g-marque")


def _cles_des_reperes(cible: RepereTrace | None, reference: RepereTrace | None, seuils: Sequence[RepereTrace]) -> tuple[CleDeLegende, ...]:
    des_seuils = tuple(CleDeLegende(dire(seuil.nom, ""), seuil.ecrit, "eo-g-seuil") for seuil in seuils)
    return (*_cles_de_la_cible(cible, reference), *des_seuils)


def _cles_de_la_cible(cible: RepereTrace | None, reference: RepereTrace | None) -> tuple[CleDeLegende, ...]:
    return tuple(
        CleDeLegende(dire(repere.nom, ""), repere.ecrit, f"eo-g-{mot}", mot if repere.rang is not None else "", f"eo-g-marque-{mot}")
        for repere, mot in ((cible, "cible"), (reference, "reference"))
        if repere
    )


def _cle_du_jalon(jalon: RepereTrace) -> CleDeLegende:
    return CleDeLegende(dire(jalon.nom, ""), jalon.ecrit, forme="cible", marque="eo-g-marque-cible")


def _cles_des_points(series: Sequence[Serie]) -> tuple[CleDeLegende, ...]:
    """What a hollow mark, a dotted line to one, and an upright bar stand for, where there are any."""
    points = [point for serie in series for point in serie.points]
    cles = []
    if any(point.provisoire and not point.prevu for point in points):
        cles.append(CleDeLegende("chiffre provisoire", forme="1", marque="eo-g-c1 eo-g-marque eo-g-creux"))
    if any(point.prevu for point in points):
        cles.append(CleDeLegende("prévision, non mesurée", trait="eo-g-c1 eo-g-prevu", forme="1", marque="eo-g-c1 eo-g-marque eo-g-creux"))
    if any(point.bornes for point in points):
        cles.append(CleDeLegende("de la borne basse à la borne haute d’une estimation", trait="eo-g-c1 eo-g-estimation"))
    return tuple(cles)


def _calque(cadre: CadreDuDessin, serie: Serie, rang: int, ruptures: Sequence[RuptureTracee], choisir: bool) -> Calque:
    """The line of one series: a segment between two figures that follow each other, and a mark on each; dots to what is expected after the last of
    them, and what was expected before stands alone."""
    teinte, tirets, forme = _styles(rang)
    mesures = [point for point in serie.points if not point.prevu]
    fin = max((point.rang for point in mesures), default=None)
    ensuite = [point for point in serie.points if point.prevu and (fin is None or point.rang > fin)]
    segments = [
        Trait(
            part(cadre.x(avant.rang)),
            cadre.y(avant.valeur),
            part(cadre.x(apres.rang)),
            cadre.y(apres.valeur),
            "eo-g-prevu" if apres.prevu else tirets,
        )
        for avant, apres in pairwise([*mesures, *ensuite])
        if avant.valeur is not None and apres.valeur is not None and not coupe(avant, apres, ruptures)
    ]
    segments += [
        Trait(part(cadre.x(point.rang)), cadre.y(point.bornes[0]), part(cadre.x(point.rang)), cadre.y(point.bornes[1]), "eo-g-estimation")
        for point in serie.points
        if point.bornes is not None
    ]
    marques = [
        MarqueTracee(
            part(cadre.x(point.rang)),
            cadre.y(point.valeur),
            forme,
            "eo-g-marque eo-g-creux" if point.provisoire or point.prevu else "eo-g-marque",
        )
        for point in serie.points
        if point.valeur is not None
    ]
    classes = ["eo-g-serie", teinte]
    if choisir:
        classes += [f"eo-g-s{rang + 1}", *([] if rang < STYLES else ["eo-g-de-plus"])]
    return Calque(" ".join(classes), traits=tuple(segments), marques=tuple(marques))


def _calque_des_reperes(
    cadre: CadreDuDessin,
    cible: RepereTrace | None,
    reference: RepereTrace | None,
    jalons: Sequence[RepereTrace],
    seuils: Sequence[RepereTrace],
) -> Calque:
    """The thresholds, the target from side to side, the reference from its time on, and their marks where their times are known, and those of the steps."""
    traits = [Trait("0", cadre.y(seuil.valeur), "100%", cadre.y(seuil.valeur), "eo-g-seuil") for seuil in seuils]
    marques = []
    if reference:
        y = cadre.y(reference.valeur)
        x = "0" if reference.rang is None else part(cadre.x(reference.rang))
        traits.append(Trait(x, y, "100%", y, "eo-g-reference"))
        if reference.rang is not None:
            marques.append(MarqueTracee(x, y, "reference", "eo-g-marque-reference"))
    if cible:
        y = cadre.y(cible.valeur)
        traits.append(Trait("0", y, "100%", y, "eo-g-cible"))
        if cible.rang is not None:
            marques.append(MarqueTracee(part(cadre.x(cible.rang)), y, "cible", "eo-g-marque-cible"))
    marques += [
        MarqueTracee(part(cadre.x(jalon.rang)), cadre.y(jalon.valeur), "cible", "eo-g-marque-cible")
        for jalon in jalons
        if jalon.rang is not None
    ]
    return Calque("eo-g-reperes", traits=tuple(traits), marques=tuple(marques))


def _marge_droite(
    cadre: CadreDuDessin,
    series: Sequence[Serie],
    directes: Sequence[CleDeLegende],
    cles_des_reperes: Sequence[CleDeLegende],
    reperes: Sequence[RepereTrace],
    choisir: bool,
) -> Marge | None:
    """The names at the ends of the lines, each led to by a thread from where its line ends, and those of target and reference. Where the reader
    chooses, the six first lines are named, and a name goes with its line."""
    bouts: list[tuple[int, CleDeLegende, str, str]] = []
    for rang, (cle, serie) in enumerate(zip(directes, series, strict=False), 1):
        dernier = _dernier(serie)
        if dernier is not None and dernier.valeur is not None:
            avec = f"eo-g-serie eo-g-s{rang}" if choisir else "eo-g-mots"
            bouts.append((cadre.y(dernier.valeur), cle, f"eo-g-fil {cle.trait.split()[0]}", avec))
    # The line of the target or of the reference goes on to its name: it needs no second mark.
    bouts += [
        (cadre.y(repere.valeur), replace(cle, forme=""), cle.trait, "eo-g-mots")
        for repere, cle in zip(reperes, cles_des_reperes, strict=True)
    ]
    if not bouts:
        return None
    bouts = [(y, _au_bout(cle), fil, classe) for y, cle, fil, classe in bouts]
    places = ecarter([y for y, *_ in bouts], ecart=ECART, haut=14, bas=cadre.bas)
    calques = tuple(_bout(y, place, cle, fil, classe) for (y, cle, fil, classe), place in zip(bouts, places, strict=True))
    largeur_de_marge = _AVANT_LE_NOM + max(_pixels(cle) for _, cle, *_ in bouts)
    return Marge(largeur_de_marge, calques)


def _bout(y: int, place: int, cle: CleDeLegende, fil: str, classe: str) -> Calque:
    """The name of what ends at `y`, at the height where there is room for it."""
    return Calque(
        classe,
        traits=(Trait("0", y, "14" if cle.forme else "28", place, fil),),
        marques=(MarqueTracee("22", place, cle.forme, cle.marque),) if cle.forme else (),
        textes=(TexteTrace(str(_AVANT_LE_NOM), place + 5, "start", f"{cle.texte.rstrip()} ", "eo-g-nom", cle.valeur),),
    )


def _au_bout(cle: CleDeLegende) -> CleDeLegende:
    """The key with as much of its name as there is room for beside the drawing: its figure stays whole, where it leaves room for one."""
    place = NOM_AU_PLUS - (_pixels(cle) - largeur(cle.texte.rstrip()))
    if largeur(cle.texte.rstrip()) <= place:
        return cle
    signe = "\u00a0:" if cle.texte.rstrip().endswith(":") else ""
    nom = next((court for rang in range(len(cle.texte), 0, -1) if largeur(court := f"{debut_de(cle.texte, rang)}{signe}") <= place), "")
    return replace(cle, texte=nom) if nom else replace(cle, texte="", valeur=_court(f"{cle.texte}{cle.valeur}"))


def _court(texte: str) -> str:
    return next((court for rang in range(len(texte), 0, -1) if largeur(court := debut_de(texte, rang), gras=True) <= NOM_AU_PLUS), "")


def _pixels(cle: CleDeLegende) -> int:
    return largeur(f"{cle.texte.rstrip()} ") + largeur(cle.valeur, gras=True)


def _notes(cadre: CadreDuDessin, de_trop: int) -> tuple[str, ...]:
    notes = []
    if not cadre.echelle.avec_zero:
        notes.append("L’axe ne part pas de zéro.")
    if de_trop > 0:
        notes.append(
            f"{accord(de_trop, 'autre territoire n’est pas tracé', 'autres territoires ne sont pas tracés')}{INSECABLE}: voir le tableau."
        )
    return tuple(notes)
