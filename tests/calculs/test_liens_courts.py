"""Codes of short links: short, the same whatever the order, and never of anything else than what they first named."""

from hypothesis import given
from hypothesis import strategies as st

from generator.calculs.liens_courts import ALPHABET, LONGUEUR, attribuer, code_de, par_adresse

ADRESSES = st.from_regex(r"\A(?:indicateurs|referentiel|territoires)/[a-z][a-z0-9-]{0,8}/\Z")


def rester(adresse: str) -> str:
    """Nothing has moved."""
    return adresse


@given(ADRESSES, st.integers(0, 5))
def test_un_code_se_recopie(adresse: str, essai: int) -> None:
    """Five signs, none of which is taken for another one on paper, or makes a word."""
    code = code_de(adresse, essai)
    assert len(code) == LONGUEUR == 5
    assert set(code) <= set(ALPHABET)
    assert not set(ALPHABET) & set("aeiouy01l2zsq")


@given(st.sets(ADRESSES, max_size=30))
def test_l_ordre_est_sans_importance(choses: set[str]) -> None:
    """Ids decide, and not the order in which they stand in files."""
    assert attribuer(sorted(choses), {}, rester) == attribuer(sorted(choses, reverse=True), {}, rester)


@given(st.sets(ADRESSES, min_size=1, max_size=30), st.sets(ADRESSES, max_size=30))
def test_un_code_publie_ne_change_pas_de_sens(avant: set[str], apres: set[str]) -> None:
    """Whatever comes and goes, each code of the ledger names what it named, and no other thing gets it."""
    registre = attribuer(avant, {}, rester)
    ensuite = attribuer(apres, registre, rester)
    assert {code: ensuite[code] for code in registre} == registre
    assert set(ensuite.values()) == avant | apres
    assert len(set(ensuite.values())) == len(ensuite)


@given(st.sets(ADRESSES, min_size=2, max_size=10))
def test_deux_memes_codes_se_departagent(choses: set[str]) -> None:
    """Where the code of a thing is another's in the ledger, it gets the next one: also where all of its first ones are taken."""
    une, *autres = sorted(choses)
    pris = {code_de(une, essai): autre for essai, autre in enumerate(autres)}
    codes = attribuer(choses, pris, rester)
    assert codes[code_de(une, len(pris))] == une
    assert {code: codes[code] for code in pris} == pris


@given(st.sets(ADRESSES, min_size=2, max_size=10))
def test_une_chose_renommee_garde_son_code(choses: set[str]) -> None:
    """Its code leads to where it is now, and is the one that its pages show; two things made one have the code of the one that stayed."""
    ancienne, nouvelle, *_ = sorted(choses)
    registre = attribuer([ancienne], {}, rester)
    suivre = {ancienne: nouvelle}
    codes = attribuer(choses - {ancienne}, registre, lambda adresse: suivre.get(adresse, adresse))
    assert codes[code_de(ancienne)] == nouvelle
    assert par_adresse(codes)[nouvelle] == code_de(ancienne)
    fusion = attribuer(choses - {ancienne}, attribuer(choses, {}, rester), lambda adresse: suivre.get(adresse, adresse))
    assert par_adresse(fusion)[nouvelle] == code_de(nouvelle)
    assert fusion[code_de(ancienne)] == nouvelle
