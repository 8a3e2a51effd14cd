"""Mappings that are kept key by key."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.graphe.empreintes import Empreintes
from generator.graphe.tables import ParCle, TableGardee, plier

CLES = st.one_of(st.text(), st.integers(), st.tuples(st.text(), st.integers()))
TABLES = st.dictionaries(CLES, st.lists(st.text()), max_size=40)


def _gardee(octets: bytes, refaire: Any = None) -> tuple[TableGardee[Any, Any], list[int]]:
    """The table of these bytes, and how many of them were read, reading by reading."""
    lus: list[int] = []

    def lire(debut: int, nombre: int) -> bytes:
        lus.append(nombre)
        return octets[debut : debut + nombre]

    def jamais() -> Any:
        raise AssertionError("nothing is damaged")

    return TableGardee(lire, refaire or jamais), lus


@given(TABLES, CLES)
def test_une_table_gardee_dit_ce_que_la_table_disait(table: dict[Any, list[str]], autre: Any) -> None:
    gardee, _ = _gardee(plier(table))
    assert {cle: gardee[cle] for cle in table} == table
    assert list(gardee.items()) == list(table.items()), "in the order of the table"
    assert list(gardee) == list(table)
    assert list(gardee.values()) == list(table.values())
    assert len(gardee) == len(table)
    assert gardee.get(autre) == table.get(autre)
    assert (autre in gardee) == (autre in table)


@given(TABLES)
def test_gardee_ou_non_une_table_a_la_meme_empreinte(table: dict[Any, list[str]]) -> None:
    gardee, _ = _gardee(plier(table))
    assert Empreintes().de(gardee) == Empreintes().de(ParCle(table)) == Empreintes().de(table)


@given(TABLES.filter(bool), st.data())
def test_un_octet_abime_se_voit(table: dict[Any, list[str]], data: st.DataObject) -> None:
    octets = bytearray(plier(table))
    rang = data.draw(st.integers(0, len(octets) - 1))
    octets[rang] ^= data.draw(st.integers(1, 255))
    gardee, _ = _gardee(bytes(octets), lambda: table)
    assert {cle: gardee[cle] for cle in table} == table
    assert dict(_gardee(bytes(octets[:rang]), lambda: table)[0].items()) == table, "cut off there"


def test_seul_ce_qu_on_cherche_est_lu() -> None:
    octets = plier(dict.fromkeys(range(100), "x" * 1000))
    gardee, lus = _gardee(octets)
    assert gardee[7] == "x" * 1000
    assert sum(lus) < 4000
    assert gardee[8] is not gardee[8], "no value is held"
    assert "absent" not in gardee


def test_ce_qu_on_lit_sans_cesse_est_tenu_puis_lache() -> None:
    octets = plier({rang: str(rang) for rang in range(10)})
    gardee, lus = _gardee(octets)
    for _ in range(100):
        assert gardee[3] == "3"
    assert len(lus) < 40
    for _ in range(10):
        assert _gardee(octets)[0][3] == "3"
    avant = len(lus)
    assert gardee[3] == "3"
    assert len(lus) > avant, "others were read since"
