"""Figures whose comma may be another sign: thousands that a spreadsheet in English wrote «1,310», people counted in parts."""

from collections.abc import Iterator
from decimal import Decimal

from generator.calculs.cellules import ecrit
from generator.calculs.mots import mots
from generator.calculs.personnes_comptees import PETIT, compte_des_personnes
from generator.calculs.series import retenues
from generator.checks.sujets import repondre, sujet_de
from generator.model.codes import CodeChiffre
from generator.model.dossier import Dossier
from generator.model.probleme import Gravite, Probleme
from generator.model.unite import Unite
from generator.model.valeur import Valeur

_MILLIERS = 3  # decimals, as many as the digits of a group of thousands
_ENTIERES = (Unite.NOMBRE, Unite.EUROS)  # what these count is rarely known to a thousandth


def verifier_decimales(dossier: Dossier) -> Iterator[Probleme]:
    """Warns of figures that pages show and whose decimals can hardly be some."""
    indicateurs = {indicateur.id: indicateur for indicateur in dossier.indicateurs()}
    for valeur in retenues(dossier.observations(), dossier.publications_par_nom()):
        indicateur = indicateurs.get(valeur.indicateur)
        if indicateur is None or indicateur.calcul or valeur.nombre is None or valeur.nombre == valeur.nombre.to_integral_value():
            continue
        personnes = compte_des_personnes(indicateur.libelle) and " moyen" not in mots(indicateur.libelle)
        if indicateur.unite in _ENTIERES and _est_un_millier(valeur.nombre):
            # Of so few people no message writes the number.
            milliers = f" : c’est peut-être {ecrit((valeur.nombre * 1000).to_integral_value())}, dont la virgule sépare les milliers"
            message = f"{_dit(valeur, personnes=personnes)} a trois chiffres après la virgule{milliers}."
            yield _avertir(valeur, message, "Écrire les milliers avec une espace, ou d’un trait")
        elif indicateur.unite is Unite.NOMBRE and personnes:
            message = f"{_dit(valeur, personnes=True)} n’est pas un nombre entier, et cet indicateur compte des personnes."
            yield _avertir(valeur, message, "Vérifier la virgule")


def _est_un_millier(nombre: Decimal) -> bool:
    """«1,310», as it was written: not «0,310», nor «1310,5»."""
    ecrit_a_quatre = nombre.as_tuple().exponent == -_MILLIERS - 1 and nombre.as_tuple().digits[-1] == 0  # as an import writes it: «1.3100»
    return (nombre.as_tuple().exponent == -_MILLIERS or ecrit_a_quatre) and 1 <= abs(nombre) < 1000


def _dit(valeur: Valeur, *, personnes: bool) -> str:
    assert valeur.nombre is not None
    return "Ce chiffre" if personnes and 0 < valeur.nombre < PETIT else ecrit(valeur.nombre)


def _avertir(valeur: Valeur, message: str, conseil: str) -> Probleme:
    sujet = sujet_de(valeur)
    return Probleme(valeur.lieu, CodeChiffre.VALEUR_ETRANGE, message, f"{conseil} ; {repondre(sujet)}", Gravite.AVERTISSEMENT, sujet)
