"""A problem of a table stands at the very character where its cell begins, on its own line of the file."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from generator.model.lieu import Lieu
from generator.sources.tableau_csv import RangeeEcrite

CELLULES = st.text('ab é;,"\n\t', max_size=8)


@given(st.lists(CELLULES, min_size=2, max_size=6), st.sampled_from(";,\t"), st.integers(1, 900))
def test_la_place_est_celle_du_signe(cellules: list[str], separateur: str, ligne: int) -> None:
    """Whatever cells hold (separators, quotation marks, ends of lines): from one place to the next stands what csv wrote for the cell."""
    ecrit = io.StringIO()
    csv.writer(ecrit, delimiter=separateur, lineterminator="\n").writerow(cellules)
    texte = ecrit.getvalue().removesuffix("\n")
    rangee = RangeeEcrite(cellules, texte.split("\n"), Lieu("x.csv", ligne, 1), separateur)
    debuts = [_rang_du_signe(texte, rangee.lieu_de(rang), ligne) for rang in range(len(cellules))]
    for rang, debut in enumerate(debuts):
        fin = debuts[rang + 1] - 1 if rang + 1 < len(debuts) else len(texte)
        assert next(csv.reader(io.StringIO(texte[debut:fin], newline=""), delimiter=separateur), [""]) == [cellules[rang]]
    assert rangee.lieu_de(len(cellules)) == rangee.lieu


def _rang_du_signe(texte: str, lieu: Lieu, premiere: int) -> int:
    """The rank in the whole text of a place in it."""
    lignes = texte.split("\n")[: lieu.ligne - premiere]
    return sum(len(ligne) + 1 for ligne in lignes) + lieu.colonne - 1
