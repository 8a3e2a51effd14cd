"""What the files around a table say of it: the notices of an Open SDG folder (meta, indicator-config, csv-meta, translations), a Table Schema beside a CSV."""

import csv
import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from generator.sources.classeurs.encodages import decoder
from generator.sources.classeurs.limites import ClasseurIllisible

_OPEN_SDG = re.compile(r"indicator_(?P<numero>[\w.-]+)\.csv", re.IGNORECASE)
_DOSSIERS = ("indicator-config", "meta", "global-meta", "csv-meta")
# What notices say, under the names that Open SDG gives it; those of csv-meta are its French-like words.
_CLES = {
    "unite": ("computation_units", "unit of measurement", "units"),
    "libelle": ("indicator_available", "indicator available", "indicator_name", "graph_title"),
    "lieu": ("national_geographical_coverage", "source_geographical_coverage_1", "source 1 geographical coverage"),
    "source": ("source_organisation_1", "source 1 organisation"),
}
_REGLES = ("format", "decimalChar", "groupChar", "bareNumber", "trueValues", "falseValues", "constraints")
SCHEMA = "schema"  # the fact that holds the rules of a Table Schema for cells, as JSON
_TAILLE_MAX = 5_000_000
_SCHEMAS = ("schema.json", "datapackage.json")
Notices = tuple[tuple[str, str], ...]
Lecteur = Callable[[PurePosixPath], bytes | None]


def lire_notices(chemin: Path) -> tuple[Notices, Notices]:
    """(facts, translations) of the table at `chemin`; both empty where nothing stands beside it."""
    return notices_de(PurePosixPath(chemin.as_posix()), _du_disque)


def notices_de(table: PurePosixPath, lire: Lecteur) -> tuple[Notices, Notices]:
    """The same of a table of an archive or of a folder, whose files `lire` gives (None where there is none)."""
    trouve = _OPEN_SDG.fullmatch(table.name)
    if trouve is None or table.parent.name != "data":
        return tuple(_schema(table, lire)), ()
    dits: dict[str, str] = {}
    racine = table.parent.parent
    for dossier in _DOSSIERS:
        for suffixe in (".yml", ".md", ".csv"):
            dits = {nom: dit for nom, dit in _aplati(_lire(racine / dossier / f"{trouve['numero']}{suffixe}", lire)) if dit} | dits
    traductions = dict(_aplati(_lire(racine / "translations" / "fr" / "data.yml", lire)))
    faits = [("modele", "Open SDG"), ("numero", trouve["numero"].replace("-", "."))]
    for fait, cles in _CLES.items():
        dit = next((dits[cle] for cle in cles if dits.get(cle) and not dits[cle].startswith("global_indicators.")), "")
        if dit:
            faits.append((fait, " ".join(dit.split())[:200]))
    return tuple(faits), tuple((nom, dit) for nom, dit in traductions.items() if dit)


def est_d_open_sdg(table: PurePosixPath) -> bool:
    """True for the table of an indicator in a folder of Open SDG."""
    return table.parent.name == "data" and _OPEN_SDG.fullmatch(table.name) is not None


def est_une_notice(table: PurePosixPath) -> bool:
    """True for a schema that stands beside tables, and for what an Open SDG folder says of its indicators: no table of figures."""
    return table.name in _SCHEMAS or table.name.endswith(".schema.json") or table.parent.name in _DOSSIERS or "translations" in table.parts


def _du_disque(chemin: PurePosixPath) -> bytes | None:
    try:
        ici = Path(chemin)
        return ici.read_bytes() if ici.is_file() and ici.stat().st_size < _TAILLE_MAX else None
    except OSError:
        return None


def _texte(chemin: PurePosixPath, lire: Lecteur) -> str:
    try:
        octets = lire(chemin)
        return decoder(octets).texte if octets and len(octets) < _TAILLE_MAX else ""
    except ClasseurIllisible:
        return ""


def _lire(chemin: PurePosixPath, lire: Lecteur) -> Mapping[str, Any]:
    """The mapping of a notice: YAML, YAML at the head of Markdown, or CSV of two columns; empty where it cannot be read."""
    texte = _texte(chemin, lire)
    if not texte:
        return {}
    if chemin.suffix == ".csv":
        return {rangee[0].strip().lower(): rangee[1].strip() for rangee in csv.reader(texte.splitlines()) if len(rangee) > 1}
    if chemin.suffix == ".md":
        texte = texte.partition("---")[2].partition("\n---")[0]
    try:
        lu = yaml.load(texte, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError, ValueError):
        return {}
    return lu if isinstance(lu, dict) else {}


def _aplati(lu: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield from ((str(nom), dit.strip()) for nom, dit in lu.items() if isinstance(dit, str))


def _schema(chemin: PurePosixPath, lire: Lecteur) -> Iterator[tuple[str, str]]:
    """The fields of a Table Schema beside a CSV («nom.schema.json», «schema.json»): «champ:NOM» to «type|title|description»."""
    for autre in (chemin.with_suffix(".schema.json"), *(chemin.parent / nom for nom in _SCHEMAS)):
        texte = _texte(autre, lire) if chemin.suffix.lower() in (".csv", ".tsv", ".txt") else ""
        try:
            lu = json.loads(texte) if texte else {}
        except (ValueError, RecursionError):
            continue
        if isinstance(lu, dict) and isinstance(lu.get("resources"), list):
            ressources = [une for une in lu["resources"] if isinstance(une, dict) and str(une.get("path", "")).endswith(chemin.name)]
            lu = ressources[0].get("schema") if ressources else {}
        champs = lu.get("fields") if isinstance(lu, dict) else None
        if isinstance(champs, list) and champs:
            yield "modele", "Table Schema"
            for champ in champs:
                if isinstance(champ, dict) and isinstance(champ.get("name"), str):
                    dits = (str(champ.get(cle, "")).replace("|", "/") for cle in ("type", "title", "description"))
                    yield f"champ:{champ['name']}", "|".join(dits)
            regles = _regles(lu, champs)
            if regles:
                yield SCHEMA, json.dumps(regles, ensure_ascii=False)
            return


def _regles(schema: Mapping[str, Any], champs: list[Any]) -> dict[str, Any]:
    """What a schema says of cells: the writings that are no value (`manquants`), and the rules of each field; nothing where it has none."""
    manquants = _manquants(schema.get("missingValues"))
    par_champ = {}
    for champ in champs:
        if isinstance(champ, dict) and isinstance(champ.get("name"), str):
            regles = {cle: champ[cle] for cle in _REGLES if cle in champ}
            if "missingValues" in champ:
                regles["missingValues"] = _manquants(champ["missingValues"])
            if not isinstance(regles.get("constraints", {}), dict):
                del regles["constraints"]
            regles |= {cle: [] for cle in ("trueValues", "falseValues") if not isinstance(regles.get(cle, []), list)}
            par_champ[champ["name"]] = {"type": str(champ.get("type", "")), **regles}
    if not manquants and not any(len(regles) > 1 or regles["type"] == "integer" for regles in par_champ.values()):
        return {}
    return {"manquants": manquants, "champs": par_champ}


def _manquants(dits: Any) -> list[str]:
    """The writings that are no value, which newer schemas give each with a label."""
    liste = dits if isinstance(dits, list) else []
    mots = (un.get("value") if isinstance(un, dict) else un for un in liste)
    return [str(mot).strip() for mot in mots if mot is not None and str(mot).strip()]
