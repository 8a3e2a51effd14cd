"""What is kept comes back equal, and says the same; digests are those of what is said, whoever shares it."""

from dataclasses import dataclass, field, replace
from enum import Enum

from hypothesis import given
from hypothesis import strategies as st

from generator.graphe.conserve import conserver, relire
from generator.graphe.empreintes import Empreintes


class Sorte(Enum):
    """A kind."""

    UNE = "une"
    AUTRE = "autre"


@dataclass(frozen=True, slots=True)
class Feuille:
    """A thing with slots; `lieu` is no part of what it says."""

    nom: str
    sorte: Sorte = Sorte.UNE
    lieu: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Branche(Feuille):
    """A thing that has others."""

    feuilles: tuple[Feuille, ...] = ()
    notes: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class SansPlaces:
    """A thing without slots."""

    nom: str


feuilles = st.builds(Feuille, st.text(max_size=4), st.sampled_from(Sorte), st.integers(0, 3))
branches = st.builds(
    Branche,
    st.text(max_size=4),
    st.sampled_from(Sorte),
    st.integers(0, 3),
    st.lists(feuilles, max_size=3).map(tuple),
    st.dictionaries(st.text(max_size=2), st.integers(), max_size=2),
)


@given(st.lists(st.one_of(feuilles, branches, st.builds(SansPlaces, st.text(max_size=3)))))
def test_ce_qui_est_garde_revient(objets: list[object]) -> None:
    """With what is no part of an equality, and things of one class still of it."""
    relus = relire(conserver(objets))
    assert repr(relus) == repr(objets)
    assert [type(un) for un in relus] == [type(un) for un in objets]
    assert relus == objets


def test_une_chose_partagee_le_reste() -> None:
    """One object that stands twice is one object when it comes back."""
    feuille = Feuille("a")
    ici, la = relire(conserver((feuille, feuille)))
    assert ici is la


@given(branches, branches)
def test_une_empreinte_dit_ce_que_dit_la_chose(un: Branche, autre: Branche) -> None:
    """Equal things have one digest, whether they are the same object, were digested before, or came back from where they were kept; others another."""
    empreintes = Empreintes()
    assert empreintes.de(un) == Empreintes().de(relire(conserver(un))) == empreintes.de(replace(un, lieu=un.lieu + 1))
    assert empreintes.de((un, un)) == empreintes.de((un, replace(un)))
    assert (empreintes.de(un) == empreintes.de(autre)) == (un == autre)
    empreintes.oublier()
    assert empreintes.de(un) == Empreintes().de(un)


def test_ce_qui_est_egal_sans_dire_la_meme_chose() -> None:
    """1 and 1.0 are equal, and are not shown so."""
    assert len({Empreintes().de(valeur) for valeur in (1, 1.0, True, "1")}) == 4
