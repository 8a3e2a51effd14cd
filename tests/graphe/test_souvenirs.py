"""What is remembered after any series of changes is what would be remembered of the last one alone, and only what read something that changed is made."""

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.graphe.carnet import Lu, noter
from generator.graphe.faits import Faits
from generator.graphe.souvenirs import Origines, Reprise, Souvenirs

OBJET, CHAMPS, CLES = "objet", ("un", "deux", "trois"), ("a", "b", "c")
Champs = Mapping[str, Mapping[str, int]]
Choses = Mapping[str, tuple[Lu, ...]]  # by name, the facts that each reads

TABLES = st.dictionaries(st.sampled_from(CLES), st.integers(0, 2)).map(lambda table: dict(sorted(table.items())))
LUS = st.one_of(
    st.tuples(st.just(OBJET), st.sampled_from(CHAMPS)), st.tuples(st.just(OBJET), st.sampled_from(CHAMPS), st.sampled_from(CLES))
)
ETAPES = st.tuples(
    st.fixed_dictionaries(dict.fromkeys(CHAMPS, TABLES)),
    st.dictionaries(st.sampled_from(("x", "y", "z", "t")), st.lists(LUS, max_size=4, unique=True).map(tuple), min_size=1),
)


def _dit(champs: Champs, lu: Lu) -> Any:
    """What a fact says."""
    return champs[lu[1]].get(str(lu[2])) if len(lu) == 3 else dict(champs[lu[1]])


def _faire(anciens: Souvenirs, champs: Champs, choses: Choses) -> tuple[Reprise, dict[str, Any]]:
    """Make all things with what is remembered; and what each then says."""
    donnees = {(OBJET, nom): repr(table) for nom, table in champs.items()}
    reprise = Reprise(anciens, Faits(donnees, {OBJET: SimpleNamespace(**champs)}.get), "fond")

    def calculer(lus: tuple[Lu, ...]) -> list[Any]:
        for lu in lus:
            noter(lu)
        return [_dit(champs, lu) for lu in lus]

    def en_entier(nom: str, lus: tuple[Lu, ...]) -> Any:
        return reprise.faire(nom, repr(lus), lambda: calculer(lus), lambda valeur: valeur, lambda valeur: valeur)

    return reprise, {nom: en_entier(nom, lus) for nom, lus in choses.items()}


def _retenu(souvenirs: Souvenirs) -> tuple[object, ...]:
    """All that is remembered, whatever the ranks."""
    origines: Origines = souvenirs.origines()
    traces = {nom: (fond, {origines.lus[rang]: origines.sommes[rang] for rang in rangs}) for nom, (fond, rangs) in origines.traces.items()}
    return dict(souvenirs.resumes()), dict(souvenirs.donnees), traces, dict(zip(origines.lus, origines.sommes, strict=True))


@given(st.lists(ETAPES, min_size=1, max_size=4))
def test_une_suite_de_changements_vaut_le_dernier(etapes: list[tuple[Champs, Choses]]) -> None:
    souvenirs, avant = Souvenirs(), None
    for champs, choses in etapes:
        reprise, dits = _faire(souvenirs, champs, choses)
        assert dits == {nom: [_dit(champs, lu) for lu in lus] for nom, lus in choses.items()}
        if avant is not None:
            attendues = [
                nom for nom, lus in choses.items() if avant[1].get(nom) != lus or any(_dit(avant[0], lu) != _dit(champs, lu) for lu in lus)
            ]
            assert reprise.faites == attendues
        souvenirs = reprise.souvenirs()
        assert _retenu(souvenirs) == _retenu(_faire(Souvenirs(), champs, choses)[0].souvenirs())
        avant = champs, choses
