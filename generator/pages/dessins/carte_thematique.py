"""A map of figures as a drawing: places in the shade of their class, or circles as large as what they count, with names, figures and a scale.

There are two drawings of each map, one for telephones and one for wide pages and paper, each of a fixed size: letters, circles and their places are
those for which it was checked that no words touch.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct

from generator.pages.dessins.commun import ETROIT, LARGE, SI_ETROIT, SI_LARGE, CleDeLegende
from generator.pages.dessins.ecartement import Place, ecarter
from generator.pages.dessins.etiquettes_de_carte import ANommer, CleDeLieu, Mot, nommer, noms_courts
from generator.pages.dessins.geometrie import Anneau, anneaux
from generator.pages.dessins.projection import Boite, Cadre, entier, px
from generator.pages.dessins.reperage import RIEN, Cercle, PointNomme, milieu, reperer
from generator.pages.dessins.surfaces import Segment, Surface, surface_de, traverse
from generator.pages.dessins.textes import dire, point_final
from generator.pages.mots.typographie import INSECABLE, enumerer

TRAME = "e-"
RAYON_MAXIMAL = 26.0  # pixels: the circle of the greatest figure
RAYON_MINIMAL = 2.5
RAYON_EN_CLASSE = 9.0  # of a circle whose shade alone speaks
RAYON_SANS_CHIFFRE = 4.0
RAYON_D_UN_HABIT = 6.5  # of a place that a pattern alone tells: seen on paper too
_PIED = 28  # pixels, below the map, for the scale
_TEINTES = {1: (4,), 2: (2, 4), 3: (1, 3, 5), 4: (1, 2, 4, 5), 5: (1, 2, 3, 4, 5)}  # shades of a scale of so many classes


class EtatDuLieu(StrEnum):
    """What is known of a place at a time."""

    CHIFFRE = "chiffre"
    SECRET = "secret"
    ABSENT = "absent"  # a source says that there is none
    RIEN = "rien"  # no figure was found


SANS_CHIFFRE = {
    EtatDuLieu.SECRET: "couvert par le secret statistique",
    EtatDuLieu.ABSENT: "pas de chiffre, dit la source",
    EtatDuLieu.RIEN: "aucun chiffre trouvé",
}


class LieuDessine(Struct, frozen=True):
    """One place at one time. `latitude` and `longitude` are WGS84 degrees, `contour` its outline (GeoJSON as text) or empty; `classe` is the rank of
    its class, `part` its figure as a share of the greatest of all times, both for a figure alone. `motif` is the sign of a place that is
    not told by its class: a pattern where it begins with `TRAME`. Of one without a place on earth (`place`), the degrees mean nothing: it stands
    beside the map."""

    id: str
    nom: str
    latitude: float
    longitude: float
    contour: str
    etat: EtatDuLieu
    ecrit: str = ""
    classe: int = 0
    part: float = 0.0
    motif: str = ""
    place: bool = True


class ContourAutour(Struct, frozen=True):
    """The outline of a place that the contract does not speak of, to be drawn around its own (GeoJSON as text), and its name or nothing; or water, to
    be drawn over them."""

    nom: str
    contour: str
    eau: bool = False


class Aplat(Struct, frozen=True):
    """An outline in its shade, as the path of an SVG."""

    id: str
    trace: str
    classe: str


class Rond(Struct, frozen=True):
    """A circle, in pixels."""

    id: str
    x: str
    y: str
    rayon: str
    classe: str


class Habit(Struct, frozen=True):
    """How a map says what is no figure: the words of each pattern, in the order of the legend (the last, without a pattern, for places of which there is
    nothing to say), and what the map shows, in a sentence."""

    mots: Mapping[str, str]
    description: str


class Dessin(Struct, frozen=True):
    """The map at one size. `transforme` brings the outlines, drawn for the wide one, to this size; `fils` is the path of the lines from where places are
    to where their circles or their names had to go; `barre` is the scale: its length and its words. The map ends `bas` pixels from
    the top of the drawing: below it stands the scale, over no mark. `cles` are the places whose names had no room, `cercles` the circles of
    known distance of a map without outlines, `reperage` what is said of them."""

    classe: str
    largeur: int
    hauteur: int
    bas: int
    transforme: str
    ronds: tuple[Rond, ...]
    fils: str
    mots: tuple[Mot, ...]
    barre: tuple[int, str]
    cles: tuple[CleDeLieu, ...] = ()
    cercles: tuple[Cercle, ...] = ()
    reperage: str = ""


class CarteThematique(Struct, frozen=True):
    """One map: its outlines, its drawings, and what its signs mean. `tailles` are the circles of the legend: radius, side of the picture, words."""

    id: str
    titre: str
    description: str
    aplats: tuple[Aplat, ...]
    dessins: tuple[Dessin, ...]
    cles: tuple[CleDeLegende, ...]
    tailles: tuple[tuple[str, int, str], ...]
    notes: tuple[str, ...]
    motifs: tuple[str, ...]  # the patterns by which places are told apart, where a place of the map has one


EAU = CleDeLegende("eau", "", boite="eo-c-lieu eo-c-eau")


def rayon(part: float) -> float:
    """The radius, in pixels, of a figure that is `part` of the greatest: the surface is as large as the figure."""
    return max(RAYON_MAXIMAL * math.sqrt(abs(part)), RAYON_MINIMAL)


def teinte(classe: int, combien: int) -> str:
    """The class of style of the shade of a class among so many."""
    return f"eo-c-{_TEINTES[combien][classe]}"


def style_du_lieu(lieu: LieuDessine, combien: int) -> str:
    """The class of style of a place, where figures are in so many classes."""
    if lieu.motif:
        return f"eo-c-{lieu.motif}"
    return teinte(lieu.classe, combien) if lieu.etat is EtatDuLieu.CHIFFRE else f"eo-c-{lieu.etat.value}"


def taille_du_lieu(lieu: LieuDessine, *, en_taille: bool) -> float:
    """The radius, in pixels, of the circle of a place; `en_taille` where circles are as large as their figures."""
    if lieu.etat is EtatDuLieu.RIEN:
        return RAYON_SANS_CHIFFRE
    return rayon(lieu.part) if en_taille and lieu.etat is EtatDuLieu.CHIFFRE else RAYON_EN_CLASSE


def carte_thematique(
    id: str,
    titre: str,
    lieux: Sequence[LieuDessine],
    *,
    classes: Sequence[str] = (),
    tailles: Sequence[tuple[float, str]] = (),
    fond: Sequence[str] = (),
    alentours: Sequence[ContourAutour] = (),
    notes: Sequence[str] = (),
    a_l_ecart: bool = False,
    habit: Habit | None = None,
) -> CarteThematique:
    """The map of `lieux` (those without a place on earth are counted by the legend, and named in a note), in shades where `classes` has words for each of them, in sizes where `tailles` has (share of the greatest, words) for a legend.

    `fond` are outlines to draw below, without a figure; `alentours` those that lie around, of which the frame shows what it has room for. Places that
    have no outline are circles, whose names may stand apart from them (`a_l_ecart`); those of outlines always may. With `habit`, places are
    told by their `motif`. ValueError: an outline that is not one.
    """
    tous, lieux = lieux, [lieu for lieu in lieux if lieu.place]
    contours = {lieu.id: anneaux(lieu.contour, lieu.id) for lieu in lieux if lieu.contour}
    dessous = [anneaux(contour, "fond") for contour in fond]
    reperes = [(lieu.longitude, lieu.latitude) for lieu in lieux if lieu.id not in contours]
    reperes += [point for groupe in (*contours.values(), *dessous) for anneau in groupe for point in anneau]
    grand, petit = (Cadre.de(reperes, pixels) for pixels in (LARGE, ETROIT))
    combien = max(len(classes), 1)
    autour, eaux = (_autour([un for un in alentours if un.eau is eau], grand) for eau in (False, True))
    aplats = [Aplat(f"alentour-{rang}", grand.trace(groupe, LARGE / 2), "eo-c-alentour") for rang, (_, groupe) in enumerate(autour)]
    aplats += [Aplat(f"fond-{rang}", grand.trace(groupe), "eo-c-fond") for rang, groupe in enumerate(dessous)]
    aplats += [
        Aplat(lieu.id, grand.trace(contours[lieu.id]), f"eo-c-lieu {style_du_lieu(lieu, combien)}") for lieu in lieux if lieu.id in contours
    ]
    aplats += [Aplat(f"eau-{rang}", grand.trace(groupe, LARGE / 2), "eo-c-eau") for rang, (_, groupe) in enumerate(eaux)]
    return CarteThematique(
        id,
        titre,
        habit.description if habit else _decrire(tous),
        tuple(aplats),
        tuple(
            _dessin(
                cadre,
                lieux,
                contours,
                combien,
                autour=[*autour, *eaux],
                centre=None if contours or dessous or autour else _centre(lieux),
                habille=habit is not None,
                transforme=grand.vers(cadre),
                en_taille=bool(tailles),
                a_l_ecart=a_l_ecart,
                classe=classe,
            )
            for cadre, classe in ((petit, SI_ETROIT), (grand, SI_LARGE))
        ),
        (*(_cles_des_motifs(tous, habit) if habit else _cles(tous, classes)), *([EAU] if eaux else [])),
        tuple((f"{rayon(part):.1f}", math.ceil(2 * rayon(part) + 4), mots) for part, mots in tailles),
        (*notes, *hors_de_la_carte([(lieu.nom, lieu.ecrit) for lieu in tous if not lieu.place])),
        tuple(dict.fromkeys(lieu.motif for lieu in lieux if lieu.motif.startswith(TRAME)))
        + tuple(etat.value for etat in (EtatDuLieu.SECRET, EtatDuLieu.ABSENT) if any(lieu.etat is etat for lieu in lieux)),
    )


def hors_de_la_carte(dits: Sequence[tuple[str, str]]) -> Iterator[str]:
    """The places that no map can show, by name and with what is known of each: those of which the same is known are named together."""
    if not dits:
        return
    ensemble: dict[str, list[str]] = {}
    for nom, ecrit in dits:
        ensemble.setdefault(ecrit, []).append(nom)
    # A name may end with that of its commune in brackets: no brackets follow these.
    groupes = [
        f"{enumerer(noms)}{(f', {ecrit}' if noms[-1].endswith(')') else f' ({ecrit})') if ecrit else ''}"
        for ecrit, noms in ensemble.items()
    ]
    yield f"Emplacement non connu, donc pas sur la carte{INSECABLE}: {f'{INSECABLE}; '.join(groupes)}."


def _decrire(lieux: Sequence[LieuDessine]) -> str:
    """The greatest figure and the least, and how many places have none; the table of the page has them all."""
    connus = sorted((lieu for lieu in lieux if lieu.etat is EtatDuLieu.CHIFFRE), key=_ordre)
    bornes = (("Le plus grand chiffre", connus[0]), ("le plus petit", connus[-1])) if connus else ()
    dits = f"{INSECABLE}; ".join(dire(f"{mot}, {lieu.nom}", lieu.ecrit) for mot, lieu in bornes)
    sans = len(lieux) - len(connus)
    return " ".join(filter(None, (point_final(dits) if dits else "", f"Lieux sans chiffre{INSECABLE}: {sans}." if sans else "")))


def _ordre(lieu: LieuDessine) -> tuple[bool, float, int, str]:
    """The greatest figures first, then places without a figure."""
    return lieu.etat is not EtatDuLieu.CHIFFRE, -lieu.part, -lieu.classe, lieu.nom


def _cles(lieux: Sequence[LieuDessine], classes: Sequence[str]) -> Iterator[CleDeLegende]:
    """What each shade and each sign means, and how many places bear it."""
    combien = max(len(classes), 1)
    for rang, mots in enumerate(classes):
        siens = [lieu for lieu in lieux if lieu.etat is EtatDuLieu.CHIFFRE and lieu.classe == rang]
        yield CleDeLegende(mots, _compte(siens), boite=f"eo-c-lieu {teinte(rang, combien)}")
    for etat, mots in SANS_CHIFFRE.items():
        if siens := [lieu for lieu in lieux if lieu.etat is etat]:
            yield CleDeLegende(mots, _compte(siens), boite=f"eo-c-lieu eo-c-{etat.value}")


def _cles_des_motifs(lieux: Sequence[LieuDessine], habit: Habit) -> Iterator[CleDeLegende]:
    """What each pattern means, and how many places bear it."""
    for motif, mots in habit.mots.items():
        if siens := [lieu for lieu in lieux if lieu.motif == motif]:
            yield CleDeLegende(mots, _compte(siens), boite=f"eo-c-lieu eo-c-{motif or EtatDuLieu.RIEN.value}")


def _compte(siens: Sequence[LieuDessine]) -> str:
    """«(5)», or «(6, dont 1 hors de la carte)»: the marks that bear a sign, and the places beside the map of which the same is known."""
    hors = sum(not lieu.place for lieu in siens)
    return f"({len(siens)}, dont {hors} hors de la carte)" if hors else f"({len(siens)})"


def _dessin(
    cadre: Cadre,
    lieux: Sequence[LieuDessine],
    contours: Mapping[str, Sequence[Anneau]],
    combien: int,
    *,
    autour: Sequence[tuple[str, Sequence[Anneau]]],
    centre: PointNomme | None,
    habille: bool,
    transforme: str,
    en_taille: bool,
    a_l_ecart: bool,
    classe: str,
) -> Dessin:
    places = {lieu.id: _placer(cadre, lieu, en_taille=en_taille, habille=habille) for lieu in lieux}
    libres = [places[lieu.id] for lieu in lieux if not lieu.contour]
    ecarter(libres, cadre)
    # The greatest first, so that none hides another.
    ronds = [
        Rond(lieu.id, entier(place.x), entier(place.y), px(place.rayon), style_du_lieu(lieu, combien))
        for lieu in sorted(lieux, key=lambda lieu: -places[lieu.id].rayon)
        if not lieu.contour
        for place in [places[lieu.id]]
    ]
    boites = [(place.x - place.rayon, place.y - place.rayon, place.x + place.rayon, place.y + place.rayon) for place in libres]
    traits = [trait for rang, place in enumerate(libres) if (trait := _d_ou_il_vient(place, [*boites[:rang], *boites[rang + 1 :]]))]
    fils = "".join(f"M{entier(x1)} {entier(y1)}L{entier(x2)} {entier(y2)}" for x1, y1, x2, y2 in traits)
    reperage = reperer(cadre, centre, boites) if centre else RIEN
    etiquetage = nommer(_a_nommer(cadre, lieux, contours, autour, places, a_l_ecart=a_l_ecart), cadre, reperage.prises, traits)
    return Dessin(
        classe,
        cadre.largeur,
        cadre.hauteur + _PIED,
        cadre.hauteur,
        transforme,
        tuple(ronds),
        fils + etiquetage.fils,
        etiquetage.mots,
        cadre.barre(),
        etiquetage.cles,
        reperage.cercles,
        reperage.phrase,
    )


def _centre(lieux: Sequence[LieuDessine]) -> PointNomme | None:
    """The place that circles of known distance stand around; none where a place is alone."""
    return milieu([PointNomme(lieu.nom, lieu.longitude, lieu.latitude) for lieu in lieux]) if len(lieux) > 1 else None


def _d_ou_il_vient(place: Place, autres: Sequence[Boite]) -> Segment | None:
    """The line from where a circle should be to where it had to go; none where it stands there, nor where the line would go through another circle."""
    trait = *place.voulu, place.x, place.y
    if math.dist(place.voulu, (place.x, place.y)) <= place.rayon or any(traverse(trait, autre) for autre in autres):
        return None
    return trait


def _a_nommer(
    cadre: Cadre,
    lieux: Sequence[LieuDessine],
    contours: Mapping[str, Sequence[Anneau]],
    autour: Sequence[tuple[str, Sequence[Anneau]]],
    places: Mapping[str, Place],
    *,
    a_l_ecart: bool,
) -> Iterator[ANommer]:
    """What is to be named: the greatest figures first, what lies around last."""
    courts = noms_courts({lieu.id: lieu.nom for lieu in lieux})
    for lieu in sorted(lieux, key=_ordre):
        place = places[lieu.id]
        fort = lieu.ecrit if lieu.etat is EtatDuLieu.CHIFFRE else ""
        surface = surface_de(cadre, contours[lieu.id]) if lieu.id in contours else None
        x, y = surface.ancre() if surface else (place.x, place.y)
        yield ANommer(courts[lieu.id], fort, x, y, place.rayon, surface, a_l_ecart=a_l_ecart or surface is not None, avec_cle=True)
    for nom, groupe in autour:
        traces = cadre.rogner(cadre.pixels(groupe))
        if nom and traces:
            surface = Surface(tuple(map(tuple, traces)))
            yield ANommer(nom, "", *surface.ancre(), 0, surface, a_l_ecart=False)


def _autour(alentours: Sequence[ContourAutour], cadre: Cadre) -> list[tuple[str, Sequence[Anneau]]]:
    """The names and the outlines of what lies around, where the frame shows some of it."""
    lus = [(alentour.nom, anneaux(alentour.contour, alentour.nom)) for alentour in alentours]
    return [
        (nom, groupe)
        for nom, groupe in lus
        for gauche, haut, droite, bas in [cadre.boite(groupe)]
        if gauche < cadre.largeur and droite > 0 and haut < cadre.hauteur and bas > 0
    ]


def _placer(cadre: Cadre, lieu: LieuDessine, *, en_taille: bool, habille: bool) -> Place:
    x, y = cadre.place(lieu.longitude, lieu.latitude)
    taille = taille_du_lieu(lieu, en_taille=en_taille)
    if habille:
        taille = max(taille, RAYON_D_UN_HABIT)
    return Place(x, y, (x, y), 0.0 if lieu.contour else taille)
