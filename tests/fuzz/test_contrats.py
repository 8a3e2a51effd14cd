"""Sound contracts met by chance: all of them can be examined and built, and step by step comes to the same as from nothing."""

from pathlib import Path

import pytest

from tests.fuzz.contrats import RACINE, Promenade
from tests.tout import TOUT

pytestmark = pytest.mark.lent

PAS = 600 if TOUT else 24


@pytest.mark.parametrize("projet", ["exemple", "exemple2"] if TOUT else ["exemple"])
def test_aucun_contrat_ne_tombe(projet: str, tmp_path: Path) -> None:
    promenade = Promenade(RACINE / "tests" / projet, tmp_path, 20_261)
    while promenade.pas < PAS:
        promenade.avancer()
    promenade.comparer()
    # Else nothing would be tried: half of the steps, or nearly, leave a sound project.
    assert promenade.sains > PAS / 3
    assert promenade.constructions >= PAS // 24
