"""What freezing does to a page: links stay in the edition or go to the live site, and nothing else of it changes but what says that it is frozen."""

import re
from html import escape
from posixpath import join, normpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.publication.editions.page_figee import Bandeau, CadreDEdition, figer, figer_un_style

PAGES = frozenset(("index.html", "indicateurs/a/index.html", "donnees/index.html", "donnees/valeurs.csv", "recherche/index.json"))
COMMUNS = {"ressources/style.css": "style-0123456789abcdef.css", "ressources/script.js": "script-0123456789abcdef.js"}
CADRE = CadreDEdition("essai", "2026-11-20", PAGES.__contains__, lambda chemin: COMMUNS.get(chemin, ""))
BANDEAU = Bandeau("20 novembre 2026", '<aside class="eo-edition">Figée</aside>', '<link rel="latest-version" href="x">\n')
ICI = "indicateurs/a/index.html"
FIGEE = "archives/2026-11-20/essai/indicateurs/a"


def page(corps: str) -> bytes:
    """A page of the site."""
    return f"<!doctype html><html><head><title>Un titre</title></head><body><main>{corps}</main></body></html>".encode()


def fige(corps: str) -> str:
    """What its words become."""
    return figer(page(corps), ICI, CADRE, BANDEAU).decode().partition("<main>")[2].partition("</main>")[0]


@pytest.mark.parametrize(
    ("ecrit", "mene"),
    [
        ("../../donnees/", "archives/2026-11-20/essai/donnees"),
        ("../../donnees/valeurs.csv?v=1", "archives/2026-11-20/essai/donnees/valeurs.csv?v=1"),
        ("../..", "archives/2026-11-20/essai"),
        ("./", FIGEE),
        ("../../ressources/style.css", "archives/communs/style-0123456789abcdef.css"),
        ("carte-integree/", "essai/indicateurs/a/carte-integree"),
        ("flux.xml", "essai/indicateurs/a/flux.xml"),
        ("../../editions/#edition-2026-11-20", "essai/editions#edition-2026-11-20"),
        ("../../../", "."),
        ("../../../licence/#fichiers", "licence#fichiers"),
        ("../../../autre/territoires/orly/", "autre/territoires/orly"),
        ("/essai/donnees/", None),  # from the root of the host: no page of ours writes one
    ],
)
def test_ou_mene_un_lien(ecrit: str, mene: str | None) -> None:
    """As a browser follows it from the frozen page."""
    lien = re.fullmatch('<a href="(.*)">x</a>', fige(f'<a href="{ecrit}">x</a>'))
    assert lien
    if mene is not None:
        chemin, *suite = re.split("(?=[?#])", lien[1], maxsplit=1)
        assert normpath(join(FIGEE, chemin)) + "".join(suite) == mene


@pytest.mark.parametrize(
    "ecrit", ["#p3", "", "https://www.apur.org/x", "mailto:a@b.c?subject=../../x", "data:image/png;base64,AAAA", "//hote/x"]
)
def test_ce_qui_ne_bouge_pas(ecrit: str) -> None:
    """Fragments and other sites."""
    assert fige(f'<a href="{ecrit}">x</a>') == f'<a href="{ecrit}">x</a>'


@pytest.mark.parametrize(
    "corps",
    [
        '<p>href="flux.xml" se lit ici</p>',
        "<p title='<a href=\"flux.xml\">'>x</p>",
        '<!-- <a href="flux.xml">x</a> -->',
        '<script type="application/json">{"x": "<a href=\\"flux.xml\\">"}</script>',
        '<script>var a = "<img src=flux.xml>";</script><p>x</p>',
        "<p>3 < 4 et 5 > 4</p>",
    ],
)
def test_ce_qui_ressemble_a_un_lien(corps: str) -> None:
    """Words, comments, scripts and attributes that look like links stay as they are."""
    assert fige(corps) == corps


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=80))
def test_aucun_mot_n_est_perdu(mots: str) -> None:
    """Whatever a document says, escaped as our pages do, it says in the frozen page."""
    corps = f'<p title="{escape(mots)}">{escape(mots)}</p><a href="../../donnees/">x</a>'
    assert fige(corps) == corps


def test_une_page_figee_le_dit() -> None:
    """Once in its words, its title and its head; search engines are asked to leave it; the citation cites it, with or without an address."""
    tete = '<head><title>Un titre</title><meta name="robots" content="index"><link rel="canonical" href="https://ici.fr/s/essai/indicateurs/a/">'
    tete += '<meta property="og:url" content="https://ici.fr/s/essai/indicateurs/a/"></head>'
    citation = '<p class="eo-citation" data-citer>Indicateur. Licence Ouverte 2.0. https://ici.fr/s/essai/indicateurs/a/</p>'
    vive = f'<html>{tete}<body><svg><title>Dessin</title></svg><main>{citation}<p class="eo-figee">Voir <a href="x">l’autre</a></p></main></body></html>'
    lue = figer(vive.encode(), ICI, CADRE, BANDEAU).decode()
    assert lue.count("eo-edition") == 1
    assert lue.index("eo-edition") < lue.index("<main")
    assert lue.count("édition du 20 novembre 2026") == 1
    assert "<title>Un titre – édition du 20 novembre 2026</title>" in lue
    assert re.findall('name="robots" content="([a-z]+)"', lue) == ["noindex"]
    assert lue.count("https://ici.fr/s/archives/2026-11-20/essai/indicateurs/a/") == 3
    assert "/s/essai/" not in lue
    assert "Licence Ouverte 2.0. Édition figée du 20 novembre 2026. https://ici.fr/s/archives/" in lue
    assert "eo-figee" not in lue
    assert "2.0. Édition figée du 20 novembre 2026.</p>" in fige('<p class="eo-citation">Indicateur. Licence Ouverte 2.0.</p>')


def test_un_style_mene_a_ses_voisins() -> None:
    """Shared files stand in one folder, whatever folders they came from."""
    style = b"a{background:url(signes/atteint.svg)}b{background:url(\"data:image/svg+xml,x\")}c{background:url('../images/x.png#y')}"
    vus: list[str] = []

    def nom_de(chemin: str) -> str:
        vus.append(chemin)
        return chemin.rpartition("/")[2].replace(".", "-0.")

    lu = figer_un_style(style, "ressources/papier.css", nom_de)
    assert lu == b'a{background:url(atteint-0.svg)}b{background:url("data:image/svg+xml,x")}c{background:url(x-0.png#y)}'
    assert vus == ["ressources/signes/atteint.svg", "images/x.png"]
