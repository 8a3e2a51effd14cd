"""The communes that a new contract is asked for."""

from argparse import Namespace

import pytest

from generator.commandes.analyse import MauvaisUsage
from generator.commandes.nouveau import lire_demande


def _communes(mots: str) -> list[tuple[str, str]]:
    donnes = {"genre": "ctg", "territoire": "Essai", "titre": "", "communes": mots, "niveaux": "Axe", "debut": "2024", "fin": ""}
    demande = lire_demande(Namespace(**donnes), lambda _, defaut: defaut, "essai")
    return [(commune.code, commune.nom) for commune in demande.communes]


def test_codes_et_noms() -> None:
    """Those of Corsica have a letter."""
    assert _communes("94054 Orly, Cachan, 2A004 Ajaccio, 2B033 Bastia") == [
        ("94054", "Orly"),
        ("", "Cachan"),
        ("2A004", "Ajaccio"),
        ("2B033", "Bastia"),
    ]


@pytest.mark.parametrize("mot", ["94054", "940540 Orly", "9405 Orly", "2a004 Ajaccio", "2A04 Ajaccio"])
def test_un_code_mal_ecrit(mot: str) -> None:
    with pytest.raises(MauvaisUsage, match="n’est pas une commune"):
        _communes(mot)


def test_des_points_virgules_separent_aussi() -> None:
    """«Orly;Cachan» was one commune, of that name."""
    assert _communes("94054 Orly ; Cachan") == [("94054", "Orly"), ("", "Cachan")]
