"""What a reader is told beside a status: a level that stands so far, a figure that is kept secret."""

from dataclasses import replace

from generator.calculs.statuts import Statut
from generator.pages.mots.phrases import phrase
from generator.pages.mots.statuts import vue_statut_de
from tests.calculs.modele import cible, contrat, indicateur, juge, valeur

MAINTENIR = indicateur(cible=replace(cible(valeur=100), texte="Maintenir 100 places", sens="maintien"))


def _simple(mots: str) -> str:
    """The same with ordinary spaces, which are easier to read here."""
    return mots.replace("\u00a0", " ").replace("\u202f", " ")


def test_un_niveau_tenu_avant_l_echeance() -> None:
    avancement = juge(MAINTENIR, [valeur("2018", 100)], "2019-03-31", contrat(2015, 2020))
    assert (vue_statut_de(avancement).classe, vue_statut_de(avancement).mot) == ("en_bonne_voie", "Tenu au dernier chiffre")
    assert (
        _simple(phrase(MAINTENIR, avancement)) == "Niveau tenu au dernier chiffre : 100 (2018) ; il faut entre 95 et 105 jusqu’à fin 2020."
    )


def test_un_niveau_tenu_a_l_echeance() -> None:
    avancement = juge(MAINTENIR, [valeur("2020", 100)], "2021-01-01", contrat(2015, 2020))
    assert vue_statut_de(avancement).mot == "Atteint"
    assert _simple(phrase(MAINTENIR, avancement)) == "Cible atteinte : 100 (2020) ; il fallait entre 95 et 105."


def test_un_secret_n_est_pas_une_absence_de_mesure() -> None:
    avancement = juge(MAINTENIR, [valeur("2020", "secret")], "2021-01-01", contrat(2015, 2020))
    assert avancement.statut is Statut.SECRET
    assert vue_statut_de(avancement).mot == "Mesuré, secret statistique"
    assert phrase(MAINTENIR, avancement) == ""
