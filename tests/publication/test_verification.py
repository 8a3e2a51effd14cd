"""The check that every build makes of its own links, before anything is published."""

import pytest

from generator.publication.controle_des_liens import LiensDuSite, controler
from generator.publication.verification import renvois_de

PAGE = '<h1 id="titre">T</h1>\n<meta name="viewport" content="width=device-width">\n'
FAUTES = {
    '<a href="rien/">x</a>': "rien/ : page absente",
    "<a href='rien/'>x</a>": "rien/ : page absente",
    "<a href=rien/>x</a>": "rien/ : page absente",
    '<a href="#Titre">x</a>': "#Titre : ancre absente",
    '<a href="#viewport">x</a>': "#viewport : ancre absente",
    '<a href="autre/#rien">x</a>': "autre/#rien : ancre absente",
    '<a href="http://[">x</a>': "http://[ : adresse illisible",
    '<img src="rien.png" alt="">': "rien.png : page absente",
    '<img srcset="i.png 1x, rien.png 2x" alt="">': "rien.png : page absente",
    '<video poster="rien.png"></video>': "rien.png : page absente",
    '<object data="rien.svg"></object>': "rien.svg : page absente",
    '<form action="rien/"></form>': "rien/ : page absente",
    '<button formaction="rien/">x</button>': "rien/ : page absente",
    '<svg><use href="#rien"/></svg>': "#rien : ancre absente",
    '<svg><use xlink:href="#rien"/></svg>': "#rien : ancre absente",
    '<iframe src="rien.html"></iframe>': "rien.html : page absente",
    '<meta http-equiv="refresh" content="0; url=rien/">': "rien/ : page absente",
}
SAINS = (
    '<a href="autre/#ici">x</a> <a href="autre">x</a> <a href="/base/autre/">x</a> <a href="">x</a>',
    '<img srcset="i.png 1x, i.png 2x" alt=""> <meta http-equiv="refresh" content="0; url=autre/">',
    '<meta name="description" content="5; une url = rien/">',
    '<!-- <a href="rien/"> --> <script>var a = \'<a href="rien/">\';</script>',
    '<p title="<a href=rien/>">x</p> <a href="https://ailleurs.example/rien/">x</a>',
)


def _morts(corps: str) -> list[str]:
    pages = {"index.html": renvois_de((PAGE + corps).encode()), "autre/index.html": renvois_de(b'<p id="ici">x</p>')}
    site = LiensDuSite("", lambda: {*pages, "i.png"}, pages, False, lambda: pages)
    return controler([site], "/base/", tout=False).morts


@pytest.mark.parametrize("corps", FAUTES)
def test_un_lien_mort_est_dit(corps: str) -> None:
    """Whatever element bears it."""
    assert _morts(corps) == [f"index.html → {FAUTES[corps]}"]


@pytest.mark.parametrize("corps", SAINS)
def test_ce_qui_n_est_pas_un_lien_mort(corps: str) -> None:
    assert _morts(corps) == []
