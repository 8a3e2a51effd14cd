"""From official outlines to those of a project: its places alone, by their code, with the points that a map of a town can show."""

import json
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.calculs.regions import REGIONS, departement_de_la_commune, departement_du_quartier, region_du
from generator.importation.contours_des_lieux import NOMS, attribuer
from generator.model.importation import QuestionPosee
from generator.model.territoire import Territoire, TypeTerritoire
from generator.sources.classeurs.contours_officiels import ContourOfficiel, Point

TOLERANCE = 0.00005  # degrees, some 5 metres: less than a line is thick on the maps
DECIMALES = 5  # about a metre
_ECHANGEES = "Latitude et longitude sont échangées dans ce fichier : elles sont remises dans l’ordre. Vérifier la carte."


class ContoursDuProjet(Struct, frozen=True):
    """`texte` is the GeoJSON to write, empty where no outline is of the project. `trouves` are ids of places, `sans` those whose code no outline has;
    `champ` names the fields that said whose outlines these are; `avant` and `apres` count points."""

    texte: str
    trouves: tuple[str, ...]
    sans: tuple[str, ...]
    champ: str
    avant: int
    apres: int
    remarques: tuple[str, ...]
    questions: tuple[QuestionPosee, ...] = ()


def contours_du_projet(
    contours: Sequence[ContourOfficiel], territoires: Sequence[Territoire], deja: Mapping[str, object], reponses: Mapping[str, str]
) -> ContoursDuProjet:
    """The outlines of these places. `deja` are the features that an earlier import wrote, by code: they stay where no new one comes."""
    voulus = {"".join(un.code.split()).upper(): un for un in territoires if un.code}
    echangees = _echangees(contours)
    contours = [replace(un, polygones=_dans_l_ordre(un)) for un in contours] if echangees else contours
    attribution = attribuer(contours, voulus, reponses)
    loin = {code: region for code, siens in attribution.contours.items() if (region := _hors_de_sa_region(voulus[code], siens))}
    avant = apres = 0
    objets = dict(deja)
    trouves: dict[str, str] = {}
    for code, siens in attribution.contours.items():
        if code in loin:
            continue
        territoire = voulus[code]
        entiers = [polygone for contour in siens for polygone in contour.polygones]
        polygones = [[simplifier(anneau) for anneau in polygone] for polygone in entiers]
        avant += sum(len(anneau) for polygone in entiers for anneau in polygone)
        apres += sum(len(anneau) for polygone in polygones for anneau in polygone)
        nom = next((siens[0].proprietes[cle] for cle in NOMS if siens[0].proprietes.get(cle)), territoire.nom)
        coordonnees = [[[list(point) for point in anneau] for anneau in polygone] for polygone in polygones]
        geometrie = (
            {"type": "MultiPolygon", "coordinates": coordonnees}
            if len(polygones) > 1
            else {"type": "Polygon", "coordinates": coordonnees[0]}
        )
        objets[territoire.code] = {"type": "Feature", "properties": {"code": territoire.code, "nom": nom}, "geometry": geometrie}
        trouves[territoire.id] = territoire.code
    return ContoursDuProjet(
        _geojson(objets.values()) if trouves else "",
        tuple(trouves),
        tuple(un.id for code, un in voulus.items() if un.id not in trouves and code not in loin),
        ", ".join(attribution.champs),
        avant,
        apres,
        (
            *([_ECHANGEES] if echangees else []),
            *_trop_loin({voulus[code].id: region for code, region in loin.items()}),
            *_remarques(contours, attribution.champs, voulus.values()),
        ),
        attribution.questions,
    )


def _echangees(contours: Sequence[ContourOfficiel]) -> bool:
    """True where no outline has a point in a region of France, and all would with latitude and longitude the other way round."""
    points = [contour.polygones[0][0][0] for contour in contours if contour.polygones]
    dedans = [any(region.contient(y, x) for region in REGIONS) for x, y in points]
    autrement = [any(region.contient(x, y) for region in REGIONS) for x, y in points]
    return bool(points) and not any(dedans) and all(autrement)


