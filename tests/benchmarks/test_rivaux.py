"""Other generators get the very bodies of our pages, and let them through."""

import shutil
from pathlib import Path

import pytest

from benchmarks.rivaux.corps import Corps, corps_du_projet
from benchmarks.rivaux.hugo import hugo
from benchmarks.rivaux.mkdocs_nu import mkdocs_nu
from benchmarks.rivaux.rival import Rival

CORPS = [
    Corps("", "Accueil", '<h1 id="a">Accueil</h1>\n'),
    Corps("ville/", "Ville", "<h1>Ville</h1>\n"),
    Corps(
        "ville/indicateurs/",
        'Un "titre" : {{ 7*7 }} \\ l’été',
        "<table><tr><td>1 200</td></tr></table>\n\n    <p>{{ 7*7 }} # a | *b*</p>\n",
    ),
    Corps("ville/indicateurs/i1/", "Indicateur", "<p>Un</p>\n"),
]


def test_les_corps_sont_ceux_que_la_construction_a_gardes(tmp_path: Path) -> None:
    """Those of the portal stand at the root; what is not a page is left out."""
    for chemin, titre in (("portail", "Accueil"), ("ville", "Ville"), ("ville/indicateurs", "--- { }")):
        dossier = tmp_path / ".construction" / "pages" / chemin
        dossier.mkdir(parents=True)
        (dossier / "index.md").write_text(f'---\ntitle: "{titre}"\nhide: ["navigation"]\n---\n\n<p>---\n{chemin}</p>\n', "utf-8")
        (dossier / "valeurs.csv").write_text("a;b\n", "utf-8")
    assert list(corps_du_projet(tmp_path)) == [
        Corps("", "Accueil", "\n<p>---\nportail</p>\n"),
        Corps("ville/", "Ville", "\n<p>---\nville</p>\n"),
        Corps("ville/indicateurs/", "--- { }", "\n<p>---\nville/indicateurs</p>\n"),
    ]


def test_sans_page_gardee_il_le_dit(tmp_path: Path) -> None:
    """Rather than measure nothing."""
    with pytest.raises(FileNotFoundError, match="build the project first"):
        list(corps_du_projet(tmp_path))


def construire(rival: Rival) -> dict[str, str]:
    """What it writes for each page, by address."""
    rival.construire()
    return {corps.adresse: (rival.sortie / corps.adresse / "index.html").read_text("utf-8") for corps in CORPS}


@pytest.mark.skipif(shutil.which("hugo") is None, reason="hugo is not installed")
def test_hugo_laisse_passer_les_corps(tmp_path: Path) -> None:
    """Each as it is, below its own address, and changed where it was changed."""
    rival = hugo(CORPS, tmp_path / "hugo", "ville/indicateurs/i1/")
    assert rival is not None
    pages = construire(rival)
    assert [corps.adresse for corps in CORPS if f"<main>{corps.html}</main>" not in pages[corps.adresse]] == []
    assert rival.pages_ecrites() == len(CORPS)
    rival.changer(3)
    assert "1003" in construire(rival)["ville/indicateurs/i1/"]


@pytest.mark.lent
def test_mkdocs_a_les_memes_pages(tmp_path: Path) -> None:
    """One for each body, with its title and its words."""
    rival = mkdocs_nu(CORPS, tmp_path / "mkdocs", "ville/indicateurs/i1/")
    pages = construire(rival)
    assert "<td>1 200</td>" in pages["ville/indicateurs/"]
    assert "{{ 7*7 }}" in pages["ville/indicateurs/"].partition("<title>")[2].partition("</title>")[0]
    rival.effacer()
    assert not rival.sortie.exists()
