"""The copies of the program's JSON Schemas in a project, by which its editor completes fields and underlines faults."""

import json
from collections.abc import Iterator
from pathlib import Path

from generator.model.formats.forme import MARQUE_DES_SCHEMAS
from generator.model.formats.tous import FORMATS
from generator.publication.disque import ecrire
from generator.sources.socle import SCHEMAS, superposer

DOSSIER = ".schemas"
REGLAGES = ".vscode/settings.json"
# Which files of a project each schema describes: the schema's path in the project, then patterns of paths.
PLACES = {f"./{DOSSIER}/{format_.schema}": format_.motifs for format_ in FORMATS if format_.motifs}


def schemas_du_programme() -> dict[str, bytes]:
    """The bytes of each schema, by the name of its file."""
    return {nom: fichier.read_bytes() for nom, fichier in superposer(SCHEMAS).items()}


def renouveler(projet: Path, *, essai: bool = False) -> Iterator[tuple[str, str]]:
    """Make the schemas of a project those of the program; for each change, the path and in French what becomes of the file.

    A project without the folder has no use for them and gets none. Files of the project's own in the folder stay: ours are those that have
    the name of a schema of the program, or its mark inside. The editor's settings are the project's too: the line to add to them for a new
    schema, or to remove, is only said. With `essai`, nothing is written. Raises OSError where a file cannot be read, written or removed.
    """
    dossier = projet / DOSSIER
    if not dossier.is_dir():
        return
    reglages = projet / REGLAGES
    regles = reglages.read_text("utf-8", errors="replace") if reglages.is_file() else None
    attendus = schemas_du_programme()
    for nom, octets in attendus.items():
        chemin = dossier / nom
        present = chemin.exists()
        if present and _lignes(chemin.read_bytes()) == _lignes(octets):
            continue
        if not essai:
            ecrire(chemin, octets)
        yield f"{DOSSIER}/{nom}", "ce schéma d’éditeur devient celui de cette version" if present else _nouveau(nom, regles)
    for chemin in sorted(dossier.glob("*.json")):
        if chemin.name not in attendus and chemin.is_file() and _a_la_marque(chemin):
            if not essai:
                chemin.unlink()
            yield f"{DOSSIER}/{chemin.name}", _ote(chemin.name, regles)


def _nouveau(nom: str, regles: str | None) -> str:
    place = f"./{DOSSIER}/{nom}"
    if regles is None or place in regles or place not in PLACES:
        return "schéma d’éditeur qui manquait"
    ligne = f"{json.dumps(place)}: {json.dumps(PLACES[place])}"
    return f"schéma d’éditeur qui manquait ; pour s’en servir, ajouter à « yaml.schemas » de {REGLAGES} : {ligne}"


def _ote(nom: str, regles: str | None) -> str:
    suite = f" ; ôter aussi sa ligne de {REGLAGES}" if regles and f"{DOSSIER}/{nom}" in regles else ""
    return f"cette version n’a plus ce schéma d’éditeur, qui est effacé{suite}"


def _a_la_marque(chemin: Path) -> bool:
    """True for a schema that some version of the program wrote, by its own name or by another."""
    try:
        lu = json.loads(chemin.read_bytes())
    except (ValueError, RecursionError):
        return False
    return isinstance(lu, dict) and lu.get("$comment") == MARQUE_DES_SCHEMAS


def _lignes(octets: bytes) -> bytes:
    """The same bytes whatever ends the lines: git may have written them in Windows' way."""
    return octets.replace(b"\r\n", b"\n")
