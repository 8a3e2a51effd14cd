"""Writes the outlines of a contract's places, and the line of `territoires.yml` that names them."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

from generator.publication.importer import poser
from generator.publication.verrou import verrou

FICHIER = "contours-officiels.geojson"
_LIGNE = f"  - {{fichier: {FICHIER}, champ_code: code}}"


def contours_deja_ecrits(projet: Path, contrat: str) -> Mapping[str, object]:
    """The features that an earlier import wrote, by code; none where the file is not there, or is not ours."""
    chemin = projet / "referentiels" / contrat / FICHIER
    try:
        objets = json.loads(chemin.read_text("utf-8"))["features"] if chemin.is_file() else []
        return {str(un["properties"]["code"]): un for un in objets}
    except (ValueError, KeyError, TypeError):
        return {}


def ecrire_les_contours(projet: Path, contrat: str, texte: str) -> tuple[str, ...]:
    """Write the outlines; the paths written. Raises EcritureRefusee (nothing is written), OSError, ConstructionEnCours."""
    dossier = projet / "referentiels" / contrat
    lieux = dossier / "territoires.yml"
    avant = lieux.read_text("utf-8")
    textes = {dossier / FICHIER: texte}
    if FICHIER not in avant:
        textes[lieux] = _avec_la_ligne(avant)
    with verrou(projet / ".construction"):
        poser(projet, textes)
    return tuple(chemin.relative_to(projet).as_posix() for chemin in textes)


def _avec_la_ligne(texte: str) -> str:
    """territoires.yml with the file named first in its `geometries`, whether it has some or not."""
    if trouve := re.search(r"(?m)^geometries:[ \t]*(?:#[^\n]*)?\n", texte):
        return f"{texte[: trouve.end()]}{_LIGNE}\n{texte[trouve.end() :]}"
    return f"geometries:\n{_LIGNE}\n{texte}"
