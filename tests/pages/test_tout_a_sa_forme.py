"""Each published file has a form that is told: a schema of ours, a table of the Data Package, or a standard. None is left out by mistake."""

import csv
import io
import json
import re
from xml.etree import ElementTree as ET

import icalendar

from generator.pages.fichiers.schemas_publies import schemas_publies

# By path below the folder of the site: the name of the schema that describes it.
A_SCHEMA = (
    (re.compile(r"portail/donnees/contrats\.json"), "contrats"),
    (re.compile(r"portail/donnees/lieux\.json"), "lieux"),
    (re.compile(r"portail/donnees/lieux\.geojson"), "lieux-geojson"),
    (re.compile(r"[^/]+/donnees/referentiel\.json"), "referentiel"),
    (re.compile(r"[^/]+/donnees/lieux\.geojson"), "lieux-du-contrat-geojson"),
    (re.compile(r"[^/]+/indicateurs/[^/]+/indicateur\.json"), "indicateur"),
    (re.compile(r"[^/]+/donnees/changements\.json"), "changements"),
    (re.compile(r"archives/[^/]+/[^/]+/edition\.json"), "edition"),
)
# Of the site's own scripts, as docs/versions.md says: nothing is promised of them.
DES_SCRIPTS = re.compile(r"[^/]+/(?:recherche/.+|comparer/lieux\.json|territoires/[^/]+/lieu\.json|(?:carte|cartes)/.+|.*/cartes?/.+)")
DE_NORME = re.compile(r"[^/]+/(?:donnees/datapackage\.json|catalog\.jsonld|donnees/schemas/[^/]+\.schema\.json|sitemap[^/]*\.xml)")


def test_chaque_fichier_a_sa_forme(exemple_rendu: dict[str, bytes]) -> None:
    """JSON and GeoJSON by a schema, tables by one of the package, feeds and calendars by their standard, whatever stands where something was withdrawn apart."""
    connus = {chemin.rpartition("/")[2].removesuffix(".schema.json") for chemin in schemas_publies()}
    assert {nom for _, nom in A_SCHEMA} == connus
    tables = _tables(exemple_rendu)
    vus: set[str] = set()
    for chemin, octets in exemple_rendu.items():
        genre = chemin.rpartition(".")[2]
        if (
            genre in ("html", "png", "pdf", "conf", "xlsx", "zip", "svg", "css", "js")
            or DES_SCRIPTS.fullmatch(chemin)
            or DE_NORME.fullmatch(chemin)
        ):
            continue
        if "/copies/" in chemin:  # a copy of a source is as its publisher made it
            continue
        if chemin.endswith("/flux.json"):
            assert json.loads(octets)["version"] == "https://jsonfeed.org/version/1.1", chemin
        elif genre in ("json", "geojson"):
            noms = [nom for motif, nom in A_SCHEMA if motif.fullmatch(chemin)]
            assert noms or "retire_le" in json.loads(octets), chemin
            vus.update(noms)
        elif genre == "csv":
            texte = octets.decode("utf-8-sig")
            entete = next(csv.reader(io.StringIO(texte), delimiter=";" if chemin.endswith("-tableur.csv") else ","))
            siennes = {nom for nom in entete if not nom.endswith("_nom")}
            assert entete[0] == "retire_le" or any(siennes <= colonnes for colonnes in tables), chemin
        elif genre == "xml":
            assert ET.fromstring(octets).tag == "{http://www.w3.org/2005/Atom}feed", chemin
        elif genre == "ics":
            assert icalendar.Calendar.from_ical(octets)["VERSION"] == "2.0", chemin
        else:
            assert chemin == "portail/_redirects", chemin
    assert vus == connus - {"edition"}  # which no build makes; tests/publication/test_editions.py reads one


def _tables(rendus: dict[str, bytes]) -> list[set[str]]:
    """The columns of each table that a package describes."""
    return [
        {champ["name"] for champ in ressource["schema"]["fields"]}
        for chemin, octets in rendus.items()
        if chemin.endswith("/donnees/datapackage.json")
        for ressource in json.loads(octets)["resources"]
        if "schema" in ressource
    ]
