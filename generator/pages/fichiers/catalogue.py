"""What catalogues of data are told: `catalog.jsonld` (DCAT-AP, as data.gouv.fr harvests it), and the schema.org description on each data page.

data.gouv.fr reads the spatial coverage from literals of two types only, GeoJSON's of IANA and a WKT of its own, polygons alone; it takes the licence from
distributions, keywords for tags, and passes over a date of modification that is still to come: ours is that of the data.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from markupsafe import Markup
from msgspec import Struct

from generator.model.mentions import Mentions
from generator.pages.adresses import ARCHIVE, CLASSEUR, DONNEES, PRENDRE_LES_DONNEES, Adresses, absolue
from generator.pages.fichiers.ecrire_json import json_lisible, json_serre
from generator.pages.fichiers.paquet import LICENCE_ADRESSE, LICENCE_TITRE
from generator.pages.fichiers.tables_des_contrats import DU_PORTAIL
from generator.pages.fichiers.tables_publiees import TABLES
from generator.pages.mots.echappement import json_en_html
from generator.pages.mots.typographie import francais
from generator.pages.pieces.vers_le_portail.jeu_de_donnees import JeuDeDonnees

CATALOGUE = "catalog.jsonld"
_NOM = "Engagements ouverts"
_EU = "http://publications.europa.eu/resource/authority/"
_IANA = "https://www.iana.org/assignments/media-types/"
_CONTEXTE = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatap": "http://data.europa.eu/r5r/",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


class Distribution(Struct, frozen=True):
    """One file of a data set: its title, its path below the folder of the data, its format as the European list names it, its media type, what is in it."""

    titre: str
    chemin: str
    format: str
    media: str
    contenu: str


_CSV, _JSON, _GEOJSON = ("CSV", "text/csv"), ("JSON", "application/json"), ("GEOJSON", "application/geo+json")
_XLSX, _ZIP = ("XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), ("ZIP", "application/zip")
_DU_PORTAIL = (
    Distribution("La liste des contrats", "contrats.json", *_JSON, "Le titre, le territoire, les années et l’adresse de chaque contrat."),
    Distribution(
        "Les lieux de tous les contrats",
        "lieux.json",
        *_JSON,
        "Chaque commune et chaque quartier, une fois, et les contrats qui le nomment.",
    ),
    Distribution(
        "Les lieux de tous les contrats, leurs points et leurs contours",
        "lieux.geojson",
        *_GEOJSON,
        "Chaque commune et chaque quartier, une fois, avec son contour ou son point quand il est connu.",
    ),
    *(Distribution(table.titre, table.fichier, *_CSV, table.contenu) for table in DU_PORTAIL),
)


def distributions(jeu: JeuDeDonnees) -> Iterator[Distribution]:
    """The files of a contract, those that hold all of it first."""
    if jeu.classeurs:
        classeur, archive = (modele.format(jeu.contrat).removeprefix(DONNEES) for modele in (CLASSEUR, ARCHIVE))
        yield Distribution("Tout le contrat dans un classeur", classeur, *_XLSX, "Une feuille qui explique, puis une feuille par tableau.")
        yield Distribution(
            "Tous les fichiers en un", archive, *_ZIP, "Les tableaux, la description de chaque colonne et la licence, dans un dossier daté."
        )
    entier = "Le contrat, ses documents, ses promesses, ses indicateurs, ses partenaires, ses lieux et les publications connues."
    yield Distribution("Tout le contrat en un fichier", "referentiel.json", *_JSON, entier)
    for table in TABLES:
        yield Distribution(table.titre, table.fichier, *_CSV, table.contenu)
    places = "Chaque lieu avec son contour, ou son point, quand il est connu."
    yield Distribution("Les lieux, leurs points et leurs contours", "lieux.geojson", *_GEOJSON, places)


def est_moissonnable(mentions: Mentions) -> bool:
    """True where a catalogue can be written: who publishes the site, and where, are known."""
    return bool(mentions.adresse and _editeur(mentions))


def catalogue(jeux: Iterable[JeuDeDonnees], mentions: Mentions) -> bytes:
    """`catalog.jsonld`: the data set of the portal, then that of each contract."""
    jeux = tuple(jeux)
    site, qui = mentions.adresse, _editeur(mentions)
    editeur = {"@id": f"{absolue(site, '')}#editeur", "@type": "foaf:Agent", "foaf:name": qui}
    contact = {
        "@id": f"{absolue(site, '')}#contact",
        "@type": ["vcard:Kind", "vcard:Organization"],
        "vcard:fn": qui,
        "vcard:hasEmail": {"@id": f"mailto:{mentions.signalement}"},
    }
    communs: dict[str, Any] = {"dct:publisher": editeur, **({"dcat:contactPoint": contact} if mentions.signalement else {})}
    jour = max((jeu.jour for jeu in jeux), default="")
    ensemble = _jeu(
        absolue(site, PRENDRE_LES_DONNEES),
        francais(f"{_NOM} : les contrats, leurs lieux et leurs partenaires"),
        "La liste des contrats de ce site, celle de leurs lieux, chacun une fois, et celle de leurs partenaires. Chaque contrat a son propre jeu de données.",
        ("politique-de-la-ville", "engagements", "quartiers-prioritaires"),
        jour,
        _DU_PORTAIL,
    )
    return json_lisible(
        {
            "@context": _CONTEXTE,
            "@id": f"{absolue(site, '')}#catalogue",
            "@type": "dcat:Catalog",
            "dct:title": _texte(_NOM),
            "dct:description": _texte("Les promesses des contrats de la politique de la ville, et les chiffres trouvés."),
            "dct:language": _FRANCAIS,
            "dct:spatial": {"@id": f"{_EU}country/FRA", "@type": "dct:Location"},
            "foaf:homepage": {"@id": absolue(site, ""), "@type": "foaf:Document"},
            "dct:license": _LICENCE,
            "dcat:themeTaxonomy": {"@id": f"{_EU}data-theme", "@type": "skos:ConceptScheme", "dct:title": _texte("Thèmes de données")},
            **({"dct:modified": _date(jour)} if jour else {}),
            **communs,
            "dcat:dataset": [ensemble | communs, *(_jeu_du_contrat(jeu, site) | communs for jeu in jeux)],
        }
    )


def _editeur(mentions: Mentions) -> str:
    return mentions.concedant or mentions.editeur.nom


def _texte(texte: str) -> dict[str, str]:
    return {"@value": texte, "@language": "fr"}


def _date(jour: str) -> dict[str, str]:
    return {"@value": jour, "@type": "xsd:date"}


_FRANCAIS = {"@id": f"{_EU}language/FRA", "@type": "dct:LinguisticSystem"}
_DURABLE = {"@id": f"{_EU}planned-availability/STABLE", "@type": "skos:Concept", "skos:prefLabel": _texte("Stable")}
_LICENCE = {"@id": LICENCE_ADRESSE, "@type": "dct:LicenseDocument", "rdfs:label": LICENCE_TITRE}


def _jeu_du_contrat(jeu: JeuDeDonnees, site: str) -> dict[str, Any]:
    page = absolue(site, Adresses(jeu.contrat).rubrique("donnees"))
    temps = {"@type": "dct:PeriodOfTime", "dcat:startDate": _date(jeu.debut), **({"dcat:endDate": _date(jeu.fin)} if jeu.fin else {})}
    titre = f"{jeu.titre}, {jeu.territoire}"
    return _jeu(page, titre, jeu.description, jeu.mots, jeu.jour, tuple(distributions(jeu))) | {
        "dct:temporal": temps,
        "dct:spatial": _lieu(jeu),
    }


def _jeu(page: str, titre: str, description: str, mots: Iterable[str], jour: str, fichiers: Iterable[Distribution]) -> dict[str, Any]:
    """A data set whose page is at `page`, beside its files."""
    return {
        "@id": f"{page}#jeu",
        "@type": "dcat:Dataset",
        "dct:identifier": page,
        "dct:title": _texte(titre),
        "dct:description": _texte(description),
        "dcat:keyword": [_texte(mot) for mot in dict.fromkeys(mots)],
        "dcat:theme": {"@id": f"{_EU}data-theme/SOCI", "@type": "skos:Concept", "skos:prefLabel": _texte("Population et société")},
        "dct:language": _FRANCAIS,
        # When something new is found; nobody has promised a rhythm.
        "dct:accrualPeriodicity": {"@id": f"{_EU}frequency/IRREG", "@type": "dct:Frequency"},
        "dcat:landingPage": {"@id": page, "@type": "foaf:Document"},
        **({"dct:modified": _date(jour)} if jour else {}),
        "dcat:distribution": [
            {
                "@id": f"{page}{un.chemin}#fichier",
                "@type": "dcat:Distribution",
                "dct:title": _texte(un.titre),
                "dct:description": _texte(francais(un.contenu)),
                # What was published once is never lost: `adresses/*.lock`.
                "dcatap:availability": _DURABLE,
                "dcat:accessURL": {"@id": page},
                "dcat:downloadURL": {"@id": f"{page}{un.chemin}"},
                "dct:format": {"@id": f"{_EU}file-type/{un.format}", "@type": "dct:MediaTypeOrExtent"},
                "dcat:mediaType": {"@id": f"{_IANA}{un.media}", "@type": "dct:MediaType"},
                "dct:license": _LICENCE,
            }
            for un in fichiers
        ],
    }


def _lieu(jeu: JeuDeDonnees) -> dict[str, Any]:
    objet: dict[str, Any] = {"@type": "dct:Location", "rdfs:label": jeu.territoire}
    if jeu.emprise:
        ouest, sud, est, nord = jeu.emprise
        tour = [[ouest, sud], [est, sud], [est, nord], [ouest, nord], [ouest, sud]]
        # Under this property both DCAT-AP and data.gouv.fr read it, the latter in this form alone.
        objet["dcat:bbox"] = {
            "@value": json_serre({"type": "Polygon", "coordinates": [tour]}).decode(),
            "@type": f"{_IANA}application/vnd.geo+json",
        }
    return objet


def en_schema_org(jeu: JeuDeDonnees, mentions: Mentions) -> Markup:
    """The data set of a contract in the words of schema.org, as JSON that stands in a page; addresses are whole where that of the site is known, else as from
    the data page."""
    page = absolue(mentions.adresse, Adresses(jeu.contrat).rubrique("donnees"))
    lieu: dict[str, Any] = {"@type": "Place", "name": jeu.territoire}
    if jeu.emprise:
        ouest, sud, est, nord = jeu.emprise
        lieu["geo"] = {"@type": "GeoShape", "box": f"{sud} {ouest} {nord} {est}"}
    editeur = {"@type": "Organization", "name": _editeur(mentions)}
    objet = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": f"{jeu.titre}, {jeu.territoire}",
        "description": jeu.description,
        **({"url": page} if page else {}),
        "license": LICENCE_ADRESSE,
        "keywords": list(dict.fromkeys(jeu.mots)),
        "inLanguage": "fr",
        "isAccessibleForFree": True,
        "dateModified": jeu.jour,
        "temporalCoverage": f"{jeu.debut}/{jeu.fin or '..'}",
        "spatialCoverage": lieu,
        **({"creator": editeur, "publisher": editeur} if _editeur(mentions) else {}),
        "distribution": [
            {"@type": "DataDownload", "name": un.titre, "encodingFormat": un.media, "contentUrl": f"{page}{un.chemin}"}
            for un in distributions(jeu)
        ],
    }
    return json_en_html(json_serre(objet).decode())
