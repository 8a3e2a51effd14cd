"""Problems as programs and forges read them: JSON, the annotations of GitHub, the code quality of GitLab, and a text to join to a merge request."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from generator.commandes.rapport import conclusion, lignes_du_groupe
from generator.model.probleme import Gravite, Probleme
from generator.model.problemes_groupes import compte, grouper

_DE_GITHUB = {Gravite.ERREUR: "error", Gravite.AVERTISSEMENT: "warning", Gravite.CONSEIL: "notice"}
_DE_GITLAB = {Gravite.ERREUR: "blocker", Gravite.AVERTISSEMENT: "minor", Gravite.CONSEIL: "info"}
TITRES = {
    Gravite.ERREUR: "À corriger avant de publier",
    Gravite.AVERTISSEMENT: "À lire",
    Gravite.CONSEIL: "Ce qui permettrait d’en savoir plus",
}


def en_json(problemes: Sequence[Probleme]) -> str:
    """An object: `comptes` (gravity → number) and `problemes`, each with its code, gravity, file, line and column (from 1, in characters; 0 for a whole file),
    field, message, advice, why it matters, and its subject."""
    comptes = {str(gravite): nombre for gravite, nombre in compte(problemes).items()}
    return json.dumps({"comptes": comptes, "problemes": [_en_donnees(un) for un in problemes]}, ensure_ascii=False, indent=2)


def _en_donnees(probleme: Probleme) -> dict[str, Any]:
    return {
        "code": str(probleme.code),
        "gravite": str(probleme.gravite),
        "fichier": probleme.lieu.fichier,
        "ligne": probleme.lieu.ligne,
        "colonne": probleme.lieu.colonne,
        "champ": probleme.champ,
        "message": probleme.message,
        "conseil": probleme.conseil,
        "pourquoi": probleme.code.entree.explication,
        "sujet": probleme.sujet,
    }


def en_github(problemes: Sequence[Probleme]) -> str:
    """Workflow commands, one line each, which GitHub shows at the lines of a pull request; those of one kind as one."""
    return "\n".join(_annotation(list(lignes_du_groupe(groupe)), groupe.premier) for groupe in grouper(problemes))


def _annotation(lignes: Sequence[str], premier: Probleme) -> str:
    lieu = premier.lieu
    ou = {"file": lieu.fichier, "line": str(lieu.ligne or 1), "col": str(lieu.colonne or 1), "title": str(premier.code)}
    proprietes = ",".join(f"{nom}={_echapper(texte, ':', ',')}" for nom, texte in ou.items())
    texte = "\n".join((premier.message, premier.conseil, *(ligne.strip() for ligne in lignes[2:])))
    return f"::{_DE_GITHUB[premier.gravite]} {proprietes}::{_echapper(texte)}"


def _echapper(texte: str, *autres: str) -> str:
    """A text in which no sign ends the command that holds it, or begins another."""
    for signe in ("%", "\r", "\n", *autres):
        texte = texte.replace(signe, f"%{ord(signe):02X}")
    return texte


def en_gitlab(problemes: Sequence[Probleme]) -> str:
    """A Code Quality report: a list of issues, each with a fingerprint that stays when lines move."""
    vus: Counter[str] = Counter()
    return json.dumps([_de_gitlab(un, vus) for un in problemes], ensure_ascii=False, indent=2)


def _de_gitlab(probleme: Probleme, vus: Counter[str]) -> dict[str, Any]:
    cle = "\0".join((probleme.lieu.fichier, str(probleme.code), probleme.message, probleme.sujet))
    vus[cle] += 1
    return {
        "description": f"{probleme.message} {probleme.conseil}",
        "check_name": str(probleme.code),
        "fingerprint": hashlib.sha256(f"{cle}\0{vus[cle]}".encode("utf-8", "surrogateescape")).hexdigest(),
        "severity": _DE_GITLAB[probleme.gravite],
        "location": {"path": probleme.lieu.fichier, "lines": {"begin": probleme.lieu.ligne or 1}},
    }


def en_markdown(problemes: Sequence[Probleme]) -> str:
    """A report for people. What files say stands in fenced blocks: none of it becomes a heading, a link or the call of a person."""
    comptes = compte(problemes)
    parties = ["## Vérification des données", conclusion(comptes)]
    for gravite, nombre in comptes.items():
        if nombre:
            de_la_gravite = [probleme for probleme in problemes if probleme.gravite is gravite]
            texte = "\n".join(ligne for groupe in grouper(de_la_gravite) for ligne in lignes_du_groupe(groupe))
            parties.append(f"### {TITRES[gravite]} ({nombre})\n\n{bloc(texte)}")
    return "\n\n".join(parties)


def bloc(texte: str) -> str:
    """A fenced block of Markdown that no line of `texte` can end."""
    cloture = "`" * max(3, *(len(suite) + 1 for suite in re.findall("`+", texte)), 3)
    return f"{cloture}text\n{texte}\n{cloture}"


FORMATS: Mapping[str, Callable[[Sequence[Probleme]], str]] = {
    "json": en_json,
    "github": en_github,
    "gitlab": en_gitlab,
    "markdown": en_markdown,
}
