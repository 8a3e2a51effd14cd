"""A YAML file as it is written, without a word of what its fields mean: for who writes another file from it."""

from pathlib import Path

import yaml

from generator.sources.journal import Journal
from generator.sources.yaml_noeuds import lire_yaml

Ecrit = dict[str, object]


def lire_ecrit(chemin: Path, nom: str, journal: Journal) -> Ecrit:
    """The fields of the file: texts, lists, fields. Empty, with a problem in `journal`, where it cannot be read or does not hold fields."""
    racine = lire_yaml(chemin, nom, journal)
    lu = None if racine is None else _dit(racine)
    return lu if isinstance(lu, dict) else {}


def _dit(noeud: yaml.Node) -> object:
    if isinstance(noeud, yaml.MappingNode):
        return {str(cle.value): _dit(valeur) for cle, valeur in noeud.value}
    if isinstance(noeud, yaml.SequenceNode):
        return [_dit(element) for element in noeud.value]
    return str(noeud.value).strip()
