"""Reads `glossaire.yml`."""

import yaml

from generator.model.glossaire import Glossaire, Synonyme, Terme
from generator.sources.champs import Champs
from generator.sources.journal import Journal


def lire_glossaire(racine: yaml.Node, fichier: str, journal: Journal) -> Glossaire:
    """The terms of the glossary, each with a full name and a sentence, and the common words that the search understands."""
    haut = Champs(racine, fichier, journal)
    termes = tuple(_terme(champs) for champs in haut.liste("termes", requis=True))
    synonymes = tuple(_synonyme(champs) for champs in haut.liste("synonymes"))
    haut.fini()
    return Glossaire(termes, synonymes)


def _terme(champs: Champs) -> Terme:
    terme = Terme(
        champs.texte("terme", requis=True),
        champs.texte("nom", requis=True),
        champs.texte("phrase", requis=True),
        champs.ids("contrats"),
        champs.lieu,
        champs.textes("synonymes"),
    )
    champs.fini()
    return terme


def _synonyme(champs: Champs) -> Synonyme:
    synonyme = Synonyme(
        champs.textes("mots", requis=True, vide=False),
        champs.textes("pour", requis=True, vide=False),
        champs.lieu,
    )
    champs.fini()
    return synonyme
