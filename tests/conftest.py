"""What several folders of tests share: the real contracts, built once for the whole run, and what was measured on them."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings
from xdist.scheduler import LoadScopeScheduling

from tests.une_fois import une_fois

if TYPE_CHECKING:
    from playwright.sync_api import Browser

RACINE = Path(__file__).parents[1]
MESURE = "mesure"
# The same examples on every run, and no clock: a slow machine is no fault of the program.
settings.register_profile("fixe", derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("fixe")
ENTREES = ("content", "referentiels", "site_templates", "mkdocs.yml")
# The modules that take more than half a minute, the longest first: each stays with one worker, so a long one that begins last is waited
# for by all. A module that is not named here is run after them.
LONGS = (
    "publication/test_papiers",  # needs nothing of what the other worker builds first
    "navigateur/test_acces",
    "publication/test_adresses",
    "publication/test_increments",
    "publication/test_arrets",
    "navigateur/test_questions",
    "navigateur/test_taches",
    "site/test_validite",
    "navigateur/test_poids",
    "cli/test_commandes",
    "navigateur/test_site",
    "sources/test_alea",
    "navigateur/test_sans_script",
    "navigateur/test_politique",
    "navigateur/test_recherche",
    "navigateur/test_plan",
    "navigateur/test_papier",
    "navigateur/test_apercu",
    "site/test_comptes",
    "site/test_parcours",
    "site/test_liens_parlants",
    "calculs/test_proprietes",
    "cli/test_production",
)


# Of these, each function is a task of its own, or all tests of one address: both workers share them.
PAR_FONCTION = ("publication/test_increments", "publication/test_arrets", "site/test_validite", "sources/test_alea")
PAR_ADRESSE = ("navigateur/test_acces",)  # a page is loaded once for all of its tests


class Partage(LoadScopeScheduling):
    """One module, one worker, but for the longest modules: one function, or one address, one worker."""

    def _split_scope(self, nodeid: str) -> str:
        module = nodeid.partition("::")[0].removeprefix("tests/").removesuffix(".py")
        if module in PAR_FONCTION:
            return nodeid.partition("[")[0]
        if module in PAR_ADRESSE:
            return f"{module}[{nodeid.partition('[')[2]}"
        portee: str = super()._split_scope(nodeid)
        return portee


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadScopeScheduling | None:
    """How `--dist loadscope` shares the tests out; the other ways are xdist's own."""
    return Partage(config, log) if config.getvalue("dist") == "loadscope" else None


def pytest_configure() -> None:
    """Ctrl+C reaches the programs that tests start, also where who started the run ignores it, as a shell does for a job in the background."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Long modules first; the tests of each stay in their order. xdist keeps this order (`--no-loadscope-reorder` in pyproject.toml)."""
    rangs = {f"tests/{nom}.py": rang for rang, nom in enumerate(LONGS)}
    items.sort(key=lambda item: rangs.get(item.nodeid.partition("::")[0], len(rangs)))


@pytest.fixture(scope="session")
def navigateur() -> "Iterator[Browser]":
    """One Chromium for the whole run: a second one in the same process is refused by its driver."""
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("no chromium on PATH: the pages were not opened in a browser")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        fenetre = playwright.chromium.launch(executable_path=chromium, args=arguments)
        yield fenetre
        fenetre.close()


@pytest.fixture(scope="session")
def site_construit(request: pytest.FixtureRequest) -> Path:
    """The folder `public` that the command makes of this repository's own data.

    Where the variable PUBLIC names a folder, that one is tested instead: CI tests the very files that it publishes.
    """
    if publie := os.environ.get("PUBLIC"):
        assert (Path(publie) / "donnees" / "contrats.json").is_file(), f"no site was built in {publie}"
        return Path(publie)
    projet: Path = request.getfixturevalue("projet_construit")
    return projet / "public"


@pytest.fixture(scope="session")
def projet_construit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of this repository's own data, so that no other build is in its way, built from nothing, with its memory. Read only."""
    return une_fois(tmp_path_factory, "projet", _construire)


def _construire(projet: Path) -> None:
    projet.mkdir()
    for nom in ENTREES:
        source = RACINE / nom
        if source.is_dir():
            shutil.copytree(source, projet / nom)
        else:
            shutil.copy(source, projet / nom)
    public = projet / "public"
    milieu = {nom: valeur for nom, valeur in os.environ.items() if nom != "SITE_URL"}
    commande = [sys.executable, "-m", "generator", "construire", "--projet", str(projet), "--public", str(public)]
    fini = subprocess.run(commande, cwd=RACINE, env=milieu, capture_output=True, text=True, check=False, timeout=900)
    assert fini.returncode == 0, fini.stdout + fini.stderr


@pytest.fixture
def noter(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Keeps one line of what a test measured; the run prints all of them at its end."""
    return lambda ligne: record_property(MESURE, ligne)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Prints what the tests measured, whichever worker measured it."""
    rapports = [rapport for issue in ("passed", "failed") for rapport in terminalreporter.getreports(issue)]
    lignes = [valeur for rapport in rapports for nom, valeur in rapport.user_properties if nom == MESURE and rapport.when == "call"]
    if lignes:
        terminalreporter.section("measured")
        for ligne in sorted(lignes):
            terminalreporter.line(ligne)
