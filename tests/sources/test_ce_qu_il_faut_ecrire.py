"""What advice says is to be written in the place of a date or of a number that was understood, and not accepted."""

import pytest

from generator.sources.dates_voulues import date_voulue
from generator.sources.nombres_voulus import conseil_pour
from generator.sources.periodes import interpreter_periode


@pytest.mark.parametrize(
    ("mot", "attendue"),
    [
        ("1er juillet 2024", "2024-07-01"),
        ("le 14 août 2023", "2023-08-14"),
        ("1er janvier 2023", "2023-01-01"),
        ("01/07/2024", "2024-07-01"),
        ("1/7/2024", "2024-07-01"),
        ("01.07.2024", "2024-07-01"),
        ("2024/07/01", "2024-07-01"),
        ("sept. 2024", "2024-09"),
        ("décembre 2021", "2021-12"),
        ("de\u0301cembre 2021", "2021-12"),
        ("07/2024", "2024-07"),
        ("année 2025", "2025"),
        ("fin 2027", "2027"),
        ("2024.0", "2024"),
        # Of what is not, nothing is guessed.
        ("31/06/2024", ""),
        ("29 février 2023", ""),
        ("2023-13", ""),
        ("13/2024", ""),
        ("02/13/2025", ""),
        ("janv-24", ""),
        ("12/03/24", ""),
        ("bientôt", ""),
        ("", ""),
    ],
)
def test_une_date(mot: str, attendue: str) -> None:
    assert date_voulue(mot) == attendue
    assert not attendue or interpreter_periode(attendue).texte == attendue


@pytest.mark.parametrize(
    ("mot", "attendue"),
    [
        ("T1 2025", "2025-01/2025-03"),
        ("4e trimestre 2024", "2024-10/2024-12"),
        ("1er semestre 2024", "2024-01/2024-06"),
        ("2019 à 2022", "2019/2022"),
        ("de 2019 à 2022", "2019/2022"),
        ("2022 à 2019", ""),
        ("T5 2025", ""),
    ],
)
def test_une_periode(mot: str, attendue: str) -> None:
    assert date_voulue(mot, periode=True) == attendue
    assert date_voulue(mot) == ""
    assert not attendue or interpreter_periode(attendue).texte == attendue


SECRET = "Écrire « secret » : le chiffre existe, et ne se montre pas."
ABSENT = "Écrire « nd » (non disponible), « secret » ou « so » (sans objet), selon ce que dit la source."
RESULTAT = "Écrire le résultat que montre le tableur, et non sa formule ou son erreur."


@pytest.mark.parametrize(
    ("mot", "attendu"),
    [
        ("<5", SECRET),
        ("moins de 11", SECRET),
        ("moins de 310", "?"),
        ("NC", ABSENT),
        ("n.s.", ABSENT),
        ("-", ABSENT),
        ("N/D", ABSENT),
        ("=180+130", RESULTAT),
        ("#REF!", RESULTAT),
        ("12,5 k€", "Écrire « 12500 »."),
        ("1,2 M€", "Écrire « 1200000 »."),
        ("12.500,00 €", "Écrire « 12500,00 »."),
        ("12,500.00", "Écrire « 12500,00 »."),
        ("1.234.567", "Écrire « 1234567 »."),
        ("€ 12 500", "Écrire « 12 500 »."),
        ("310 personnes", "Écrire « 310 » ; les mots vont dans « commentaire »."),
        ("environ 310", "Écrire « 310 » ; les mots vont dans « commentaire »."),
        ("310*", "Écrire « 310 » ; les mots vont dans « commentaire »."),
        ("310 (provisoire)", "Écrire « 310 » ; les mots vont dans « commentaire »."),
        ("2 millions", "Écrire « 2000000 » ; les mots vont dans « commentaire »."),
        ("1,5 million d’euros", "Écrire « 1500000 » ; les mots vont dans « commentaire »."),
        ("3 milliers", "Écrire « 3000 » ; les mots vont dans « commentaire »."),
        ("plus de 300", "?"),
        ("de 300 à 400", "?"),
        ("12/45", "?"),
        ("1.234 places", "?"),
        ("1'310", "?"),
        ("3,1E+02", "?"),
        ("douze", "?"),
        ("", "?"),
    ],
)
def test_un_nombre(mot: str, attendu: str) -> None:
    assert conseil_pour(mot, "?") == attendu


# What stands beside digits and belongs to the number: its sign, its comma, a power, a fraction, what it counts by, a word that turns it.
_DU_NOMBRE = (
    *(
        ".5",
        ",5",
        ".5 %",
        "-.5",
        "5-",
        "1 234-",
        "-5-",
        "--5",
        "− -5",
        "(5)",
        "(1 234)",
        "5²",
        "5½",
        "√5",
        "5‰",
        "5‱",
        "±5",
        "×5",
        "/5",
        "5/",
        "5+",
    ),
    *(
        "٣5",
        "５5",
        "12 k",
        "12 K",
        "12 M",
        "12 Mrd",
        "12 Mds",
        "2 M d’euros",
        "5 pour mille",
        "5 centaines",
        "5 dizaines",
        "15 centimes",
        "5 kilos",
    ),
    *(
        "5 points",
        "-5 points",
        "-5 personnes",
        "5 et demi",
        "5 à dix",
        "5 sur dix",
        "cinq 5",
        "déficit 5",
        "perte : 5",
        "baisse de 5",
        "5 (négatif)",
    ),
    *("5e", "1er", "n° 5", "5 fois", "5 quarts", "5 tiers", "3 vingtaines", "2 milles", "12 %%"),
)


@pytest.mark.parametrize("mot", _DU_NOMBRE)
def test_aucun_nombre_n_est_tire_de_ce_qui_en_dit_un_autre(mot: str) -> None:
    """Who writes what advice says publishes it: better none than a tenth of the figure, its contrary, or two for two millions."""
    assert conseil_pour(mot, "?") == "?"


@pytest.mark.parametrize("mot", ["<5", "NC", "-"])
def test_un_champ_qui_n_a_pas_d_absences(mot: str) -> None:
    """«nd» would be no number of a target either."""
    assert conseil_pour(mot, "?", absent=False) == "?"
