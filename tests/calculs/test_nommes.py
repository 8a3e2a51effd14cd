"""What a passage is about, of several names that stand around it."""

import pytest

from generator.calculs.mots import mots
from generator.calculs.nommes import est_de, noms_des_lieux, noms_des_temps
from generator.sources.periodes import interpreter_periode

LIEUX = noms_des_lieux({"gosb": "Grand-Orly Seine Bièvre", "orly": "Orly", "arcueil": "Arcueil", "gentilly": "Gentilly"})
TEMPS = noms_des_temps([interpreter_periode(texte) for texte in ("2015", "2017", "2019", "2015/2019", "2017-2018")])


@pytest.mark.parametrize(
    ("couches", "attendus"),
    [
        (("a/ Arcueil",), {"arcueil"}),
        (("6 projets", "Contrat de ville d’Orly", "Le Grand-Orly Seine Bièvre"), {"orly"}),
        (("Sur le territoire Grand Orly Seine Bièvre",), {"gosb"}),
        (("Centre de santé Arcueil/Gentilly", "c/ Gentilly"), {"gentilly"}),  # the heading decides between the two
        (("Centre de santé Arcueil/Gentilly",), {"arcueil", "gentilly"}),
        (("Rien", "Rien non plus"), set()),
        (("Rencontre avec Arcueil", "c/ Gentilly"), {"arcueil"}),
    ],
)
def test_le_lieu_le_plus_proche(couches: tuple[str, ...], attendus: set[str]) -> None:
    """The longest name, in the nearest layer that names one."""
    lues = [mots(couche) for couche in couches]
    assert {id for id, nom in LIEUX.items() if est_de(lues, nom)} == attendus


@pytest.mark.parametrize(
    ("couches", "attendus"),
    [
        (("2017 6 13 000", "Bilan 2015-2019"), {"2017"}),
        (("Total 2015 /2019 27 44 100",), {"2015/2019"}),
        (("Entre 2015 et 2019, 27 projets",), {"2015/2019"}),
        (("Année scolaire 2017-2018",), {"2017-2018"}),
        (("En 2015 puis en 2017",), {"2015", "2017"}),
        (("Un montant de 2 019 euros", "Bilan 2015-2019"), {"2015/2019"}),
    ],
)
def test_le_temps_le_plus_proche(couches: tuple[str, ...], attendus: set[str]) -> None:
    """A year within a span is not that year, and a heading says nothing that the row says itself."""
    lues = [mots(couche) for couche in couches]
    assert {texte for texte, nom in TEMPS.items() if est_de(lues, nom)} == attendus
