"""Reads `glossaire.yml`."""

import yaml

from generator.model.ancre import ancre_du_mot
from generator.model.glossaire import Glossaire, Synonyme, Terme
from generator.sources.champs import Champs
from generator.sources.journal import Journal, extrait


def lire_glossaire(racine: yaml.Node, fichier: str, journal: Journal) -> Glossaire:
    """The terms of the glossary, each with a full name and a sentence, and the common words that the search understands."""
    haut = Champs(racine, fichier, journal)
    termes = tuple(_terme(champs) for champs in haut.liste("termes", requis=True))
    synonymes = tuple(_synonyme(champs) for champs in haut.liste("synonymes"))
    haut.fini()
    return Glossaire(termes, synonymes)


def _terme(champs: Champs) -> Terme:
    mot = champs.texte("terme", requis=True)
    terme = Terme(
        mot,
        champs.texte("nom", requis=True),
        champs.texte("phrase", requis=True),
        champs.ids("contrats"),
        champs.lieu,
        champs.textes("synonymes"),
        _id(champs, mot),
    )
    champs.fini()
    return terme


def _id(champs: Champs, mot: str) -> str:
    """The place of the term on its page: the word's own, or the `id` that tells it from another."""
    ecrit = champs.id() if "id" in champs else champs.texte("id")
    ancre = ecrit or ancre_du_mot(mot)
    if mot and not ancre and "id" not in champs:
        champs.journal.erreur(
            champs.lieu_du("terme"),
            "identifiant",
            f"Le terme « {extrait(mot)} » n’a ni lettre ni chiffre : il ne peut pas faire une adresse.",
            "Ajouter un « id » à ce terme (« id: mon-terme »).",
        )
    return ancre


def _synonyme(champs: Champs) -> Synonyme:
    synonyme = Synonyme(
        champs.textes("mots", requis=True, vide=False),
        champs.textes("pour", requis=True, vide=False),
        champs.lieu,
    )
    champs.fini()
    return synonyme
