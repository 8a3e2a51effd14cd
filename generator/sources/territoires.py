"""Reads `territoires.yml`, and the outlines of the GeoJSON files that it names."""

from pathlib import Path

import yaml
from msgspec.structs import replace

from generator.model.codes import CodeChamp
from generator.model.formats.territoires import TERRITOIRES
from generator.model.lieu import Source
from generator.model.territoire import Territoire, TypeTerritoire
from generator.sources.champs import Champs
from generator.sources.geometries import lire_contours
from generator.sources.journal import Journal
from generator.sources.place import lire_source, source_du_fichier


def lire_territoires(racine: yaml.Node, fichier: str, dossier: Path, journal: Journal) -> tuple[Territoire, ...]:
    """The territories of one contract; `dossier` is where the paths of `geometries` start."""
    haut = Champs(racine, fichier, journal, TERRITOIRES.forme)
    herite = source_du_fichier(haut)
    contours: dict[str, str] = {}
    for champs in haut.liste("geometries"):
        contours |= lire_contours(champs, dossier, fichier.rpartition("/")[0], journal)
    territoires = [_territoire(champs, herite) for champs in haut.liste("territoires")]
    haut.fini()
    return tuple(
        replace(territoire, contour=contours[territoire.code]) if territoire.code in contours else territoire for territoire in territoires
    )


def _territoire(champs: Champs, herite: Source) -> Territoire:
    latitude = champs.nombre("latitude", point_decimal=True)
    longitude = champs.nombre("longitude", point_decimal=True)
    if ("latitude" in champs) != ("longitude" in champs):
        champs.journal.erreur(
            champs.lieu, CodeChamp.POINT, "Un point demande une latitude et une longitude.", "Écrire les deux, ou aucune."
        )
    territoire = Territoire(
        id=champs.id(),
        type=TypeTerritoire(champs.choix("type")),
        nom=champs.texte("nom"),
        communes=champs.ids("communes"),
        contrat_de_ville=champs.texte("contrat_de_ville"),
        code=champs.texte("code"),
        departement=champs.texte("departement"),
        population=champs.entier("population"),
        population_source=champs.texte("population_source"),
        poids=champs.texte("poids"),
        latitude=float(latitude) if latitude is not None else None,
        longitude=float(longitude) if longitude is not None else None,
        localisation=champs.texte("localisation"),
        signataire=champs.booleen("signataire"),
        note_editoriale=champs.texte("note_editoriale"),
        anciens_ids=champs.ids("anciens_ids"),
        source=lire_source(champs, herite),
        lieu=champs.lieu,
    )
    champs.fini()
    return territoire
