"""Numbers and periods: every French writing is read back, nothing ambiguous is, and no text whatever breaks the reader."""

import re
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.model.periode import GenrePeriode
from generator.pages.mots.typographie import nombre_fr
from generator.sources.nombres import CHIFFRES_MAX, ESPACES, NombreInvalide, interpreter_nombre
from generator.sources.periodes import PeriodeInvalide, est_date, interpreter_periode

entiers = st.integers(0, 10**15)
decimales = st.text("0123456789", max_size=5)
proches = st.text("0123456789" + ESPACES + ".,-−+%€eEx_٣²½ \t\n", max_size=14)


@given(
    entiers,
    decimales,
    st.sampled_from(",."),
    st.sampled_from(["", *ESPACES]),
    st.sampled_from(["", "-", "−", "–", "+"]),
    st.sampled_from(["", "%", "€", " %", "\u202f%", "\u00a0€"]),
    st.sampled_from(["", " ", "\u00a0"]),
)
def test_tout_decimal_ecrit_a_la_francaise_est_relu(
    entier: int, decimales: str, virgule: str, espace: str, signe: str, unite: str, autour: str
) -> None:
    """Whatever the spaces, the mark, the sign and the unit; only «1.234» is refused, unless the point can only be decimal."""
    ecrit = f"{entier:,}".replace(",", espace) + (virgule + decimales if decimales else "")
    attendu = Decimal(f"{entier}.{decimales or 0}")
    texte = f"{autour}{signe}{ecrit}{unite}{autour}"
    if re.fullmatch(r"[1-9][0-9]{0,2}\.[0-9]{3}", ecrit):
        with pytest.raises(NombreInvalide):
            interpreter_nombre(texte)
    lu = interpreter_nombre(texte, point_decimal=True)
    assert lu.valeur == (-attendu if signe in ("-", "−", "–") else attendu)
    assert not lu.valeur.is_signed() or lu.valeur < 0
    assert lu.unite == unite.strip()


@given(st.decimals(-(10**14), 10**14, allow_nan=False, allow_infinity=False, places=4))
def test_ce_que_nous_imprimons_se_relit(nombre: Decimal) -> None:
    """A figure copied from a page into a values file is the same figure."""
    assert interpreter_nombre(nombre_fr(nombre)).valeur == nombre


@given(proches | st.text(max_size=30))
@example("9" * 5000)
@example("1e999999")
@example("-")
@example("%")
@example("1\n")
@example("\ud800")
def test_un_nombre_ou_un_refus(texte: str) -> None:
    """Any text gives a finite number of few digits, or NombreInvalide with French words."""
    try:
        lu = interpreter_nombre(texte)
    except NombreInvalide as erreur:
        raison = str(erreur)
        lu = None
    if lu is None:
        assert raison
        assert not raison.endswith(".")
        return
    assert lu.valeur.is_finite()
    assert len(lu.valeur.as_tuple().digits) <= CHIFFRES_MAX
    chiffres = "".join(lettre for lettre in texte if lettre.isdigit())
    assert Decimal(chiffres) == abs(lu.valeur).scaleb(-int(lu.valeur.as_tuple().exponent))


@pytest.mark.parametrize(
    "texte", ["1.234", "12.345", "999.999", "1.234,5", "1,234.5", "1 23", "12 3456", "0 123", "1,5,2", "1 000 00", "1'234"]
)
def test_l_ambigu_est_refuse(texte: str) -> None:
    """A wrong figure on a public site is worse than a question."""
    for ecrit in (texte, f"-{texte}", f"{texte} %", f"{texte} €"):
        with pytest.raises(NombreInvalide):
            interpreter_nombre(ecrit)


def test_vingt_chiffres_restent_exacts() -> None:
    """The sign does not round."""
    assert interpreter_nombre("-12345678901234567890").valeur == Decimal("-12345678901234567890")
    with pytest.raises(NombreInvalide, match="trop de chiffres"):
        interpreter_nombre("1" * 21)


@given(st.integers(1900, 2198), st.integers(1, 12), st.integers(1, 28), st.sampled_from(["-", "–", " - "]))
def test_toute_periode_se_relit(annee: int, mois: int, jour: int, tiret: str) -> None:
    """Each writing gives its kind; its canonical text gives the same period again."""
    ecritures = {
        f"{annee}": GenrePeriode.ANNEE,
        f"{annee}{tiret}{annee + 1}": GenrePeriode.ANNEE_SCOLAIRE,
        f" {annee}/{annee + 1} ": GenrePeriode.INTERVALLE,
        f"{annee}-{mois:02d}": GenrePeriode.MOIS,
        f"{annee}-{mois:02d}-{jour:02d}": GenrePeriode.JOUR,
        f"{jour:02d}/{mois:02d}/{annee}": GenrePeriode.JOUR,
    }
    for texte, genre in ecritures.items():
        periode = interpreter_periode(texte)
        assert periode.genre is genre
        assert interpreter_periode(periode.texte) == periode
        assert periode.debut <= periode.fin
        assert est_date(periode.debut)
        assert est_date(periode.fin)


@given(st.text("0123456789-–/ ٣\n", max_size=12) | st.text(max_size=20))
@example("2019-02-30")
@example("0000-00-00")
@example("٢٠١٩")
@example("2019\n")
def test_une_periode_ou_un_refus(texte: str) -> None:
    """Any text gives a period between 1900 and 2199, or PeriodeInvalide; `est_date` never raises."""
    est_date(texte)
    try:
        periode = interpreter_periode(texte)
    except PeriodeInvalide as erreur:
        raison = str(erreur)
        periode = None
    if periode is None:
        assert raison
        return
    assert "1900" <= periode.debut[:4] <= periode.fin[:4] <= "2199"
    assert periode.texte.isascii()


@pytest.mark.parametrize(
    "texte", ["2019-02-30", "1899", "2200", "19", "2019-1", "31/12/2019", "2019-2020", "2015/2019", "2019 ", "", "٢٠١٩"]
)
def test_ce_qui_n_est_pas_une_date(texte: str) -> None:
    """Documents and deadlines take AAAA, AAAA-MM or AAAA-MM-JJ."""
    assert not est_date(texte)
