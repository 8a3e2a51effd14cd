"""Digests are those of what is said, whoever shares it; what is kept comes back with the same."""

import pickle
from dataclasses import dataclass, field, replace
from enum import Enum

from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import replace as remplacer

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


class Ligne(Struct, frozen=True):
    """A struct that has things of another kind."""

    nom: str
    feuille: Feuille


feuilles = st.builds(Feuille, st.text(max_size=4), st.sampled_from(Sorte), st.integers(0, 3))
branches = st.builds(
    Branche,
    st.text(max_size=4),
    st.sampled_from(Sorte),
    st.integers(0, 3),
    st.lists(feuilles, max_size=3).map(tuple),
    st.dictionaries(st.text(max_size=2), st.integers(), max_size=2),
)


@given(branches, branches)
def test_une_empreinte_dit_ce_que_dit_la_chose(un: Branche, autre: Branche) -> None:
    """Equal things have one digest, whether they are the same object, were digested before, or came back from where they were kept; others another."""
    empreintes = Empreintes()
    assert empreintes.de(un) == Empreintes().de(pickle.loads(pickle.dumps(un))) == empreintes.de(replace(un, lieu=un.lieu + 1))
    assert empreintes.de((un, un)) == empreintes.de((un, replace(un)))
    assert (empreintes.de(un) == empreintes.de(autre)) == (un == autre)
    assert empreintes.de(un) == Empreintes(tenus=1).de(un) == Empreintes(tenus=2).de(un)


@given(st.text(max_size=3), st.text(max_size=3), feuilles, feuilles)
def test_une_ligne_dit_tout_ce_qu_elle_tient(nom: str, autre_nom: str, feuille: Feuille, autre: Feuille) -> None:
    """The same of structs: each field counts, and what is no part of what a field says does not."""
    un, autre_ligne = Ligne(nom, feuille), Ligne(autre_nom, autre)
    assert Empreintes().de(un) == Empreintes().de(remplacer(un, feuille=replace(feuille, lieu=feuille.lieu + 1)))
    assert (Empreintes().de(un) == Empreintes().de(autre_ligne)) == (un == autre_ligne)


def test_ce_qui_est_egal_sans_dire_la_meme_chose() -> None:
    """1 and 1.0 are equal, and are not shown so."""
    assert len({Empreintes().de(valeur) for valeur in (1, 1.0, True, "1")}) == 4
