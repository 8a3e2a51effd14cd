"""A test reads a page once it has come: one that reads sooner fails on a slow machine alone."""

from pathlib import Path

import pytest

# The address of a page changes before its words have come. `wait_for_url` waits for the page as well; these do not.
TROP_TOT = ("to_have_" + "url(", 'wait_until="' + 'commit"')
FICHIERS = sorted(Path(__file__).parent.glob("*.py"))


@pytest.mark.parametrize("fichier", FICHIERS, ids=lambda f: f.stem)
def test_une_page_est_lue_une_fois_venue(fichier: Path) -> None:
    texte = fichier.read_text(encoding="utf-8")
    assert [mot for mot in TROP_TOT if mot in texte] == [], "wait_for_url waits for the page itself"