def _hors_de_sa_region(territoire: Territoire, contours: Sequence[ContourOfficiel]) -> str:
    """The name of the region that the code of a place is of, where an outline begins elsewhere; empty where it lies there, or where the code says no region."""
    departement = departement_du_quartier if territoire.est_quartier else departement_de_la_commune
    region = region_du(departement(territoire.code))
    debuts = [polygone[0][0] for contour in contours for polygone in contour.polygones]
    return region.nom if region is not None and not all(region.contient(y, x) for x, y in debuts) else ""


def _trop_loin(regions: Mapping[str, str]) -> Iterable[str]:
    for nom in dict.fromkeys(regions.values()):
        siens = [id for id, region in regions.items() if region == nom]
        yield (
            f"Hors de leur région ({nom}), d’après leur code : {', '.join(siens)}. Ces contours ne sont pas pris : leurs coordonnées sont sans doute d’une autre projection que celle que le "
            "fichier dit, ou ne dit pas. Demander le .zip entier, avec son .prj, ou un GeoJSON en degrés."
        )


def _dans_l_ordre(contour: ContourOfficiel) -> tuple[tuple[tuple[Point, ...], ...], ...]:
    return tuple(tuple(tuple((y, x) for x, y in anneau) for anneau in polygone) for polygone in contour.polygones)


def _geojson(objets: Iterable[object]) -> str:
    lignes = ",\n".join(json.dumps(un, ensure_ascii=False, separators=(",", ":")) for un in objets)
    return f'{{"type":"FeatureCollection","features":[\n{lignes}\n]}}\n'


def _remarques(contours: Sequence[ContourOfficiel], champs: Sequence[str], voulus: Iterable[Territoire]) -> Iterable[str]:
    codes = {
        valeur[:2].upper() for contour in contours for cle, valeur in contour.proprietes.items() if cle in champs or "qp" in cle.lower()
    }
    quartiers = {un.code[:2].upper() for un in voulus if un.type is TypeTerritoire.QPV}
    if quartiers and codes & {"QP", "QN"} and not quartiers & codes:
        autre = "2024" if "QN" in codes else "2015"
        yield f"Ce sont les quartiers de {autre}, et le contrat nomme ceux de l’autre liste : ce ne sont pas les mêmes lieux."


def simplifier(anneau: Sequence[Point], tolerance: float = TOLERANCE) -> list[Point]:
    """A closed ring without the points that lie nearer than `tolerance` (degrees) to the line between those kept (Douglas and Peucker); four points at
    least. Rounded to a metre."""
    points = [(round(x, DECIMALES), round(y, DECIMALES)) for x, y in anneau]
    points = [point for rang, point in enumerate(points) if rang == 0 or point != points[rang - 1]]
    if len(points) <= 4:
        return [(round(x, DECIMALES), round(y, DECIMALES)) for x, y in anneau] if len(points) < 4 else points
    # A ring has no ends: the point farthest from the first cuts it in two lines.
    loin = max(range(len(points)), key=lambda rang: (points[rang][0] - points[0][0]) ** 2 + (points[rang][1] - points[0][1]) ** 2)
    gardes = {0, loin, len(points) - 1}
    pile = [(0, loin), (loin, len(points) - 1)]
    while pile:
        debut, fin = pile.pop()
        pire, ecart = 0, tolerance
        for rang in range(debut + 1, fin):
            distance = _distance(points[rang], points[debut], points[fin])
            if distance > ecart:
                pire, ecart = rang, distance
        if pire:
            gardes.add(pire)
            pile += [(debut, pire), (pire, fin)]
    simple = [points[rang] for rang in sorted(gardes)]
    return simple if len(simple) >= 4 else points


def _distance(point: Point, debut: Point, fin: Point) -> float:
    """How far a point is from a segment, in degrees."""
    dx, dy = fin[0] - debut[0], fin[1] - debut[1]
    longueur = dx * dx + dy * dy
    part = 0.0 if longueur == 0 else max(0.0, min(1.0, ((point[0] - debut[0]) * dx + (point[1] - debut[1]) * dy) / longueur))
    ecart_x, ecart_y = point[0] - debut[0] - part * dx, point[1] - debut[1] - part * dy
    return float((ecart_x * ecart_x + ecart_y * ecart_y) ** 0.5)
