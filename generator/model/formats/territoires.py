"""The fields of `territoires.yml`."""

from generator.model.formats.forme import Champ, Format, Forme, Genre
from generator.model.formats.place import ANCIENS_IDS, NOTE, PLACE
from generator.model.territoire import TypeTerritoire

_GEOMETRIE = Forme(
    "geometrie",
    (
        Champ("fichier", Genre.TEXTE, "un fichier GeoJSON du dossier du contrat", "qpv.geojson", requis=True),
        Champ("champ_code", Genre.TEXTE, "le champ du GeoJSON qui porte le code ; sinon, les noms courants sont essayés", "code_qp"),
    ),
)
_TERRITOIRE = Forme(
    "territoire",
    (
        Champ("id", Genre.IDENTIFIANT, "l’identifiant du lieu ; il fait l’adresse de sa page", "chaperon-vert", requis=True),
        Champ(
            "type",
            Genre.CHOIX,
            "ce qu’est le lieu ; ensemble : des quartiers comptés ensemble",
            "qpv",
            requis=True,
            choix=tuple(TypeTerritoire),
            defaut=TypeTerritoire.COMMUNE,
        ),
        Champ("nom", Genre.TEXTE, "son nom dans le document", '"Chaperon Vert"', requis=True),
        Champ("communes", Genre.IDENTIFIANTS, "les communes d’un quartier", "[arcueil, gentilly]"),
        Champ("contrat_de_ville", Genre.REFERENCE, "son contrat de ville, par son identifiant de contrat.yml", "val-de-bievre"),
        Champ("code", Genre.TEXTE, "le code Insee d’une commune, ou le code officiel d’un quartier (QP…, QN…)", '"QP094003"'),
        Champ("departement", Genre.TEXTE, "le numéro du département d’une commune", '"94"'),
        Champ("population", Genre.ENTIER, "le nombre d’habitants", "2390"),
        Champ("population_source", Genre.TEXTE, "d’où il vient ; obligatoire avec lui", '"Insee, recensement de 2013"'),
        Champ("poids", Genre.TEXTE, "la part imprimée, mot pour mot", '"2,1%"'),
        Champ("latitude", Genre.NOMBRE, "le point du lieu, en degrés (WGS 84)", "48.81", bornes=(-90, 90)),
        Champ("longitude", Genre.NOMBRE, "de même ; les deux, ou aucune", "2.34", bornes=(-180, 180)),
        Champ("localisation", Genre.TEXTE, "d’où vient le point, et sa précision", '"Centre du quartier, lu sur la carte officielle"'),
        Champ("signataire", Genre.OUI_NON, "la commune signe le contrat", "oui"),
        ANCIENS_IDS,
        NOTE,
        *PLACE,
    ),
)

TERRITOIRES = Format(
    "territoires.yml",
    "referentiels/<contrat>/territoires.yml",
    "Le périmètre, les communes et les quartiers du contrat.",
    Forme(
        "territoires",
        (
            Champ("geometries", Genre.LISTE, "des contours à dessiner au lieu des cercles", forme=_GEOMETRIE),
            Champ("territoires", Genre.LISTE, "les lieux", requis=True, forme=_TERRITOIRE),
            *PLACE,
        ),
    ),
    ("referentiels/*/territoires.yml",),
)
