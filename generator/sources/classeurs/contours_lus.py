"""The properties of a map's things (GeoJSON), or a list of JSON objects, as a sheet: one row for each thing, one column for each field."""

from typing import Any

from generator.model.classeur import VIDE, CelluleLue, FeuilleLue, GenreDeCellule
from generator.sources.classeurs.cellules import cellule_de, du_nombre
from generator.sources.classeurs.limites import CELLULES_MAX, trop_grand


def feuille_des_objets(lu: Any, nom: str) -> FeuilleLue | None:
    """The sheet of a GeoJSON collection or of a list of objects; None for any other JSON. Raises ClasseurIllisible where it is too large."""
    if isinstance(lu, dict) and isinstance(lu.get("features"), list):
        objets = [un.get("properties") or {} for un in lu["features"] if isinstance(un, dict)]
        geometries = [un.get("geometry") or {} for un in lu["features"] if isinstance(un, dict)]
        contours = sum(isinstance(une, dict) and une.get("type") in ("Polygon", "MultiPolygon") for une in geometries)
    elif isinstance(lu, list) and lu and all(isinstance(un, dict) for un in lu):
        objets, contours = lu, 0
    elif isinstance(lu, dict) and isinstance(lu.get("records"), list):  # Grist's API
        objets = [un["fields"] for un in lu["records"] if isinstance(un, dict) and isinstance(un.get("fields"), dict)]
        contours = 0
    else:
        return None
    objets = [un for un in objets if isinstance(un, dict)]
    champs = tuple(dict.fromkeys(str(champ) for un in objets for champ in un))
    if len(objets) * max(1, len(champs)) > CELLULES_MAX:
        raise trop_grand(f"Ce fichier a plus de {CELLULES_MAX // 1_000_000} millions de valeurs")
    rangees = [tuple(CelluleLue(GenreDeCellule.TEXTE, champ) for champ in champs)]
    rangees += [tuple(_cellule(un.get(champ)) for champ in champs) for un in objets]
    return FeuilleLue(nom, tuple(rangees), objets=champs or ("",), contours=contours)


def _cellule(valeur: Any) -> CelluleLue:
    if isinstance(valeur, int | float) and not isinstance(valeur, bool):
        return du_nombre(valeur)
    return VIDE if isinstance(valeur, dict | list) else cellule_de(valeur)
