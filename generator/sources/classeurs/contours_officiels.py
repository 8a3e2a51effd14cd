"""Reads outlines as public bodies give them: GeoJSON, shapefile, or a .zip of either; in degrees (WGS 84) whatever projection they are in."""

import io
import json
import warnings
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import shapefile
from msgspec import Struct
from msgspec.structs import replace
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError, ProjError

from generator.model.contour import polygones_de
from generator.sources.classeurs.archives import lire_partie, noms, ouvrir_archive
from generator.sources.classeurs.encodages import decoder
from generator.sources.classeurs.limites import ClasseurIllisible
from generator.sources.classeurs.ouvrir import octets_de

# Rings that turn the wrong way are taken for outer ones, as they are meant: what the library says of them, in English, helps nobody.
shapefile.VERBOSE = False
LAMBERT_93 = "EPSG:2154"
_SOMMETS_MAX = 5_000_000
Point = tuple[float, float]


class ContourOfficiel(Struct, frozen=True):
    """One outline: what the file says of its place, its polygons, each a list of rings of (longitude, latitude), and of which file of an archive it is."""

    proprietes: Mapping[str, str]
    polygones: tuple[tuple[tuple[Point, ...], ...], ...]
    couche: str = ""


def lire_contours_officiels(chemin: Path) -> list[ContourOfficiel]:
    """The outlines of a file. Raises ClasseurIllisible."""
    octets = octets_de(chemin)
    if chemin.suffix.lower() == ".shp":
        voisins = {suffixe: chemin.with_suffix(suffixe) for suffixe in (".dbf", ".prj", ".cpg")}
        return _du_shapefile(octets, {suffixe: octets_de(voisin) for suffixe, voisin in voisins.items() if voisin.is_file()})
    if octets.startswith(b"PK"):
        return _de_l_archive(octets)
    return _du_geojson(octets)


def _de_l_archive(octets: bytes) -> list[ContourOfficiel]:
    archive = ouvrir_archive(octets)
    parties = list(noms(archive))
    contours: list[ContourOfficiel] = []
    for nom in parties:
        if nom.lower().endswith((".geojson", ".json")):
            lus = _du_geojson(lire_partie(archive, nom))
        elif nom.lower().endswith(".shp"):
            voisins = {
                autre[len(nom) - 4 :].lower(): lire_partie(archive, autre)
                for autre in parties
                if autre[: len(nom) - 4] == nom[:-4] and autre[len(nom) - 4 :].lower() in (".dbf", ".prj", ".cpg")
            }
            lus = _du_shapefile(lire_partie(archive, nom), voisins)
        else:
            continue
        contours += (replace(un, couche=nom) for un in lus)
    if not contours:
        raise ClasseurIllisible("Cette archive ne contient ni GeoJSON ni shapefile.", "Donner le fichier des contours.")
    return contours


def _du_geojson(octets: bytes) -> list[ContourOfficiel]:
    try:
        lu: Any = json.loads(decoder(octets).texte)
        objets = lu["features"]
        crs = lu.get("crs") or {}
        nom = str(crs.get("properties", {}).get("name", "")) if isinstance(crs, dict) else ""
        bruts = [
            ({cle: valeur for cle, valeur in (un.get("properties") or {}).items() if isinstance(valeur, str | int | float)}, polygones)
            for un in objets
            if (polygones := polygones_de(un.get("geometry") or {}))
        ]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise ClasseurIllisible("Ce fichier n’est pas une collection GeoJSON.", "Donner un .geojson avec une liste « features ».") from None
    return list(_projetes(bruts, nom))


def _du_shapefile(octets: bytes, voisins: Mapping[str, bytes]) -> list[ContourOfficiel]:
    if ".dbf" not in voisins:
        raise ClasseurIllisible(
            "Le fichier .dbf manque à côté du .shp : rien ne dit de quels lieux sont ces contours.", "Donner le .zip entier."
        )
    declare = voisins.get(".cpg", b"").decode("ascii", "ignore").strip()
    try:
        encodage = "utf-8" if not declare or "utf" in declare.lower() else declare
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            lecteur = shapefile.Reader(shp=io.BytesIO(octets), dbf=io.BytesIO(voisins[".dbf"]), encoding=encodage, encodingErrors="replace")
            bruts = []
            for un in lecteur.iterShapeRecords():
                polygones = polygones_de(un.shape.__geo_interface__)
                if polygones:
                    bruts.append(({str(cle): valeur for cle, valeur in un.record.as_dict().items()}, polygones))
    except Exception:  # a damaged file can make the reader fail in any way
        raise ClasseurIllisible("Ce shapefile ne peut pas être lu.", "Le télécharger à nouveau, en .zip.") from None
    return list(_projetes(bruts, voisins.get(".prj", b"").decode("utf-8", "replace")))


def _projetes(bruts: list[tuple[dict[str, Any], Any]], projection: str) -> Iterator[ContourOfficiel]:
    """The outlines in degrees. Raises ClasseurIllisible for coordinates that are no degrees, in a projection that nothing tells."""
    try:
        premiers = [point for _, polygones in bruts for polygone in polygones for anneau in polygone for point in anneau]
        if len(premiers) > _SOMMETS_MAX:
            raise ClasseurIllisible("Ce fichier a plus de cinq millions de sommets.", "N’en garder que le département.")
        en_degres = _vers_les_degres(projection, premiers)
        for proprietes, polygones in bruts:
            dites = {nom: " ".join(str(valeur).split()) for nom, valeur in proprietes.items() if valeur is not None}
            projetes = tuple(
                tuple(tuple(en_degres(float(point[0]), float(point[1])) for point in anneau) for anneau in polygone)
                for polygone in polygones
            )
            yield ContourOfficiel(dites, projetes)
    except (TypeError, ValueError, IndexError, OverflowError, ProjError):
        raise ClasseurIllisible("Des coordonnées de ce fichier ne sont pas des nombres.", "Le télécharger à nouveau.") from None


def _vers_les_degres(projection: str, points: list[Any]) -> Callable[[float, float], Point]:
    """From the file's coordinates to (longitude, latitude)."""
    degres = all(-180 <= float(point[0]) <= 180 and -90 <= float(point[1]) <= 90 for point in points)
    try:
        crs = CRS.from_user_input(projection) if projection.strip() else None
    except CRSError:
        crs = None
    if crs is None and not degres:
        lambert = all(0 <= float(point[0]) <= 1_400_000 and 5_900_000 <= float(point[1]) <= 7_300_000 for point in points)
        if not lambert:
            raise ClasseurIllisible(
                "Les coordonnées ne sont pas des degrés, et rien ne dit leur projection.", "Donner le .zip entier, avec son .prj."
            )
        crs = CRS.from_user_input(LAMBERT_93)
    if crs is None or crs.is_geographic:
        return lambda x, y: (x, y)
    transformer = Transformer.from_crs(crs, "EPSG:4326", always_xy=True)

    def en_degres(x: float, y: float) -> Point:
        longitude, latitude = transformer.transform(x, y)
        return float(longitude), float(latitude)

    return en_degres
