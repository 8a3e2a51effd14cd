"""MkDocs is one builder and the tests have another: of one project both make the same pages, and the other one needs nothing of MkDocs."""

import json
import os
import subprocess
import sys
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest

from tests.constructeur_simple import SOMMAIRE
from tests.exemple.projet import copier_exemple
from tests.publication.arbres import JOUR, arbre, differences

# In a process of its own, and in that one alone: what it imported is all that was needed.
SANS_MKDOCS = """
import json, os, sys
from pathlib import Path
os.cpu_count = lambda: 1
from generator.publication.construction import construire
from tests.constructeur_simple import ConstructeurSimple
projet, jour = Path(sys.argv[1]), sys.argv[2]
resultat = construire(projet, projet / "public", aujourd_hui=jour, pdf=False, constructeur=ConstructeurSimple())
json.dump([resultat.sain, resultat.echec, [*resultat.rendus], [*resultat.construites], sorted(sys.modules)], sys.stdout)
"""
# What the theme adds to a site: its own style sheets and scripts, its page of missing addresses.
DU_THEME = ("assets/", "404.html")
Bilan = tuple[bool, list[str], list[str], list[str], list[str]]


@pytest.fixture(scope="module")
def projet_simple(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, not yet built."""
    return copier_exemple(tmp_path_factory.mktemp("simple") / "projet")


@pytest.fixture(scope="module")
def bilan(projet_simple: Path) -> Bilan:
    """What building it with the plain builder said, and the names of all modules that it took."""
    return _construire(projet_simple)


@pytest.fixture(scope="module")
def simple(projet_simple: Path, bilan: Bilan) -> dict[str, bytes]:
    """What the plain builder publishes."""
    assert bilan[0], bilan[1]
    return arbre(projet_simple / "public")


def _construire(projet: Path) -> Bilan:
    fini = subprocess.run(
        [sys.executable, "-c", SANS_MKDOCS, str(projet), JOUR],
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert fini.returncode == 0, fini.stderr
    sain, echec, rendus, construites, modules = json.loads(fini.stdout)
    return sain, echec, rendus, construites, modules


def _lire(octets: bytes) -> Element:
    arbre_lu: Element = html5lib.parse(octets, transport_encoding="utf-8", namespaceHTMLElements=False)
    return arbre_lu


def _places(page: Element) -> list[str]:
    return [element.attrib["id"] for element in page.iter() if "id" in element.attrib]


def _entrees(sommaire: Element | None) -> list[tuple[str, str]]:
    liens = sommaire.iter("a") if sommaire is not None else ()
    return [(lien.attrib["href"], " ".join("".join(lien.itertext()).split())) for lien in liens]


def _contenu(element: Element) -> object:
    """All that an element holds: white space at its two ends is the builder's own."""
    texte, enfants = _forme(element)
    derniers = [(*enfants[-1][:-1], enfants[-1][-1].rstrip())] if enfants else []
    return texte.lstrip(), enfants[:-1] + derniers


def _forme(element: Element) -> tuple[str, list[tuple[object, ...]]]:
    return element.text or "", [(enfant.tag, sorted(enfant.attrib.items()), _forme(enfant), enfant.tail or "") for enfant in element]


def test_rien_de_mkdocs(bilan: Bilan) -> None:
    """The links of the site were followed, and found to be right; neither MkDocs nor its theme was imported."""
    sain, echec, rendus, construites, modules = bilan
    assert (sain, echec) == (True, [])
    assert len(construites) > 90
    assert set(construites) <= set(rendus)
    assert [nom for nom in modules if nom.split(".")[0] in ("mkdocs", "material", "properdocs")] == []


def test_les_memes_fichiers(simple: dict[str, bytes], arbre_initial: dict[str, bytes]) -> None:
    """Each address is there in both, and all that is no page is the same byte for byte."""
    attendus = {chemin: octets for chemin, octets in arbre_initial.items() if DU_THEME[0] not in chemin and chemin != DU_THEME[1]}
    assert simple.keys() == attendus.keys()
    pages = [chemin for chemin in differences(simple, attendus) if b"<main>" not in simple[chemin]]
    assert pages == []


def test_les_memes_pages(simple: dict[str, bytes], arbre_initial: dict[str, bytes], bilan: Bilan) -> None:
    """Contents, places that links may lead to (those of the theme are around the article), and entries of the table of contents."""
    avec_sommaire = 0
    for adresse in bilan[3]:
        chemin = f"{adresse}index.html"
        une, autre = _lire(simple[chemin]), _lire(arbre_initial[chemin])
        contenu, article = une.find(".//main"), autre.find(".//article")
        assert contenu is not None, chemin
        assert article is not None, chemin
        assert _contenu(contenu) == _contenu(article), chemin
        assert ["contenu", *_places(une)] == _places(article), chemin  # the article itself is a place of the theme
        (barre,) = (element for element in autre.iter("div") if "md-sidebar--secondary" in element.attrib.get("class", ""))
        entrees = [] if "hidden" in barre.attrib else _entrees(barre.find(f".//nav[@aria-label='{SOMMAIRE}']"))
        assert _entrees(une.find(f"body/nav[@aria-label='{SOMMAIRE}']")) == entrees, chemin
        avec_sommaire += bool(entrees)
    assert avec_sommaire > 40


def test_une_seconde_fois_rien(projet_simple: Path, simple: dict[str, bytes]) -> None:
    """The memory of a build is the same for every builder."""
    sain, _, rendus, construites, _ = _construire(projet_simple)
    assert (sain, rendus, construites) == (True, [], [])
    assert arbre(projet_simple / "public") == simple
