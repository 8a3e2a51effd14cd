"""What offices write in the column «Calendrier» of a plan, and when it says that an action begins and ends."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.importation.calendriers_ecrits import TempsDUneAction, lire_le_calendrier

DATE = re.compile(r"|\d{4}(?:-\d{2}){0,2}")


@pytest.mark.parametrize(
    ("ecrit", "debut", "fin"),
    [
        ("2025", "2025", "2025"),
        ("En 2025", "2025", "2025"),
        ("2024-2026", "2024", "2026"),
        ("2024 – 2026", "2024", "2026"),
        ("de 2024 à 2026", "2024", "2026"),
        ("2024, 2025 et 2026", "2024", "2026"),
        ("dès 2025", "2025", ""),
        ("À partir de 2025", "2025", ""),
        ("dès la rentrée 2025", "2025", ""),
        ("rentrée 2025", "2025", ""),
        ("jusqu’en 2027", "", "2027"),
        ("d'ici fin 2027", "", "2027"),
        ("mars 2025", "2025-03", "2025-03"),
        ("2e semestre 2025", "2025-07", "2025-12"),
        ("31/03/2025", "2025-03-31", "2025-03-31"),
        ("", "", ""),
    ],
)
def test_ce_que_dit_un_calendrier(ecrit: str, debut: str, fin: str) -> None:
    assert lire_le_calendrier(ecrit) == TempsDUneAction(debut, fin)


@pytest.mark.parametrize("ecrit", ["toute l’année", "continu", "2026-2024", "2025, selon les crédits", "en cours", "avant 2026"])
def test_ce_qui_n_est_pas_sur_n_est_pas_lu(ecrit: str) -> None:
    """It is told to who imports, who alone knows."""
    assert lire_le_calendrier(ecrit) is None


@given(
    st.lists(
        st.sampled_from(["dès", "à partir de", "jusqu’en", "de", "à", "et", "2024", "2025", "mars", "T1", "-", "/", "fin", "rentrée"]),
        max_size=6,
    )
)
def test_jamais_autre_chose_que_des_dates(mots: list[str]) -> None:
    """Whatever the words: dates of the form of the site, the end not before the beginning; and words that name no time give none."""
    lu = lire_le_calendrier(" ".join(mots))
    if lu is None:
        return
    assert DATE.fullmatch(lu.debut)
    assert DATE.fullmatch(lu.fin)
    assert not (lu.debut and lu.fin and lu.fin < lu.debut[: len(lu.fin)])
    assert bool(lu.debut or lu.fin) is any(mot.startswith("20") for mot in mots)
