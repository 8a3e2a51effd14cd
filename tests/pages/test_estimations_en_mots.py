"""What is said of an estimate whose bounds say two things, by kind of target."""

import pytest

from generator.calculs.jugement import juger
from generator.pages.mots.phrases import phrase
from tests.calculs.lecture_des_cas import parse_cas

CAS = """\
cas:
  - nom: essai
    contrat: {{debut: 2015, fin: 2020}}
    date: {date}
    indicateur:
      libelle: "Incidents"
      unite: nombre
      {cible}
    valeurs: {valeurs}
    attendu: {{statut: sans_objectif, raison: estimation}}
"""


@pytest.mark.parametrize(
    ("date", "cible", "valeurs", "dite"),
    [
        (
            "2021-06-30",
            'cible: {texte: "au moins 310", valeur: 310, annee: 2020, comparateur: ">="}',
            '["2020 ; paris ; 300 ; ; ; 280 ; 320"]',
            "L’estimation ne permet pas de dire si la cible a été atteinte : environ 300, entre 280 et 320 (2020) ; il fallait au moins 310.",
        ),
        (
            "2018-06-30",
            'cible: {texte: "Diminuer", sens: baisse}',
            '["2015 ; paris ; 100", "2017 ; paris ; 95 ; ; ; 90 ; 105"]',
            "L’estimation ne permet pas de dire si les chiffres diminuent : 100 au départ, environ 95, entre 90 et 105 (2017).",
        ),
        (
            "2018-06-30",
            'cible: {texte: "1200", valeur: 1200, annee: 2020}\n      reference: {texte: "200 en 2015", valeur: 200, annee: 2015}',
            '["2017 ; paris ; ; ; ; 350 ; 850"]',
            "L’estimation ne permet pas de dire si les chiffres vont vers la cible comme prévu : entre 350 et 850 (2017) ; il faut au moins 1 200.",
        ),
    ],
)
def test_la_phrase(date: str, cible: str, valeurs: str, dite: str) -> None:
    (cas,) = parse_cas(CAS.format(date=date, cible=cible, valeurs=valeurs), "essai.yaml")
    (indicateur,) = cas.indicateurs
    juge = juger(indicateur, cas.valeurs_de(indicateur), cas.cadre)
    assert phrase(indicateur, juge).replace("\u00a0", " ").replace("\u202f", " ") == dite
