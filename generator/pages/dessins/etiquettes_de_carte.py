"""Names and figures of places on a drawn map: what is written of each, and where, so that no words touch."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile

from msgspec import Struct

from generator.pages.dessins.projection import Boite, Cadre, entier
from generator.pages.dessins.surfaces import PlacesPrises, Segment, Surface, se_croisent, traverse
from generator.pages.dessins.textes import couper, largeur, pixels_de
from generator.pages.mots.typographie import INSECABLE

_HAUTEUR_DE_TEXTE = 16  # pixels, of a line
_ENTRE_DEUX_MOTS = 6  # pixels between words of two places
_LONGUEUR_DE_LIGNE = 110  # pixels: longer names are cut in lines, so that they stand nearer to their place
_POINT = "M{} {}m-2 0a2 2 0 1 0 4 0a2 2 0 1 0-4 0z"  # where a line begins in an outline
_DISTANCES = (14, 24, 34, 44, 56, 68, 82, 98, 116, 136, 158)  # pixels from a place to its words, where there is no room beside it
_DE_COTE = 0.4  # of the cosine of a direction: words stand to the side of the end of their line, else above or below it
_DIRECTIONS = tuple(math.radians(degres) for ecart in range(0, 91, 15) for degres in sorted({ecart, -ecart, 180 - ecart, 180 + ecart}))


class ANommer(Struct, frozen=True):
    """A place to name, and its figure or nothing; where its circle is, in pixels, or its outline and a point in it. `a_l_ecart` where its
    words may stand apart from it, at the end of a line."""

    nom: str
    fort: str
    x: float
    y: float
    rayon: float
    surface: Surface | None
    a_l_ecart: bool = True


class Mot(Struct, frozen=True):
    """Words on one line, the figure in bold at their end."""

    x: str
    y: str
    texte: str
    fort: str
    classe: str


class Etiquetage(Struct, frozen=True):
    """All words of a map, and the lines that lead from places to words that stand apart from them, as the path of an SVG."""

    mots: tuple[Mot, ...]
    fils: str


_Ligne = tuple[str, str]  # words, words in bold


class _Pose(Struct, frozen=True):
    """Words that have found a place, and the line that leads there."""

    lieu: ANommer
    lignes: tuple[_Ligne, ...]
    boite: Boite
    fil: Segment | None = None


def noms_courts(noms: Mapping[str, str], *, fin_seule: bool = False) -> dict[str, str]:
    """The names (by id) without the words that all of them begin or end with: «18e» for «Paris 18e arrondissement»; with `fin_seule`, «Paris 18e»."""
    listes = [nom.split(" ") for nom in noms.values()]
    if len(listes) < 3:
        return dict(noms)
    reste = min(len(mots) for mots in listes) - 1  # of each name, a word stays
    debut = 0 if fin_seule else _communs(listes, reste)
    fin = _communs([mots[::-1] for mots in listes], reste - debut)
    return {id: " ".join(nom.split(" ")[debut : len(nom.split(" ")) - fin]) for id, nom in noms.items()}


def _communs(listes: Sequence[Sequence[str]], reste: int) -> int:
    """How many first words are the same in all lists, `reste` at most."""
    egaux = (len({mots[rang] for mots in listes}) == 1 for rang in range(max(reste, 0)))
    return sum(1 for _ in takewhile(bool, egaux))


def nommer(a_nommer: Iterable[ANommer], cadre: Cadre, prises: Sequence[Boite]) -> Etiquetage:
    """The name and the figure of each place that has room for them, the first of `a_nommer` first: in its outline or beside its circle; else apart, with a
    line that leads there; else its figure alone; nothing where there is no room for that. No words touch others, a circle, or `prises`."""
    lieux = tuple(a_nommer)
    ronds = [(un.x - un.rayon, un.y - un.rayon, un.x + un.rayon, un.y + un.rayon) for un in lieux if un.rayon]
    poses, restes = _poser_tout_pres(lieux, ronds, cadre, prises)
    couverture = PlacesPrises(cadre.largeur, cadre.hauteur)
    for surface in (lieu.surface for lieu in lieux if lieu.surface):
        couverture.couvrir_la_surface(surface)
    for boite in (*ronds, *prises, *(pose.boite for pose in poses)):
        couverture.couvrir((boite[0] - _ENTRE_DEUX_MOTS, boite[1], boite[2] + _ENTRE_DEUX_MOTS, boite[3]))
    boites, fils = [*prises, *(pose.boite for pose in poses)], list[Segment]()
    for lieu in restes:
        loin = _poser_a_l_ecart(lieu, couverture, boites, fils, cadre) if lieu.a_l_ecart else None
        pose = loin or _poser_le_chiffre(lieu, [*boites, *ronds], fils, cadre)
        if pose:
            poses.append(pose)
            boites.append(pose.boite)
            couverture.couvrir((pose.boite[0] - _ENTRE_DEUX_MOTS, pose.boite[1], pose.boite[2] + _ENTRE_DEUX_MOTS, pose.boite[3]))
            if pose.fil:
                fils.append(pose.fil)
    chemin = "".join(f"M{entier(x1)} {entier(y1)}L{entier(x2)} {entier(y2)}" for x1, y1, x2, y2 in fils)
    chemin += "".join(_POINT.format(entier(pose.fil[0]), entier(pose.fil[1])) for pose in poses if pose.fil and pose.lieu.surface)
    return Etiquetage(tuple(mot for pose in poses for mot in _mots(pose)), chemin)


def _poser_tout_pres(
    lieux: Sequence[ANommer], ronds: Sequence[Boite], cadre: Cadre, prises: Sequence[Boite]
) -> tuple[list[_Pose], list[ANommer]]:
    """The words that stand in their outline or beside their circle, and the places whose words do not."""
    poses, restes = list[_Pose](), list[ANommer]()
    for lieu in lieux:
        sien = (lieu.x - lieu.rayon, lieu.y - lieu.rayon, lieu.x + lieu.rayon, lieu.y + lieu.rayon)
        autour = [*prises, *(pose.boite for pose in poses), *(rond for rond in ronds if rond != sien)]
        pose = next(filter(None, (_poser_pres(lignes, lieu, autour, cadre) for lignes in _etiquettes(lieu))), None)
        if pose:
            poses.append(pose)
        else:
            restes.append(lieu)
    return poses, restes


def _etiquettes(lieu: ANommer) -> Iterator[tuple[_Ligne, ...]]:
    """The name and the figure of a place, in one line or in several."""
    nom, fort = lieu.nom, lieu.fort
    if not fort:
        yield ((nom, ""),)
    else:
        yield ((f"{nom}{INSECABLE}", fort),)
        yield ((nom, ""), ("", fort))
    if lieu.surface:
        lignes = _en_lignes(nom)
        if len(lignes) > 1:
            yield (*((ligne, "") for ligne in lignes), *((("", fort),) if fort else ()))


def _en_lignes(nom: str) -> tuple[str, ...]:
    """A long name cut between its words: «Villeneuve-», «Saint-Georges»."""
    if largeur(nom) <= _LONGUEUR_DE_LIGNE:
        return (nom,)
    lignes = couper(nom.replace("-", "- "), _LONGUEUR_DE_LIGNE)
    return tuple(ligne.replace("- ", "-") for ligne in lignes)


def _poser_pres(lignes: tuple[_Ligne, ...], lieu: ANommer, prises: Sequence[Boite], cadre: Cadre) -> _Pose | None:
    """`lignes` inside an outline, or in the first of the places around a circle, where they touch nothing; None where there is none."""
    pixels, haut = pixels_de(lignes), _HAUTEUR_DE_TEXTE * len(lignes)
    if lieu.surface:
        centre = lieu.surface.centre_pour(pixels, haut)
        return _premiere(lieu, lignes, [(centre[0] - pixels / 2, centre[1] - haut / 2)] if centre else [], prises, cadre)
    loin = lieu.rayon + 4
    milieu = (lieu.x - pixels / 2, lieu.y - haut / 2)
    coins = [
        (lieu.x + loin, milieu[1]),
        (lieu.x - loin - pixels, milieu[1]),
        (milieu[0], lieu.y - loin - haut + 2),
        (milieu[0], lieu.y + loin),
    ]
    return _premiere(lieu, lignes, coins, prises, cadre)


def _poser_a_l_ecart(
    lieu: ANommer, couverture: PlacesPrises, boites: Sequence[Boite], fils: Sequence[Segment], cadre: Cadre
) -> _Pose | None:
    """The name with the figure, or alone, in the nearest free room, with a line to it that crosses no words and no other line."""
    noms = _en_lignes(lieu.nom)
    seul = tuple((nom, "") for nom in noms)
    if not lieu.fort:
        return _au_plus_pres(seul, lieu, couverture, boites, fils, cadre)
    ensemble = (*seul[:-1], (f"{noms[-1]}{INSECABLE}", lieu.fort))
    avec = ensemble if pixels_de(ensemble) <= _LONGUEUR_DE_LIGNE else (*seul, ("", lieu.fort))
    return _au_plus_pres(avec, lieu, couverture, boites, fils, cadre) or _au_plus_pres(seul, lieu, couverture, boites, fils, cadre)


def _au_plus_pres(
    lignes: tuple[_Ligne, ...],
    lieu: ANommer,
    couverture: PlacesPrises,
    boites: Sequence[Boite],
    fils: Sequence[Segment],
    cadre: Cadre,
) -> _Pose | None:
    pixels, haut = pixels_de(lignes), _HAUTEUR_DE_TEXTE * len(lignes)
    meilleure: tuple[float, _Pose] | None = None
    for distance in _DISTANCES:
        if meilleure and meilleure[0] <= distance:
            break  # nothing further away costs less
        for angle in _DIRECTIONS:
            cosinus, sinus = math.cos(angle), math.sin(angle)
            x, y = lieu.x + (lieu.rayon + distance) * cosinus, lieu.y + (lieu.rayon + distance) * sinus
            gauche = x + 3 if cosinus > _DE_COTE else x - 3 - pixels if cosinus < -_DE_COTE else x - pixels / 2
            dessus = y - haut / 2 if abs(cosinus) > _DE_COTE else y + 2 if sinus > 0 else y - haut - 2
            boite = gauche, dessus, gauche + pixels, dessus + haut
            if not _dedans(boite, cadre) or not couverture.est_libre(boite):
                continue
            fil = lieu.x + lieu.rayon * cosinus, lieu.y + lieu.rayon * sinus, x, y
            if any(traverse(fil, autre) for autre in boites) or any(se_croisent(fil, autre) or traverse(autre, boite) for autre in fils):
                continue
            # What a line covers of other places counts twice: a longer one that leaves them alone is read better.
            cout = distance + couverture.couvert(fil, lieu.surface)
            if meilleure is None or cout < meilleure[0]:
                meilleure = cout, _Pose(lieu, lignes, boite, fil)
    return meilleure[1] if meilleure else None


def _poser_le_chiffre(lieu: ANommer, prises: Sequence[Boite], fils: Sequence[Segment], cadre: Cadre) -> _Pose | None:
    """The figure alone, in the middle of its circle or of its outline, where it fits there."""
    if not lieu.fort:
        return None
    lignes = (("", lieu.fort),)
    pixels = pixels_de(lignes)
    centre = (
        lieu.surface.centre_pour(pixels, _HAUTEUR_DE_TEXTE) if lieu.surface else (lieu.x, lieu.y) if pixels < 1.6 * lieu.rayon else None
    )
    if centre is None:
        return None
    sien = (lieu.x - lieu.rayon, lieu.y - lieu.rayon, lieu.x + lieu.rayon, lieu.y + lieu.rayon)
    coin = centre[0] - pixels / 2, centre[1] - _HAUTEUR_DE_TEXTE / 2
    pose = _premiere(lieu, lignes, [coin], [boite for boite in prises if boite != sien], cadre)
    return pose if pose and not any(traverse(fil, pose.boite) for fil in fils) else None


def _premiere(
    lieu: ANommer, lignes: tuple[_Ligne, ...], coins: Sequence[tuple[float, float]], prises: Sequence[Boite], cadre: Cadre
) -> _Pose | None:
    pixels, haut = pixels_de(lignes), _HAUTEUR_DE_TEXTE * len(lignes)
    boites = ((gauche, dessus, gauche + pixels, dessus + haut) for gauche, dessus in coins)
    libres = (boite for boite in boites if _dedans(boite, cadre) and not any(se_touchent(boite, prise) for prise in prises))
    boite = next(libres, None)
    return _Pose(lieu, lignes, boite) if boite else None


def _mots(pose: _Pose) -> Iterator[Mot]:
    classe = "" if pose.lieu.fort else "eo-c-sans"
    x = entier((pose.boite[0] + pose.boite[2]) / 2)
    for rang, ligne in enumerate(pose.lignes):
        yield Mot(x, entier(pose.boite[1] + 12.5 + rang * _HAUTEUR_DE_TEXTE), *ligne, classe)


def _dedans(boite: Boite, cadre: Cadre) -> bool:
    return boite[0] >= 2 and boite[1] >= 2 and boite[2] <= cadre.largeur - 2 and boite[3] <= cadre.hauteur - 2


def se_touchent(un: Boite, autre: Boite) -> bool:
    """Whether two boxes touch, or are so near on a line that their words would be read as one."""
    return un[0] < autre[2] + _ENTRE_DEUX_MOTS and autre[0] < un[2] + _ENTRE_DEUX_MOTS and un[1] < autre[3] and autre[1] < un[3]
