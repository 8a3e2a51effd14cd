"""The list of addresses for search engines: every page that a reader may be sent to, and nothing else."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace

from generator.graphe.observe import copie
from generator.model.dossier import Registre
from generator.pages.fichiers.plan_des_adresses import plan_des_adresses
from generator.pages.site import Site
from generator.pages.sortie import Fichier, Page
from generator.publication.construction import examiner, tous_les_sites
from tests.exemple.projet import CONTRAT, JOUR, copier_exemple

ORIGINE = "https://engagements.exempleville.invalid/"
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


@pytest.fixture(scope="module")
def projet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copier_exemple(tmp_path_factory.mktemp("adresses") / "projet")


@pytest.fixture(scope="module")
def registre(projet: Path) -> Registre:
    return examiner(projet)[0]


def _plans(tous: tuple[Site, ...]) -> list[tuple[str, bytes]]:
    return [
        (site.dossier, sortie.rendre())
        for site in tous
        for sortie in site.sorties
        if sortie.adresse == "sitemap.xml" and isinstance(sortie, Fichier)
    ]


def _adresses(xml: bytes) -> list[str]:
    return [loc.text or "" for loc in ElementTree.fromstring(xml).iter(LOC)]


def test_toutes_les_pages_et_rien_d_autre(projet: Path, registre: Registre) -> None:
    """Pages of the portal and of each contract; no card, print page, redirect, map nor page of missing addresses."""
    tous = tous_les_sites(registre, projet, aujourd_hui=JOUR)
    ((dossier, xml),) = _plans(tous)
    assert dossier == ""
    assert b"lastmod" not in xml
    adresses = _adresses(xml)
    assert adresses == sorted(set(adresses))
    pages = {
        f"{ORIGINE}{site.dossier}{'/' if site.dossier else ''}{s.adresse}" for site in tous for s in site.sorties if isinstance(s, Page)
    }
    assert pages == set(adresses)
    for attendue in ("", "glossaire/", f"{CONTRAT}/", f"{CONTRAT}/indicateurs/guides/", f"{CONTRAT}/carte/", "contrat-minimal/documents/"):
        assert ORIGINE + attendue in adresses
    autres = ("carte-integree", "imprimer", "o1-1-ancienne", "plan.html", "404", "index.", ".csv", ".json", "ressources/")
    assert not [adresse for adresse in adresses if any(autre in adresse for autre in autres)]


def test_sans_adresse_publique_rien(projet: Path, registre: Registre) -> None:
    """An address that nobody gave cannot be written."""
    muet = copie(registre, mentions=replace(registre.mentions, adresse=""))
    assert _plans(tous_les_sites(muet, projet, aujourd_hui=JOUR)) == []


@pytest.mark.parametrize("adresse", ["https://a.invalid/x", "https://a.invalid/x/"])
def test_sous_un_chemin(adresse: str) -> None:
    """A site served below the root of its host; marks of XML in the address stay text."""
    (sortie,) = plan_des_adresses([("", ("b/", "")), ("c&d", ("b/",))], adresse)
    assert isinstance(sortie, Fichier)
    assert _adresses(sortie.rendre()) == ["https://a.invalid/x/", "https://a.invalid/x/b/", "https://a.invalid/x/c&d/b/"]


def test_un_pays_a_plusieurs_fichiers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of more addresses than one file may hold, several files have each once, and the first one names them."""
    monkeypatch.setattr("generator.pages.fichiers.plan_des_adresses.PAR_FICHIER", 2)
    sorties = plan_des_adresses([("", ["", "a/", "b/"]), ("c", ["", "d/"])], "https://exemple.fr/x")
    index, *parties = (ElementTree.fromstring(sortie.rendre()) for sortie in sorties if isinstance(sortie, Fichier))
    assert index.tag.endswith("}sitemapindex")
    assert [loc.text for loc in index.iter(LOC)] == [f"https://exemple.fr/x/sitemap-{rang}.xml" for rang in (1, 2, 3)]
    lues = [[loc.text for loc in partie.iter(LOC)] for partie in parties]
    assert [len(une) for une in lues] == [2, 2, 1]
    assert sorted(une for partie in lues for une in partie if une) == [
        f"https://exemple.fr/x/{un}" for un in ("", "a/", "b/", "c/", "c/d/")
    ]
