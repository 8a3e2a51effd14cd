"""Reads `avertissements.yml`: what was answered to warnings."""

import re

import yaml

from generator.model.avertissement import AvertissementRepondu
from generator.model.codes import CodeChamp
from generator.model.formats.avertissements import AVERTISSEMENTS
from generator.sources.champs import Champs
from generator.sources.journal import Journal

_FICHIER = re.compile(r"\.\w+$")  # ids have no point


def lire_avertissements(racine: yaml.Node, fichier: str, journal: Journal) -> tuple[AvertissementRepondu, ...]:
    """The answers of one contract."""
    haut = Champs(racine, fichier, journal, AVERTISSEMENTS.forme)
    repondus = tuple(_repondu(champs) for champs in haut.liste("avertissements"))
    haut.fini()
    return repondus


def _repondu(champs: Champs) -> AvertissementRepondu:
    repondu = AvertissementRepondu(
        champs.choix("code"),
        " ".join(champs.texte("sur").split()),
        champs.texte("dit"),
        champs.texte("raison"),
        champs.date("le"),
        champs.lieu,
    )
    if _FICHIER.search(repondu.sur) and not repondu.dit:
        message = "La réponse vaut pour un fichier entier : elle ne dit pas à quel avertissement elle répond."
        champs.journal.erreur(champs.lieu_du("sur"), CodeChamp.CHAMP_MANQUANT, message, "Recopier dans « dit » des mots du message.")
    champs.fini()
    return repondu
