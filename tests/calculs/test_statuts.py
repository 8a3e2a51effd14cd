"""The states, their counts, and the few lines of arithmetic on days that they are told by."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.calculs.dates import ajouter_mois, jour_entier, rang
from generator.calculs.raisons import Raison
from generator.calculs.rythme import part_du_temps
from generator.calculs.series import retenues
from generator.calculs.statuts import Statut, synthetiser
from tests.calculs.modele import cible, contrat, fois, indicateur, juge, positifs, reference, valeur

MESURES = {Statut.ATTEINT, Statut.EN_BONNE_VOIE, Statut.A_SURVEILLER, Statut.EN_RECUL, Statut.NON_ATTEINT, Statut.SANS_OBJECTIF}


def test_l_ordre_des_statuts() -> None:
    """From kept to never defined: the order of bars, keys and tables."""
    assert [statut.value for statut in Statut] == [
        "atteint", "en_bonne_voie", "a_surveiller", "en_recul", "non_atteint",
        "sans_objectif", "secret", "publie_ailleurs", "peut_etre_ailleurs", "aucun_chiffre", "non_fourni", "a_definir", "retire",
    ]  # fmt: skip
    assert {statut for statut in Statut if not statut.est_sans_chiffre} == {*MESURES, Statut.RETIRE}
    assert {statut for statut in Statut if statut.est_juge} == MESURES - {Statut.SANS_OBJECTIF}
    # A figure that is kept secret was measured: nobody owes it.
    assert {statut for statut in Statut if not statut.est_a_trouver} == {*MESURES, Statut.SECRET, Statut.RETIRE}


def test_une_synthese() -> None:
    """Every state has its count, zeros included; what was not measured is counted apart and weighs on nothing."""
    synthese = synthetiser([Statut.ATTEINT] * 7 + [Statut.EN_RECUL] * 3 + [Statut.AUCUN_CHIFFRE] * 41 + [Statut.A_DEFINIR] * 11)
    assert [statut for statut, _ in synthese.nombres] == list(Statut)
    assert synthese.nombre(Statut.ATTEINT) == 7
    assert synthese.nombre(Statut.ATTEINT, Statut.EN_RECUL, Statut.NON_ATTEINT) == 10
    assert (synthese.total, synthese.definis, synthese.avec_chiffres) == (62, 51, 10)
    assert synthetiser([]).total == 0


@given(st.lists(st.sampled_from(Statut)), st.lists(st.sampled_from(Statut)))
def test_les_syntheses_s_additionnent(uns: list[Statut], autres: list[Statut]) -> None:
    """The counts of two sets are those of their union, whatever the order."""
    un, autre, ensemble = synthetiser(uns), synthetiser(autres), synthetiser((uns + autres)[::-1])
    for statut in Statut:
        assert ensemble.nombre(statut) == un.nombre(statut) + autre.nombre(statut)
    assert ensemble.total == len(uns) + len(autres)
    assert ensemble.definis == un.definis + autre.definis
    assert ensemble.avec_chiffres == un.avec_chiffres + autre.avec_chiffres


@given(st.dates(date(1900, 1, 1), date(2199, 12, 30)))
def test_le_rang_d_un_jour(jour: date) -> None:
    """Counted at its end: the last day of a year is the next year; each day comes after the day before, by one part of its year."""
    veille, lendemain = jour.isoformat(), date.fromordinal(jour.toordinal() + 1)
    pas = rang(lendemain.isoformat()) - rang(veille)
    assert pas == Fraction(1, 366 if lendemain.year % 4 == 0 and (lendemain.year % 100 or lendemain.year % 400 == 0) else 365)
    assert (rang(veille) == jour.year + 1) == ((jour.month, jour.day) == (12, 31))


def test_les_jours() -> None:
    """Months have their own last day."""
    assert [jour_entier(mot) for mot in ("2020", "2020-02", "2019-02", "2020-09-15", "")] == [
        "2020-12-31", "2020-02-29", "2019-02-28", "2020-09-15", "",
    ]  # fmt: skip
    assert ajouter_mois("2018-12-31", 6) == "2019-06-30"
    assert ajouter_mois("2018-08-31", 6) == "2019-02-28"
    assert ajouter_mois("2018-03-15", 0) == "2018-03-31"
    assert ajouter_mois("2016-12-31", 24) == "2018-12-31"


def test_la_part_du_temps() -> None:
    """From 0 to 1, never beyond; none where a day is unknown or the two are in the wrong order."""
    assert part_du_temps("2015-12-31", "2020-12-31", "2018-12-31") == Fraction(3, 5)
    assert part_du_temps("2015-12-31", "2020-12-31", "2014-12-31") == 0
    assert part_du_temps("2015-12-31", "2020-12-31", "2031-01-01") == 1
    assert part_du_temps("", "2020-12-31", "2018-12-31") is None
    assert part_du_temps("2015-12-31", "", "2018-12-31") is None
    assert part_du_temps("2020-12-31", "2020-12-31", "2018-12-31") is None


@pytest.mark.parametrize(
    ("nombre", "statut"),
    [
        (99, Statut.EN_RECUL),
        (100, Statut.A_SURVEILLER),
        (149, Statut.A_SURVEILLER),
        (150, Statut.EN_BONNE_VOIE),
        (199, Statut.EN_BONNE_VOIE),
        (200, Statut.ATTEINT),
    ],
)
def test_la_ligne_droite_moins_la_marge(nombre: int, statut: Statut) -> None:
    """From 100 in 2015 to 200 in 2020: 160 at the end of 2018, and 150 with the margin of ten points."""
    promesse = indicateur(cible=cible(valeur=Decimal(200)), reference=reference(100))
    assert juge(promesse, [valeur("2018", nombre)]).statut is statut
    assert juge(promesse, [valeur("2018", nombre)], "2021-01-01").statut in (Statut.ATTEINT, Statut.NON_ATTEINT)


def test_vingt_quatre_mois() -> None:
    """A figure of 24 months still shows that things go well; the day after, it does not. What is reached or lost stays so."""
    promesse = indicateur(cible=cible(valeur=Decimal(200)), reference=reference(100))
    for jour, statut, raison in (
        ("2018-12-31", Statut.EN_BONNE_VOIE, Raison.AUCUNE),
        ("2019-01-01", Statut.A_SURVEILLER, Raison.CHIFFRE_ANCIEN),
    ):
        trouve = juge(promesse, [valeur("2016", 130)], jour)
        assert (trouve.statut, trouve.raison) == (statut, raison)
    assert juge(promesse, [valeur("2016", 200)], "2020-12-31").statut is Statut.ATTEINT
    assert juge(promesse, [valeur("2016", 90)], "2020-12-31").statut is Statut.EN_RECUL


def test_les_versions_d_un_chiffre() -> None:
    """Revised before final, final before provisional, any figure before an absence; one per place, period and part."""
    versions = [valeur("2017", 1, statut="provisoire"), valeur("2017", "nd"), valeur("2017", 3, statut="revise"), valeur("2017", 2)]
    assert [une.nombre for une in retenues(versions)] == [3]
    assert [une.nombre for une in retenues(versions[:2])] == [1]
    assert [une.nombre for une in retenues([versions[3], *versions[:2]])] == [2]
    assert len(retenues([*versions, valeur("2018", 1), valeur("2017", 1, "nord")])) == 3


@pytest.mark.lent
@given(positifs)
def test_des_sommes_exactes(grand: Decimal) -> None:
    """A total over the contract loses nothing, even where a huge figure meets a tiny one."""
    petit = Decimal("0.0000000000000000001")
    promesse = indicateur(cible=cible(valeur=fois(grand, Decimal(4)), portee="duree"), chiffres="annuels")
    trouve = juge(promesse, [valeur("2015", grand), valeur("2016", petit), valeur("2017", grand)], "2018-03-31")
    assert trouve.mesure is not None
    assert trouve.mesure.fraction == 2 * Fraction(grand) + Fraction(petit)


def test_sans_echeance() -> None:
    """A contract without an end and a target without a year: nothing is over, nothing is in time."""
    promesse = indicateur(cible=cible(valeur=Decimal(200)), reference=reference(100))
    trouve = juge(promesse, [valeur("2029", 150)], "2030-01-01", contrat(fin=None))
    assert (trouve.statut, trouve.echeance, trouve.termine, trouve.attendu) == (Statut.A_SURVEILLER, "", False, None)
