"""Templates: everything untrusted is escaped, nothing is silently missing, the key tells when to render again."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import UndefinedError
from markupsafe import Markup
from msgspec import Struct
from msgspec.structs import replace

from generator.pages.pieces.entete import Entete
from generator.pages.rendu.gabarits import charger_gabarits, paragraphes
from generator.pages.sortie import PageEcrite, Titre, cle_de, fichier


class Vue(Struct, frozen=True):
    """A view with a header, as all views have."""

    entete: Entete
    x: object = ""
    y: object = ""


VUE = Vue(Entete("Un <titre>", "Ce qu’il dit", (), "Indicateur"))


def test_echappement_par_defaut() -> None:
    """A value is escaped, Markup is not, blank lines around the page go; a page without the theme ends with one line end."""
    gabarits = charger_gabarits({"a": "\n<p>{{ vue.x }}</p>{{ vue.y }}\n\n"})
    vue = replace(VUE, x="<b>&'\"", y=Markup("<br>"))
    attendu = "<p>&lt;b&gt;&amp;&#39;&#34;</p><br>"
    assert gabarits.page("a/", "a", vue).ecrire().corps == attendu
    entiere = gabarits.page_entiere("a/", "a", vue)
    assert (entiere.chemin, entiere.rendre()) == ("a/index.html", f"{attendu}\n".encode())


def test_ce_qui_entoure_une_page() -> None:
    """Title and description of the view's header, as text; the headings that the template wrote, each time it is rendered, and those alone."""
    gabarits = charger_gabarits({"a": '{{ titrer(1, vue.entete.titre) }}{{ titrer(2, "Où ?", "ou") }}'})
    page = gabarits.page("a/", "a", VUE, sommaire=False)
    titres = (Titre(1, "un-titre", Markup("Un &lt;titre&gt;")), Titre(2, "ou", Markup("Où\u00a0?")))
    corps = Markup('<h1 id="un-titre">Un &lt;titre&gt;</h1><h2 id="ou">Où\u00a0?</h2>')
    for _ in range(2):
        assert page.ecrire() == PageEcrite("Un <titre>", "Ce qu’il dit", corps, titres, sommaire=False)
    assert (page.adresse, page.titre, page.surtitre) == ("a/", "Un <titre>", "Indicateur")
    assert gabarits.page("a/", "a", replace(VUE, entete=replace(VUE.entete, titre_onglet="T"))).ecrire().onglet == "T"


def test_rien_ne_manque_en_silence() -> None:
    """A missing name or None is a bug of the view: it fails."""
    with pytest.raises(UndefinedError):
        charger_gabarits({"a": "{{ vue.absent }}"}).page("a/", "a", VUE).ecrire()
    with pytest.raises(TypeError):
        charger_gabarits({"a": "{{ vue.x }}"}).page("a/", "a", replace(VUE, x=None)).ecrire()


def test_la_cle_change_avec_la_vue_et_les_gabarits() -> None:
    """And with nothing else, but whether a table of contents is wanted. A template that the page does not take in is not its own."""
    un, deux = charger_gabarits({"a": "x", "b": "y"}), charger_gabarits({"b": "y", "a": "x"})
    autre, troisieme = charger_gabarits({"a": "x", "b": "z"}), charger_gabarits({"a": "z", "b": "y"})
    assert un.page("a/", "a", VUE).cle == deux.page("b/", "a", VUE).cle == autre.page("a/", "a", VUE).cle
    pages = (
        un.page("a/", "a", VUE),
        un.page("a/", "b", VUE),
        un.page("a/", "a", replace(VUE, x=2)),
        un.page("a/", "a", VUE, sommaire=False),
        autre.page("a/", "b", VUE),
        troisieme.page("a/", "a", VUE),
    )
    assert len({page.cle for page in pages}) == len(pages)
    assert fichier("x", b"1").cle != fichier("x", b"2").cle


PRENNENT = (
    '{% include "pieces/m.j2" %}',
    "{%- include 'pieces/m.j2' -%}",
    '{% include("pieces/m.j2") %}',
    '{% include "pieces/" ~ "m.j2" %}',
    '{% include "pieces/%s.j2"|format(vue.x) %}',
    "{% include vue.x %}",
    '{% include ["absent", "pieces/" ~ vue.x] %}',
    '{% include "autre.j2" if vue.y else "pieces/" ~ vue.x ~ ".j2" %}',
    '{% from "pieces/m.j2" import titre with context %}',
    '{% import "pieces/" ~ vue.x as pieces %}',
    '{% extends "pieces/m.j2" %}',
    '{% set nom = "pieces/m.j2" %}{% include nom %}',
    '{% include "autre.j2" ignore missing %}',
)


@pytest.mark.parametrize("prend", PRENNENT)
def test_la_cle_change_avec_ce_que_le_gabarit_prend(prend: str) -> None:
    """However it names what it takes in, and however far: a name that is computed may be any."""
    autres = {"autre.j2": '{% from "pieces/m.j2" import titre %}', "a": prend}
    un, deux = (charger_gabarits(autres | {"pieces/m.j2": texte}).page("a/", "a", VUE) for texte in ("x", "y"))
    assert un.cle != deux.cle


@settings(derandomize=True, deadline=None, database=None)
@given(st.lists(st.text(max_size=3)), st.lists(st.text(max_size=3)))
def test_deux_listes_n_ont_pas_la_meme_cle(un: list[str], deux: list[str]) -> None:
    """«ab», «c» is not «a», «bc»."""
    assert (cle_de(*un) == cle_de(*deux)) == (un == deux)


def test_paragraphes() -> None:
    """Blank lines part paragraphs, line ends stay, tags show as text."""
    assert paragraphes("a <b>\n b \n\n\nc\n") == "<p>a &lt;b&gt;<br>b</p>\n<p>c</p>"
    assert paragraphes(" \n\n ") == ""
