"""Reads `glossaire.yml`."""

import yaml

from generator.model.glossaire import Terme
from generator.sources.champs import Champs
from generator.sources.journal import Journal


def lire_glossaire(racine: yaml.Node, fichier: str, journal: Journal) -> tuple[Terme, ...]:
    """The terms of the glossary, in the order of the file; each has a full name or a sentence, or both."""
    haut = Champs(racine, fichier, journal)
    termes = tuple(_terme(champs) for champs in haut.liste("termes", requis=True))
    haut.fini()
    return termes


def _terme(champs: Champs) -> Terme:
    terme = Terme(
        champs.texte("terme", requis=True),
        champs.texte("nom", requis=True),
        champs.texte("phrase", requis=True),
        champs.ids("contrats"),
        champs.lieu,
    )
    champs.fini()
    return terme
