"""Warns of figures that count so few people that they may tell who these are, and of rates of so few. The messages never write a figure: everybody reads the
logs of a public CI."""

from collections.abc import Iterator

from generator.calculs.personnes_comptees import PETIT, compte_des_personnes
from generator.calculs.petits_denominateurs import Peu, TauxDePeu, taux_de_peu
from generator.checks.sujets import repondre
from generator.model.codes import CodeChiffre
from generator.model.dossier import Dossier
from generator.model.probleme import Gravite, Probleme
from generator.model.unite import Unite

_CE_QU_IL_DIT = {
    Peu.DENOMINATEUR: f"Ce taux porte sur moins de {PETIT} personnes (%s) : il peut dire qui elles sont, et ce qui est vrai d’elles.",
    Peu.NUMERATEUR: f"Ce taux et son dénominateur (%s) donnent un nombre de moins de {PETIT} personnes, qui peut dire qui elles sont.",
    Peu.A_COTE: f"À côté de ce taux, une ligne du même lieu et du même temps compte moins de {PETIT} personnes (%s) : s’il porte sur elles, il peut dire qui elles sont.",
    Peu.SECRET: "À côté de ce taux, un nombre de personnes du même lieu et du même temps est secret (%s) : s’il porte sur elles, il peut donner ce nombre.",
}


def verifier_petits_nombres(dossier: Dossier) -> Iterator[Probleme]:
    """Each row that counts from one to four people, or households; one answer holds for all rows of an indicator."""
    comptent = {un.id for un in dossier.indicateurs() if un.unite is Unite.NOMBRE and compte_des_personnes(un.libelle)}
    for valeur in dossier.valeurs:
        if valeur.indicateur in comptent and valeur.nombre is not None and 0 < valeur.nombre < PETIT:
            message = f"Cette ligne compte moins de {PETIT} personnes : ce nombre peut dire qui elles sont."
            conseil = f"Écrire « secret » si la source le demande, ou si ces personnes se reconnaîtraient ; {repondre(valeur.indicateur)}"
            yield Probleme(valeur.lieu, CodeChiffre.PETIT_NOMBRE, message, conseil, Gravite.AVERTISSEMENT, valeur.indicateur)


def verifier_petits_denominateurs(dossier: Dossier) -> Iterator[Probleme]:
    """Each rate of a few people; one answer holds for all rows of an indicator."""
    for un in taux_de_peu(dossier):
        yield _du_taux(un)


def _du_taux(un: TauxDePeu) -> Probleme:
    indicateur = un.taux.indicateur
    if un.taux.calcul is not None:
        lieu = un.compte.lieu
        message = f"Le site calcule avec cette ligne un taux ({indicateur}) qui porte sur moins de {PETIT} personnes : il peut dire qui elles sont, et ce qui est vrai d’elles."
        quoi = "Écrire « secret » à la place de ce nombre, et le site ne calculera rien avec lui"
    else:
        lieu, message = un.taux.lieu, _CE_QU_IL_DIT[un.peu] % un.compte.lieu
        quoi = "Écrire « secret » à la place de ce taux"
    conseil = f"{quoi}, si la source le demande ou si ces personnes se reconnaîtraient ; {repondre(indicateur)}"
    return Probleme(lieu, CodeChiffre.PETIT_DENOMINATEUR, message, conseil, Gravite.AVERTISSEMENT, indicateur)
