"""Templates: everything untrusted is escaped, nothing is silently missing, the key tells when to render again."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import UndefinedError
from markupsafe import Markup

from generator.pages.rendu.gabarits import charger_gabarits, paragraphes
from generator.pages.sortie import cle_de, fichier


def test_echappement_par_defaut() -> None:
    """A value is escaped, Markup is not, each page ends with one line end."""
    gabarits = charger_gabarits({"a": "<p>{{ vue.x }}</p>{{ vue.y }}\n\n"})
    assert gabarits.page("a.md", "a", {"x": "<b>&'\"", "y": Markup("<br>")}).rendre() == b"<p>&lt;b&gt;&amp;&#39;&#34;</p><br>\n"


def test_rien_ne_manque_en_silence() -> None:
    """A missing name or None is a bug of the view: it fails."""
    gabarits = charger_gabarits({"a": "{{ vue.x }}"})
    with pytest.raises(UndefinedError):
        gabarits.page("a.md", "a", {}).rendre()
    with pytest.raises(TypeError):
        gabarits.page("a.md", "a", {"x": None}).rendre()


def test_la_cle_change_avec_la_vue_et_les_gabarits() -> None:
    """And with nothing else."""
    un, deux = charger_gabarits({"a": "x", "b": "y"}), charger_gabarits({"b": "y", "a": "x"})
    autre = charger_gabarits({"a": "x", "b": "z"})
    assert un.page("a.md", "a", 1).cle == deux.page("b.md", "a", 1).cle
    assert len({un.page("a.md", "a", 1).cle, un.page("a.md", "b", 1).cle, un.page("a.md", "a", 2).cle, autre.page("a.md", "a", 1).cle}) == 4
    assert fichier("x", b"1").cle != fichier("x", b"2").cle


@settings(derandomize=True, deadline=None, database=None)
@given(st.lists(st.text(max_size=3)), st.lists(st.text(max_size=3)))
def test_deux_listes_n_ont_pas_la_meme_cle(un: list[str], deux: list[str]) -> None:
    """«ab», «c» is not «a», «bc»."""
    assert (cle_de(*un) == cle_de(*deux)) == (un == deux)


def test_paragraphes() -> None:
    """Blank lines part paragraphs, line ends stay, tags show as text."""
    assert paragraphes("a <b>\n b \n\n\nc\n") == "<p>a &lt;b&gt;<br>b</p>\n<p>c</p>"
    assert paragraphes(" \n\n ") == ""
