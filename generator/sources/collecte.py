"""Reads `collecte.yml`: what was asked of partners by workbooks, and what came back."""

import yaml

from generator.model.codes import CodeChamp
from generator.model.collecte import EnvoiDeCollecte, ReponseRecue
from generator.model.formats.collecte import COLLECTE
from generator.sources.champs import Champs
from generator.sources.journal import Journal, extrait
from generator.sources.periodes import est_date


def lire_collecte(racine: yaml.Node, fichier: str, journal: Journal) -> tuple[EnvoiDeCollecte, ...]:
    """The workbooks of one contract, in the order of the file."""
    haut = Champs(racine, fichier, journal, COLLECTE.forme)
    envois = tuple(_envoi(champs, journal) for champs in haut.liste("envois"))
    haut.fini()
    return envois


def _envoi(champs: Champs, journal: Journal) -> EnvoiDeCollecte:
    relances = champs.textes("relances")
    for jour in relances:
        if not est_date(jour) or len(jour) != len("2020-12-08"):
            message = f"« {extrait(jour)} » n’est pas un jour."
            journal.erreur(champs.lieu_du("relances"), CodeChamp.DATE, message, "Écrire le jour entier (2025-04-02).")
    envoi = EnvoiDeCollecte(
        partenaire=champs.texte("partenaire"),
        periode=champs.periode("periode"),
        prepare_le=champs.date("prepare_le"),
        envoye_le=champs.date("envoye_le"),
        avant_le=champs.date("avant_le"),
        fichier=champs.texte("fichier"),
        lignes=champs.entier("lignes") or 0,
        indicateurs=champs.ids("indicateurs"),
        relances=relances,
        reponses=tuple(_reponse(une) for une in champs.liste("reponses")),
        note=champs.texte("note"),
        lieu=champs.lieu,
    )
    champs.fini()
    return envoi


def _reponse(champs: Champs) -> ReponseRecue:
    reponse = ReponseRecue(
        recue_le=champs.date("recue_le"),
        fichier=champs.texte("fichier"),
        chiffres=champs.entier("chiffres") or 0,
        sans_chiffre=champs.entier("sans_chiffre") or 0,
        vides=champs.entier("vides") or 0,
    )
    champs.fini()
    return reponse
