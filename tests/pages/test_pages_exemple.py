"""The pages and files of the example contracts are, byte for byte, those kept in tests/exemple/attendu."""

import difflib
from pathlib import Path

import pytest

from tests.exemple.projet import ATTENDU

RENOUVELER = "Si ce changement est voulu : python -m tests.exemple.renouveler, puis relire git diff tests/exemple/attendu."


def _attendus() -> dict[str, Path]:
    return {chemin.relative_to(ATTENDU).as_posix(): chemin for chemin in sorted(ATTENDU.rglob("*")) if chemin.is_file()}


def test_les_memes_fichiers(exemple_rendu: dict[str, bytes]) -> None:
    attendus = _attendus()
    assert sorted(attendus) == sorted(exemple_rendu), RENOUVELER


@pytest.mark.parametrize("chemin", sorted(_attendus()))
def test_les_memes_octets(chemin: str, exemple_rendu: dict[str, bytes]) -> None:
    attendu = (ATTENDU / chemin).read_bytes()
    obtenu = exemple_rendu.get(chemin, b"")
    if obtenu != attendu:
        difference = difflib.unified_diff(
            attendu.decode("utf-8").splitlines(), obtenu.decode("utf-8").splitlines(), "attendu", "obtenu", lineterm="", n=2
        )
        pytest.fail(f"{chemin}\n" + "\n".join(list(difference)[:80]) + f"\n{RENOUVELER}", pytrace=False)
