"""The word that was probably meant: near ones are proposed, far ones never, as a data officer would say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.sources.mots_proches import plus_proche

PARTENAIRES = ("etat", "caf", "ville-de-paris", "ville-de-metz", "departement-val-de-marne", "education-nationale", "pole-emploi")


@pytest.mark.parametrize(
    ("ecrit", "voulu"),
    [
        ("etta", "etat"),
        ("cafs", "caf"),
        ("ville-paris", "ville-de-paris"),
        ("Ville de Paris", "ville-de-paris"),
        ("departement-valdemarne", "departement-val-de-marne"),
        ("education-national", "education-nationale"),
        ("emploi-pole", "pole-emploi"),
        ("poleemploi", "pole-emploi"),
        ("education", "education-nationale"),
    ],
)
def test_ce_qui_est_proche(ecrit: str, voulu: str) -> None:
    assert plus_proche(ecrit, PARTENAIRES) == voulu


@pytest.mark.parametrize(
    ("ecrit", "connus"),
    [
        ("ville-orleans", PARTENAIRES),  # another city
        ("ville-de-sete", PARTENAIRES),
        ("departement-marne", PARTENAIRES),  # another département
        ("cpam", PARTENAIRES),
        ("article-7", ("article-6", "article-8")),  # another number
        ("o1-1-p1-e3", ("o1-1-p1-e1", "o1-1-p1-e2")),
        ("orly", ("orne", "ours")),  # too short to tell
        ("tours", ("toury", "tourc")),  # two are as near
        ("ville", PARTENAIRES),  # which one?
        ("article", ("article-6",)),
        ("", ("a", "b")),
        ("-", ("a", "")),
        ("x", ("y",)),
    ],
)
def test_ce_qui_ne_l_est_pas(ecrit: str, connus: tuple[str, ...]) -> None:
    assert plus_proche(ecrit, connus) == ""


@given(st.text(max_size=40), st.lists(st.text(max_size=20), max_size=6))
def test_un_mot_propose_est_connu(mot: str, connus: list[str]) -> None:
    assert plus_proche(mot, connus) in {"", *connus}


@given(st.lists(st.from_regex(r"[a-z]{3,9}(-[a-z]{3,9}){0,2}", fullmatch=True), min_size=1, max_size=6, unique=True), st.data())
def test_une_lettre_de_trop_se_retrouve_ou_ne_dit_rien(connus: list[str], donnees: st.DataObject) -> None:
    """Never another word than the one that was misspelt, unless it is as near as that one."""
    juste = donnees.draw(st.sampled_from(connus))
    place = donnees.draw(st.integers(0, len(juste)))
    trouve = plus_proche(f"{juste[:place]}z{juste[place:]}", connus)
    assert trouve == juste or len(connus) > 1
