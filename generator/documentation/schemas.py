"""The text of the JSON Schemas by which editors complete and check YAML files.

They are of draft 7, which YAML editors know best. They accept what the readers accept, and more: an editor takes 2019 for a number and
«true» for a boolean, where the readers read the written words; and what depends on another field is left to `engagements verifier`.
"""

import json
from typing import Any

from generator.model.formats.forme import MARQUE_DES_SCHEMAS, Champ, Format, Forme, GenreDeChamp
from generator.model.formats.tous import FORMATS

_ANNEE = "(19|20|21)[0-9]{2}"
_NOMBRE = "^\\s*[-+−–]?[0-9][0-9 \\u00a0\\u202f\\u2009\\u2007.,]*[%€]?\\s*$"
_ID = {"type": ["string", "integer"], "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 60}
_MOT = {"type": ["string", "number", "boolean"]}
_PASSAGE = {"type": "string", "pattern": "\\S"}
# What each kind of scalar field looks like to an editor.
_SCALAIRES: dict[GenreDeChamp, dict[str, Any]] = {
    GenreDeChamp.TEXTE: _MOT,
    GenreDeChamp.REFERENCE: {"type": ["string", "integer"]},
    GenreDeChamp.IDENTIFIANT: _ID,
    GenreDeChamp.OUI_NON: {"enum": ["oui", "non", True, False, "true", "false"]},
    GenreDeChamp.ANNEE: {"type": ["integer", "string"], "minimum": 1900, "maximum": 2199, "pattern": f"^{_ANNEE}$"},
    GenreDeChamp.DATE: {
        "type": ["integer", "string"],
        "minimum": 1900,
        "maximum": 2199,
        "pattern": f"^{_ANNEE}(-[0-9]{{2}}(-[0-9]{{2}})?)?$",
    },
    GenreDeChamp.JOUR: {"type": "string", "pattern": f"^{_ANNEE}-[0-9]{{2}}-[0-9]{{2}}$"},
    GenreDeChamp.PERIODE: {"type": ["integer", "string"], "minimum": 1900, "maximum": 2199, "pattern": "^\\s*[0-9]{2}"},
    GenreDeChamp.ENTIER: {"type": ["number", "string"], "minimum": 0, "pattern": _NOMBRE},
    GenreDeChamp.NOMBRE: {"type": ["number", "string"], "pattern": _NOMBRE},
    GenreDeChamp.NOMBRE_OU_OUI_NON: {
        "type": ["number", "string", "boolean"],
        "pattern": f"{_NOMBRE}|^([Oo][Uu][Ii]|[Nn][Oo][Nn]|[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee])$",
    },
    GenreDeChamp.NUMERO: {"type": ["string", "number"], "pattern": "^[0-9]{1,3}(\\.[a-z0-9]{1,3})?$"},
    GenreDeChamp.ADRESSE: {"type": "string", "pattern": "^https?://"},
    GenreDeChamp.COURRIEL: {"type": "string", "pattern": "^[^@\\s]+@[^@\\s]+$"},
    GenreDeChamp.TELEPHONE: {"type": ["string", "integer"]},
    GenreDeChamp.COULEUR: {"type": "string", "pattern": "^#[0-9a-fA-F]{6}$"},
    GenreDeChamp.PASSAGE: _PASSAGE,
}
_ELEMENTS: dict[GenreDeChamp, dict[str, Any]] = {GenreDeChamp.TEXTES: _MOT, GenreDeChamp.IDENTIFIANTS: _ID, GenreDeChamp.PASSAGES: _PASSAGE}


def schemas() -> dict[str, str]:
    """The text of each schema by the name of its file, for the files that are YAML."""
    return {format_.schema: _texte(schema(format_)) for format_ in FORMATS if format_.motifs}


def schema(format_: Format) -> dict[str, Any]:
    """The schema of one kind of file."""
    dedans = [forme for forme in format_.forme.parcourir() if forme is not format_.forme]
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$comment": MARQUE_DES_SCHEMAS,
        "title": format_.nom,
        "description": format_.explication,
        **_champs(format_.forme),
        "definitions": {forme.nom: _champs(forme) for forme in dedans},
    }


def _champs(forme: Forme) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(forme.requis),
        "properties": {champ.nom: _champ(forme, champ) for champ in forme.champs},
    }


def _champ(forme: Forme, champ: Champ) -> dict[str, Any]:
    """The schema of one field; a field that may be absent may be empty too."""
    contenu = _contenu(forme, champ)
    if not champ.requis:
        contenu = _ou_rien(contenu)
    dit = f"{champ.explication} ({champ.condition} : obligatoire)" if champ.condition else champ.explication
    exemple = {"examples": [_valeur(champ)]} if champ.exemple and not champ.est_liste else {}
    return {"description": dit[:1].upper() + dit[1:], **contenu, **exemple}


def _contenu(forme: Forme, champ: Champ) -> dict[str, Any]:
    if champ.est_liste:
        return {"type": "array", **({"minItems": 1} if champ.non_vide else {}), "items": _element(forme, champ)}
    if champ.genre is GenreDeChamp.CHAMPS:
        return _renvoi(forme, champ)
    if champ.genre is GenreDeChamp.CHOIX:
        mots = {"enum": [str(mot) for mot in champ.choix]}
        return {"anyOf": [mots, _ID]} if champ.ouvert else mots
    bornes = {"minimum": champ.bornes[0], "maximum": champ.bornes[1]} if champ.bornes else {}
    return {**_SCALAIRES[champ.genre], **bornes}


def _element(forme: Forme, champ: Champ) -> dict[str, Any]:
    if champ.genre is GenreDeChamp.LISTE_DE_CHOIX:
        return {"enum": [str(mot) for mot in champ.choix]}
    if champ.genre is GenreDeChamp.IDENTIFIANTS_OU_CHAMPS:
        return {"anyOf": [_ID, _renvoi(forme, champ)]}
    return _renvoi(forme, champ) if champ.a_des_champs else _ELEMENTS[champ.genre]


def _renvoi(forme: Forme, champ: Champ) -> dict[str, Any]:
    return {"$ref": f"#/definitions/{forme.dedans(champ).nom}"}


def _ou_rien(contenu: dict[str, Any]) -> dict[str, Any]:
    if "enum" in contenu:
        return {**contenu, "enum": [*contenu["enum"], None]}
    if "anyOf" in contenu:
        return {**contenu, "anyOf": [*contenu["anyOf"], {"type": "null"}]}
    if "$ref" in contenu:
        return {"anyOf": [contenu, {"type": "null"}]}
    genres = contenu["type"]
    return {**contenu, "type": [*([genres] if isinstance(genres, str) else genres), "null"]}


def _valeur(champ: Champ) -> str:
    """The example as the words that it writes: an editor puts the quotes that it needs."""
    return champ.exemple[1:-1] if champ.exemple.startswith('"') else champ.exemple


def _texte(lu: dict[str, Any]) -> str:
    return f"{json.dumps(lu, ensure_ascii=False, indent=1)}\n"
