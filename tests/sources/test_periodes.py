"""The times that a data file may write, and what is said of those that it may not."""

import pytest

from generator.sources.periodes import PeriodeInvalide, est_date, interpreter_periode


@pytest.mark.parametrize(
    ("ecrit", "attendue"),
    [
        ("2019", "2019-01-01 2019-12-31 annee 2019"),
        (" 2019 ", "2019-01-01 2019-12-31 annee 2019"),
        ("1900", "1900-01-01 1900-12-31 annee 1900"),
        ("2199", "2199-01-01 2199-12-31 annee 2199"),
        ("2017-2018", "2017-09-01 2018-08-31 annee_scolaire 2017-2018"),
        ("2017 – 2018", "2017-09-01 2018-08-31 annee_scolaire 2017-2018"),
        ("2015/2019", "2015-01-01 2019-12-31 intervalle 2015/2019"),
        ("2015 / 2016", "2015-01-01 2016-12-31 intervalle 2015/2016"),
        ("2018-09/2021-01", "2018-09-01 2021-01-31 intervalle 2018-09/2021-01"),
        ("2018-09 / 2018-10", "2018-09-01 2018-10-31 intervalle 2018-09/2018-10"),
        ("2019-01", "2019-01-01 2019-01-31 mois 2019-01"),
        ("2019-12", "2019-12-01 2019-12-31 mois 2019-12"),
        ("2020-02", "2020-02-01 2020-02-29 mois 2020-02"),
        ("2019-02", "2019-02-01 2019-02-28 mois 2019-02"),
        ("2019-03-31", "2019-03-31 2019-03-31 jour 2019-03-31"),
        ("31/03/2019", "2019-03-31 2019-03-31 jour 2019-03-31"),
        ("29/02/2020", "2020-02-29 2020-02-29 jour 2020-02-29"),
    ],
)
def test_un_temps(ecrit: str, attendue: str) -> None:
    """Its first day, its last, its kind, and how it is written everywhere."""
    lue = interpreter_periode(ecrit)
    assert f"{lue.debut} {lue.fin} {lue.genre} {lue.texte}" == attendue
    assert interpreter_periode(lue.texte) == lue


COMMENT = "écrire 2019, 2017-2018, 2015/2019, 2019-03 ou 2019-03-31"


@pytest.mark.parametrize(
    ("ecrit", "dit"),
    [
        ("2015-2019", "une année scolaire dure un an ; pour plusieurs années, écrire 2015/2019"),
        ("2019-2019", "une année scolaire dure un an"),
        ("2019-2018", "une année scolaire dure un an"),
        ("2019/2019", "la seconde année doit suivre la première"),
        ("2019/2018", "la seconde année doit suivre la première"),
        ("2019-03/2019-03", "le second mois doit suivre le premier"),
        ("2019-03/2019-02", "le second mois doit suivre le premier"),
        ("2019-00", "le mois doit être compris entre 01 et 12"),
        ("2019-13", "le mois doit être compris entre 01 et 12"),
        ("2019-13/2020-01", "le mois doit être compris entre 01 et 12"),
        ("2019-02-29", "ce jour n’existe pas"),
        ("31/04/2019", "ce jour n’existe pas"),
        ("2019-3", COMMENT),
        ("19", COMMENT),
        ("1899", COMMENT),
        ("2200", COMMENT),
        ("", COMMENT),
        ("2019 2020", COMMENT),
        ("1/3/2019", COMMENT),
    ],
)
def test_ce_qui_n_est_pas_un_temps(ecrit: str, dit: str) -> None:
    with pytest.raises(PeriodeInvalide) as refus:
        interpreter_periode(ecrit)
    assert str(refus.value) == dit


@pytest.mark.parametrize("mot", ["2019", "2019-03", "2019-03-31", "2020-02-29"])
def test_une_date(mot: str) -> None:
    assert est_date(mot)


@pytest.mark.parametrize(
    "mot", ["", "2019-2020", "2019/2020", "31/03/2019", "2019-02-29", "2019-13", " 2019", "2019-03-31-01", "mars 2019"]
)
def test_ce_qui_n_est_pas_une_date(mot: str) -> None:
    assert not est_date(mot)
