"""What became of an address: the rule nearest above it holds, whatever the order in which rules are written."""

from hypothesis import given
from hypothesis import strategies as st

from generator.calculs.destins import Destin, Regles
from generator.model.adresses_publiees import ACCUEIL, AdresseChangee
from generator.model.lieu import Lieu

_MOTS = st.sampled_from(["a", "b", "ab"])
DOSSIERS = st.lists(_MOTS, min_size=1, max_size=3).map(lambda mots: "".join(f"{mot}/" for mot in mots))
ADRESSES = DOSSIERS | st.just(ACCUEIL) | st.builds("{}{}".format, DOSSIERS, st.sampled_from(["x.csv", "#p1", "ab/#a.2019"]))


def _changee(adresse: str, rang: int) -> AdresseChangee:
    return AdresseChangee(adresse, "", "2026-11-20", f"motif {rang}", (), Lieu("adresses.yml", rang, 1))


def couvre(dite: str, adresse: str) -> bool:
    """Said more simply: the address itself, or all that is below a folder; the home covers itself alone."""
    return dite == adresse or (dite.endswith("/") and dite != ACCUEIL and adresse.startswith(dite))


@given(st.lists(ADRESSES, max_size=6, unique=True), ADRESSES)
def test_la_regle_la_plus_proche(dites: list[str], adresse: str) -> None:
    changees = tuple(_changee(une, rang) for rang, une in enumerate(dites))
    proche = max((une for une in changees if couvre(une.adresse, adresse)), key=lambda une: len(une.adresse), default=None)
    assert Regles(changees, {}, portail=True).destin(adresse, lambda _: True) == (Destin(retrait=proche) if proche else None)


@given(st.lists(ADRESSES, max_size=6, unique=True), ADRESSES)
def test_ce_qui_a_un_autre_identifiant(dites: list[str], adresse: str) -> None:
    """Where a thing is now, from the nearest of the old places above an address."""
    deplacees = {une: "nouveau/" for une in dites if une.endswith("/") and une != ACCUEIL}
    proche = max((une for une in deplacees if couvre(une, adresse)), key=len, default="")
    destin = Regles((), deplacees, portail=True).destin(adresse, lambda _: True)
    assert destin == (Destin(f"nouveau/{adresse.removeprefix(proche)}") if proche else None)


def test_la_premiere_de_deux_regles_d_une_adresse() -> None:
    premiere, seconde = _changee("a/", 1), _changee("a/", 2)
    assert Regles((premiere, seconde), {}).destin("a/b/", lambda _: True) == Destin(retrait=premiere)


def test_les_pages_de_ce_qui_a_change_vont_et_viennent() -> None:
    """Where the history is missing, they lead to the thing, or to what is new."""
    for portail, page, vers in (
        (True, "partenaires/caf/changements/", "partenaires/caf/"),
        (True, "lieux/commune-91286/changements/", "lieux/commune-91286/"),
        (True, "changements/", "nouveautes/"),
        (False, "indicateurs/x/changements/", "indicateurs/x/"),
        (False, "changements/", "nouveautes/"),
    ):
        assert Regles((), {}, portail=portail).destin(page, page.__ne__) == Destin(vers)
    assert Regles((), {}, portail=True).destin("lieux/commune-91286/changements/", {"nouveautes/"}.__contains__) == Destin("nouveautes/")
