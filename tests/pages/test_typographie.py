"""French as it is printed."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.unite import Unite
from generator.pages.mots.typographie import accord, date_fr, enumerer, grandeur, nombre_fr, periode_fr, pourcent_imprime
from generator.pages.rendu.francais import lier
from generator.sources.periodes import interpreter_periode


@pytest.mark.parametrize(
    ("nombre", "attendu"),
    [
        ("0", "0"),
        ("-0.00", "0"),
        ("1234.50", "1\u202f234,5"),
        ("-3", "−3"),
        ("1000000", "1\u202f000\u202f000"),
        ("0.125", "0,125"),
        ("1E+3", "1\u202f000"),
        ("12345678901234567890.123456789012", "12\u202f345\u202f678\u202f901\u202f234\u202f567\u202f890,123456789012"),
    ],
)
def test_nombres(nombre: str, attendu: str) -> None:
    """Thin spaces between thousands, a comma, a true minus, no digit lost."""
    assert nombre_fr(Decimal(nombre)) == attendu


@pytest.mark.parametrize(
    ("nombre", "unite", "attendu"),
    [
        ("12.5", "pourcentage", "12,5\u00a0%"),
        ("10500", "euros", "10\u202f500\u00a0€"),
        ("1", "oui_non", "oui"),
        ("0", "oui_non", "non"),
        ("3", "nombre", "3"),
        ("3", "", "3"),
    ],
)
def test_grandeurs(nombre: str, unite: str, attendu: str) -> None:
    """A figure with its unit."""
    assert grandeur(Decimal(nombre), Unite(unite)) == attendu


@pytest.mark.parametrize(
    ("html", "attendu"),
    [
        ("<p>un total de 3 000 €</p>", "<p>un total de 3~000~€</p>"),
        ("<td>7 219 100 € (25 %)</td>", "<td>7~219~100~€ (25~%)</td>"),
        ("de 2015 2018 à 1 234,5", "de 2015 2018 à 1~234,5"),
        ("en 2019 300 places", "en 2019 300 places"),
        ("<b>dit</b> : « <i>ceci</i> » ; et ?", "<b>dit</b>~: «~<i>ceci</i>~»~; et~?"),
        ('<a title="3 000 €">a ://b</a>', '<a title="3 000 €">a ://b</a>'),
        ("<code>a ? 3 000 : b</code> : c", "<code>a ? 3 000 : b</code>~: c"),
    ],
)
def test_rien_ne_se_coupe(html: str, attendu: str) -> None:
    """Numbers and French signs keep together, whoever wrote them; addresses, code and attributes stay as they are."""
    assert lier(html) == attendu.replace("~", "\u00a0")


@given(st.text("ab 0123456789:;!?»«€%<>/()"))
def test_lier_ne_change_que_des_espaces(texte: str) -> None:
    """As many letters as before, each the same but for spaces; twice is as once."""
    lie = lier(texte)
    assert lie.replace("\u00a0", " ") == texte
    assert lier(lie) == lie


@pytest.mark.parametrize(
    ("ecrit", "attendu"),
    [
        ("2019", "2019"),
        ("2017-2018", "année scolaire 2017-2018"),
        ("2015/2019", "2015\u00a0à\u00a02019"),
        ("2019-03", "mars 2019"),
        ("2019-08-01", "1er\u00a0août 2019"),
        ("31/12/2019", "31\u00a0décembre 2019"),
    ],
)
def test_periodes(ecrit: str, attendu: str) -> None:
    """Periods in words."""
    assert periode_fr(interpreter_periode(ecrit)) == attendu


def test_dates_accords_listes() -> None:
    """Dates, plurals from two, «et» before the last."""
    assert date_fr("2020-12-08") == "8\u00a0décembre 2020"
    assert [accord(n, "quartier") for n in (0, 1, 2, 1000)] == [
        "0\u00a0quartier",
        "1\u00a0quartier",
        "2\u00a0quartiers",
        "1\u202f000\u00a0quartiers",
    ]
    assert accord(2, "lieu", "lieux") == "2\u00a0lieux"
    assert [enumerer(mots) for mots in ((), ("a",), ("a", "b"), ("a", "b", "c"))] == ["", "a", "a et b", "a, b et c"]


@settings(derandomize=True, deadline=None, database=None)
@given(st.dates())
def test_toute_date(date) -> None:
    """Any day that a file can hold."""
    assert date_fr(date.isoformat()).endswith(f"{date.year:04d}")


@pytest.mark.parametrize(
    ("imprime", "lu"),
    [("6,4%", "6,4\u00a0%"), ("6,4 %", "6,4\u00a0%"), ("", ""), ("n.d.", "n.d."), ("<b>1%</b>", "<b>1%</b>"), ("2%%", "2%%")],
)
def test_un_pourcentage_imprime(imprime: str, lu: str) -> None:
    """The number is that of the document; its space is that of French printing, as for our own."""
    assert pourcent_imprime(imprime) == lu
