"""Warns of figures that count so few people that they may tell who these are. The messages never write a figure: everybody reads the logs of a public CI."""

from collections.abc import Iterator

from generator.calculs.personnes_comptees import PETIT, compte_des_personnes
from generator.checks.sujets import repondre
from generator.model.codes import CodeChiffre
from generator.model.dossier import Dossier
from generator.model.probleme import Gravite, Probleme
from generator.model.unite import Unite


def verifier_petits_nombres(dossier: Dossier) -> Iterator[Probleme]:
    """Each row that counts from one to four people, or households; one answer holds for all rows of an indicator."""
    comptent = {un.id for un in dossier.indicateurs() if un.unite is Unite.NOMBRE and compte_des_personnes(un.libelle)}
    for valeur in dossier.valeurs:
        if valeur.indicateur in comptent and valeur.nombre is not None and 0 < valeur.nombre < PETIT:
            message = f"Cette ligne compte moins de {PETIT} personnes : ce nombre peut dire qui elles sont."
            conseil = f"Écrire « secret » si la source le demande, ou si ces personnes se reconnaîtraient ; {repondre(valeur.indicateur)}"
            yield Probleme(valeur.lieu, CodeChiffre.PETIT_NOMBRE, message, conseil, Gravite.AVERTISSEMENT, valeur.indicateur)
