"""Many paths in little memory."""

import pickle

from hypothesis import given
from hypothesis import strategies as st

from generator.publication.chemins import AUCUN, Chemins

CHEMINS = st.lists(st.text(st.characters(exclude_characters="\0", codec="utf-8"), max_size=30), max_size=60)


@given(CHEMINS)
def test_ce_qui_est_plie_se_deplie(chemins: list[str]) -> None:
    plies = Chemins.de(iter(chemins))
    assert list(plies) == chemins
    assert len(plies) == len(chemins)
    assert plies == tuple(chemins)
    assert plies == pickle.loads(pickle.dumps(plies))
    assert plies != [*chemins, "x"]
    assert list(plies.avec(("x", "y", "x"))) == list(dict.fromkeys((*chemins, "x", "y")))


def test_des_octets_qui_ne_sont_pas_du_texte() -> None:
    nom = b"caf\xe9/".decode("utf-8", "surrogateescape")
    assert list(Chemins.de([nom])) == [nom]


def test_un_pays_tient_en_peu_d_octets() -> None:
    pays = [f"contrat-{contrat}/indicateurs/a{axe}-{rang}/index.html" for contrat in range(40) for axe in range(10) for rang in range(100)]
    plies = Chemins.de(pays)
    assert list(plies) == pays
    assert len(plies.plies) < sum(map(len, pays)) / 5


def test_aucun() -> None:
    assert AUCUN == ()
    assert not AUCUN
    assert Chemins.de(()) == AUCUN
