"""One server for all tests of this folder, with the Chromium of the whole run."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from generator.publication.construction import construire
from generator.publication.historique import OrigineDesMouvements
from tests.exemple.precedent import site_d_avant
from tests.exemple.projet import JOUR, copier_exemple
from tests.publication.arbres import remplacer
from tests.tout import TOUT
from tests.une_fois import une_fois

from .visite import servir


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """A test marked `seulement` is collected for the addresses that it names, and not skipped on all others."""
    ecartes = {
        item for item in items if (marque := item.get_closest_marker("seulement")) and item.callspec.params["adresse"] not in marque.args[0]
    }
    ecartes |= _pas_a_leur_tour(items)
    config.hook.pytest_deselected(items=list(ecartes))
    items[:] = [item for item in items if item not in ecartes]


def _parametres(item: pytest.Item) -> dict[str, object]:
    """What a test is run with: nothing, where it is run once."""
    return item.callspec.params if hasattr(item, "callspec") else {}


# What says in which window a test runs, not what it looks at.
FENETRES = ("visite", "taille", "theme", "ecran")


def _pas_a_leur_tour(items: Iterable[pytest.Item]) -> set[pytest.Item]:
    """Of the tests marked `par_tours`, all sizes and schemes of a case but one, which is another from case to case; none each night."""
    par_cas: defaultdict[tuple[str, str, str], list[pytest.Item]] = defaultdict(list)
    for item in items:
        if not TOUT and item.get_closest_marker("par_tours"):
            cas = "-".join(sorted(str(mot) for nom, mot in _parametres(item).items() if nom not in FENETRES))
            par_cas[item.location[0], item.originalname, cas].append(item)
    return {item for rang, siens in enumerate(par_cas.values()) for item in siens if item is not siens[rang % len(siens)]}


@pytest.fixture(scope="session")
def page_calme(navigateur: Browser) -> Iterator[Callable[[dict[str, int]], Page]]:
    """A function that opens a page of a size, for a reader who asks for calm. Pages of one size share a window: one of its own costs a second.

    So none of them may keep anything: a test of what the site remembers opens a window of its own.
    """
    fenetres: dict[tuple[int, ...], BrowserContext] = {}

    def ouvrir(taille: dict[str, int]) -> Page:
        cle = tuple(taille.values())
        if cle not in fenetres:
            fenetres[cle] = navigateur.new_context(viewport=taille, reduced_motion="reduce")
        return fenetres[cle].new_page()

    yield ouvrir
    for fenetre in fenetres.values():
        assert fenetre.storage_state() == {"cookies": [], "origins": []}
        fenetre.close()


@pytest.fixture(scope="session")
def origine(navigateur: Browser, site_construit: Path) -> Iterator[str]:
    """Address of the really built site."""
    assert navigateur.is_connected()  # no browser, no build
    canonique = re.search(r'rel="canonical" href="([^"]+)"', (site_construit / "index.html").read_text(encoding="utf-8"))
    with servir(site_construit, urlsplit(canonique[1]).path.rstrip("/") if canonique else "") as adresse:
        yield adresse


@pytest.fixture(scope="session")
def exemple_construit(navigateur: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, built on its own day: a running contract with targets of every kind. Read only."""
    assert navigateur.is_connected()  # no browser, no build

    def publier(projet: Path) -> None:
        avant = OrigineDesMouvements(str(site_d_avant(tmp_path_factory.mktemp("avant"), JOUR)))
        copier_exemple(projet)
        # The commune of the smaller contract is one of the other, so that the portal has a page of a place.
        remplacer(projet / "referentiels/contrat-minimal/territoires.yml", "nom: Peuville,", "nom: Peuville, code: '99001',")
        assert construire(projet, projet / "public", aujourd_hui=JOUR, origine=avant).sain

    return une_fois(tmp_path_factory, "exemple-du-navigateur", publier)


@pytest.fixture(scope="session")
def exemple(exemple_construit: Path) -> Iterator[str]:
    """Address of the example's site."""
    with servir(exemple_construit / "public") as adresse:
        yield adresse
