"""`datapackage.json`: the files of a contract, and those of the portal, as a Data Package (version 2), with the Table Schema of each table."""

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

from generator.pages.fichiers.donnees_du_contrat import LIEUX, REFERENTIEL, DonneesDuContrat, TableFaite
from generator.pages.fichiers.ecrire_json import INTERFACE, json_lisible
from generator.pages.mots.typographie import francais

PAQUET = "datapackage.json"
LICENCE_TITRE = "Licence Ouverte / Open Licence version 2.0"
LICENCE_ADRESSE = "https://www.etalab.gouv.fr/licence-ouverte-open-licence/"
MOTS_CLES = ("politique-de-la-ville", "contrat-de-ville", "quartiers-prioritaires", "engagements", "indicateurs")


def paquet(donnees: DonneesDuContrat) -> bytes:
    """The descriptor; paths are as from its own folder."""
    return json_lisible(
        {
            "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
            "name": donnees.id,
            "title": donnees.nom,
            "description": "Les promesses du contrat et les chiffres trouvés. Ce qui est vide n’a pas été trouvé, et n’est jamais un zéro.",
            **({"homepage": donnees.adresse} if donnees.adresse else {}),
            "version": donnees.jour,
            "interface": INTERFACE,
            "created": f"{donnees.jour}T00:00:00Z",
            "licenses": [{"name": "etalab-2.0", "title": LICENCE_TITRE, "path": LICENCE_ADRESSE}],
            **({"contributors": [{"title": donnees.editeur, "roles": ["publisher"]}]} if donnees.editeur else {}),
            "keywords": list(MOTS_CLES),
            "resources": list(_ressources(donnees)),
        }
    )


def paquet_du_portail(tables: Iterable[TableFaite], *, jour: str, editeur: str, adresse: str) -> bytes:
    """The descriptor of the portal's own files; `jour` is the last ISO day of the data of its contracts, empty where there are none."""
    autres = (
        ("contrats", "La liste des contrats", "json"),
        ("lieux", "Les lieux de tous les contrats", "json"),
        ("carte", "Les mêmes lieux sur une carte", "geojson"),
    )
    chemins = {"contrats": "contrats.json", "lieux": "lieux.json", "carte": "lieux.geojson"}
    medias = {"json": "application/json", "geojson": "application/geo+json"}
    return json_lisible(
        {
            "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
            "name": "engagements-ouverts",
            "title": "Engagements ouverts",
            "description": "Ce que publie le portail de tous les contrats. Chaque contrat a son propre paquet de données.",
            **({"homepage": adresse} if adresse else {}),
            **({"version": jour, "created": f"{jour}T00:00:00Z"} if jour else {}),
            "interface": INTERFACE,
            "licenses": [{"name": "etalab-2.0", "title": LICENCE_TITRE, "path": LICENCE_ADRESSE}],
            **({"contributors": [{"title": editeur, "roles": ["publisher"]}]} if editeur else {}),
            "keywords": list(MOTS_CLES),
            "resources": [
                *map(_ressource, tables),
                *(
                    {
                        "name": nom,
                        "path": chemins[nom],
                        "title": titre,
                        "format": format_,
                        "mediatype": medias[format_],
                        "encoding": "utf-8",
                    }
                    for nom, titre, format_ in autres
                ),
            ],
        }
    )


def _ressource(faite: TableFaite) -> dict[str, Any]:
    table = faite.table
    return {
        "name": table.nom,
        "type": "table",
        "path": table.fichier,
        "title": table.titre,
        "description": francais(table.contenu),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        **_empreinte(faite.octets),
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": _schema(table.schema()),
    }


def _ressources(donnees: DonneesDuContrat) -> Iterator[dict[str, Any]]:
    yield from map(_ressource, donnees.tables)
    yield {
        "name": "lieux",
        "path": LIEUX,
        "title": "Les lieux, leurs points et leurs contours",
        "format": "geojson",
        "mediatype": "application/geo+json",
        "encoding": "utf-8",
        **_empreinte(donnees.lieux),
    }
    # Without digest: it says of which day the states of indicators are, and is another each day.
    yield {
        "name": "referentiel",
        "path": REFERENTIEL,
        "title": "Tout le contrat en un fichier",
        "format": "json",
        "mediatype": "application/json",
        "encoding": "utf-8",
    }


def _empreinte(octets: bytes) -> dict[str, Any]:
    return {"bytes": len(octets), "hash": f"sha256:{hashlib.sha256(octets).hexdigest()}"}


def _schema(schema: dict[str, Any]) -> dict[str, Any]:
    return {**schema, "fields": [{**champ, "description": francais(champ["description"])} for champ in schema["fields"]]}
