"""Reads what an import is told: answers to its questions, and the mapping that a project keeps for files of one layout (`imports/*.yml`)."""

from collections.abc import Mapping
from pathlib import Path

import yaml
from msgspec import Struct, field

from generator.sources.contenu import lister
from generator.sources.journal import Journal
from generator.sources.yaml_noeuds import lire_yaml

DOSSIER = "imports"


class Correspondance(Struct, frozen=True):
    """What a project keeps of an import: `entetes` are the headings by which a file of the same layout is known, `valeurs` the table that it feeds;
    `empreinte` is the print of the file of which `source` was said."""

    nom: str
    fichier: str = ""
    valeurs: str = ""
    source: str = ""
    entetes: tuple[str, ...] = ()
    reponses: Mapping[str, str] = field(default_factory=dict)
    empreinte: str = ""


def lire_reponses(chemin: Path, nom: str, journal: Journal) -> dict[str, str]:
    """The answers of a file, by the id of their question: «question: réponse» lines, or the `reponses` of a mapping."""
    racine = lire_yaml(chemin, nom, journal)
    lu = _simple(racine) if racine else {}
    reponses = lu.get("reponses", lu) if isinstance(lu, dict) else {}
    return {cle: mot for cle, mot in reponses.items() if isinstance(mot, str)} if isinstance(reponses, dict) else {}


def lire_correspondances(contrat: Path, nom: str, journal: Journal) -> list[Correspondance]:
    """The mappings of a contract, in the order of their names; one that cannot be read is left out, and said."""
    trouvees = []
    for chemin in lister(contrat / DOSSIER, f"{nom}/{DOSSIER}", journal):
        racine = lire_yaml(chemin, f"{nom}/{DOSSIER}/{chemin.name}", journal) if chemin.suffix == ".yml" else None
        lu = _simple(racine) if racine else None
        if isinstance(lu, dict):
            entetes, reponses = lu.get("entetes"), lu.get("reponses")
            trouvees.append(
                Correspondance(
                    chemin.stem,
                    _mot(lu.get("fichier")),
                    _mot(lu.get("valeurs")),
                    _mot(lu.get("source")),
                    tuple(_mot(un) for un in entetes) if isinstance(entetes, list) else (),
                    {cle: mot for cle, mot in reponses.items() if isinstance(mot, str)} if isinstance(reponses, dict) else {},
                    _mot(lu.get("empreinte")),
                )
            )
    return trouvees


def _mot(lu: object) -> str:
    return lu if isinstance(lu, str) else ""


def _simple(noeud: yaml.Node) -> object:
    """Words, lists and mappings of words; every scalar is the text that was written."""
    if isinstance(noeud, yaml.MappingNode):
        return {str(cle.value): _simple(valeur) for cle, valeur in noeud.value}
    if isinstance(noeud, yaml.SequenceNode):
        return [_simple(un) for un in noeud.value]
    return str(noeud.value)
