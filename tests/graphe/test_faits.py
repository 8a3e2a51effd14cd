"""A fact of a field that is no mapping any more."""

from types import SimpleNamespace

import pytest

from generator.graphe.empreintes import ABSENT
from generator.graphe.faits import Faits


@pytest.mark.parametrize("champ", [None, "", 3])
def test_la_cle_d_un_champ_qui_n_est_plus_une_table(champ: object) -> None:
    """What a key said of a table, or of a set, is said no more where the field is none now; that is not what an empty one says of a key of a set."""
    faits = Faits({}, {"tables": SimpleNamespace(champ=champ), "ensembles": SimpleNamespace(champ=frozenset())}.get)
    assert faits.somme(("tables", "champ", "cle")) == ABSENT != faits.somme(("ensembles", "champ", "cle"))
