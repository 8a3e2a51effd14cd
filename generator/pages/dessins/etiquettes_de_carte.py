"""Names and figures of places on a drawn map: what is written of each, and where, so that no words touch."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile
from string import ascii_lowercase

from msgspec import Struct
from msgspec.structs import replace

from generator.pages.dessins.projection import Boite, Cadre, entier
from generator.pages.dessins.surfaces import PlacesPrises, Segment, Surface, se_croisent, traverse
from generator.pages.dessins.textes import couper, largeur, pixels_de
from generator.pages.mots.typographie import INSECABLE

_HAUTEUR_DE_TEXTE = 16  # pixels, of a line
_ENTRE_DEUX_MOTS = 6  # pixels between words of two places
_LONGUEUR_DE_LIGNE = 110  # pixels: longer names are cut in lines, so that they stand nearer to their place
_LARGEUR_D_UNE_LETTRE = 10  # pixels
_RAYON_POUR_UNE_LETTRE = 8  # pixels, of a circle that a letter does not hide
_BIAIS = 0.75  # of the radius: the side of the square in a circle, and a little air
_POINT = "M{} {}m-2 0a2 2 0 1 0 4 0a2 2 0 1 0-4 0z"  # where a line begins in an outline
_DISTANCES = (14, 24, 34, 44, 56, 68, 82, 98, 116, 136, 158)  # pixels from a place to its words, where there is no room beside it
_DE_COTE = 0.4  # of the cosine of a direction: words stand to the side of the end of their line, else above or below it
_DIRECTIONS = tuple(math.radians(degres) for ecart in range(0, 91, 15) for degres in sorted({ecart, -ecart, 180 - ecart, 180 + ecart}))


class ANommer(Struct, frozen=True):
    """A place to name, and its figure or nothing; where its circle is, in pixels, or its outline and a point in it. `a_l_ecart` where its
    words may stand apart from it, at the end of a line; `avec_cle` where it has a letter, told beside the map, if its words have no room at all (its own, or
    that of the nearest place)."""

    nom: str
    fort: str
    x: float
    y: float
    rayon: float
    surface: Surface | None
    a_l_ecart: bool = True
    avec_cle: bool = False


class Mot(Struct, frozen=True):
    """Words on one line, the figure in bold at their end."""

    x: str
    y: str
    texte: str
    fort: str
    classe: str


class CleDeLieu(Struct, frozen=True):
    """What a letter of the map stands for: a name and its figure. Places that lie on each other have one letter, where there is room for no more; it is empty
    where there is room for none on the whole map."""

    lettre: str
    nom: str
    fort: str


class Etiquetage(Struct, frozen=True):
    """All words of a map, the lines that lead from places to words that stand apart from them, as the path of an SVG, and what letters stand for."""

    mots: tuple[Mot, ...]
    fils: str
    cles: tuple[CleDeLieu, ...]


_Ligne = tuple[str, str]  # words, words in bold


class _Pose(Struct, frozen=True):
    """Words that have found a place, and the line that leads there."""

    lieu: ANommer
    lignes: tuple[_Ligne, ...]
    boite: Boite
    fil: Segment | None = None
    lettre: bool = False


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


def nommer(a_nommer: Iterable[ANommer], cadre: Cadre, prises: Sequence[Boite], traits: Sequence[Segment] = ()) -> Etiquetage:
    """The name and the figure of each place that has room for them, the first of `a_nommer` first: in its outline or beside its circle; else apart, with a
    line that leads there; else a letter, if it has a key; nothing where there is no room for that. No words touch others, a circle, or `prises`; no line
    crosses another one, one of `traits`, or the circle of another place."""
    lieux = tuple(a_nommer)
    ronds = [_rond(un) for un in lieux if un.rayon]
    poses, restes = _poser_tout_pres(lieux, ronds, cadre, prises, traits)
    couverture = PlacesPrises(cadre.largeur, cadre.hauteur)
    for surface in (lieu.surface for lieu in lieux if lieu.surface):
        couverture.couvrir_la_surface(surface)
    for boite in (*ronds, *prises, *(pose.boite for pose in poses)):
        couverture.couvrir(_avec_marge(boite))
    dessin = _Occupation(cadre, couverture, ronds, [*prises, *(pose.boite for pose in poses)], list(traits))
    sans_nom = list[ANommer]()
    for lieu in restes:
        loin = _poser_a_l_ecart(lieu, dessin) if lieu.a_l_ecart else None
        if loin:
            poses.append(loin)
            dessin.prendre(loin)
        elif lieu.avec_cle:
            sans_nom.append(lieu)
    lettres = [_poser_la_lettre(lieu, lettre, dessin) for lieu, lettre in zip(sans_nom, _lettres(len(sans_nom)), strict=True)]
    # Letters follow each other down the map, as the eye does, whichever was placed first.
    places = sorted((rang for rang, pose in enumerate(lettres) if pose), key=lambda rang: (sans_nom[rang].y, sans_nom[rang].x))
    noms = dict(zip(places, _lettres(len(places)), strict=True))
    for rang, pose in enumerate(lettres):
        if pose:
            poses.append(replace(pose, lignes=((noms[rang], ""),)))
    cles = [
        CleDeLieu(noms.get(_le_plus_proche(rang, places, sans_nom), ""), un.nom, un.fort) for rang, un in _de_haut_en_bas(sans_nom, places)
    ]
    cles.sort(key=lambda cle: (len(cle.lettre), cle.lettre))
    fils = [pose.fil for pose in poses if pose.fil]
    chemin = "".join(f"M{entier(x1)} {entier(y1)}L{entier(x2)} {entier(y2)}" for x1, y1, x2, y2 in fils)
    chemin += "".join(_POINT.format(entier(pose.fil[0]), entier(pose.fil[1])) for pose in poses if pose.fil and pose.lieu.surface)
    return Etiquetage(tuple(mot for pose in poses for mot in _mots(pose)), chemin, tuple(cles))


def _de_haut_en_bas(lieux: Sequence[ANommer], premiers: Sequence[int]) -> Iterator[tuple[int, ANommer]]:
    """The places by rank: those of `premiers`, then the others down the map."""
    autres = sorted((rang for rang in range(len(lieux)) if rang not in set(premiers)), key=lambda rang: (lieux[rang].y, lieux[rang].x))
    yield from ((rang, lieux[rang]) for rang in (*premiers, *autres))


def _le_plus_proche(rang: int, avec_lettre: Sequence[int], lieux: Sequence[ANommer]) -> int:
    """Whose letter a place has: its own, else that of the nearest, on which it lies; -1 where there is no letter at all."""
    ici = lieux[rang]
    return min(avec_lettre, key=lambda autre: (autre != rang, math.dist((ici.x, ici.y), (lieux[autre].x, lieux[autre].y))), default=-1)


class _Occupation(Struct):
    """What of a map is taken already: cells, circles, words, and lines."""

    cadre: Cadre
    couverture: PlacesPrises
    ronds: list[Boite]
    boites: list[Boite]
    fils: list[Segment]

    def prendre(self, pose: _Pose) -> None:
        """Take the room of words and of their line."""
        self.boites.append(pose.boite)
        self.couverture.couvrir(_avec_marge(pose.boite))
        if pose.fil:
            self.fils.append(pose.fil)


def _avec_marge(boite: Boite) -> Boite:
    return boite[0] - _ENTRE_DEUX_MOTS, boite[1], boite[2] + _ENTRE_DEUX_MOTS, boite[3]


def _rond(lieu: ANommer) -> Boite:
    return lieu.x - lieu.rayon, lieu.y - lieu.rayon, lieu.x + lieu.rayon, lieu.y + lieu.rayon


def _lettres(combien: int) -> list[str]:
    """«a», «b», … «z», or where these are too few «aa», «ab», …: letters, for no figure can be taken for one."""
    if combien <= len(ascii_lowercase):
        return list(ascii_lowercase[:combien])
    return [f"{un}{autre}" for un in ascii_lowercase for autre in ascii_lowercase][:combien]


def _poser_la_lettre(lieu: ANommer, lettre: str, dessin: _Occupation) -> _Pose | None:
    """A letter in the outline or in the circle, where that is large enough; else right beside it, or at the end of a line; None where there is no room."""
    lignes = ((lettre, ""),)
    pixels, haut = _LARGEUR_D_UNE_LETTRE * len(lettre), _HAUTEUR_DE_TEXTE
    prises = [*dessin.boites, *(rond for rond in dessin.ronds if rond != _rond(lieu))]
    pose = _dans_la_marque(lieu, lignes, pixels, dessin)
    if pose is None and not lieu.surface:
        autour = [(math.cos(angle), math.sin(angle)) for angle in _DIRECTIONS]
        coins = [
            (lieu.x + (lieu.rayon + 2 + pixels / 2) * x - pixels / 2, lieu.y + (lieu.rayon + 1 + haut / 2) * y - haut / 2)
            for x, y in autour
        ]
        pose = _premiere(lieu, lignes, coins, prises, dessin.cadre, dessin.fils, pixels)
    pose = pose or _au_plus_pres(lignes, lieu, dessin)
    if pose:
        dessin.prendre(pose)
        return replace(pose, lettre=True)
    return None


def _dans_la_marque(lieu: ANommer, lignes: tuple[_Ligne, ...], pixels: float, dessin: _Occupation) -> _Pose | None:
    """A letter in the middle of an outline or of a circle that it does not hide, where no other circle lies below it."""
    if not lieu.surface and lieu.rayon < _RAYON_POUR_UNE_LETTRE:
        return None
    x, y = lieu.surface.ancre() if lieu.surface else (lieu.x, lieu.y)
    boite = x - pixels / 2, y - _HAUTEUR_DE_TEXTE / 2, x + pixels / 2, y + _HAUTEUR_DE_TEXTE / 2
    autres = [rond for rond in dessin.ronds if rond != _rond(lieu)]
    corps = boite[0], boite[1] + 2, boite[2], boite[3] - 2  # no letter is as high as its line
    if (
        not _dedans(boite, dessin.cadre)
        or any(_sur_le_rond(corps, rond) for rond in autres)
        or any(traverse(fil, boite) for fil in dessin.fils)
    ):
        return None
    return None if any(se_touchent(boite, prise) for prise in dessin.boites) else _Pose(lieu, lignes, boite)


def _sur_le_rond(boite: Boite, rond: Boite) -> bool:
    """Whether a box lies on a circle, told by the square around it."""
    x, y, rayon = (rond[0] + rond[2]) / 2, (rond[1] + rond[3]) / 2, (rond[2] - rond[0]) / 2
    return math.hypot(x - min(max(x, boite[0]), boite[2]), y - min(max(y, boite[1]), boite[3])) < rayon


def _poser_tout_pres(
    lieux: Sequence[ANommer], ronds: Sequence[Boite], cadre: Cadre, prises: Sequence[Boite], traits: Sequence[Segment]
) -> tuple[list[_Pose], list[ANommer]]:
    """The words that stand in their outline or beside their circle, and the places whose words do not."""
    poses, restes = list[_Pose](), list[ANommer]()
    for lieu in lieux:
        autour = [*prises, *(pose.boite for pose in poses), *(rond for rond in ronds if rond != _rond(lieu))]
        pose = next(filter(None, (_poser_pres(lignes, lieu, autour, cadre, traits) for lignes in _etiquettes(lieu))), None)
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


def _poser_pres(
    lignes: tuple[_Ligne, ...], lieu: ANommer, prises: Sequence[Boite], cadre: Cadre, traits: Sequence[Segment]
) -> _Pose | None:
    """`lignes` inside an outline, or in the first of the places around a circle, where they touch nothing; None where there is none."""
    pixels, haut = pixels_de(lignes), _HAUTEUR_DE_TEXTE * len(lignes)
    if lieu.surface:
        centre = lieu.surface.centre_pour(pixels, haut)
        return _premiere(lieu, lignes, [(centre[0] - pixels / 2, centre[1] - haut / 2)] if centre else [], prises, cadre, traits)
    loin = lieu.rayon + 4
    milieu = (lieu.x - pixels / 2, lieu.y - haut / 2)
    coins = [
        (lieu.x + loin, milieu[1]),
        (lieu.x - loin - pixels, milieu[1]),
        (milieu[0], lieu.y - loin - haut + 2),
        (milieu[0], lieu.y + loin),
    ]
    # Beside a circle, half above or half below it: names that stand there need no line.
    biais = lieu.rayon * _BIAIS + 4
    coins += [(x, y) for y in (lieu.y - biais - haut + 4, lieu.y + biais - 4) for x in (lieu.x + biais, lieu.x - biais - pixels)]
    return _premiere(lieu, lignes, coins, prises, cadre, traits)


def _poser_a_l_ecart(lieu: ANommer, dessin: _Occupation) -> _Pose | None:
    """The name with the figure, or alone, in the nearest free room, with a line to it that crosses no words, no other line and no other circle."""
    noms = _en_lignes(lieu.nom)
    seul = tuple((nom, "") for nom in noms)
    if not lieu.fort:
        return _au_plus_pres(seul, lieu, dessin)
    ensemble = (*seul[:-1], (f"{noms[-1]}{INSECABLE}", lieu.fort))
    avec = ensemble if pixels_de(ensemble) <= _LONGUEUR_DE_LIGNE else (*seul, ("", lieu.fort))
    return _au_plus_pres(avec, lieu, dessin) or (None if lieu.avec_cle else _au_plus_pres(seul, lieu, dessin))


def _au_plus_pres(lignes: tuple[_Ligne, ...], lieu: ANommer, dessin: _Occupation) -> _Pose | None:
    pixels, haut = pixels_de(lignes), _HAUTEUR_DE_TEXTE * len(lignes)
    autres = [rond for rond in dessin.ronds if rond != _rond(lieu)]
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
            if not _dedans(boite, dessin.cadre) or not dessin.couverture.est_libre(boite):
                continue
            fil = lieu.x + lieu.rayon * cosinus, lieu.y + lieu.rayon * sinus, x, y
            if any(traverse(fil, autre) for autre in (*dessin.boites, *autres)):
                continue
            if any(se_croisent(fil, autre) or traverse(autre, boite) for autre in dessin.fils):
                continue
            # What a line covers of other places counts twice: a longer one that leaves them alone is read better.
            cout = distance + dessin.couverture.couvert(fil, lieu.surface)
            if meilleure is None or cout < meilleure[0]:
                meilleure = cout, _Pose(lieu, lignes, boite, fil)
    return meilleure[1] if meilleure else None


def _premiere(
    lieu: ANommer,
    lignes: tuple[_Ligne, ...],
    coins: Sequence[tuple[float, float]],
    prises: Sequence[Boite],
    cadre: Cadre,
    fils: Sequence[Segment] = (),
    pixels: float | None = None,
) -> _Pose | None:
    """`lignes` at the first of `coins` (left, top) where they are in the frame and touch neither what is taken nor a line."""
    large, haut = pixels_de(lignes) if pixels is None else pixels, _HAUTEUR_DE_TEXTE * len(lignes)
    boites = ((gauche, dessus, gauche + large, dessus + haut) for gauche, dessus in coins)
    libres = (
        boite
        for boite in boites
        if _dedans(boite, cadre)
        and not any(se_touchent(boite, prise) for prise in prises)
        and not any(traverse(fil, boite) for fil in fils)
    )
    boite = next(libres, None)
    return _Pose(lieu, lignes, boite) if boite else None


def _mots(pose: _Pose) -> Iterator[Mot]:
    classe = "eo-c-lettre" if pose.lettre else "" if pose.lieu.fort else "eo-c-sans"
    x = entier((pose.boite[0] + pose.boite[2]) / 2)
    for rang, ligne in enumerate(pose.lignes):
        yield Mot(x, entier(pose.boite[1] + 12.5 + rang * _HAUTEUR_DE_TEXTE), *ligne, classe)


def _dedans(boite: Boite, cadre: Cadre) -> bool:
    return boite[0] >= 2 and boite[1] >= 2 and boite[2] <= cadre.largeur - 2 and boite[3] <= cadre.hauteur - 2


def se_touchent(un: Boite, autre: Boite) -> bool:
    """Whether two boxes touch, or are so near on a line that their words would be read as one."""
    return un[0] < autre[2] + _ENTRE_DEUX_MOTS and autre[0] < un[2] + _ENTRE_DEUX_MOTS and un[1] < autre[3] and autre[1] < un[3]
