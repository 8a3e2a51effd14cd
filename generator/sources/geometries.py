"""Reads outlines from GeoJSON files as official bodies publish them (2015: CODE_QP; 2024: code_qp)."""

import json
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from generator.model.codes import CodeFichier
from generator.model.contour import polygones_de
from generator.model.lieu import Lieu
from generator.sources.champs import Champs
from generator.sources.journal import Journal, extrait
from generator.sources.texte import INVISIBLES, lire_texte

CHAMPS_DE_CODE = ("code_qp", "CODE_QP", "code_insee", "codgeo", "code", "insee_com")
CHAMPS_DE_NOM = ("nom", "NOM", "nom_com", "NOM_COM", "lib_com", "libelle", "name")


class ContourLu(NamedTuple):
    """A GeoJSON geometry (compact JSON text), what the file calls its place, if it does, and whether it is water."""

    contour: str
    nom: str
    eau: bool = False


def lire_contours(champs: Champs, dossier: Path, nom: str, journal: Journal) -> dict[str, ContourLu]:
    """Code of the territory to its outline, for one item of `geometries`; water has no code, and gets one of its rank in the file.

    The file is in `dossier`, which messages call `nom`, or below.
    """
    fichier = champs.texte("fichier")
    champ_code = champs.texte("champ_code")
    eau = champs.booleen("eau") is True
    champs.fini()
    if not fichier:
        return {}
    lieu = champs.lieu_du("fichier")
    if "\\" in fichier or PurePosixPath(fichier).is_absolute() or ".." in PurePosixPath(fichier).parts:
        journal.erreur(lieu, CodeFichier.CHEMIN, "Ce chemin sort du dossier du contrat.", "Mettre le fichier à côté de territoires.yml.")
        return {}
    nom_fichier = f"{nom}/{extrait(fichier)}"
    texte = lire_texte(dossier / fichier, nom_fichier, journal, mots=False)
    if texte is None:
        return {}
    try:
        collection = json.loads(texte)
        objets = collection["features"]
        if not isinstance(objets, list):
            raise TypeError
    except (ValueError, KeyError, TypeError, RecursionError):
        journal.erreur(
            lieu,
            CodeFichier.GEOJSON,
            "Ce fichier n’est pas une collection GeoJSON.",
            "Donner un fichier .geojson avec une liste « features ».",
        )
        return {}
    contours: dict[str, ContourLu] = {}
    for rang, objet in enumerate(objets, 1):
        code, geometrie = _contour(objet, champ_code)
        if eau:
            code = f"{fichier}, n° {rang}"
        if code in contours:
            journal.erreur(
                Lieu(nom_fichier), CodeFichier.GEOJSON, f"L’objet n° {rang} a le code d’un autre ({extrait(code)}).", "N’en garder qu’un."
            )
        elif code and geometrie and INVISIBLES.search(_nom(objet)):
            journal.erreur(
                Lieu(nom_fichier),
                CodeFichier.GEOJSON,
                f"Le nom de l’objet n° {rang} contient un signe invisible : {extrait(_nom(objet))}.",
                "Effacer ce nom, et l’écrire de nouveau.",
            )
        elif code and geometrie:
            contours[code] = ContourLu(geometrie, _nom(objet), eau)
        else:
            journal.erreur(
                Lieu(nom_fichier),
                CodeFichier.GEOJSON,
                f"L’objet n° {rang} n’a pas de code ou pas de contour en degrés (longitude, latitude).",
                f"Vérifier le champ de code ({extrait(champ_code) or ', '.join(CHAMPS_DE_CODE)}) et la projection (WGS 84).",
            )
    return contours


def _nom(objet: Any) -> str:
    noms = (objet["properties"].get(champ) for champ in CHAMPS_DE_NOM)
    return next((" ".join(nom.split()) for nom in noms if isinstance(nom, str) and nom.strip()), "")


def _contour(objet: Any, champ_code: str) -> tuple[str, str]:
    proprietes = objet.get("properties") if isinstance(objet, dict) else None
    geometrie = objet.get("geometry") if isinstance(objet, dict) else None
    if not isinstance(proprietes, dict) or not isinstance(geometrie, dict):
        return "", ""
    codes = (proprietes.get(nom) for nom in ((champ_code,) if champ_code else CHAMPS_DE_CODE))
    code = next((str(code) for code in codes if code and type(code) in (str, int)), "")
    genre, polygones = geometrie.get("type"), polygones_de(geometrie)
    if not isinstance(polygones, list) or not polygones or not all(_polygone(polygone) for polygone in polygones):
        return code, ""
    plans = [[[[longitude, latitude] for longitude, latitude, *_ in anneau] for anneau in polygone] for polygone in polygones]
    return code, json.dumps({"type": genre, "coordinates": plans if genre == "MultiPolygon" else plans[0]}, separators=(",", ":"))


def _polygone(polygone: Any) -> bool:
    """True for a list of rings of at least four (longitude, latitude) points."""
    return (
        isinstance(polygone, list)
        and bool(polygone)
        and all(isinstance(anneau, list) and len(anneau) >= 4 and all(_point(point) for point in anneau) for anneau in polygone)
    )


def _point(point: Any) -> bool:
    return (
        isinstance(point, list)
        and len(point) >= 2
        and all(isinstance(nombre, int | float) and not isinstance(nombre, bool) for nombre in point[:2])
        and -180 <= point[0] <= 180  # false for NaN and infinities too
        and -90 <= point[1] <= 90
    )
