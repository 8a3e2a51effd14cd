"""The fields of `territoires.yml`."""

from generator.model.formats.forme import Champ, Format, Forme, GenreDeChamp
from generator.model.formats.place import ANCIENS_IDS, NOTE, PLACE
from generator.model.territoire import TypeTerritoire

_GEOMETRIE = Forme(
    "geometrie",
    (
        Champ("fichier", GenreDeChamp.TEXTE, "un fichier GeoJSON du dossier du contrat", "qpv.geojson", requis=True),
        Champ("champ_code", GenreDeChamp.TEXTE, "le champ du GeoJSON qui porte le code ; sinon, les noms courants sont essayés", "code_qp"),
        Champ("eau", GenreDeChamp.OUI_NON, "ce fichier donne des rivières et des plans d’eau, en surfaces : de quoi se repérer", "oui"),
    ),
)
_TERRITOIRE = Forme(
    "territoire",
    (
        Champ("id", GenreDeChamp.IDENTIFIANT, "l’identifiant du lieu ; il fait l’adresse de sa page", "chaperon-vert", requis=True),
        Champ(
            "type",
            GenreDeChamp.CHOIX,
            "ce qu’est le lieu ; ensemble : des quartiers comptés ensemble",
            "qpv",
            requis=True,
            choix=tuple(TypeTerritoire),
            defaut=TypeTerritoire.COMMUNE,
        ),
        Champ("nom", GenreDeChamp.TEXTE, "son nom dans le document", '"Chaperon Vert"', requis=True),
        Champ("communes", GenreDeChamp.IDENTIFIANTS, "les communes d’un quartier", "[arcueil, gentilly]"),
        Champ("contrat_de_ville", GenreDeChamp.REFERENCE, "son contrat de ville, par son identifiant de contrat.yml", "val-de-bievre"),
        Champ("code", GenreDeChamp.TEXTE, "le code Insee d’une commune, ou le code officiel d’un quartier (QP…, QN…)", '"QP094003"'),
        Champ("departement", GenreDeChamp.TEXTE, "le numéro du département d’une commune", '"94"'),
        Champ("population", GenreDeChamp.ENTIER, "le nombre d’habitants", "2390"),
        Champ("population_source", GenreDeChamp.TEXTE, "d’où il vient ; obligatoire avec lui", '"Insee, recensement de 2013"'),
        Champ("poids", GenreDeChamp.TEXTE, "la part imprimée, mot pour mot", '"2,1%"'),
        Champ("latitude", GenreDeChamp.NOMBRE, "le point du lieu, en degrés (WGS 84)", "48.81", bornes=(-90, 90)),
        Champ("longitude", GenreDeChamp.NOMBRE, "de même ; les deux, ou aucune", "2.34", bornes=(-180, 180)),
        Champ(
            "localisation", GenreDeChamp.TEXTE, "d’où vient le point, et sa précision", '"Centre du quartier, lu sur la carte officielle"'
        ),
        Champ(
            "quartiers",
            GenreDeChamp.TEXTES,
            "des quartiers qui y sont, et que le document ne nomme pas : on les cherche et on les lit, rien n’y est compté",
            '["Goutte d’Or"]',
        ),
        Champ("quartiers_source", GenreDeChamp.TEXTE, "qui les nomme, et quand ; obligatoire avec eux", '"ANCT, liste de 2024"'),
        Champ("signataire", GenreDeChamp.OUI_NON, "la commune signe le contrat", "oui"),
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
            Champ("geometries", GenreDeChamp.LISTE, "des contours à dessiner au lieu des cercles", forme=_GEOMETRIE),
            Champ("territoires", GenreDeChamp.LISTE, "les lieux", requis=True, forme=_TERRITOIRE),
            *PLACE,
        ),
    ),
    ("referentiels/*/territoires.yml",),
)
