"""The second example, which has all that real contracts write, in a real browser: every page of it loads whole, fits the screen and breaks no rule of accessibility."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.publication.construction import construire
from tests.exemple2.projet import CONTRAT, JOUR, copier_exemple2
from tests.une_fois import une_fois

from .audit import defauts, preparer
from .visite import BUREAU, TELEPHONE, Visite, servir

pytestmark = pytest.mark.navigateur

# Looked at closely: targets by year, by place and changed by an amendment; what is computed, and of what; actions as plans write them; who was asked.
DE_PRES = (
    "indicateurs/places-ouvertes/",
    "indicateurs/attente/",
    "indicateurs/jeunes-sans-emploi/",
    "indicateurs/part-durable/",
    "indicateurs/menages-mal-loges/",
    "argent/",
    "calendrier/",
    "documents/",
)


@pytest.fixture(scope="module")
def public(navigateur: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its site."""
    assert navigateur.is_connected()  # no browser, no build

    def publier(dossier: Path) -> None:
        copier_exemple2(dossier)
        (dossier / "content").mkdir()
        assert construire(dossier, dossier / "public", aujourd_hui=JOUR, pdf=False).sain

    return une_fois(tmp_path_factory, "exemple2-du-navigateur", publier) / "public"


@pytest.fixture(scope="module")
def origine_2(public: Path) -> Iterator[str]:
    with servir(public) as adresse:
        yield adresse


def _pages(public: Path) -> list[str]:
    """All but those that lead on at once."""
    toutes = (public / CONTRAT).rglob("index.html")
    return sorted(f"{page.parent.relative_to(public).as_posix()}/" for page in toutes if b'http-equiv="refresh"' not in page.read_bytes())


@pytest.mark.parametrize("taille", [TELEPHONE, BUREAU], ids=["téléphone", "bureau"])
def test_chaque_page_se_charge_et_tient(navigateur: Browser, public: Path, origine_2: str, taille: dict[str, int]) -> None:
    """No complaint of the browser, nothing from elsewhere, no line that runs out of the screen."""
    contexte = navigateur.new_context(viewport=taille, reduced_motion="reduce")
    visite = Visite(contexte.new_page(), origine_2)
    pages = _pages(public)
    assert len(pages) > 100
    trop_larges = [page for page in pages if visite.ouvrir(page).evaluate("document.documentElement.scrollWidth") > taille["width"]]
    assert trop_larges == []
    assert visite.plaintes == []
    assert set(visite.hotes) == {"127.0.0.1"}
    contexte.close()


@pytest.mark.parametrize("page", DE_PRES)
def test_de_pres(navigateur: Browser, origine_2: str, page: str) -> None:
    """axe has nothing to say, with everything unfolded."""
    contexte = navigateur.new_context(viewport=TELEPHONE, reduced_motion="reduce")
    visite = Visite(contexte.new_page(), origine_2)
    preparer(visite.ouvrir(f"{CONTRAT}/{page}"))
    assert visite.page.locator("h1").count() == 1
    assert defauts(visite.page) == []
    contexte.close()
