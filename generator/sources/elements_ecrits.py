"""The words that the elements of a YAML file hold, each with its place: for messages about one of them, when the file was read long before."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import yaml

from generator.model.lieu import Lieu
from generator.sources.journal import Journal
from generator.sources.yaml_noeuds import lieu_de, lire_yaml


class MotEcrit(NamedTuple):
    """A word of a field (or one of its words, for a list) of an element."""

    champ: str
    mots: str
    lieu: Lieu


Elements = Mapping[Lieu, Sequence[MotEcrit]]  # by the place where each element begins


def elements_ecrits(chemin: Path, nom: str) -> Elements:
    """All elements of a file; none of one that cannot be read."""
    racine = lire_yaml(chemin, nom, Journal())
    elements: dict[Lieu, list[MotEcrit]] = {}
    pile = [racine] if racine else []
    while pile:
        noeud = pile.pop()
        if isinstance(noeud, yaml.SequenceNode):
            pile.extend(noeud.value)
        elif isinstance(noeud, yaml.MappingNode):
            pile.extend(valeur for _, valeur in noeud.value)
            # A list that begins where its first element does has the place of that element.
            elements.setdefault(lieu_de(noeud, nom), []).extend(
                mot for cle, valeur in noeud.value for mot in _mots(str(cle.value), valeur, nom)
            )
    return elements


def _mots(champ: str, valeur: yaml.Node, nom: str) -> Iterator[MotEcrit]:
    """Those of one field, and of the fields that are grouped in it; what stands in a list of elements is theirs."""
    if isinstance(valeur, yaml.MappingNode):
        for cle, dedans in valeur.value:
            yield from _mots(str(cle.value), dedans, nom)
        return
    for un in valeur.value if isinstance(valeur, yaml.SequenceNode) else (valeur,):
        if isinstance(un, yaml.ScalarNode):
            yield MotEcrit(champ, str(un.value), lieu_de(un, nom))
