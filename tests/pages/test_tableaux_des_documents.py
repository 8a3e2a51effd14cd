"""Tables of documents: columns without words take no room, and wide tables are told from narrow ones."""

import pytest

from generator.pages.pieces.morceaux_du_texte import VueCellule, VueMorceau, VueRangee


def _rangee(*mots: str) -> VueRangee:
    cellules = (VueCellule("", ((False, ((mot, ()),)),) if mot else (), entete=False, colonne="", marge=()) for mot in mots)
    return VueRangee("", tuple(cellules), None)


@pytest.mark.parametrize(
    ("tete", "rangees", "vides", "noms", "large"),
    [
        (("P", "E", "I"), (("", "a", "b"), ("", "c", "")), (0,), ("P",), False),
        ((), (("a", "b", "", ""),), (2, 3), (), False),
        (("A", "B", "C", "D"), (("1", "2", "3", "4"), ("", "", "", "")), (), (), True),
        (("A", "B"), (("1",),), (), (), False),  # cells that span others: no column can be told
    ],
)
def test_colonnes_vides(
    tete: tuple[str, ...], rangees: tuple[tuple[str, ...], ...], vides: tuple[int, ...], noms: tuple[str, ...], *, large: bool
) -> None:
    """A column is empty where none of its cells has words; its heading is told."""
    tableau = VueMorceau("tableau", tete=(_rangee(*tete),) if tete else (), rangees=tuple(_rangee(*mots) for mots in rangees))
    assert tableau.colonnes_vides == vides
    assert tableau.noms_des_colonnes_vides == noms
    assert tableau.est_large is large
