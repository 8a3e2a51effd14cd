"""Where a place is: a small drawing of it among others, each with its name. One that has no room for its name is left out: a dot alone says nothing."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.pages.dessins.etiquettes_de_carte import ANommer, Mot, nommer, noms_courts, se_touchent
from generator.pages.dessins.geometrie import Anneau, anneaux
from generator.pages.dessins.projection import Boite, Cadre, entier
from generator.pages.dessins.reperage import RIEN, Cercle, PointNomme, milieu, reperer
from generator.pages.dessins.surfaces import surface_de
from generator.pages.dessins.textes import pixels_de
from generator.pages.mots.typographie import debut_de

LARGEUR = 360  # pixels
HAUTEUR = 250  # pixels, at most
_MARGES = 68  # pixels, of height, that the frame keeps around the places
_GRAS = 4  # pixels
_NOM_COUPE = 22  # letters of a name that has no room
_RAYONS = {True: 7, False: 4}  # pixels: the place itself, the others
_HAUT_DU_MOT, _BAS_DU_MOT = 13, 4  # pixels above and below the line that a name stands on
_HAUTEUR_DE_L_ECHELLE = 30  # pixels, from the foot of the drawing


class LieuSitue(Struct, frozen=True):
    """A place: its point (WGS84 degrees) and its outline (GeoJSON as text, or empty); `ici` for the place that the drawing is about,
    `dehors` for one that the contract does not name, which is drawn in grey."""

    id: str
    nom: str
    latitude: float
    longitude: float
    contour: str = ""
    ici: bool = False
    dehors: bool = False


class Trace(Struct, frozen=True):
    """An outline as the path of an SVG."""

    trace: str
    ici: bool


class PointSitue(Struct, frozen=True):
    """A dot, in pixels."""

    x: str
    y: str
    rayon: int
    ici: bool
    dehors: bool = False


class Situation(Struct, frozen=True):
    """The drawing; `montres` are the ids of the places that it shows, `mots` are names, each with whether it is that of the
    place itself, and of one outside; `barre` is the scale: its length and its words. Where there are no outlines, `cercles`
    of known distance stand around the place, and `reperage` says so."""

    largeur: int
    hauteur: int
    traces: tuple[Trace, ...]
    marques: tuple[PointSitue, ...]
    mots: tuple[tuple[Mot, bool, bool], ...]
    barre: tuple[int, str]
    montres: tuple[str, ...]
    cercles: tuple[Cercle, ...] = ()
    reperage: str = ""


def carte_de_situation(lieux: Sequence[LieuSitue], fond: Sequence[str] = ()) -> Situation | None:
    """The drawing of `lieux`, over the outlines `fond`; the place that it is about gets room for its name first, then the others in their order. None where
    there is no place. ValueError: an outline that is not one."""
    if not lieux:
        return None
    contours = {lieu.id: anneaux(lieu.contour, lieu.id) for lieu in lieux if lieu.contour}
    dessous = [anneaux(contour, "fond") for contour in fond]
    cadre = _cadre(lieux, [*contours.values(), *dessous])
    courts = noms_courts({lieu.id: lieu.nom for lieu in lieux})
    barre = cadre.barre()
    reperage = RIEN
    echelle: Boite = (0, cadre.hauteur - _HAUTEUR_DE_L_ECHELLE, barre[0] + 16, cadre.hauteur)
    if not contours and not dessous and len(lieux) > 1:
        points = [PointNomme(lieu.nom, lieu.longitude, lieu.latitude) for lieu in lieux]
        ici = [point for point, lieu in zip(points, lieux, strict=True) if lieu.ici]
        ronds = [_boite_du_point(_a_nommer(cadre, lieu, "", ())) for lieu in lieux]
        reperage = reperer(cadre, ici[0] if len(ici) == 1 else milieu(points), [echelle, *ronds])
    prises: list[Boite] = [echelle, *reperage.prises]
    montres: list[LieuSitue] = []
    mots: list[tuple[Mot, bool, bool]] = []
    for lieu in sorted(lieux, key=lambda lieu: not lieu.ici):
        essais = [_a_nommer(cadre, lieu, nom, contours.get(lieu.id, ())) for nom in _noms(courts[lieu.id], ici=lieu.ici)]
        point = _boite_du_point(essais[0])
        libre = not any(se_touchent(point, prise) for prise in prises)
        siens = next(filter(None, (nommer([essai], cadre, prises).mots for essai in essais)), ()) if libre else ()
        if siens or lieu.ici or lieu.id in contours:  # an outline without a name is a neighbour, which is seen to be one
            montres.append(lieu)
            mots.extend((mot, lieu.ici, lieu.dehors) for mot in siens)
            prises.extend(map(_boite_du_mot, siens))
            if lieu.id not in contours:
                prises.append(point)
    return Situation(
        cadre.largeur,
        cadre.hauteur,
        (
            *(Trace(cadre.trace(groupe), ici=False) for groupe in dessous),
            *(Trace(cadre.trace(contours[lieu.id]), ici=lieu.ici) for lieu in reversed(montres) if lieu.id in contours),
        ),
        tuple(
            PointSitue(entier(x), entier(y), _RAYONS[lieu.ici], ici=lieu.ici, dehors=lieu.dehors)
            for lieu in reversed(montres)
            if lieu.id not in contours
            for x, y in [cadre.place(lieu.longitude, lieu.latitude)]
        ),
        tuple(mots),
        barre,
        tuple(lieu.id for lieu in montres),
        reperage.cercles,
        reperage.phrase,
    )


def _cadre(lieux: Sequence[LieuSitue], groupes: Sequence[Sequence[Anneau]]) -> Cadre:
    """The frame around all of them, no higher than `HAUTEUR`: around places that lie north and south, it shows more country beside them."""
    points = [(lieu.longitude, lieu.latitude) for lieu in lieux] + [point for groupe in groupes for anneau in groupe for point in anneau]
    cadre = Cadre.de(points, LARGEUR)
    if cadre.hauteur <= HAUTEUR:
        return cadre
    echelle = cadre.echelle * (HAUTEUR - _MARGES) / (cadre.hauteur - _MARGES)
    milieu_x = cadre.ouest + cadre.largeur / 2 / cadre.echelle / cadre.resserre
    milieu_y = cadre.nord - cadre.hauteur / 2 / cadre.echelle
    return replace(
        cadre,
        hauteur=HAUTEUR,
        echelle=echelle,
        ouest=milieu_x - cadre.largeur / 2 / echelle / cadre.resserre,
        nord=milieu_y + HAUTEUR / 2 / echelle,
    )


def _noms(nom: str, *, ici: bool) -> Sequence[str]:
    """What may be written of a place, the most telling first: its name, the beginning of a long one; the place itself is never without words."""
    return (*dict.fromkeys((nom, debut_de(nom, _NOM_COUPE))), *(("Ici",) if ici else ()))


def _a_nommer(cadre: Cadre, lieu: LieuSitue, nom: str, contour: Sequence[Anneau]) -> ANommer:
    """`nom` as a label; one in bold is wider than is counted, and stands a little further from its dot."""
    surface = surface_de(cadre, contour) if contour else None
    x, y = surface.ancre() if surface else cadre.place(lieu.longitude, lieu.latitude)
    rayon = _RAYONS[lieu.ici] + (_GRAS if lieu.ici else 0)
    return ANommer(nom, "", x, y, 0 if contour else rayon, surface, a_l_ecart=False)


def _boite_du_point(lieu: ANommer) -> Boite:
    return lieu.x - lieu.rayon, lieu.y - lieu.rayon, lieu.x + lieu.rayon, lieu.y + lieu.rayon


def _boite_du_mot(mot: Mot) -> Boite:
    moitie, x, y = pixels_de([(mot.texte, mot.fort)]) / 2, float(mot.x), float(mot.y)
    return x - moitie, y - _HAUT_DU_MOT, x + moitie, y + _BAS_DU_MOT
